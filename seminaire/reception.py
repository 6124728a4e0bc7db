"""A programme received as a file or pasted: judged by its content, decoded honestly, bounded, read (pure)."""

import re

from labo.documents import DocumentIllisible, check_lisible, decoder_texte, relire_balises, relire_paquet
from seminaire.programme import Programme, lire


TEXTE_MAX = 200_000  # bytes of UTF-8
SEANCES_MAX = 600
JOURS_MAX = 60

_PAGE = re.compile(r"\s*(?:<!doctype html|<html\b)", re.IGNORECASE)


class TexteRefuse(ValueError):
    """What was sent cannot be imported; the message is French and says what to do."""


def decoder(octets: bytes, nom: str = "") -> str:
    """The text of a file, by what it holds and not by its name: a DOCX, an ODT, a web page, else a text. Raises TexteRefuse.

    `nom` only tells Markdown from another text.
    """
    try:
        check_lisible(octets)
        if octets.startswith(b"PK"):
            return relire_paquet(octets)
        texte = decoder_texte(octets)
        if _PAGE.match(texte[:1000]):
            return relire_balises(texte, "html")
    except DocumentIllisible as illisible:
        raise TexteRefuse(str(illisible)) from None
    return _relire_markdown(texte) if nom.lower().endswith((".md", ".markdown")) else texte


def _relire_markdown(texte: str) -> str:
    """Markdown is a text too: where it defeats pandoc it is read as it stands."""
    try:
        return relire_balises(texte, "gfm") if len(texte) <= TEXTE_MAX else texte
    except DocumentIllisible:
        return texte


def recevoir(texte: str) -> Programme:
    """The programme that a text tells, within the bounds of an import. Raises TexteRefuse."""
    if not texte.strip():
        raise TexteRefuse("Il n’y a aucun texte.")
    # A lone surrogate is no text; counted all the same, since reading drops it.
    if len(texte.encode("utf-8", "surrogatepass")) > TEXTE_MAX:
        raise TexteRefuse("Ce texte dépasse 200 ko. Gardez-en la partie qui donne le programme.")
    programme = lire(texte)
    seances = sum(len(jour.seances) for jour in programme.jours)
    if seances > SEANCES_MAX:
        raise TexteRefuse(f"Ce texte donne {seances} séances ; on en importe {SEANCES_MAX} à la fois au plus.")
    if len(programme.jours) > JOURS_MAX:
        raise TexteRefuse(f"Ce texte donne {len(programme.jours)} jours ; on en importe {JOURS_MAX} au plus.")
    return programme
