"""The day itself: rooms, times and titles are public at once, and nothing else is."""

from datetime import time

import pytest

from labo.refus import Perime
from seminaire import actions, queries
from seminaire.contenu import de_json
from seminaire.models import Creneau, Seance, VersionProgramme
from tests.seminaire.factories import (
    JOUR,
    SalleFactory,
    SeanceFactory,
    SeminaireFactory,
    facilitation_de,
    publier,
    seance_a,
)


VEILLE, MATIN, SOIR, LENDEMAIN = "2023-10-18T23:59", "2023-10-19T00:00", "2023-10-19T23:59", "2023-10-20T00:00"


@pytest.fixture
def seminaire(db, a_l_heure):
    """Published on the evening before."""
    a_l_heure(VEILLE)
    seminaire = SeminaireFactory(titre="Lancement", est_courant=True)
    salle = SalleFactory(seminaire=seminaire, nom="Salle B")
    seance_a(seminaire, "9:00", "9:30", titre="Accueil")
    atelier = seance_a(seminaire, "14:15", "15:00", titre="Atelier 3", salle=salle)
    SeanceFactory(creneau=atelier.creneau, titre="Atelier 4")
    seance_a(seminaire, "16:00", "16:30", titre="Clôture")
    publier(seminaire)
    return seminaire


@pytest.fixture
def fanny(seminaire):
    return facilitation_de(seminaire)


def modifier(titre, by, **champs):
    seance = Seance.objects.select_related("creneau").get(titre=titre)
    versions = {"version": seance.version, "version_creneau": seance.creneau.version}
    return actions.modifier_seance(seance=seance, by=by, **versions, **champs)


def renommer(ancien, nouveau, by):
    seance = Seance.objects.select_related("creneau").get(titre=ancien)
    versions = {"version": seance.version, "version_creneau": seance.creneau.version}
    return actions.modifier_seance(seance=seance, by=by, titre=nouveau, **versions)


def publie(seminaire):
    seminaire.refresh_from_db()
    return queries.programme_publie(seminaire)


def phrases(seminaire):
    return [
        changement.phrase.replace("\u00a0", " ").replace("\u202f", " ") for changement in publie(seminaire).changements
    ]


def lues(seminaire):
    """titre -> (début, salle, description), as the public reads them."""
    return {
        seance.titre: (creneau.debut, seance.salle, seance.description)
        for creneau, seance in publie(seminaire).contenu.seances
    }


ACTES = {
    "room": (lambda by: modifier("Atelier 3", by, salle="Amphi"), ["Atelier 3 : amphi au lieu de la salle B"]),
    "title": (lambda by: renommer("Atelier 3", "L’eau", by), ["« Atelier 3 » devient « L’eau »"]),
    "times": (
        lambda by: modifier("Accueil", by, debut=time(9, 5), fin=time(9, 35)),
        ["Accueil : de 9 h 05 à 9 h 35, et non plus de 9 h à 9 h 30"],
    ),
    "parallel times": (
        lambda by: modifier("Atelier 3", by, debut=time(14, 30), fin=time(15, 15)),
        ["Atelier 3 et Atelier 4 : de 14 h 30 à 15 h 15, et non plus de 14 h 15 à 15 h"],
    ),
    "common title": (
        lambda by: modifier("Atelier 3", by, intitule="Ateliers"),
        ["« Ateliers » : titre commun de 2 séances en parallèle"],
    ),
    "move": (
        lambda by: actions.deplacer_seance(seance=Seance.objects.get(titre="Clôture"), sens="monter", version=1, by=by),
        ["Clôture : 14 h 15 au lieu de 16 h", "Atelier 3 et Atelier 4 : 15 h 45 au lieu de 16 h"],
    ),
}


@pytest.mark.parametrize("heure", [MATIN, "2023-10-19T10:00", SOIR])
@pytest.mark.parametrize("acte", ["room", "title", "times", "parallel times", "common title"])
def test_on_the_day_it_is_public_at_once_as_a_small_version(seminaire, fanny, a_l_heure, heure, acte):
    a_l_heure(heure)
    faire, attendues = ACTES[acte]
    faire(fanny)
    assert phrases(seminaire) == attendues
    version = VersionProgramme.objects.get(numero=2)
    assert (version.nature, version.personne) == ("au_fil_du_jour", fanny)
    assert queries.changements_en_attente(seminaire, publie(seminaire)) == ()


@pytest.mark.parametrize("acte", ACTES)
def test_who_publishes_knows_what_any_other_process_reads(seminaire, fanny, a_l_heure, acte):
    a_l_heure(MATIN)
    ACTES[acte][0](fanny)
    version = VersionProgramme.objects.get(numero=2)
    assert queries.contenu_de(version) == de_json(version.contenu)
    assert len(queries.contenu_de(version).seances) == 4


def test_a_move_is_public_at_once(seminaire, fanny, a_l_heure):
    a_l_heure(MATIN)
    actions.deplacer_seance(seance=Seance.objects.get(titre="Clôture"), sens="monter", version=1, by=fanny)
    assert {titre: debut for titre, (debut, *_) in lues(seminaire).items()} == {
        "Accueil": time(9),
        "Clôture": time(14, 15),
        "Atelier 3": time(15, 45),
        "Atelier 4": time(15, 45),
    }
    actions.deplacer_seance(seance=Seance.objects.get(titre="Clôture"), sens="descendre", version=2, by=fanny)
    assert lues(seminaire)["Clôture"][0] == time(16)
    assert [v.nature for v in VersionProgramme.objects.order_by("numero")][1:] == ["au_fil_du_jour"] * 2


def test_going_back_to_what_it_said_is_public_at_once(seminaire, fanny, a_l_heure):
    a_l_heure(MATIN)
    seance = modifier("Accueil", fanny, salle="Amphi")
    modifier("Accueil", fanny, salle="Hall")
    seance = Seance.objects.get(titre="Accueil")
    actions.retablir_seance(seance=seance, numero=seance.version - 1, version=seance.version, by=fanny)
    assert phrases(seminaire) == ["Accueil : amphi au lieu du hall"]


@pytest.mark.parametrize("heure", [VEILLE, LENDEMAIN])
@pytest.mark.parametrize("acte", ["room", "title", "times", "move", "common title"])
def test_on_any_other_day_nothing_is_public_by_itself(seminaire, fanny, a_l_heure, heure, acte):
    a_l_heure(heure)
    ACTES[acte][0](fanny)
    assert publie(seminaire).numero == 1
    assert queries.changements_en_attente(seminaire, publie(seminaire)) != ()


def test_the_days_of_a_longer_seminar_all_count(seminaire, fanny, a_l_heure):
    seance_a(seminaire, "9:00", titre="Second jour", creneau__jour=JOUR.replace(day=21))
    actions.ajouter_seance(seminaire=seminaire, titre="Pause", by=fanny)  # notes the last day
    for heure, numero in ((LENDEMAIN, 2), ("2023-10-21T23:59", 3), ("2023-10-22T00:00", 3)):
        a_l_heure(heure)
        modifier("Accueil", fanny, salle=f"Salle {numero}{heure[-1]}")
        assert publie(seminaire).numero == numero


def test_a_seminar_that_was_never_published_stays_a_draft_on_its_day(db, a_l_heure):
    a_l_heure(MATIN)
    seminaire = SeminaireFactory()
    seance_a(seminaire, "9:00", "9:30", titre="Accueil")
    modifier("Accueil", facilitation_de(seminaire), salle="Amphi")
    assert not VersionProgramme.objects.exists()


RESTENT = {
    "description": lambda s, by: modifier("Accueil", by, description="Autre"),
    "speakers": lambda s, by: modifier("Accueil", by, intervenants="Léa Martin, présidente"),
    "phases": lambda s, by: modifier("Accueil", by, phases="Tour de table"),
    "nature": lambda s, by: modifier("Accueil", by, nature="pause"),
    "to be confirmed": lambda s, by: modifier("Accueil", by, a_confirmer=True),
    "notes": lambda s, by: modifier("Accueil", by, notes="Micro"),
    "new séance": lambda s, by: actions.ajouter_seance(
        seminaire=s, titre="Film", jour=JOUR, debut=time(18), salle="Hall", by=by
    ),
    "deleted séance": lambda s, by: actions.supprimer_seance(seance=Seance.objects.get(titre="Clôture"), by=by),
    "presentation": lambda s, by: actions.modifier_seminaire(seminaire=s, version=s.version, lieu="Ailleurs", by=by),
}


@pytest.mark.parametrize("acte", RESTENT)
def test_all_the_rest_stays_a_draft_even_on_the_day(seminaire, fanny, a_l_heure, acte):
    a_l_heure(MATIN)
    RESTENT[acte](seminaire, fanny)
    assert publie(seminaire).numero == 1


def test_a_room_and_a_description_in_one_save_are_parted(seminaire, fanny, a_l_heure):
    a_l_heure(MATIN)
    modifier("Atelier 3", fanny, salle="Amphi", description="Autre", debut=time(14, 30), fin=time(15, 15))
    assert lues(seminaire)["Atelier 3"] == (time(14, 30), "Amphi", "")
    assert [c.phrase for c in queries.changements_en_attente(seminaire, publie(seminaire))] == [
        "Atelier 3\u00a0: description ajoutée"
    ]


def test_what_waited_from_the_day_before_goes_on_waiting(seminaire, fanny, a_l_heure):
    modifier("Accueil", fanny, salle="Hall")
    renommer("Atelier 3", "L’eau", fanny)
    modifier("L’eau", fanny, debut=time(13), fin=time(14))
    a_l_heure(MATIN)
    modifier("Clôture", fanny, salle="Amphi")  # another séance
    assert phrases(seminaire) == ["Clôture : désormais amphi"]
    modifier("L’eau", fanny, salle="Hall")  # the same séance: its room goes, its title and hours wait
    assert lues(seminaire)["Atelier 3"] == (time(14, 15), "Hall", "")
    modifier("L’eau", fanny, description="Un texte")  # nothing of a room, a time or a title
    assert publie(seminaire).numero == 3
    modifier("L’eau", fanny, debut=time(13, 30), fin=time(14, 30))
    assert lues(seminaire)["Atelier 3"] == (time(13, 30), "Hall", "")
    attendus = ["Accueil : désormais hall", "« Atelier 3 » devient « L’eau » ; description ajoutée"]
    en_attente = queries.changements_en_attente(seminaire, publie(seminaire))
    assert [c.phrase.replace("\u00a0", " ").replace("\u202f", " ") for c in en_attente] == attendus
    publier(seminaire)
    assert set(lues(seminaire)) == {"Accueil", "L’eau", "Atelier 4", "Clôture"}


def intitules(seminaire):
    return {creneau.seances[0].titre: creneau.intitule for creneau in publie(seminaire).creneaux}


def test_a_common_title_that_waited_goes_on_waiting(seminaire, fanny, a_l_heure):
    modifier("Atelier 3", fanny, intitule="Ateliers")
    a_l_heure(MATIN)
    modifier("Atelier 3", fanny, salle="Amphi")
    modifier("Atelier 4", fanny, debut=time(14, 30), fin=time(15, 15))
    assert (intitules(seminaire)["Atelier 3"], publie(seminaire).numero) == ("", 3)
    modifier("Atelier 4", fanny, intitule="Cinq ateliers", description="Un texte")
    assert intitules(seminaire)["Atelier 3"] == "Cinq ateliers"
    assert lues(seminaire)["Atelier 4"] == (time(14, 30), "", "")


def test_a_common_title_stays_with_its_creneau(seminaire, fanny, a_l_heure):
    """Who leaves it, or comes into it, takes no title along and changes none."""
    modifier("Atelier 3", fanny, intitule="Ateliers")
    publier(seminaire)
    modifier("Atelier 3", fanny, intitule="Qui attend")
    a_l_heure(MATIN)
    atelier, cloture = (Seance.objects.get(titre=titre) for titre in ("Atelier 4", "Clôture"))
    actions.paralleliser_seance(seance=cloture, version_creneau=1, by=fanny)
    actions.separer_seance(seance=atelier, version_creneau=atelier.creneau.version, by=fanny)
    assert [[seance.titre for seance in creneau.seances] for creneau in publie(seminaire).creneaux] == [
        ["Accueil"], ["Atelier 3", "Clôture"], ["Atelier 4"],
    ]  # fmt: skip
    assert intitules(seminaire) == {"Accueil": "", "Atelier 3": "Ateliers", "Atelier 4": ""}


def test_a_new_seance_in_a_known_creneau_stays_a_draft(seminaire, fanny, a_l_heure):
    a_l_heure(MATIN)
    SeanceFactory(creneau=Creneau.objects.get(debut=time(9)), titre="Toute nouvelle")
    modifier("Toute nouvelle", fanny, salle="Amphi", debut=time(9, 10))
    assert set(lues(seminaire)) == {"Accueil", "Atelier 3", "Atelier 4", "Clôture"}
    assert lues(seminaire)["Accueil"][0] == time(9, 10)  # their créneau has moved, for both


def test_a_refused_act_publishes_nothing(seminaire, fanny, a_l_heure):
    a_l_heure(MATIN)
    premiere = Seance.objects.get(titre="Accueil")
    with pytest.raises(Perime):
        actions.deplacer_seance(seance=premiere, sens="monter", version=1, by=fanny)
    assert publie(seminaire).numero == 1
