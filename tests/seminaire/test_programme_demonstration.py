"""The programme of the demonstration, read whole: eleven items from 9 h to 16 h 30."""

from pathlib import Path

from seminaire.programme import lire, proposer_presentation


DEMONSTRATION = Path(__file__).resolve().parents[2] / "labo/portail/demo/programme.txt"


def item(debut, fin, titre, intervenants=(), sous_elements=()):
    return {
        "debut": debut,
        "fin": fin,
        "fin_deduite": False,
        "titre": titre,
        "intervenants": [dict(zip(("nom", "fonction", "organisation"), i, strict=True)) for i in intervenants],
        "salle": "",
        "sous_elements": list(sous_elements),
        "a_verifier": [],
    }


SEANCES = [
    item("09:00", "09:30", "Accueil des participant-e-s"),
    item(
        "09:30",
        "09:45",
        "Introduction de Claude Alphandéry et Denis Dementhon",
        [
            ("Claude Alphandéry", "président d’honneur", "Labo de l’ESS"),
            ("Denis Dementhon", "directeur général", "France Active"),
        ],
    ),
    item("09:45", "10:00", "Définition du cadre commun pour la journée et interconnaissance"),
    item("10:00", "11:00", "Déroulement du séminaire, présentation des chantiers coopératifs et échange"),
    item("11:00", "12:30", "Ateliers participatifs – Fonctionnement des chantiers et élaboration d’une charte"),
    item("12:30", "13:00", "Constitution des groupes et synthèse des grandes lignes de la matinée"),
    item("13:00", "14:00", "Déjeuner sur place"),
    item("14:00", "14:15", "Remise en mouvement"),
    item(
        "14:15",
        "15:45",
        "5 Ateliers participatifs – objectif, fonctionnement et feuille de route",
        sous_elements=[
            item(None, None, "Premier temps : motivation et attente de chaque participant"),
            item(
                None,
                None,
                "Deuxième temps : Définition des objectifs du chantier et élaboration d’une première feuille de route",
            ),
            item(None, None, "Troisième temps : modalités d’implication de chaque participant"),
        ],
    ),
    item("15:45", "16:15", "Restitution collective des ateliers et retours des participants sur la journée"),
    item("16:15", "16:30", "Mots de conclusion du Labo de l’ESS"),
]


def test_the_demonstration_is_read_whole():
    lu = lire(DEMONSTRATION.read_text(encoding="utf-8")).en_json()
    assert lu["titre"] == "Séminaire de lancement des chantiers coopératifs"
    assert lu["jours"] == [{"date": "2023-10-19", "titre": "Jeudi 19 octobre 2023", "seances": SEANCES}]


def test_the_lines_before_the_first_hour_are_not_placed_and_are_proposed_for_the_presentation():
    lu = lire(DEMONSTRATION.read_text(encoding="utf-8"))
    assert lu.non_places == lu.avant
    assert len(lu.non_places) == 9
    propose = proposer_presentation([lu.titre, *lu.avant])
    assert propose["titre"] == "Séminaire de lancement des chantiers coopératifs"
    assert [objectif.split()[0] for objectif in propose["objectifs"]] == ["S’accorder", "Écrire", "Donner"]
    assert propose["organisateurs"] == ["Le Labo de l’ESS"]
    assert propose["partenaires"] == ["fonds de dotation Que Vol’Terre"]
    assert propose["lieu"] == ""
    assert propose["presentation"].count("\n\n") == 1
    assert "PROGRAMME" not in propose["presentation"]


def test_a_date_in_a_sentence_and_typewriter_apostrophes_are_read_the_same():
    """As the real document has it: no heading, the day told by a sentence, « l'ESS » with a straight apostrophe."""
    lignes = DEMONSTRATION.read_text(encoding="utf-8").replace("’", "'").split("\n")
    programme = lignes.index("PROGRAMME")
    phrase = "La rencontre du jeudi 19 octobre 2023 a pour objectifs :"
    objectifs = [
        "De partager une même vision",
        "",
        "D'écrire ensemble un texte",
        "",
        "Définition",
        "Un chantier réunit.",
    ]
    lu = lire("\n".join(["CHANTIERS COOPÉRATIFS", "", "« AGIR »", "", phrase, "", *objectifs, *lignes[programme:]]))
    assert lu.titre == "CHANTIERS COOPÉRATIFS"
    assert [jour.date.isoformat() for jour in lu.jours] == ["2023-10-19"]
    attendues = [(s["debut"], s["fin"], s["titre"].replace("’", "'")) for s in SEANCES]
    assert [(s["debut"], s["fin"], s["titre"]) for s in lu.en_json()["jours"][0]["seances"]] == attendues
    assert lu.jours[0].seances[1].intervenants[0].organisation == "Labo de l'ESS"
    propose = proposer_presentation([lu.titre, *lu.avant])
    assert propose["objectifs"] == ["Partager une même vision", "Écrire ensemble un texte"]
    assert phrase in lu.non_places
