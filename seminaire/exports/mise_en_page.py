"""What the sheets and documents tell of a programme: strings with their French spaces."""

from itertools import groupby

from django.utils import timezone

from labo.typographie import date_ecrite, date_longue, plage, typographier


def chapeau(entete) -> list[str]:
    """« Jeudi 19 octobre 2023 », then the place."""
    jour = date_longue(entete.date_debut).capitalize() if entete.date_debut else ""
    return [ligne for ligne in (jour, typographier(entete.lieu)) if ligne]


def mention_publiee(publie) -> str:
    """« Version 3, publiée le 12 octobre 2023 »."""
    return f"Version {publie.numero}, publiée le {date_ecrite(timezone.localtime(publie.publiee_le))}"


def jours(creneaux, premier_jour=None) -> list[dict]:
    """By day; a programme of one day that its head already tells has no heading of day."""
    groupes = [(jour, list(groupe)) for jour, groupe in groupby(creneaux, key=lambda creneau: creneau.jour)]
    is_seul = len(groupes) == 1 and groupes[0][0] in (None, premier_jour)
    return [
        {
            "titre": "" if is_seul else date_longue(jour).capitalize() if jour else "Horaires",
            "creneaux": [creneau_dit(creneau) for creneau in groupe],
        }
        for jour, groupe in groupes
    ]


def creneau_dit(creneau) -> dict:
    communs = creneau.temps_communs
    return {
        "heure": heures(creneau),
        "intitule": typographier(creneau.intitule) if creneau.is_parallele else "",
        "temps": temps_dits(communs),
        "seances": [seance_dite(seance, sans_temps=bool(communs)) for seance in creneau.presentes],
    }


def seance_dite(seance, *, sans_temps=False) -> dict:
    return {
        "titre": typographier(seance.titre),
        "nature": seance.nature,
        "salle": typographier(seance.salle),
        "chantier": seance.chantier,
        "couleur": seance.couleur or 1,
        "a_confirmer": seance.a_confirmer,
        "is_pause": seance.is_pause,
        "intervenants": [intervenant_dit(intervenant) for intervenant in seance.intervenants],
        "temps": [] if sans_temps else temps_dits(seance.temps),
    }


def intervenant_dit(intervenant) -> str:
    dit = ", ".join(filter(None, (intervenant.nom, intervenant.fonction, intervenant.organisation)))
    return typographier(f"Animation : {dit}" if intervenant.is_animation else dit)


def temps_dits(temps) -> list[str]:
    return [
        typographier(f"{plage(phase.debut, phase.fin)} : {phase.titre}" if phase.debut else phase.titre)
        for phase in temps
    ]


def heures(creneau) -> str:
    return plage(creneau.debut, creneau.fin) if creneau.debut else ""
