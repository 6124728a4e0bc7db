"""Hours, ranges, durations and what only looks like them."""

import pytest

from seminaire.programme import lire


def premiere(texte):
    return lire(texte).jours[0].seances[0].en_json()


@pytest.mark.parametrize(
    ("ligne", "debut", "fin"),
    [
        ("9h30 – 10h Accueil", "09:30", "10:00"),
        ("9h30-10h00 : Accueil", "09:30", "10:00"),
        ("- 9 h 30 – 10 h 00 Accueil", "09:30", "10:00"),
        ("09h30 — 10h00 — Accueil", "09:30", "10:00"),
        ("9H30/10H Accueil", "09:30", "10:00"),
        ("9h30 / 10h00 - Accueil", "09:30", "10:00"),
        ("09:30-10:00 Accueil", "09:30", "10:00"),
        ("09:30 > 10:00 Accueil", "09:30", "10:00"),
        ("9h30 → 10h Accueil", "09:30", "10:00"),
        ("9h30- 10h Accueil", "09:30", "10:00"),
        ("9h30 à 10h : Accueil", "09:30", "10:00"),
        ("De 9h30 à 10h, accueil", "09:30", "10:00"),
        ("de 9 h 30 à 10 h : Accueil", "09:30", "10:00"),
        ("Entre 9h30 et 10h : Accueil", "09:30", "10:00"),
        ("9-10h : Accueil", "09:00", "10:00"),
        ("14 heures 30 – 15 heures : Accueil", "14:30", "15:00"),
        ("14 h 30 min - 15 h Accueil", "14:30", "15:00"),
        ("18 h 5 – 18 h 30 : Accueil", "18:05", "18:30"),
        ("[9h30-10h] Accueil", "09:30", "10:00"),
        ("| 9h30-10h | Accueil |", "09:30", "10:00"),
        ("► 9h30-10h ► Accueil", "09:30", "10:00"),
        ("**9h30-10h** Accueil", "09:30", "10:00"),
        ("9h30\u202f–\u00a010h Accueil", "09:30", "10:00"),
        ("20h30 – minuit Accueil", "20:30", "00:00"),
        ("Dès 18h : accueil", "18:00", None),
        ("À partir de 17h, accueil", "17:00", None),
        ("9h30 ► Accueil", "09:30", None),
        ("8h00Accueil", "08:00", None),
        ("9h30 (1h30) Accueil", "09:30", "11:00"),
        ("9h30 [20 mn] Accueil", "09:30", "09:50"),
        ("9h30 Accueil (3/4 h)", "09:30", "10:15"),
        ("9h30 Accueil - 35 min", "09:30", "10:05"),
        ("Accueil / 9h30 – 10h00", "09:30", "10:00"),
        ("Accueil de 9h30 à 10h", "09:30", "10:00"),
        ("Accueil (9h30)", "09:30", None),
    ],
)
def test_an_hour_is_read_in_every_notation(ligne, debut, fin):
    seance = premiere(ligne)
    assert (seance["debut"], seance["fin"], seance["titre"].capitalize()) == (debut, fin, "Accueil")


@pytest.mark.parametrize(
    "ligne",
    [
        "5 ateliers au choix",
        "2023 : une année pleine",
        "Tarif : 12 € par personne",
        "De 6 à 12 ans",
        "24h/24, 7 jours sur 7",
        "2h de route depuis Rennes",
        "1h30 de marche",
        "35h par semaine",
        "Décollage du vol à 19h55 pour Saint-Denis",
        "Les bibliobus seront ouverts de 10h00 à 12h30 et de 14h00 à 15h00.",
        "Tél. 01 40 05 73 70",
        "Inscription avant le jeudi 5 octobre 2023 à 18h",
        "9h25 % des réponses",
        "25h00 Impossible",
        "12h75 – 13h90 Impossible",
    ],
)
def test_what_only_looks_like_an_hour_makes_no_seance(ligne):
    lu = lire(f"Rencontre de printemps\n{ligne}")
    assert lu.jours == ()
    assert lu.non_places == (ligne,)


@pytest.mark.parametrize(
    ("ligne", "titre"),
    [
        ("14 h 15 - 15 h 45 5 Ateliers participatifs", "5 Ateliers participatifs"),
        ("14 h - 15 h 5 Ateliers", "5 Ateliers"),
        ("17h00-19h00 : 5 à 7 facultaire", "5 à 7 facultaire"),
        ("11h00 4 à 6 ateliers", "4 à 6 ateliers"),
        ("14h – 15h 30e anniversaire", "30e anniversaire"),
        ("9h : 2024, l’année du réseau", "2024, l’année du réseau"),
        ("13h Repas (12 € par personne)", "Repas (12 € par personne)"),
        ("11h – 12h Atelier pour les 6-12 ans", "Atelier pour les 6-12 ans"),
    ],
)
def test_digits_after_the_hour_belong_to_the_title(ligne, titre):
    assert premiere(ligne)["titre"] == titre


def test_an_absent_end_is_deduced_from_the_next_start_and_said_so():
    seances = lire("9h Accueil\nPause\n9h30 Ouverture\n9h30 Visite\n11h Fin").en_json()["jours"][0]["seances"]
    assert [(s["debut"], s["fin"], s["fin_deduite"]) for s in seances] == [
        ("09:00", "09:30", True),
        (None, None, False),
        ("09:30", "11:00", True),
        ("09:30", "11:00", True),
        ("11:00", None, False),
    ]


def test_a_range_broken_over_two_lines_and_an_hour_alone_find_their_titles():
    lu = lire("08h30\n– 08h55 – Accueil\n8h55\n- 9h30\nOuverture\n10h30 -\n11h15\nRéactions\n12h00\nDéjeuner")
    assert [(s.debut.strftime("%H:%M"), s.fin and s.fin.strftime("%H:%M"), s.titre) for s in lu.jours[0].seances] == [
        ("08:30", "08:55", "Accueil"),
        ("08:55", "09:30", "Ouverture"),
        ("10:30", "11:15", "Réactions"),
        ("12:00", None, "Déjeuner"),
    ]


@pytest.mark.parametrize(
    "ligne",
    [
        "10H30 – 10H45 : PAUSE 12H30 – 14H00 : DEJEUNER 16H00 – 17H00 : BILAN",
        "10h30 pause ; 12h30 déjeuner ; 16h bilan",
        "10h30 Pause | 12h30 Déjeuner | 16h Bilan",
        "10h30Pause 12h30Déjeuner 16h00Bilan",
    ],
)
def test_seances_that_share_a_line_are_parted(ligne):
    seances = lire(ligne).jours[0].seances
    assert [(s.debut.hour, s.titre.lower()) for s in seances] == [
        (10, "pause"),
        (12, seances[1].titre.lower()),
        (16, "bilan"),
    ]
    assert seances[1].titre.lower() in ("dejeuner", "déjeuner")


def test_a_timed_item_within_the_range_of_another_is_its_part():
    seances = lire("14h-16h Ateliers\n14h-14h40 Un\n14h40 Deux\n15h30-16h Trois\n16h-17h Fin").en_json()["jours"][0][
        "seances"
    ]
    assert [(s["titre"], len(s["sous_elements"])) for s in seances] == [("Ateliers", 3), ("Fin", 0)]
    assert [(s["debut"], s["fin"], s["fin_deduite"]) for s in seances[0]["sous_elements"]] == [
        ("14:00", "14:40", False),
        ("14:40", "15:30", True),
        ("15:30", "16:00", False),
    ]


@pytest.mark.parametrize(
    ("texte", "numero", "dit"),
    [
        ("17h30-17h00 Remise des prix", 0, "La fin (17 h 00) vient avant le début (17 h 30)."),
        ("20h-1h Bal", 0, "La fin (1 h 00) vient avant le début (20 h 00) : le lendemain ?"),
        ("12h-13h Repas\n12h30-13h30 Affiches", 1, "Commence avant la fin de « Repas » (13 h 00)."),
        ("14h-15h Atelier\n11h-12h Bilan", 1, "L’horaire revient en arrière : « Atelier » commence à 14 h 00."),
        ("9h-10h Accueil (30 min)", 0, "La durée écrite (30 min) ne correspond pas aux heures."),
        ("9h-10h Débat (à confirmer)", 0, "Le texte dit que ce point est à confirmer."),
        ("Vers 17h : pot", 0, "L’horaire est donné comme approximatif."),
        ("9h-10h", 0, "Le titre manque."),
        ("Vendredi 19 octobre 2023\n9h-10h Accueil", 0, "Le 19/10/2023 est un jeudi ; le texte écrit « vendredi »."),
    ],
)
def test_what_looks_wrong_is_said_and_never_refused(texte, numero, dit):
    assert lire(texte).jours[0].seances[numero].a_verifier == (dit,)


def test_parallel_seances_of_the_same_hours_are_not_an_overlap():
    seances = lire("14h-15h Atelier A : lire\n14h-15h Atelier B : écrire\n15h-16h Bilan").jours[0].seances
    assert [s.a_verifier for s in seances] == [(), (), ()]
