"""Programmes as values: hypothesis strategies and short hands, for the pure modules."""

from datetime import UTC, date, datetime, time

from hypothesis import strategies as st

from seminaire.contenu import Contenu, CreneauLu, Entete, IntervenantLu, SalleLue, SeanceLue, TempsLu
from seminaire.contenu.modele import composer


JOUR = date(2023, 10, 19)
NATURES = ("accueil", "pleniere", "atelier", "pause", "repas", "restitution", "cloture")
# What a field of one line may hold once normalised: no control character, no blank at the ends.
lignes = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=12)
heures = st.builds(time, st.integers(8, 18), st.integers(0, 59))
textes = st.lists(lignes, max_size=3).map("\n".join)


@st.composite
def horaires(draw):
    debut = draw(st.none() | heures)
    fin = draw(st.none() | heures) if debut else None
    return (min(debut, fin), max(debut, fin)) if fin and fin != debut else (debut, None)


@st.composite
def temps(draw):
    return TempsLu(draw(lignes), *draw(horaires()))


intervenants = st.builds(IntervenantLu, lignes, lignes | st.just(""), lignes | st.just(""), st.booleans())
instants = st.datetimes(datetime(2023, 1, 1), datetime(2024, 1, 1)).map(lambda a: a.replace(tzinfo=UTC))


@st.composite
def seances(draw, pk):
    return SeanceLue(
        pk=pk,
        titre=draw(lignes),
        nature=draw(st.sampled_from(NATURES)),
        description=draw(textes),
        salle=draw(st.sampled_from(("", "Salle A", "Salle B", "Amphi"))),
        chantier=(chantier := draw(st.none() | st.integers(1, 5))),
        couleur=chantier,
        a_confirmer=draw(st.booleans()),
        intervenants=tuple(draw(st.lists(intervenants, max_size=2))),
        temps=tuple(draw(st.lists(temps(), max_size=2))),
        objectifs=draw(textes),
        materiel=draw(textes),
        notes=draw(textes),
        attendus=draw(st.none() | st.integers(0, 500)),
        sequence=draw(st.integers(0, 9)),
        modifiee_le=draw(st.none() | instants),
    )


@st.composite
def contenus(draw, creneaux_max=5):
    """A programme with distinct keys, in any order of hours."""
    creneaux, pk = [], 0
    for n in range(draw(st.integers(0, creneaux_max))):
        combien = draw(st.sampled_from((1, 1, 1, 2, 3)))
        debut, fin = draw(horaires())
        creneaux.append(
            CreneauLu(
                pk=n + 1,
                jour=draw(st.sampled_from((JOUR, JOUR, date(2023, 10, 20), None))),
                debut=debut,
                fin=fin,
                fin_deduite=bool(fin) and draw(st.booleans()),
                intitule=draw(lignes) if combien > 1 else "",
                fixe=draw(st.booleans()),
                seances=tuple(draw(seances(pk + m + 1)) for m in range(combien)),
            )
        )
        pk += combien
    entete = Entete("Séminaire", draw(textes), draw(textes), JOUR, draw(st.just("") | lignes))
    salles = tuple(SalleLue(nom, draw(st.none() | st.integers(1, 300))) for nom in ("Amphi", "Salle A", "Salle B"))
    return Contenu(entete, composer(creneaux), salles)


def creneau(pk, debut, fin=None, *siennes, jour=JOUR, **champs):
    """« 9:00 » or None; a séance « S‹pk› » unless some are given."""
    siennes = siennes or (seance(pk, f"S{pk}"),)
    valeurs = {"fin_deduite": False, "intitule": ""} | champs
    return CreneauLu(pk, jour, _heure(debut), _heure(fin), seances=siennes, **valeurs)


def seance(pk, titre, nature="pleniere", **champs):
    return SeanceLue(pk, titre, nature, **champs)


def contenu(*creneaux, salles=(), **entete):
    return Contenu(Entete(**{"titre": "Séminaire", "date_debut": JOUR} | entete), composer(creneaux), salles)


def _heure(texte):
    return time.fromisoformat(texte.zfill(5)) if texte else None
