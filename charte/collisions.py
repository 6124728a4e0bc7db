"""Which amendements of one article touch the same words: those that could not both be retained as they are (pure)."""

from functools import lru_cache

from labo.reunion import reunir_textes


Mots = tuple[str, str]  # a title and a text


def se_heurtent(actuels: Mots, un: Mots, autre: Mots) -> bool:
    """Do two proposals, each written on the words of today, change the same ones? The same for (autre, un)."""
    return any(_collision(*trois) for trois in zip(actuels, *sorted((un, autre)), strict=True))


@lru_cache(maxsize=8192)
def _collision(actuel, un, autre):
    """Kept: pages ask it again for each reader, of each pair."""
    return not reunir_textes(actuel, un, autre).is_nette
