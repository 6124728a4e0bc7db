"""Merging single values: a choice, a date, the key of an organisation."""

from typing import TypeVar

from labo.reunion.resultat import Desaccord


T = TypeVar("T")


def reunir_valeurs(base: T, autre: T, mien: T) -> T | Desaccord[T]:
    """The value of the side that changed it; a Desaccord when both did, differently. Values are compared by ==."""
    if autre == mien or mien == base:
        return autre
    return mien if autre == base else Desaccord(base, autre, mien)
