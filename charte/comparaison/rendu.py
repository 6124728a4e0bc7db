"""The rich text of an article as HTML, as often as a comparison asks for it (pure)."""

from functools import lru_cache

from labo import balisage


@lru_cache(maxsize=1024)  # an article is read again in the next comparison
def en_html(source: str) -> str:
    """Line by line too: what is compared is taken as it is."""
    return balisage.en_html(source, is_riche=True)
