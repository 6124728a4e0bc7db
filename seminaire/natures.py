"""What kind of séance a title tells of (pure). Source: the titles of real programmes.

A guess to start from: whoever edits the programme corrects it.
"""

import re

from labo.textes import cle_de_recherche


PAR_DEFAUT = "pleniere"
PAUSES = ("pause", "repas")
# In this order: « Restitution des ateliers » is no atelier, « Café d’accueil » no pause.
MOTS = (
    ("accueil", r"accueil|emargement"),
    ("restitution", r"restitution|mises? en commun"),
    ("cloture", r"cloture|conclusions?|mots? de (la )?fin|au revoir"),
    ("atelier", r"ateliers?|groupes? de travail|sous groupes|world cafe|forum ouvert"),
    ("repas", r"repas|dejeuner|diner|buffet|cocktail|pique nique|aperitif|apero"),
    ("pause", r"pauses?|cafe|gouter|collation|recreation"),
)


def deviner(titre: str) -> str:
    """The value of `NatureSeance` that the words of a title suggest, « pleniere » when none does."""
    plat = cle_de_recherche(re.sub("[’'-]", " ", titre))
    return next((nature for nature, mots in MOTS if re.search(rf"\b({mots})\b", plat)), PAR_DEFAUT)


def lire(mot: str) -> str:
    """The value of `NatureSeance` that a word names, « Plénière » or « pleniere »; "" when it names none."""
    plat = cle_de_recherche(mot)
    return plat if plat in (PAR_DEFAUT, *(nature for nature, _ in MOTS)) else ""
