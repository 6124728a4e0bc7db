"""The words that a form of the comité opens on, or is given back with, once the article has changed (pure)."""

from dataclasses import dataclass

from charte.collisions import courts
from labo.reunion import reunir_pour_relire


Mots = dict[str, str]  # by field: a title, a text


@dataclass(frozen=True)
class Ebauche:
    """To be read again before it is saved: the changes of both sides.

    `heurts`: where both changed the same words, as the article says them and as the draft keeps them.
    """

    mots: Mots
    heurts: tuple[tuple[str, str], ...] = ()


def ebaucher(depart: Mots, actuels: Mots, siens: Mots) -> Ebauche:
    """`siens` were written on `depart`, which has become `actuels`: where the same words changed, the draft keeps `siens`."""
    reunis = {nom: reunir_pour_relire(depart[nom], actuels[nom], sien) for nom, sien in siens.items()}
    heurts = tuple((courts(h.autre), courts(h.mien)) for reunion in reunis.values() for h in reunion.collisions)
    return Ebauche({nom: reunion.texte for nom, reunion in reunis.items()}, heurts)
