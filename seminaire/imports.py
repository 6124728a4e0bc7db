"""From a programme that was read to a programme that exists: one road for the page and for the command."""

from datetime import date, time

from django.db import transaction

from seminaire import actions
from seminaire.actions.seminaires import slug_libre
from seminaire.programme import proposer_presentation


PRESENTATION = ("titre", "presentation", "objectifs", "organisateurs", "partenaires", "lieu")


def jours_lus(programme) -> list[list[dict]]:
    """For each day of a `Programme`, its séances as `creer_programme` takes them, each with its notes in `a_verifier`.

    The parts of a part, and who speaks in a part, stand with the séance itself; a part's room goes into its title.
    What runs side by side in a slot is in `paralleles`.
    """
    return [[_seance(lue, jour.date) for lue in jour.seances] for jour in programme.jours]


def presentation_lue(programme) -> dict[str, str]:
    """The seminar's own fields as the lines before the first séance tell them, "" where they say nothing."""
    propose = proposer_presentation([programme.titre, *programme.avant])
    return {nom: valeur if isinstance(valeur := propose[nom], str) else "\n".join(valeur) for nom in PRESENTATION}


def ordonner(jours: list[list[dict]]) -> list[dict]:
    """The séances of all days by date and hour; what has no date stays in its day, what has no hour behind its neighbour."""
    places, dernier = [], date.min
    for groupe, seances in enumerate(jours, 1):
        heure = time.min
        for seance in seances:
            jour, heure = seance.get("jour"), seance.get("debut") or heure
            dernier = jour or dernier
            places.append(((dernier, 0 if jour else groupe, heure), seance))
    return [seance for _, seance in sorted(places, key=lambda place: place[0])]


@transaction.atomic
def importer(*, seminaire, seances, presentation, by, version=None, remplacer=False):
    """Create the programme and change these fields of the seminar, or neither; without a seminar, announce it first."""
    if seminaire is None:
        slug = slug_libre(presentation["titre"])
        seminaire = actions.creer_seminaire(slug=slug, by=by, **presentation)
    elif presentation:
        seminaire = actions.modifier_seminaire(seminaire=seminaire, version=version, by=by, **presentation)
    actions.creer_programme(seminaire=seminaire, seances=seances, remplacer=remplacer, by=by)
    return seminaire


@transaction.atomic
def remplacer(*, seminaire, contenu, by, edition=None):
    """Make the draft exactly this content; without a seminar, announce it first."""
    if seminaire is None:
        seminaire = actions.creer_seminaire(slug=slug_libre(contenu.entete.titre), by=by, **vars(contenu.entete))
        edition = None
    return actions.appliquer_contenu(seminaire=seminaire, contenu=contenu, edition=edition, by=by)


def _seance(lue, jour):
    parties = list(_descendance(lue))
    notees = (*lue.paralleles, *parties)
    notes = [*lue.a_verifier, *(f"« {partie.titre} » : {note}" for partie in notees for note in partie.a_verifier)]
    seance = {
        "jour": jour,
        "debut": lue.debut,
        "fin": lue.fin,
        "fin_deduite": lue.fin_deduite,
        "titre": lue.titre,
        "salle": lue.salle,
        "intervenants": _intervenants(lue, parties),
        "sous_elements": [_temps(partie) for partie in parties],
        "a_verifier": notes,
    }
    return seance | ({"paralleles": [_parallele(une) for une in lue.paralleles]} if lue.paralleles else {})


def _parallele(lue):
    parties = list(_descendance(lue))
    return {
        "titre": lue.titre,
        "salle": lue.salle,
        "intervenants": _intervenants(lue, parties),
        "sous_elements": [_temps(partie) for partie in parties],
    }


def _intervenants(lue, parties):
    """Who speaks in it or in a part of it, each once."""
    tous = [intervenant for partie in (lue, *parties) for intervenant in partie.intervenants]
    return [_intervenant(intervenant) for intervenant in dict.fromkeys(tous)]


def _intervenant(lu):
    """Who leads, as the lines of a séance write it: « Animation : Camille Roy »."""
    valeurs = lu.en_json()
    if lu.fonction.casefold() != "animation":
        return valeurs
    return valeurs | {"nom": f"Animation : {lu.nom}", "fonction": ""}


def _descendance(lue):
    for partie in lue.sous_elements:
        yield partie
        yield from _descendance(partie)
        for parallele in partie.paralleles:  # within a phase, they are phases
            yield parallele
            yield from _descendance(parallele)


def _temps(partie):
    titre = f"{partie.titre} ({partie.salle})" if partie.salle else partie.titre
    return {"titre": titre, "debut": partie.debut, "fin": partie.fin if partie.debut else None}
