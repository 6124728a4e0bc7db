"""Programmes as values that often know the same séances: what a comparison needs."""

from datetime import date, time, timedelta

from hypothesis import strategies as st

from seminaire.contenu import Contenu, CreneauLu, Entete, IntervenantLu, SeanceLue, TempsLu
from seminaire.contenu.modele import composer


JEUDI = date(2023, 10, 19)


def creneau(pk, debut, fin, *seances, jour=JEUDI, **champs):
    """`creneau(1, "9:00", "9:30", seance(1, "Accueil"))`."""
    heures = [heure and time.fromisoformat(heure.zfill(5)) for heure in (debut, fin)]
    return CreneauLu(pk, jour, *heures, False, champs.pop("intitule", ""), seances, **champs)


def seance(pk, titre, nature="atelier", **champs):
    return SeanceLue(pk, titre, nature, **champs)


def programme(*creneaux, **entete):
    return Contenu(Entete(**{"titre": "Lancement", "date_debut": JEUDI, **entete}), composer(creneaux))


MOTS = st.sampled_from(("Accueil", "Pause", "Atelier 3", "« Et après ? »", "L’eau : à qui ?", "Clôture"))
SALLES = st.sampled_from(("", "Salle A", "Salle B", "Amphi", "Grande salle", "B12", "La Ruche", "HALL", "é"))
HEURES = st.times(min_value=time(7), max_value=time(21, 59)).map(lambda h: h.replace(second=0, microsecond=0))
JOURS = st.sampled_from((None, JEUDI, JEUDI + timedelta(days=1), date(2024, 1, 1)))
NATURES = st.sampled_from(("accueil", "pleniere", "atelier", "pause", "repas", "restitution", "cloture"))
NOMS = st.sampled_from(("Léa Martin", "Sami Diallo", "Zoé Bry"))
INTERVENANTS = st.builds(IntervenantLu, NOMS, fonction=st.sampled_from(("", "présidente")), is_animation=st.booleans())


@st.composite
def horaires(draw):
    debut = draw(st.none() | HEURES)
    fin = draw(st.none() | HEURES) if debut else None
    return debut, fin if fin and fin > debut else None


@st.composite
def temps(draw):
    return TempsLu(draw(MOTS), *draw(horaires()))


@st.composite
def contenus(draw):
    """Any programme: its keys among few, so that two of them often know the same séances, in the same créneaux or not."""
    cles = draw(st.lists(st.integers(1, 7), unique=True, max_size=7))
    creneaux = {}
    for cle in cles:
        creneaux.setdefault(draw(st.integers(1, 4)), []).append(
            SeanceLue(
                cle,
                draw(MOTS),
                draw(NATURES),
                description=draw(st.sampled_from(("", "Une description.", "Une autre."))),
                salle=draw(SALLES),
                chantier=draw(st.none() | st.integers(1, 3)),
                couleur=draw(st.none() | st.integers(1, 3)),
                a_confirmer=draw(st.booleans()),
                intervenants=tuple(draw(st.lists(INTERVENANTS, max_size=2))),
                temps=tuple(draw(st.lists(temps(), max_size=2))),
                notes=draw(st.sampled_from(("", "Pour nous."))),
                sequence=draw(st.integers(0, 3)),
            )
        )
    entete = Entete(
        titre=draw(MOTS), date_debut=draw(JOURS), lieu=draw(SALLES), acces=draw(SALLES), objectifs=draw(SALLES)
    )
    lus = [
        CreneauLu(
            pk, draw(JOURS), *draw(horaires()), draw(st.booleans()), draw(st.sampled_from(("", "Ateliers"))), tuple(s)
        )
        for pk, s in creneaux.items()
    ]
    return Contenu(entete, composer(lus))
