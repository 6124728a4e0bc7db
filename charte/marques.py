"""Differences as a page shows them (pure): real HTML with `ins` and `del`, folded around what changes; or one line of words.

The marks themselves are those of `charte.comparaison`: the words of both texts are read in them.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from itertools import groupby

from charte.comparaison.jetons import BLOCS, Balise, Fin, Texte
from charte.comparaison.marquage import ecran, marquer_riche, marquer_simple
from charte.comparaison.morceaux import Morceau, Source, deviner, ordonner
from labo import differences, plis
from labo.balisage import canoniser, en_lignes
from labo.textes import apostropher
from labo.typographie import enumerer


AUTOUR = 1  # blocks kept on each side of one that changes
PLI = '<span class="ecart-pli"> … </span>'
VOISIN = plis.Morceau("ajoute", "")  # from its neighbours `labo.plis` reads on which side something changes
LISTES = ("ul", "ol")
_NOM = re.compile(r"</?(\w+)")


def dessiner(morceaux: Iterable[tuple[str, str, tuple[int, ...]]], *, is_riche: bool, is_plie: bool) -> str:
    """Pieces (genre, text, numbers of the amendements that a change comes from) → HTML; the numbers stand after each change."""
    return _dessiner(tuple(morceaux), is_riche, is_plie)


def comparer(avant: str, apres: str, *, is_riche: bool) -> str:
    """Two texts, folded, where everything comes from one hand; as they would be kept, however old they are."""
    garder = canoniser if is_riche else apostropher
    return _comparer(garder(avant), garder(apres), is_riche)


def en_mots(avant: str, apres: str, *, is_riche: bool = True) -> tuple[plis.Morceau, ...]:
    """The words of both, without any markup, blocks apart from each other by a space."""
    lire = en_lignes if is_riche else str
    passages = differences.mots(lire(avant), lire(apres))
    return tuple(plis.Morceau(passage.genre, passage.texte.replace("\n", " ")) for passage in passages)


def sans_marques(source: str) -> str:
    """The words of a rich text, on one line."""
    return en_lignes(source).replace("\n", " ")


@lru_cache(maxsize=512)  # a room reads the same proposals
def _dessiner(morceaux, is_riche, is_plie):
    sources = (None if genre == "egal" else Source(amendements=numeros) for genre, _, numeros in morceaux)
    lus = ordonner(Morceau(m[0], m[1], source) for m, source in zip(morceaux, sources, strict=True))
    return _tracer(lus, is_riche, is_plie)


@lru_cache(maxsize=1024)
def _comparer(avant, apres, is_riche):
    return _tracer(deviner(avant, apres, Source()), is_riche, True)


def _tracer(morceaux, is_riche, is_plie):
    jetons = marquer_riche(morceaux) if is_riche else marquer_simple(morceaux)
    return ecran(plier(jetons) if is_plie else jetons, _renvoyer, dire=_dire)


def _renvoyer(sources, _is_dans_un_lien):
    numeros = " ".join(str(numero) for numero in _numeros(sources))
    return f'<sup class="origine" aria-hidden="true">{numeros}</sup>' if numeros else ""


def _dire(sources):
    numeros = [str(numero) for numero in _numeros(sources)]
    return f" par {enumerer(numeros)}" if numeros else ""


def _numeros(sources):
    return sorted({numero for source in sources for numero in source.amendements})


# -- folding -----------------------------------------------------------------------------------------------------------


def plier(jetons, nom="p") -> list:
    """Without the blocks that are far from any change, nor the middle of the long stretches that stayed.

    `nom`: of the block that stands for those folded away. What would hide less than it shows stays whole.
    """
    blocs = list(_blocs(jetons))
    changes = [rang for rang, bloc in enumerate(blocs) if _is_change(bloc)]
    proches = {rang + ecart for rang in changes for ecart in range(-AUTOUR, AUTOUR + 1)}
    plies = []
    for is_proche, rangs in groupby(range(len(blocs)), key=proches.__contains__):
        suite = [blocs[rang] for rang in rangs]
        longueur = sum(len(jeton.html) for bloc in suite for jeton in bloc if isinstance(jeton, Texte))
        if is_proche or longueur <= plis.AUTOUR:
            plies += [jeton for bloc in suite for jeton in _abreger(bloc)]
        else:
            plies.append(Balise(f'<{nom} class="ecart-pli">…</{nom}>'))
    return plies


def _blocs(jetons):
    """Cut where a block of the top begins; what stands between two belongs to the first."""
    bloc, profondeur = [], 0
    for jeton in jetons:
        is_bloc = _nom(jeton) in BLOCS
        if is_bloc and not jeton.html.startswith("</"):
            if not profondeur and bloc:
                yield bloc
                bloc = []
            profondeur += 1
        elif is_bloc:
            profondeur -= 1
        bloc.append(jeton)
    if bloc:
        yield bloc


def _nom(jeton):
    trouve = _NOM.match(jeton.html) if isinstance(jeton, Balise) else None
    return trouve[1] if trouve else ""


def _is_change(bloc):
    return any(isinstance(jeton, Fin) or (isinstance(jeton, Texte) and jeton.genre != "egal") for jeton in bloc)


def _abreger(bloc):
    if not _is_change(bloc):
        return bloc
    fin = next((rang for rang, jeton in enumerate(bloc) if isinstance(jeton, Balise) and jeton.html == "</ul>"), 0)
    if _nom(bloc[0]) == "ul" and fin and not any(_nom(jeton) in LISTES for jeton in bloc[1:fin]):
        return [bloc[0], *plier(bloc[1:fin], "li"), *bloc[fin:]]
    changes = [rang for rang, jeton in enumerate(bloc) if _is_change([jeton])]
    return [bout for rang, jeton in enumerate(bloc) for bout in _abrege(jeton, changes[0] < rang, rang < changes[-1])]


def _abrege(jeton, is_avant, is_apres):
    """Escaped text holds no blank inside an entity: cut between words, it stays whole. What changes is before, or after."""
    if not isinstance(jeton, Texte) or jeton.genre != "egal":
        return [jeton]
    suite = [*[VOISIN] * is_avant, plis.Morceau("egal", jeton.html), *[VOISIN] * is_apres]
    bouts = (bout for bout in plis.plier(suite) if bout.texte)
    return [Balise(PLI) if bout.genre == "pli" else replace(jeton, html=bout.texte) for bout in bouts]
