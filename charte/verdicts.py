"""What of a proposal is in the words that the comité retains: all of it, a part, nothing (pure).

Its own difference from the words that it starts from says what it adds and what it takes out; the same of the result says
what the comité does. Words are compared, not markup nor punctuation, but for a proposal that changes nothing else.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from labo.reunion import jetons, reunir_textes
from labo.reunion.alignement import blocs


TOUT, PARTIE, RIEN = "tout", "partie", "rien"
Mots = dict[str, str]  # by field: a title, a text


@dataclass(frozen=True)
class Ecart:
    """From one text to another: the words added, in order, and the places of those taken out, with these words."""

    ajoutes: tuple[str, ...]
    places: frozenset[int]
    retires: tuple[str, ...]

    def __bool__(self):
        return bool(self.ajoutes or self.retires)


def de(depart: Mots, propose: Mots, resultat: Mots, *, autres: Sequence[Mots] = ()) -> str:
    """What of `propose`, written on `depart`, is in `resultat`; `autres`: the proposals on `depart` retained with it.

    Words that another one takes out as well are gone, without anything of this one being there.
    """
    parts = [_du_champ(depart[nom], propose[nom], resultat[nom], [autre[nom] for autre in autres]) for nom in depart]
    dites = {part for part in parts if part}
    if not dites or dites == {TOUT}:
        return TOUT
    return RIEN if dites == {RIEN} else PARTIE


def de_chacun(departs: dict, proposes: dict, resultat: Mots) -> dict:
    """{proposal: what of it is in `resultat`}, all of them retained together.

    One alone is there whole only where nothing else was written: of several, one cannot tell whose words were touched up.
    """
    dits = {}
    for cle, propose in proposes.items():
        autres = [mots for autre, mots in proposes.items() if autre != cle and departs[autre] == departs[cle]]
        dits[cle] = de(departs[cle], propose, resultat, autres=autres)
        if len(proposes) == 1 and dits[cle] == TOUT and propose != resultat:
            dits[cle] = PARTIE
    return dits


def _du_champ(depart, propose, resultat, autres):
    """ "" of a field that the proposal leaves as it is."""
    if propose == depart:
        return ""
    if (
        propose == resultat
        or _est_deja_dedans(depart, propose, resultat)
        or _est_leur_reunion(depart, [propose, *autres], resultat)
    ):
        return TOUT
    lire = _mots if ecart_de(depart, propose, _mots) else _signes
    sien, fait = ecart_de(depart, propose, lire), ecart_de(depart, resultat, lire)
    if _suit(sien.ajoutes, fait.ajoutes) and _suit(sien.retires, fait.retires):
        return TOUT
    aussi = frozenset(chain.from_iterable(ecart_de(depart, autre, lire).places for autre in autres))
    is_la = set(sien.ajoutes) & set(fait.ajoutes) or (sien.places - aussi) & fait.places
    return PARTIE if is_la else RIEN


def _est_deja_dedans(depart, propose, resultat):
    """Brought together with the result once more, it changes nothing there."""
    reunion = reunir_textes(depart, resultat, propose)
    return reunion.is_nette and reunion.texte == resultat


def _est_leur_reunion(depart, proposes, resultat):
    """All of them brought together, where words that are said several times could be taken for each other."""
    texte = depart
    for propose in proposes:
        reunion = reunir_textes(depart, texte, propose)
        if not reunion.is_nette:
            return False
        texte = reunion.texte
    return texte == resultat


@lru_cache(maxsize=512)
def ecart_de(depart: str, texte: str, lire: Callable) -> Ecart:
    avant, apres = lire(depart), lire(texte)
    communs = blocs(avant, apres)
    restes = {rang for i, _, n in communs for rang in range(i, i + n)}
    gardes = {rang for _, j, n in communs for rang in range(j, j + n)}
    places = [rang for rang in range(len(avant)) if rang not in restes]
    ajoutes = tuple(mot for rang, mot in enumerate(apres) if rang not in gardes)
    return Ecart(ajoutes, frozenset(places), tuple(avant[rang] for rang in places))


def _mots(texte):
    return [mot.replace("'", "’") for mot in jetons.mots(texte) if jetons.poids(mot)]


def _signes(texte):
    return [mot for mot in jetons.mots(texte) if mot.strip()]


def _suit(partie, suite):
    """Are these words in the others, in order?"""
    restants = iter(suite)
    return all(mot in restants for mot in partie)
