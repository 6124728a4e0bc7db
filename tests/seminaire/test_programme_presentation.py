"""The lines before the first hour, proposed field by field for a form that a person corrects."""

from seminaire.programme import proposer_presentation


def test_labelled_lines_go_to_their_fields():
    propose = proposer_presentation(
        [
            "Forum des communs",
            "Samedi 4 mai 2024",
            "Organisateurs : Réseau des Communs ; Ville de Lorme",
            "Avec le soutien de la Fondation du Rivage",
            "Lieu : Halle aux blés, Lorme",
            "Une journée pour se parler.",
        ]
    )
    assert propose == {
        "titre": "Forum des communs",
        "presentation": "Une journée pour se parler.",
        "objectifs": [],
        "organisateurs": ["Réseau des Communs", "Ville de Lorme"],
        "partenaires": ["Fondation du Rivage"],
        "lieu": "Halle aux blés, Lorme",
    }


def test_an_address_is_the_place_and_a_bulleted_list_the_aims():
    propose = proposer_presentation(
        [
            "Rencontre",
            "Maison commune, 12 rue des Lilas, 49000 Angers",
            "Objectifs :",
            "• Se connaître",
            "• Un plan commun",
            "Fin",
        ]
    )
    assert propose["lieu"] == "Maison commune, 12 rue des Lilas, 49000 Angers"
    assert propose["objectifs"] == ["Se connaître", "Un plan commun"]
    assert propose["presentation"] == "Fin"


def test_nothing_gives_empty_fields():
    vide = {"titre": "", "presentation": "", "objectifs": [], "organisateurs": [], "partenaires": [], "lieu": ""}
    assert proposer_presentation([]) == vide
    assert proposer_presentation(["", "PROGRAMME"]) == vide
