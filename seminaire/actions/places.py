"""Where a créneau stands among the others, and what goes along with it when its hour changes."""

from dataclasses import replace

from django.db import models

from labo import revisions
from seminaire import horaires
from seminaire.enums import Sens
from seminaire.lignes import ecrire_temps, lire_intervenants, lire_temps
from seminaire.models import Creneau, Intervention, Seance, Temps


def autres(creneau):
    return Creneau.objects.filter(seminaire_id=creneau.seminaire_id).exclude(pk=creneau.pk)


def du_jour(creneau, jour=None):
    """All of the same day (or of another one), itself included: those without a day are on the first one."""
    seminaire = creneau.seminaire
    jour = jour or creneau.jour or seminaire.date_debut
    sans_jour = models.Q(jour=None) if jour == seminaire.date_debut else models.Q()
    return Creneau.objects.filter(models.Q(jour=jour) | sans_jour, seminaire=seminaire)


def voisin_de(creneau, sens):
    """The créneau that a person sees just before or after, on the same day, locked; None at either end."""
    voisins = du_jour(creneau).occupes().exclude(pk=creneau.pk).select_for_update(of=("self",))
    if sens == Sens.MONTER:
        return voisins.filter(rang__lt=creneau.rang).order_by("-rang").first()
    return voisins.filter(rang__gt=creneau.rang).order_by("rang").first()


def vient_apres(autre, creneau):
    """By day, then by hour; what has none says nothing."""
    if autre.jour and creneau.jour and autre.jour != creneau.jour:
        return autre.jour > creneau.jour
    return bool(autre.debut and creneau.debut and autre.debut > creneau.debut)


def is_a_sa_place(creneau):
    return not any(
        vient_apres(autre, creneau) if autre.rang < creneau.rang else vient_apres(creneau, autre)
        for autre in autres(creneau)
    )


def faire_place(creneau):
    """The rank where a créneau belongs, those after it moved on."""
    voisins = autres(creneau)
    suivant = next((autre.rang for autre in voisins if vient_apres(autre, creneau)), None)
    if suivant is None:
        return max((autre.rang for autre in voisins), default=0) + 1
    voisins.filter(rang__gte=suivant).update(rang=models.F("rang") + 1)
    return suivant


def faire_place_apres(creneau):
    """The rank right after this one, those after it moved on."""
    autres(creneau).filter(rang__gt=creneau.rang).update(rang=models.F("rang") + 1)
    return creneau.rang + 1


def remettre_a_sa_place(creneau):
    """By its day and hour; where those agree with its neighbours it does not move."""
    if not is_a_sa_place(creneau):
        creneau.rang = faire_place(creneau)
        creneau.save(update_fields=("rang",))


def decaler_les_temps(creneau, avant, *, by, sauf=None, enregistree=None):
    """Phases that have hours follow the créneau that started at `avant`, but those of the séance `sauf`, just typed.

    `enregistree`: the séance that the same act has saved; the others have a revision of their own.
    """
    decaler_tous_les_temps([(creneau, avant)], by=by, sauf=sauf, enregistree=enregistree)


def decaler_tous_les_temps(bouges, *, by, sauf=None, enregistree=None):
    """The same for several: (créneau, the start that it had). One query where there is no phase."""
    ecarts = {
        creneau.pk: horaires.ecart(avant, creneau.debut)
        for creneau, avant in bouges
        if None not in (avant, creneau.debut) and avant != creneau.debut
    }
    seances = Seance.objects.filter(creneau__in=ecarts).exclude(phases="") if ecarts else Seance.objects.none()
    for seance in seances.exclude(pk=sauf and sauf.pk).select_for_update(of=("self",)):
        decaler_ses_temps(seance, ecarts[seance.creneau_id], by=by, enregistree=enregistree)


def decaler_ses_temps(seance, de, *, by, enregistree=None):
    phases = {"phases": ecrire_temps(_decaler(phase, de) for phase in lire_temps(seance.phases))}
    if seance == enregistree:
        revisions.completer(enregistree, phases)
    elif not revisions.enregistrer(seance, phases, version=seance.version, by=by):
        return
    lire_ses_lignes(enregistree if seance == enregistree else seance)


def _decaler(phase, de):
    debut = horaires.decaler(phase.debut, de)
    return replace(phase, debut=debut, fin=horaires.decaler(phase.fin, de) if debut else None)


def lire_ses_lignes(*seances):
    """The rows of who speaks and of the phases, made anew from the lines of these séances."""
    for modele, champ, lire in ((Intervention, "intervenants", lire_intervenants), (Temps, "phases", lire_temps)):
        modele.objects.filter(seance__in=seances).delete()
        modele.objects.bulk_create(
            modele(seance=seance, rang=n, **_couper(modele, lu))
            for seance in seances
            for n, lu in enumerate(lire(getattr(seance, champ)), 1)
        )


def _couper(modele, lu):
    """A row holds what its columns can; the line itself stays whole in its séance."""
    limites = {nom: modele._meta.get_field(nom).max_length for nom in vars(lu)}
    return {nom: valeur[: limites[nom]] if isinstance(valeur, str) else valeur for nom, valeur in vars(lu).items()}
