"""Long texts shown by their ends: what did not change is folded around what did (pure)."""

COUPE = " […] "
MARGE = 120  # characters kept on the side of what matters


def abreger(texte: str, *, avant: bool, apres: bool, marge: int = MARGE) -> str:
    """`texte` with only what touches its neighbours: `marge` characters at its head if something stands `avant`, and at
    its tail if something stands `apres`, cut between words. A text that would hardly be shorter comes back whole.
    """
    tete = _jusqu_au_mot(texte, marge) if avant else ""
    queue = _jusqu_au_mot(texte[::-1], marge)[::-1] if apres else ""
    if len(tete) + len(queue) + 2 * len(COUPE) >= len(texte):
        return texte
    return f"{tete}{COUPE}{queue}"


def _jusqu_au_mot(texte: str, marge: int) -> str:
    """The first `marge` characters, less the word that would be cut; a text without blanks is cut anyhow."""
    if len(texte) <= marge:
        return texte
    entier = texte[: marge + 1].rsplit(None, 1)[0] if not texte[marge].isspace() else texte[:marge]
    return entier.rstrip() if entier.strip() and len(entier) <= marge else texte[:marge]
