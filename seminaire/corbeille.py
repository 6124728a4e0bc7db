"""The seminar's part of the bin: séances, one by one or as the programme that another replaced."""

from itertools import groupby

from django.db import models, transaction
from django.urls import reverse

from labo import corbeille
from seminaire import permissions, queries
from seminaire.models import Creneau, Seance, Seminaire


def a_restaurer(personne) -> list[corbeille.Jete]:
    """The deleted séances of the current seminar, for who edits its programme; together what was deleted in one act."""
    seminaire = Seminaire.objects.courant()
    if seminaire is None or not permissions.can_modifier_programme(personne, seminaire):
        return []
    seances = list(_restaurables(seminaire))
    evenements = corbeille.suppressions("seance_supprimee", seances)
    d_un_coup = queries.actes_d_un_coup(seminaire) if seances else []
    jetees = [_jetee(seance, evenements.get(seance.pk), d_un_coup) for seance in seances]
    par_acte = [(le, tuple(acte)) for le, acte in groupby(jetees, key=lambda jetee: jetee.supprime_le)]
    return [
        acte[0] if len(acte) == 1 else _ensemble(acte, queries.is_programme_entier(seminaire, le, d_un_coup))
        for le, acte in par_acte
    ]


def _restaurables(seminaire):
    """With how much comes back with each."""
    comptes = {nom: models.Count(nom, distinct=True) for nom in ("temps", "interventions")}
    compte = {f"combien_de_{nom}": compte for nom, compte in comptes.items()}
    seances = Seance.objects.of_seminaire(seminaire).restaurables().annotate(**compte)
    return seances.order_by("-supprimee_le", "creneau__rang", "rang")


def _jetee(seance, suppression, d_un_coup):
    """Deleted by itself, or by what sent several to the bin just then."""
    candidats = [evenement for evenement in (suppression, *d_un_coup) if evenement]
    suivants = [evenement for evenement in candidats if evenement.at >= seance.supprimee_le]
    return corbeille.Jete(
        genre="séance",
        titre=seance.titre,
        supprime_le=seance.supprimee_le,
        auteur=corbeille.auteur_de(min(suivants, key=lambda evenement: evenement.at, default=None)),
        restaurer=reverse("seminaire:seance_restaurer", args=[seance.pk]),
        historique=seance.get_historique_url(),
        contenu=_contenu(seance.combien_de_temps, seance.combien_de_interventions),
    )


def _contenu(temps, interventions):
    comptes = ((temps, "temps", "temps"), (interventions, "intervention", "interventions"))
    return tuple(f"{combien} {un if combien == 1 else plusieurs}" for combien, un, plusieurs in comptes if combien)


def _ensemble(acte, is_entier):
    """All of a programme that another one replaced, or several séances that one act took out of it."""
    premiere = acte[0]
    combien = len(acte)
    return corbeille.Jete(
        genre="programme remplacé" if is_entier else "séances",
        titre=f"L’ancien programme, {combien} séances" if is_entier else f"{combien} séances retirées ensemble",
        supprime_le=premiere.supprime_le,
        auteur=premiere.auteur,
        restaurer=reverse("seminaire:programme_restaurer"),
        bouton=f"Rétablir les {combien} séances" + " de l’ancien programme" * is_entier,
        note="Elles reprendront leur place, à côté des séances du programme d’aujourd’hui.",
        champs=(("supprimees_le", premiere.supprime_le.isoformat()),),
        ensemble=acte,
    )


@transaction.atomic
def purger() -> int:
    """The séances with their phases and speakers, the créneaux that only they filled, and what both ever said."""
    perimees = list(Seance.objects.perimees().select_for_update(of=("self",)).values_list("pk", flat=True))
    corbeille.oublier(Seance, perimees)
    Seance.objects.filter(pk__in=perimees).delete()
    vides = list(Creneau.objects.filter(seances=None).values_list("pk", flat=True))
    corbeille.oublier(Creneau, vides)
    Creneau.objects.filter(pk__in=vides).delete()
    return len(perimees)
