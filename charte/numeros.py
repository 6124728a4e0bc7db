"""How sections and articles are numbered when they are read (pure): « 2 », « 2.1 »; the preamble and its articles are not."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar


S = TypeVar("S")


def numerotees(sections: Iterable[S], is_preambule: Callable[[S], bool]) -> Iterator[tuple[str, S]]:
    """(number as it is read, section) in order; "" for the preamble."""
    numero = 0
    for section in sections:
        numero += not is_preambule(section)
        yield "" if is_preambule(section) else str(numero), section


def figees(contenu: dict) -> Iterator[tuple[str, dict]]:
    """The same for the sections of a frozen contenu (see `canonique`)."""
    return numerotees(contenu["sections"], lambda section: section.get("preambule", False))


def d_article(numero: str, rang: int) -> str:
    """« 2.1 »; "" in the preamble."""
    return numero and f"{numero}.{rang}"
