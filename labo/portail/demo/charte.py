"""The demonstration's charter: the six section titles are facts, their articles are examples written for it."""

TITRE = "Charte des chantiers coopératifs pour une transition écologique juste"
COMITE = "Le comité de pilotage, l’instance de gouvernance partagée des chantiers"

# section title -> articles (titre, corps)
SECTIONS = (
    (
        "Contexte",
        (
            (
                "D’où nous partons",
                "Le climat se dérègle et les inégalités se creusent : nous tenons ces deux urgences pour une seule.\n\n"
                "Nous faisons un pari : **un territoire qui coopère** y répond mieux qu’un territoire où l’on se concurrence.",
            ),
            (
                "Ce que nous cherchons",
                "Nous voulons savoir ce qui aide une coopération à naître, à durer et à transmettre ; et qui peut l’accompagner, "
                "avec quels moyens.",
            ),
        ),
    ),
    (
        "Les cinq chantiers coopératifs",
        (
            (
                "Ce qu’est un chantier",
                "Un chantier est un groupe de personnes et d’organisations. Il prend un défi à bras-le-corps : "
                "il y réfléchit, et il essaie.",
            ),
        ),
    ),
    (
        "Un projet ambitieux en faveur de la transition écologique juste",
        (
            (
                "Nos engagements communs",
                "Chaque chantier :\n\n- part d’un besoin constaté sur un territoire ;\n- associe les personnes concernées ;\n"
                "- publie ce qu’il apprend, échecs compris.",
            ),
            ("Ce que nous refusons", "Nous ne produisons ni label, ni classement des territoires."),
        ),
    ),
    (
        COMITE,
        (
            (
                "Composition",
                "Chaque chantier y envoie une personne. Les partenaires financiers y ont une voix, *jamais la majorité*.",
            ),
            (
                "Décider",
                "Le comité décide par consentement : une proposition est adoptée quand plus personne n’y objecte.",
            ),
        ),
    ),
    (
        "Fonctionnement des chantiers coopératifs",
        (
            (
                "Entrer, contribuer, partir",
                "On rejoint un chantier en disant ce que l’on attend et ce que l’on apporte. On le quitte librement.",
            ),
            ("Se retrouver", "Un chantier se réunit au moins une fois par trimestre, et rend compte en une page."),
        ),
    ),
    (
        "Le financement des chantiers coopératifs",
        (
            (
                "D’où vient l’argent",
                "Les moyens de chaque chantier sont connus de tous ses membres : montants, provenance, conditions.",
            ),
            ("Le temps donné", "Le temps bénévole se compte et se remercie, au même titre que l’argent."),
        ),
    ),
)
PORTEUSE = "Les cinq chantiers coopératifs"  # the section in which the list of chantiers stands
