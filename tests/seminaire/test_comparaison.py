"""What changed, in the words of the participants."""

import re
from dataclasses import fields, replace
from datetime import date, timedelta

import pytest
from hypothesis import given

from seminaire.comparaison import comparer
from seminaire.comparaison.ecarts import CHERCHEURS, ecarts
from seminaire.comparaison.mots import au_lieu_de_la_salle, salle
from seminaire.contenu import IntervenantLu, SeanceLue, TempsLu, en_json
from seminaire.horaires import lire_heure
from tests.seminaire.comparables import JEUDI, contenus, creneau, programme, seance


A3, A4 = seance(3, "Atelier 3", salle="Salle B"), seance(4, "Atelier 4", salle="Amphi")
ACCUEIL, PAUSE, AUTRE_PAUSE = seance(1, "Accueil", "accueil"), seance(2, "Pause", "pause"), seance(5, "Pause", "pause")
MATIN = creneau(1, "9:00", "9:30", ACCUEIL)
ATELIER = creneau(3, "14:15", "14:45", A3)
ATELIERS = creneau(3, "14:15", "15:00", A3, A4, intitule="Ateliers")


def phrases(avant, apres):
    """The sentences, with plain spaces."""
    return [c.phrase.replace("\u00a0", " ").replace("\u202f", " ") for c in comparer(avant, apres)]


def de(avant, apres):
    """The sentences from one créneau to another; no séance: none there."""
    return phrases(*(programme(*filter(None, (MATIN, cote))) for cote in (avant, apres)))


def a(debut, fin="14:45", *seances, **champs):
    return creneau(3, debut, fin, *(seances or (A3,)), **champs)


def avec(**champs):
    return replace(ATELIER, seances=(replace(A3, **champs),))


LEA, SAMI = IntervenantLu("Léa Martin", "présidente"), IntervenantLu("Sami Diallo")


@pytest.mark.parametrize(
    ("avant", "apres", "phrase"),
    [
        (ATELIER, a("14:30", "15:00"), "Atelier 3 : de 14 h 30 à 15 h, et non plus de 14 h 15 à 14 h 45 ; toujours salle B"),
        (a("14:15", None), a("14:30", None), "Atelier 3 : 14 h 30 au lieu de 14 h 15 ; toujours salle B"),
        (ATELIER, a("14:30", "14:45"), "Atelier 3 : début à 14 h 30 au lieu de 14 h 15 ; toujours salle B"),
        (ATELIER, a("14:15", "15:00"), "Atelier 3 : fin à 15 h au lieu de 14 h 45 ; toujours salle B"),
        (ATELIER, a("14:30", "15:30"),
         "Atelier 3 : de 14 h 30 à 15 h 30, et non plus de 14 h 15 à 14 h 45 ; toujours salle B"),
        (ATELIER, a("14:15", None), "Atelier 3 : à 14 h 15, sans heure de fin ; toujours salle B"),
        (ATELIER, a("15:00", None), "Atelier 3 : 15 h au lieu de 14 h 15, sans heure de fin ; toujours salle B"),
        (a("14:15", None), ATELIER, "Atelier 3 : de 14 h 15 à 14 h 45 ; toujours salle B"),
        (a("14:00", None), ATELIER, "Atelier 3 : début à 14 h 15 au lieu de 14 h, fin à 14 h 45 ; toujours salle B"),
        (a(None, None), ATELIER, "Atelier 3 : désormais de 14 h 15 à 14 h 45 ; toujours salle B"),
        (ATELIER, a(None, None), "Atelier 3 : heure à préciser, au lieu de 14 h 15 ; toujours salle B"),
        (ATELIER, replace(ATELIER, jour=date(2023, 10, 20)),
         "Atelier 3 : le vendredi 20 octobre au lieu du jeudi 19 octobre ; toujours salle B"),
        (ATELIER, a("9:00", "9:30", jour=date(2024, 1, 2)),
         "Atelier 3 : le mardi 2 janvier 2024 de 9 h à 9 h 30, et non plus le jeudi 19 octobre 2023 de 14 h 15 à 14 h 45 ; "
         "toujours salle B"),
        (ATELIER, replace(ATELIER, jour=None), "Atelier 3 : jour à préciser ; toujours salle B"),
        (ATELIER, avec(salle="Salle A"), "Atelier 3 : salle A au lieu de la salle B"),
        (ATELIER, avec(salle=""), "Atelier 3 : salle à préciser, au lieu de la salle B"),
        (avec(salle=""), ATELIER, "Atelier 3 : désormais salle B"),
        (avec(salle=""), a("14:30", None),
         "Atelier 3 : 14 h 30 au lieu de 14 h 15, sans heure de fin ; désormais salle B"),
        (ATELIER, a(None, None, jour=date(2023, 10, 20)),
         "Atelier 3 : le vendredi 20 octobre, heure à préciser, et non plus le jeudi 19 octobre de 14 h 15 à 14 h 45 ; "
         "toujours salle B"),
        (ATELIER, avec(salle="Salle A", a_confirmer=True), "Atelier 3 : salle A au lieu de la salle B ; à confirmer"),
        (ATELIER, a("14:30", "15:00", replace(A3, salle="Amphi")),
         "Atelier 3 : de 14 h 30 à 15 h, et non plus de 14 h 15 à 14 h 45 ; amphi au lieu de la salle B"),
        (ATELIER, avec(titre="L’eau"), "« Atelier 3 » devient « L’eau »"),
        (ATELIER, avec(titre="L’eau", salle="Amphi"), "« Atelier 3 » devient « L’eau » ; amphi au lieu de la salle B"),
        (ATELIER, avec(a_confirmer=True), "Atelier 3 : à confirmer"),
        (avec(a_confirmer=True), ATELIER, "Atelier 3 : c’est confirmé"),
        (ATELIER, avec(intervenants=(LEA, SAMI)), "Atelier 3 : avec Léa Martin et Sami Diallo"),
        (avec(intervenants=(LEA,)), avec(intervenants=(SAMI,)), "Atelier 3 : avec Sami Diallo, sans Léa Martin"),
        (avec(intervenants=(LEA,)), avec(intervenants=(replace(LEA, fonction="maire"),)),
         "Atelier 3 : présentation des intervenant·es modifiée"),
        (ATELIER, avec(description="Un texte."), "Atelier 3 : description ajoutée"),
        (avec(description="Un"), avec(description="Deux"), "Atelier 3 : description modifiée"),
        (avec(description="Un"), ATELIER, "Atelier 3 : description retirée"),
        (ATELIER, avec(temps=(TempsLu("Tour de table"),)), "Atelier 3 : temps de la séance modifiés"),
        (ATELIER, avec(nature="pleniere"), "Atelier 3 : plénière au lieu d’atelier"),
        (ATELIER, avec(chantier=2), "Atelier 3 : chantier 2"),
        (avec(chantier=2), avec(chantier=3), "Atelier 3 : chantier 3 au lieu du chantier 2"),
        (avec(chantier=2), ATELIER, "Atelier 3 : sans lien avec le chantier 2"),
        (None, ATELIER, "Atelier 3 : nouveau, de 14 h 15 à 14 h 45, salle B"),
        (None, a("14:15", None), "Atelier 3 : nouveau, à 14 h 15, salle B"),
        (None, replace(ATELIER, jour=date(2023, 10, 20)),
         "Atelier 3 : nouveau, vendredi 20 octobre de 14 h 15 à 14 h 45, salle B"),
        (ATELIER, None, "« Atelier 3 » n’est plus au programme"),
        (ATELIER, avec(couleur=2), "La mise en forme change : ni les heures, ni les salles, ni les titres"),
    ],
)  # fmt: skip
def test_a_change_is_told_in_words(avant, apres, phrase):
    assert de(avant, apres) == [phrase]


def test_what_the_facilitation_alone_reads_is_no_change():
    assert de(ATELIER, avec(notes="Micro", materiel="Feutres", objectifs="Trois", attendus=40, sequence=3)) == []
    assert de(ATELIER, replace(ATELIER, fixe=True, version=9, rang=4)) == []


def test_parallel_seances_that_move_together_are_told_once():
    plus_tard = creneau(3, "14:30", "15:15", A3, A4, intitule="Ateliers")
    assert de(ATELIERS, plus_tard) == ["Ateliers : de 14 h 30 à 15 h 15, et non plus de 14 h 15 à 15 h"]
    sans_nom = [replace(cote, intitule="") for cote in (ATELIERS, plus_tard)]
    assert de(*sans_nom) == ["Atelier 3 et Atelier 4 : de 14 h 30 à 15 h 15, et non plus de 14 h 15 à 15 h"]
    et_une_salle = replace(plus_tard, seances=(replace(A3, salle="Hall"), A4))
    assert de(ATELIERS, et_une_salle) == [
        "Ateliers : de 14 h 30 à 15 h 15, et non plus de 14 h 15 à 15 h",
        "Atelier 3 : hall au lieu de la salle B",
    ]
    changement = comparer(programme(ATELIERS), programme(plus_tard))[0]
    assert changement.seances == (3, 4)
    assert [(e.quoi, e.avant.replace("\u00a0", " "), e.apres.replace("\u00a0", " ")) for e in changement.ecarts] == [
        ("Horaire", "jeudi 19 octobre 2023, de 14 h 15 à 15 h", "jeudi 19 octobre 2023, de 14 h 30 à 15 h 15")
    ]


def test_many_parallel_seances_are_counted():
    cinq = [
        creneau(3, debut, None, *(seance(n, f"Atelier {n}") for n in range(10, 15))) for debut in ("14:15", "14:30")
    ]
    assert de(*cinq) == ["Les 5 séances en parallèle : 14 h 30 au lieu de 14 h 15"]


def test_the_common_title_of_parallel_seances():
    assert de(ATELIERS, replace(ATELIERS, intitule="Forum")) == ["« Ateliers » devient « Forum »"]
    assert de(ATELIERS, replace(ATELIERS, intitule="")) == [
        "« Ateliers » n’est plus le titre commun des séances en parallèle"
    ]
    assert de(replace(ATELIERS, intitule=""), ATELIERS) == ["« Ateliers » : titre commun de 2 séances en parallèle"]


def test_standing_beside_another_or_alone():
    separees = programme(a("14:15", "15:00"), creneau(6, "14:15", "15:00", A4))
    ensemble = programme(replace(ATELIERS, intitule=""))
    assert phrases(ensemble, separees) == ["Atelier 4 : à part"]
    assert phrases(separees, ensemble) == ["Atelier 4 : en même temps que « Atelier 3 »"]


def test_phases_that_follow_their_seance_are_no_change_of_their_own():
    def phase(debut, fin):
        return (TempsLu("Tour de table", lire_heure(debut), lire_heure(fin)),)

    avant = avec(temps=phase("14:15", "14:30"))
    apres = a("14:30", "15:00", replace(A3, temps=phase("14:30", "14:45")))
    assert de(avant, apres) == ["Atelier 3 : de 14 h 30 à 15 h, et non plus de 14 h 15 à 14 h 45 ; toujours salle B"]


def test_the_order_is_that_of_the_programme_and_what_is_gone_is_told_where_it_stood():
    avant = programme(MATIN, creneau(2, "10:00", "10:15", PAUSE), ATELIER, creneau(5, "16:00", None, AUTRE_PAUSE))
    apres = programme(
        creneau(1, "9:05", "9:35", ACCUEIL), creneau(9, "10:00", None, seance(9, "Film")), a("14:30", "15:00")
    )
    assert phrases(avant, apres) == [
        "Accueil : de 9 h 05 à 9 h 35, et non plus de 9 h à 9 h 30",
        "« Pause » (10 h) n’est plus au programme",
        "Film : nouveau, à 10 h",
        "Atelier 3 : de 14 h 30 à 15 h, et non plus de 14 h 15 à 14 h 45 ; toujours salle B",
        "« Pause » (16 h) n’est plus au programme",
    ]


def test_two_of_one_title_are_told_apart_by_their_hour():
    avant = programme(creneau(2, "10:00", None, PAUSE), creneau(5, "16:00", None, AUTRE_PAUSE))
    apres = programme(creneau(2, "10:00", None, PAUSE), creneau(5, "16:15", None, AUTRE_PAUSE))
    assert phrases(avant, apres) == ["Pause (16 h) : 16 h 15 au lieu de 16 h"]


def test_a_pause_without_hour_that_comes_elsewhere():
    pause = creneau(2, None, None, PAUSE)
    assert phrases(programme(MATIN, pause, ATELIER), programme(MATIN, ATELIER, pause)) == [
        "Pause : vient maintenant après « Atelier 3 »"
    ]


def test_the_presentation_of_the_seminar():
    avant = programme(MATIN, lieu="La halle", presentation="Un")
    apres = programme(
        MATIN, titre="Autre titre", presentation="Deux", lieu="La Ruche", acces="Par la cour", objectifs="Un"
    )
    assert phrases(avant, apres) == [
        "Le séminaire s’appelle désormais « Autre titre »",
        "Lieu : La Ruche au lieu de « La halle »",
        "La présentation du séminaire change",
        "Les objectifs du séminaire changent",
        "Les indications pour venir changent",
    ]


def test_a_whole_programme_that_moves_with_its_first_day_is_told_once():
    lendemain = JEUDI + timedelta(days=1)
    apres = programme(*(replace(c, jour=lendemain) for c in (MATIN, ATELIER)), date_debut=lendemain)
    (changement,) = comparer(programme(MATIN, ATELIER), apres)
    dit = "Le séminaire commence le vendredi 20 octobre au lieu du jeudi 19 octobre, et le programme avec lui"
    assert changement.phrase.replace("\u00a0", " ") == dit
    assert changement.seances == (1, 3)


def test_a_first_version_is_told_in_one_sentence():
    assert phrases(None, programme(MATIN, ATELIERS)) == ["Première version : 3 séances"]
    assert phrases(None, programme(MATIN)) == ["Première version : 1 séance"]
    assert phrases(None, programme()) == ["Première version : la présentation, sans séance encore"]


@pytest.mark.parametrize(
    ("nom", "dite", "au_lieu"),
    [
        ("Salle B", "salle B", "au lieu de la salle B"),
        ("SALLE B", "salle B", "au lieu de la salle B"),
        ("B", "salle B", "au lieu de la salle B"),
        ("B12", "salle B12", "au lieu de la salle B12"),
        ("204", "salle 204", "au lieu de la salle 204"),
        ("Amphi", "amphi", "au lieu de l’amphi"),
        ("Amphithéâtre Curie", "amphithéâtre Curie", "au lieu de l’amphithéâtre Curie"),
        ("Grand amphi", "Grand amphi", "au lieu du Grand amphi"),
        ("Grande salle", "Grande salle", "au lieu de la Grande salle"),
        ("GRANDE SALLE", "Grande salle", "au lieu de la Grande salle"),
        ("Hall", "hall", "au lieu du hall"),
        ("Halle", "halle", "au lieu de la halle"),
        ("Auditorium", "auditorium", "au lieu de l’auditorium"),
        ("Espace Jaurès", "espace Jaurès", "au lieu de l’espace Jaurès"),
        ("Bibliothèque", "bibliothèque", "au lieu de la bibliothèque"),
        ("La Ruche", "La Ruche", "au lieu de «\u00a0La Ruche\u00a0»"),
    ],
)
def test_a_room_reads_well_whatever_it_is_called(nom, dite, au_lieu):
    assert salle(nom) == dite
    assert au_lieu_de_la_salle(nom) == au_lieu


@given(contenus())
def test_a_programme_has_not_changed_from_itself(contenu):
    assert comparer(contenu, contenu) == ()
    assert comparer(contenu, contenu.public) == ()


def public(contenu):
    """What everybody reads, by séance: (where and when, itself)."""
    lues = {}
    for lu in en_json(contenu)["creneaux"]:
        moment = [lu[nom] for nom in ("jour", "debut", "fin")]
        for lue in lu["seances"]:
            del lue["sequence"], lue["modifiee_le"], lue["couleur"]
            lues[lue["id"]] = (moment, lue)
    return lues


@given(contenus(), contenus())
def test_every_seance_that_differs_is_told(avant, apres):
    changements = comparer(avant, apres)
    dites = {pk for changement in changements for pk in changement.seances}
    anciennes, nouvelles = public(avant), public(apres)
    for pk in anciennes.keys() | nouvelles.keys():
        if anciennes.get(pk) != nouvelles.get(pk):
            assert pk in dites
    assert all(changement.phrase and "None" not in changement.phrase for changement in changements)


HEURE = r"\d{1,2} h(?: \d\d)?"
AU_LIEU = re.compile(rf"(?P<quoi>\w+ à |[:;] |^){HEURE} au lieu de {HEURE}")


@given(contenus(), contenus())
def test_an_hour_in_the_place_of_another_says_which_one_it_is(avant, apres):
    """The end never hides behind the start: « 14 h 30 au lieu de 14 h 15 » alone is for what has no end."""
    for changement in comparer(avant, apres):
        for ecart in changement.ecarts:
            dit = ecart.dit.replace("\u00a0", " ")
            if ecart.quoi != "Horaire" or not (trouve := AU_LIEU.search(dit)):
                continue
            fins = [" à " in cote.replace("à préciser", "") and "de " in cote for cote in (ecart.avant, ecart.apres)]
            assert trouve["quoi"] in ("début à ", "fin à ") or not all(fins), dit
        assert not re.search(rf"au lieu de {HEURE}, (?!sans heure|fin à)", changement.phrase.replace("\u00a0", " "))


@given(contenus(), contenus())
def test_what_the_public_can_read_never_changes_without_a_word(avant, apres):
    def nu(contenu):
        valeurs = en_json(contenu)
        for lu in valeurs["creneaux"]:
            for lue in lu["seances"]:
                del lue["sequence"], lue["modifiee_le"]
        return valeurs

    assert bool(comparer(avant, apres)) == (nu(avant) != nu(apres))


@given(contenus(), contenus())
def test_what_is_told_apart_at_one_glance_is_what_the_finders_find(avant, apres):
    """Where anything differs, and where one field alone does."""
    anciennes, nouvelles = ({s.pk: (c, s) for c, s in cote.seances} for cote in (avant, apres))
    for pk in anciennes.keys() & nouvelles.keys():
        (creneau, seance), autre = anciennes[pk], nouvelles[pk]
        uns = (replace(seance, **{champ.name: getattr(autre[1], champ.name)}) for champ in fields(SeanceLue))
        for vise in (autre, *((creneau, un) for un in uns)):
            trouves = tuple(filter(None, (chercheur(creneau, seance, *vise) for chercheur in CHERCHEURS)))
            assert ecarts((creneau, seance), vise) == trouves
