"""What every stored text obeys, and the keys by which French text is sorted and found.

Source: Unicode Standard Annex 15 (normal forms); PostgreSQL is built without ICU here, so keys are computed in Python.
"""

import re
import unicodedata


# A text is words: what controls a terminal or reverses a line has no place in it. ZWJ and ZWNJ make letters and emoji.
# (Unicode’s Cc, Cs and the signs of direction, ends of lines apart; a set of signs costs a tenth of reading each one’s category.)
COMMANDES = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")
# Between two letters: as a keyboard types it, and as some phones do.
APOSTROPHE = re.compile(r"(?<=[^\W\d_])['ʼ](?=[^\W\d_])")
DROITES = str.maketrans({"'": "’", "ʼ": "’"})
LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "’": "'"})


def normaliser(texte: str, *, lignes: bool = True) -> str:
    """The text as it is stored: NFC, newlines as \\n (or spaces if not `lignes`), no control characters, ends trimmed.

    Typographic spaces typed by the person are kept out: they are added at output (see `typographie`).
    """
    texte = unicodedata.normalize("NFC", texte).replace("\r\n", "\n").replace("\r", "\n")
    texte = texte.replace("\x85", "\n").replace("\u2028", "\n").replace("\u2029", "\n").replace("\t", " ")
    texte = texte.replace("\u202f", " ").replace("\u00a0", " ")
    texte = COMMANDES.sub("", texte)
    if lignes:
        return "\n".join(ligne.rstrip() for ligne in texte.split("\n")).strip("\n ")
    return " ".join(texte.split())


def apostropher(texte: str) -> str:
    """« n'y » → « n’y », sign for sign; addresses stay as they are."""
    if "'" not in texte and "ʼ" not in texte:
        return texte
    return re.sub(r"\S+", lambda mot: mot[0] if _is_adresse(mot[0]) else APOSTROPHE.sub("’", mot[0]), texte)


def _is_adresse(mot):
    return "@" in mot or "://" in mot or "mailto:" in mot or "www." in mot


def memes_apostrophes(texte: str) -> str:
    """For comparing: whichever apostrophe was typed, the words are the same."""
    return texte.translate(DROITES)


def cle_de_recherche(texte: str) -> str:
    """Lower case, without accents, punctuation or gendered suffix marks: « participant·es » is found by « participantes »."""
    plat = unicodedata.normalize("NFKD", texte.casefold().translate(LIGATURES))
    plat = "".join(c for c in plat if not unicodedata.combining(c) and c not in "·-().'")
    return " ".join("".join(c if c.isalnum() else " " for c in plat).split())


def cle_de_tri(texte: str) -> str:
    """French order: letters without accents first, then the text itself, so that the order is total (≤ 500 characters)."""
    return f"{cle_de_recherche(texte)} | {texte}"[:500]
