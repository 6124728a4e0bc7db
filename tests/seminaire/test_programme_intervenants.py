"""Who speaks, in the forms that programmes give."""

import pytest

from seminaire.programme import lire


def lu(texte):
    seance = lire(texte).jours[0].seances[0]
    return seance.titre, [(i.nom, i.fonction, i.organisation) for i in seance.intervenants]


@pytest.mark.parametrize(
    ("texte", "titre", "intervenants"),
    [
        ("9h Discours de Léa Simon, maire de Lorme", "Discours de Léa Simon", [("Léa Simon", "maire", "Lorme")]),
        ("9h Ouverture – Léa Simon (Ville de Lorme)", "Ouverture", [("Léa Simon", "", "Ville de Lorme")]),
        ("9h Ouverture – Léa SIMON – maire", "Ouverture", [("Léa SIMON", "maire", "")]),
        ("9h État des lieux, par Gilles Bayard, sociologue", "État des lieux", [("Gilles Bayard", "sociologue", "")]),
        (
            "9h Table ronde animée par Maud Caron, journaliste",
            "Table ronde animée par Maud Caron",
            [("Maud Caron", "journaliste", "")],
        ),
        (
            "9h Bilan (Glenn Prigent, Sciences en commun)",
            "Bilan (Glenn Prigent, Sciences en commun)",
            [],
        ),
        ("9h Bilan - Glenn Prigent (Sciences en commun)", "Bilan", [("Glenn Prigent", "", "Sciences en commun")]),
        (
            "9h Amina KHELIFI, doctorante en droit à l’Université de Lille : « Dix ans après »",
            "Dix ans après",
            [("Amina KHELIFI", "doctorante en droit", "Université de Lille")],
        ),
        (
            "9h Tomás Ruiz (Universidad de Sevilla) et Julie Bonnet (CNRS) : Habiter",
            "Habiter",
            [("Tomás Ruiz", "", "Universidad de Sevilla"), ("Julie Bonnet", "", "CNRS")],
        ),
        (
            "9h Ouverture : Mme Anne Kermadec, maire de Redon ; M. Joël Rio, sous-préfet",
            "Ouverture",
            [("Anne Kermadec", "maire", "Redon"), ("Joël Rio", "sous-préfet", "")],
        ),
        (
            "9h Jeanne Fabre, archiviste\n« Ouvrir les cartons »",
            "Ouvrir les cartons",
            [("Jeanne Fabre", "archiviste", "")],
        ),
        (
            "9h Débat\nAvec : Jean Petit (Scop Telen), Inès Carpentier, élue à Brest",
            "Débat",
            [("Jean Petit", "", "Scop Telen"), ("Inès Carpentier", "élue", "Brest")],
        ),
        (
            "9h Débat\nIntervenant·es :\nBernard Loiseau, ancien délégué syndical\nYves Le Gall\nModératrice : Fatou Diop",
            "Débat",
            [
                ("Bernard Loiseau", "ancien délégué syndical", ""),
                ("Yves Le Gall", "", ""),
                ("Fatou Diop", "modératrice", ""),
            ],
        ),
        (
            "9h Débat\nAnimation : équipe du Labo",
            "Débat",
            [("équipe du Labo", "animation", "")],
        ),
        (
            "9h Débat\nIntervenants : Yann Mérour (MAB 22), Élise\nYobé (productrice),\nPaul Roux (Nef)",
            "Débat",
            [("Yann Mérour", "", "MAB 22"), ("Élise Yobé", "productrice", ""), ("Paul Roux", "", "Nef")],
        ),
        (
            "9h Mot de Paul Rey, maire d’Albe et président de l’Agglomération du Val",
            "Mot de Paul Rey",
            [("Paul Rey", "maire, président de l’Agglomération du Val", "Albe")],
        ),
    ],
)
def test_speakers_are_read(texte, titre, intervenants):
    assert lu(texte) == (titre, intervenants)


@pytest.mark.parametrize(
    "titre",
    [
        "Mots de conclusion du Labo de l’ESS",
        "Table Ronde : Transition Écologique",
        "Apéros-discussions Engagement, Développement Durable, Solidarités Espace Jacobs",
        "Village Enfants",
        "Projection du film « Rosa », de l’association Images",
        "Présentation du rapport d’orientation",
        "Buffet Bio (traiteur Coriandre)",
        "Visite de la Maison du Peuple",
        "Rendez-vous place Jean Jaurès",
    ],
)
def test_a_title_is_not_taken_for_a_person(titre):
    assert lu(f"9h {titre}") == (titre, [])


@pytest.mark.parametrize(
    ("texte", "titre", "salle"),
    [
        ("9h Ateliers (salle des Actes)", "Ateliers", "salle des Actes"),
        ("9h Plénière – Amphi Curie", "Plénière", "Amphi Curie"),
        ("9h Plénière en salle 204", "Plénière", "salle 204"),
        ("9h Plénière | Grand amphi | Salle 3", "Plénière – Grand amphi", "Salle 3"),
        ("9h Plénière\nSalle : B12", "Plénière", "B12"),
        ("9h Plénière\nAuditorium", "Plénière", "Auditorium"),
        ("9h Groupe A – salle 12 / Groupe B – salle 14", "Groupe A – salle 12 / Groupe B – salle 14", ""),
        ("9h Déjeuner sur place", "Déjeuner sur place", ""),
    ],
)
def test_the_room_is_read(texte, titre, salle):
    seance = lire(texte).jours[0].seances[0]
    assert (seance.titre, seance.salle) == (titre, salle)
