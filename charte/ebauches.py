"""The words that a form of the comité opens on, or is given back with, once the article has changed (pure)."""

from dataclasses import dataclass

from charte.collisions import courts
from labo.reunion import Commun, departager, reunir_textes


Mots = dict[str, str]  # by field: a title, a text


@dataclass(frozen=True)
class Ebauche:
    """To be read again before it is saved: the changes of both sides.

    `heurts`: where both changed the same words, as the article says them and as the draft keeps them; `contacts`: what it says
    where they changed words side by side, which may read badly.
    """

    mots: Mots
    heurts: tuple[tuple[str, str], ...] = ()
    contacts: tuple[str, ...] = ()

    @property
    def is_a_relire(self):
        return bool(self.heurts or self.contacts)


def ebaucher(depart: Mots, actuels: Mots, siens: Mots) -> Ebauche:
    """`siens` were written on `depart`, which has become `actuels`: where the same words changed, the draft keeps `siens`."""
    reunis = {nom: reunir_textes(depart[nom], actuels[nom], sien) for nom, sien in siens.items()}
    places = [departager(collision) for reunion in reunis.values() for collision in reunion.collisions]
    heurts = tuple((courts(h.autre), courts(h.mien)) for place in places for h in place.collisions)
    contacts = tuple(courts(place.texte) for place in places if place.is_nette and place.texte.strip())
    return Ebauche({nom: _texte(reunion) for nom, reunion in reunis.items()}, heurts, contacts)


def _texte(reunion):
    return "".join(m.texte if isinstance(m, Commun) else departager(m).texte for m in reunion.morceaux)
