"""What is proposed in the demonstration: written for it, by its people, on the examples of its charter."""

# title of the article -> (words there, other words), motif
MODIFICATIONS = (
    (
        "Décider",
        ("Le comité décide par consentement", "Le comité et les chantiers décident par consentement"),
        "Les chantiers portent les conséquences : ils doivent pouvoir objecter.",
    ),
    (
        "Décider",
        ("Le comité décide par consentement", "Le comité tranche par consentement, en moins d’un mois"),
        "Sans délai, une proposition peut attendre indéfiniment.",
    ),
    (
        "Se retrouver",
        ("au moins une fois par trimestre", "au moins une fois tous les deux mois"),
        "Un trimestre, c’est long quand on commence.",
    ),
    (
        "Entrer, contribuer, partir",
        ("On le quitte librement.", "On le quitte librement, en disant ce que deviennent ses engagements."),
        "Pour que personne ne porte seul ce qui était promis à plusieurs.",
    ),
    (
        "Le temps donné",
        ("se compte et se remercie", "se paie"),
        "Tout travail mérite salaire.",
    ),
)
AJOUT = (
    "Fonctionnement des chantiers coopératifs",
    "Transmettre",
    "Chaque chantier raconte en fin d’année ce qui a marché et ce qui n’a pas marché, pour qui viendra après.",
    "Sans trace, chaque territoire recommence de zéro.",
)
RETENU = "Oui : c’est ce que nous faisons déjà, autant l’écrire."
REFUSE = "La charte ne peut pas promettre un salaire que les chantiers n’ont pas ; le temps donné reste compté."
COMMENTAIRES = (
    "D’accord sur le fond. Comment les chantiers objectent-ils, à temps ?",
    "Par leur représentante ou leur représentant au comité, par exemple.",
)
