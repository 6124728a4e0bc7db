"""Where a créneau stands among the others, and what goes along with it when its hour changes."""

from dataclasses import replace

from django.db import models

from labo import revisions
from seminaire import horaires
from seminaire.lignes import ecrire_temps, lire_intervenants, lire_temps
from seminaire.models import Creneau, Intervention, Temps


def autres(creneau):
    return Creneau.objects.filter(seminaire_id=creneau.seminaire_id).exclude(pk=creneau.pk)


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


def remettre_a_sa_place(creneau):
    """By its day and hour; where those agree with its neighbours it does not move."""
    if not is_a_sa_place(creneau):
        creneau.rang = faire_place(creneau)
        creneau.save(update_fields=("rang",))


def decaler_les_temps(creneau, avant, *, by, sauf=None, enregistree=None):
    """Phases that have hours follow the créneau that started at `avant`, but those of the séance `sauf`, just typed.

    `enregistree`: the séance that the same act has saved; the others have a revision of their own.
    """
    if None in (avant, creneau.debut) or avant == creneau.debut:
        return
    de = horaires.ecart(avant, creneau.debut)
    for seance in creneau.seances.select_for_update(of=("self",)).exclude(pk=sauf and sauf.pk).exclude(phases=""):
        phases = {"phases": ecrire_temps(_decaler(phase, de) for phase in lire_temps(seance.phases))}
        if seance == enregistree:
            revisions.completer(enregistree, phases)
        elif not revisions.enregistrer(seance, phases, version=seance.version, by=by):
            continue
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
