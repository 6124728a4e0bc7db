"""What the demonstration's chantiers plan and promise in the afternoon: examples, like their titles.

By chantier: étapes (titre, nature, début, échéance, livrable, the étape of the list that it waits for), engagements (rank of
the member who promises, contenu, modalité, quantité, échéance, for which étape), needs (étape: {modalité: quantity}).
"""

R, E = "reflexion", "experimentation"

TRAVAIL = (
    (
        (
            ("Lister ce que coopérer demande", R, "2023-11", "2023-12", "Une liste d’activités, sur une page", None),
            ("Compter ce temps dans cinq territoires", E, "2024-01", "2024-T2", "Cinq carnets remplis", 0),
            ("Essayer trois façons de le payer", E, "2024-T3", "2024-T4", "Trois récits, avec leurs chiffres", 1),
            ("Écrire la clause type", R, "2024-T4", "2025-01-31", "Une clause prête à copier", 2),
        ),
        (
            (1, "Tenir le carnet de temps de notre territoire", "terrain", None, "2024-T2", 1),
            (2, "Deux jours pour relire la clause avec une juriste", "temps", "2", "2025-01-15", 3),
            (3, "Chercher un premier financement", "financement", "3000", "2024-T3", 2),
        ),
        {1: {"terrain": 5}, 2: {"financement": 12000}, 3: {"temps": 4}},
    ),
    (
        (
            ("Raconter dix parcours de collectifs", R, "2023-11", "2024-02", "Dix récits courts", None),
            (
                "Relier les accompagnements d’un territoire",
                E,
                "2024-03",
                "2024-T4",
                "Une carte, et une réunion par trimestre",
                0,
            ),
        ),
        (
            (1, "Mener quatre entretiens", "temps", "4", "2024-01", 0),
            (2, "Prêter notre salle", "relais", None, "2024-T4", 1),
        ),
        {0: {"temps": 10}, 1: {"relais": 3}},
    ),
    (
        (
            ("Comparer six fonds existants", R, "2023-12", "2024-03", "Un tableau commenté", None),
            ("Écrire les règles d’un petit fonds", R, "2024-04", "2024-06", "Un règlement de deux pages", 0),
            ("Faire vivre ce fonds un an", E, "2024-T3", "2025-T2", "Un récit de la première année", 1),
        ),
        (
            (1, "Partager nos statuts et nos comptes", "competence", None, "2024-02", 0),
            (2, "Amorcer le fonds", "financement", "5000", "2024-T3", 2),
        ),
        {0: {"competence": 2}, 2: {"financement": 20000}},
    ),
    (
        (
            ("Choisir cinq questions", R, "2023-11", "2023-12-15", "Cinq questions", None),
            ("Les poser une première fois", E, "2024-01", "2024-03", "Vingt entretiens", 0),
            ("Les poser à nouveau, un an après", E, "2025-01", "2025-03", "Vingt entretiens, et ce qui a bougé", 1),
        ),
        ((1, "Six entretiens sur notre territoire", "temps", "3", "2024-03", 1),),
        {1: {"temps": 10}},
    ),
    (
        (
            ("Préparer la première visite", R, "2023-11", "2024-01", "Une trame de visite", None),
            ("Quatre visites croisées", E, "2024-02", "2024-T4", "Quatre comptes rendus d’une page", 0),
            ("Tenir le répertoire de ce qui n’a pas marché", R, "2024-02", "2025-T1", "Un répertoire en ligne", None),
        ),
        (
            (1, "Accueillir la première visite", "terrain", None, "2024-02", 1),
            (3, "Mettre en page les comptes rendus", "competence", None, "2024-T4", 1),
        ),
        {1: {"terrain": 4, "competence": 1}},
    ),
)
