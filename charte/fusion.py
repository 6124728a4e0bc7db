"""The words that result from several proposals on one text, each change with those it comes from (pure).

They are brought together one after the other, in the order of their numbers, by three-way merges from the text that all of
them start from. Where two change the same words the first keeps them; what else the second one changes is taken, beside
them too: the comité reads the result before it retains.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from charte import marques, trame
from labo import differences
from labo.reunion import Commun, reunir_pour_relire


Textes = tuple[tuple[int, str], ...]  # (number of the proposal, the whole text that it proposes)


@dataclass(frozen=True)
class Marque:
    """A stretch of the result against today's text; what was added or taken out says by which proposals."""

    genre: str
    texte: str
    numeros: tuple[int, ...] = ()


@dataclass(frozen=True)
class Fondu:
    """A text that several proposals give."""

    texte: str
    marques: tuple[Marque, ...]

    @property
    def titre_html(self) -> str:
        return self._dessiner(is_riche=False)

    @property
    def corps_html(self) -> str:
        return self._dessiner(is_riche=True)

    def _dessiner(self, *, is_riche):
        bouts = ((m.genre, m.texte, m.numeros) for m in self.marques)
        return marques.dessiner(bouts, is_riche=is_riche, is_plie=False)


def fondre(base: str, propositions: Iterable[tuple[int, str]]) -> Fondu:
    """What `propositions`, (number, text) in any order, make of `base` together."""
    return _fondre(base, tuple(sorted(propositions)))


@lru_cache(maxsize=128)
def _fondre(base: str, propositions: Textes) -> Fondu:
    texte, tissee = base, trame.nouvelle(base, 0)
    for numero, propose in propositions:
        texte = _au_premier(reunir_pour_relire(base, texte, propose))
        tissee = trame.tisser(tissee, texte, numero)
    dernier = propositions[-1][0] if propositions else 0
    return Fondu(texte, tuple(_marques(trame.passages(tissee, 0, dernier), base, propositions)))


def _au_premier(reunion) -> str:
    """Where both sides changed the same words, those of who came first."""
    return "".join(m.texte if isinstance(m, Commun) else m.autre for m in reunion.morceaux)


def _marques(passages, base, propositions):
    """What two proposals changed alike comes from both."""
    seuls = {numero: tuple(_places(differences.mots(base, texte))) for numero, texte in propositions}
    place = 0
    for genre, texte, numero in passages:
        aussi = (autre for autre, siens in seuls.items() if genre != "egal" and _is_dans(siens, genre, place, texte))
        yield Marque(genre, texte, tuple(sorted({*aussi, numero} - {None})))
        place += 0 if genre == "ajoute" else len(texte)


def _places(ecarts):
    """(genre, place in the text of departure, words) of what changes."""
    place = 0
    for ecart in ecarts:
        if ecart.genre != "egal":
            yield ecart.genre, place, ecart.texte
        place += 0 if ecart.genre == "ajoute" else len(ecart.texte)


def _is_dans(siens, genre, place, texte):
    if genre == "ajoute":
        return (genre, place, texte) in siens
    return any(g == genre and de <= place and place + len(texte) <= de + len(mots) for g, de, mots in siens)
