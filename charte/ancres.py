"""Anchors: the part of an address that names a section or an article for ever (pure)."""

import re
import unicodedata


LONGUEUR = 60
FORME = re.compile(r"[a-z0-9][a-z0-9-]{0,59}")
# Ids that documents give to their own parts.
RESERVEES = frozenset({"mention", "sommaire", "sommaire-titre", "empreinte"})
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss"})


def deriver(titre: str, prises, *, defaut: str) -> str:
    """The anchor of a title, ASCII, at most LONGUEUR characters; numbered when it is among `prises` (or reserved).

    `defaut` stands in for a title without a single Latin letter or digit.
    """
    base = _plat(titre) or defaut
    ancre, numero = base, 1
    while ancre in prises or ancre in RESERVEES:
        numero += 1
        ancre = f"{base}-{numero}"
    return ancre


def _plat(titre: str) -> str:
    """Lower case without accents, words joined by hyphens, cut between two words; room is left for a number."""
    lettres = unicodedata.normalize("NFKD", titre.casefold().translate(_LIGATURES))
    mots = re.findall(r"[a-z0-9]+", "".join(c for c in lettres if not unicodedata.combining(c)))
    ancre = mots[0][: LONGUEUR - 8] if mots else ""
    for mot in mots[1:]:
        if len(ancre) + 1 + len(mot) > LONGUEUR - 8:
            break
        ancre = f"{ancre}-{mot}"
    return ancre
