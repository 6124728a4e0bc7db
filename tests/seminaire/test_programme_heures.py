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
        ("midi / 14h : Accueil", "12:00", "14:00"),
        ("De midi à 14h, accueil", "12:00", "14:00"),
        ("9.30 – 10.15 Accueil", "09:30", "10:15"),
        ("09 : 30 – 10 : 00 Accueil", "09:30", "10:00"),
        ("9h30 jusqu’à 10h : Accueil", "09:30", "10:00"),
        ("09h30 | 10h00 | Accueil", "09:30", "10:00"),
        ("9h30-10h\tAccueil", "09:30", "10:00"),
        ("2pm - 4:30 pm Accueil", "14:00", "16:30"),
        ("12am – 1am Accueil", "00:00", "01:00"),
        ("10 heures trente à 11 heures : Accueil", "10:30", "11:00"),
        ("9h et demie – 10h : Accueil", "09:30", "10:00"),
        ("1. 9h30 – 10h : Accueil", "09:30", "10:00"),
        ("➢ 9h30 – 10h Accueil", "09:30", "10:00"),
        ("o 9h30 – 10h Accueil", "09:30", "10:00"),
        ("9h30\n–\n10h\nAccueil", "09:30", "10:00"),
        ("9h30\n10h\nAccueil", "09:30", "10:00"),
        ("Accueil : 9h30-10h", "09:30", "10:00"),
        ("2) Accueil (9h30-10h)", "09:30", "10:00"),
        ("Accueil, 9h30 – 10h", "09:30", "10:00"),
        ("Programme : 9h30-10h accueil", "09:30", "10:00"),
        ("9h30 Accueil (15')", "09:30", "09:45"),
        ("9h30 Accueil (une demi-heure)", "09:30", "10:00"),
        ("9h30 Accueil (3/4 d’heure)", "09:30", "10:15"),
        ("9h30 Accueil 10 min", "09:30", "09:40"),
        ("9h30 Accueil, durée : 1h", "09:30", "10:30"),
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
        ("Neuf heures trente – dix heures : Accueil", "09:30", "10:00"),
        ("De neuf heures et demie à dix heures moins le quart, accueil", "09:30", "09:45"),
        ("À partir de dix-sept heures : accueil", "17:00", None),
        ("Vingt-et-une heures : accueil", "21:00", None),
        ("Midi et quart : accueil", "12:15", None),
        ("9 h. – 9 h. 30 : Accueil", "09:00", "09:30"),
        ("15h.30 Accueil", "15:30", None),
        ("9h30. Accueil", "09:30", None),
        ("8 h du soir : accueil", "20:00", None),
        ("De 9h30 du matin à 2 h de l’après-midi : accueil", "09:30", "14:00"),
        ("1 - 9h30 à 10h : Accueil", "09:30", "10:00"),
        ("9h30 - … : Accueil", "09:30", None),
        ("9h30 ........ Accueil", "09:30", None),
        ("9h30 ~ Accueil", "09:30", None),
        ("9h30 → ☕ Accueil", "09:30", None),
        ("09:30;10:00;Accueil", "09:30", "10:00"),
        ('"09:30","Accueil"', "09:30", None),
        ("Accueil | 9h30 | 10h", "09:30", "10:00"),
        ("Accueil vers 9h30", "09:30", None),
        ("Accueil 9h30", "09:30", None),
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
        "Bureau ouvert : 9h-17h",
        "Secrétariat : 9h30-12h",
        "Horaires : 9h-12h30 / 13h30-17h",
        "Train de 18h03, bus 14 à 18h10",
        "Réponse avant le 12 octobre à 18h",
        "1/3 des places, n° 9, article 9, loi 1901",
        "35 000 Rennes – 3 000 personnes",
        "2.10 Annexes",
        "9.30 €",
        "Bilan 2014-2020",
        "10, 11 et 12 mai",
        "06 12 34 56 78",
        "Pour les 6-12 ans : ateliers de 14h à 16h",
        "Neuf heures de route depuis Rennes",
        "Deux heures plus tard, il pleuvait",
        "Cours : 12h",
        "Heure limite de dépôt : 12h00",
        "La séance est ouverte à 18h, un membre arrive à 18h30, la séance est levée à 20h.",
        "Départ de Brest à 7h12, arrivée à Rennes à 9h14, puis un car à 10h.",
        "La boutique ouvre chaque lundi de 9h à 12h, mardi de 14h à 18h et jeudi de 19h à 20h.",
        "Prix : de 10h à 12h, 5 € ; de 14h à 18h, 7 € ; de 18h à 20h, 9 €",
        "Le 3 mars à 14h12, Paul a écrit :",
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


@pytest.mark.parametrize(
    ("ligne", "lues"),
    [
        ("9h Accueil, 10h Visite, 11h30 Repas", [(9, "Accueil"), (10, "Visite"), (11, "Repas")]),
        ("14h : Visite / 16h : Goûter", [(14, "Visite"), (16, "Goûter")]),
        ("Matin : 9h Accueil, 9h30 Plénière", [(9, "Accueil"), (9, "Plénière")]),
        ("11h et 15h : spectacle", [(11, "spectacle"), (15, "spectacle")]),
        ("9h-12h / 14h-17h : stands", [(9, "stands"), (14, "stands")]),
        ("10h Atelier A : Lire / Atelier B : Dire", [(10, "Atelier A : Lire"), (10, "Atelier B : Dire")]),
        ("Samedi : 9h Accueil, 10h Visite", [(9, "Accueil"), (10, "Visite")]),
        ("10h Marche de Lyon à Vienne, 2h de pause", [(10, "Marche de Lyon à Vienne, 2h de pause")]),
        ("20h Bal jusqu’à 23h, 24h/24", [(20, "Bal jusqu’à 23h, 24h/24")]),
        ("9h-10h : Accueil 10h - Visite", [(9, "Accueil"), (10, "Visite")]),
        ("Programme du 15 août : 9h Accueil ; 10h Visite", [(9, "Accueil"), (10, "Visite")]),
        ("11h et 15h\nspectacle", [(11, "spectacle"), (15, "spectacle")]),
        ("Rendez-vous à 8h45 devant la gare", [(8, "Rendez-vous devant la gare")]),
        ("Accueil (9h), visite (10h-11h), repas (12h)", [(9, "Accueil"), (10, "visite"), (12, "repas")]),
        ("14h-15h (heure de Paris) : Exposé", [(14, "Exposé (heure de Paris)")]),
        ("CONFÉRENCES\n9h-9h30 Mot du maire\nDÉBATS PUBLICS\n10h-12h L’eau", [(9, "Mot du maire"), (10, "L’eau")]),
        ("Plénière\n9h-10h : Jean Dupont\nVisite\n10h-12h : Anne Petit", [(9, "Plénière"), (10, "Visite")]),
    ],
)
def test_what_a_line_holds_is_parted_or_kept_whole(ligne, lues):
    assert [(s.debut.hour, s.titre) for s in lire(ligne).jours[0].seances] == lues


def test_one_table_in_two_hours_columns_and_rooms_side_by_side():
    texte = "Début\tFin\tSalle A\tSalle B\n9h\t10h\tPlénière\n10h\t11h\tLe don\tLa dette"
    lues = [(s.debut.hour, s.fin.hour, s.titre, s.salle, s.a_verifier) for s in lire(texte).jours[0].seances]
    assert lues == [(9, 10, "Plénière", "", ()), (10, 11, "Le don", "Salle A", ()), (10, 11, "La dette", "Salle B", ())]


@pytest.mark.parametrize(
    ("texte", "paralleles", "phases"),
    [
        ("14h Ateliers\n- Atelier 1 : A\n- Atelier 2 : B", ["Atelier 1 : A", "Atelier 2 : B"], []),
        ("14h Deux temps en parallèle\n- Lire\n- Dire", ["Lire", "Dire"], []),
        ("14h Sessions simultanées\nSession A : A\nSession B : B", ["Session A : A", "Session B : B"], []),
        ("14h 5 ateliers\nPremier temps : A\nDeuxième temps : B", [], ["Premier temps : A", "Deuxième temps : B"]),
        ("14h Ateliers\n- Étape 1 : A\n- Étape 2 : B", [], ["Étape 1 : A", "Étape 2 : B"]),
        ("14h Matinée\n- Atelier 1\n- Atelier 2", [], ["Atelier 1", "Atelier 2"]),
        ("14h Ateliers : Atelier 1 : A / Atelier 2 : B", ["Atelier 1 : A", "Atelier 2 : B"], []),
    ],
)
def test_what_runs_side_by_side_is_told_from_what_follows(texte, paralleles, phases):
    (seance,) = lire(texte).jours[0].seances
    assert [une.titre for une in seance.paralleles] == paralleles
    assert [phase.titre for phase in seance.sous_elements] == phases


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
