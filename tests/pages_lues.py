"""A page as it is read aloud."""

from html import unescape

from bs4 import BeautifulSoup


def texte_de(html) -> list[str]:
    """Its paragraphs, with plain spaces."""
    return [" ".join(p.get_text(" ", strip=True).split()) for p in BeautifulSoup(html, "html.parser").find_all("p")]


def lisible(page) -> str:
    """All its HTML on one line, with plain spaces and without entities."""
    return " ".join(unescape(page.text).replace("\u00a0", " ").replace("\u202f", " ").split())
