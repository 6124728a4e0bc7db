"""The demonstration's five chantiers: examples, marked so, since nobody has told their real titles."""

# titre, défi, contexte, objectifs, fonctionnement; the organisation that carries it is the one of the same rank
CHANTIERS = (
    (
        "Donner du temps à la coopération (exemple)",
        "Comment payer les heures que personne ne finance : se rencontrer, s’accorder, tenir le fil ?",
        "Les subventions financent des projets, rarement ce qui les rend possibles. "
        "Le temps de coordination se prend alors sur les soirées, et il s’use.",
        (
            "Mesurer ce temps dans cinq territoires volontaires",
            "Essayer trois façons de le financer",
            "Écrire une clause type pour les conventions",
        ),
        "Une réunion par mois, à distance. Un carnet partagé. Les décisions se prennent par consentement.",
    ),
    (
        "Accompagner sans prendre la place (exemple)",
        "Comment aider un collectif à grandir sans décider pour lui ?",
        "Beaucoup de collectifs rencontrent plusieurs accompagnements à la fois, qui s’ignorent.",
        (
            "Décrire les moments où l’on a besoin d’aide",
            "Relier les accompagnements d’un même territoire",
        ),
        "Un binôme par territoire, une visite croisée par trimestre.",
    ),
    (
        "Des fonds gérés ensemble (exemple)",
        "Comment quelques structures locales peuvent-elles décider ensemble où va l’argent ?",
        "Des fonds territoriaux existent ; leurs règles tiennent souvent les habitantes et les habitants à distance.",
        (
            "Comparer six fonds existants",
            "En monter un, petit, et le documenter",
        ),
        "Groupe de quinze personnes au plus. Un tiers des places revient aux structures de moins de trois personnes salariées.",
    ),
    (
        "Mesurer ce qui compte (exemple)",
        "Comment dire ce qu’une coopération change, sans remplir des tableaux pendant des jours ?",
        "Les indicateurs demandés comptent ce qui se compte. Les liens, la confiance, la capacité d’agir y manquent.",
        (
            "Choisir cinq questions simples",
            "Les poser deux fois, à un an d’écart",
        ),
        "Des entretiens faits par les membres, deux à deux.",
    ),
    (
        "Apprendre d’un territoire à l’autre (exemple)",
        "Comment transmettre une manière de coopérer, et non un modèle à copier ?",
        "Les visites inspirent, puis tout le monde rentre chez soi. Peu de traces, peu de suites.",
        (
            "Organiser quatre visites qui laissent une trace utile",
            "Tenir un répertoire de ce qui n’a pas marché",
        ),
        "Une équipe tournante prépare chaque visite ; le compte rendu tient sur une page.",
    ),
)
