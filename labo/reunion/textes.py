"""Merging texts: by paragraph, then by word inside the paragraphs that both sides changed."""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import takewhile

from labo.reunion.alignement import blocs_lisibles, synchronies
from labo.reunion.jetons import mots, paragraphes
from labo.reunion.ressemblance import apparier, empreinte, is_reecrit
from labo.reunion.resultat import Collision, Commun, Reunion, assembler, trancher


Trois = tuple[Sequence[str], Sequence[str], Sequence[str]]


def reunir_textes(base: str, autre: str, mien: str) -> Reunion:
    """Merge two versions of one text; every character of the result comes from one of the three.

    Never raises, whatever the characters; the work is bounded (see `alignement`). Swapping autre and mien swaps the
    sides of the collisions and changes nothing else.
    """
    entier = trancher(base, autre, mien)
    if isinstance(entier, Commun):
        return assembler([entier])
    trois = base, autre, mien
    places, has_suivi = _par_paragraphes(*trois, is_suivi=True)
    if not _is_sure(trois, places):
        # A change that went along with a paragraph moved by the other would stand on the wrong side of a collision, or be
        # taken for what its author also wrote there.
        places = _par_paragraphes(*trois, is_suivi=False)[0] if has_suivi else places
        places = _demander(places, _doublees(trois, places))
    return assembler(piece for _, pieces in places for piece in pieces)


def reunir_mots(base: str, autre: str, mien: str) -> Iterator[Commun | Collision]:
    """Merge word by word, but as a whole what one side wrote anew: the raw pieces, for `assembler`."""
    entier = trancher(base, autre, mien)
    if isinstance(entier, Commun) or is_reecrit(base, autre) or is_reecrit(base, mien):
        yield entier
        return
    trois = mots(base), mots(autre), mots(mien)
    for (z, zfin, a, afin, m, mfin), is_accord in _serres(trois, synchronies(*trois, trouver=_trouver)):
        if is_accord:
            yield Commun("".join(trois[0][z:zfin]))
        else:
            yield from elaguer((trois[0][z:zfin], trois[1][a:afin], trois[2][m:mfin]))


def _trouver(avant, apres):
    return _blocs("".join(avant), "".join(apres))


@lru_cache(maxsize=512)  # paragraphs: a room changes the same ones, and each of its proposals meets all the others
def _blocs(avant, apres):
    return tuple(blocs_lisibles(mots(avant), mots(apres)))


def _serres(trois, accords):
    """The places of a merge, those joined into one where a word that one side added touches one that the other changed.

    « mardi 12 » and « jeudi » for « mardi » are two answers to one question: « jeudi 12 » would be nobody's.
    """
    suite = []
    for place in _tour(accords):
        suite.append(place)
        if len(suite) > 2 and _se_touchent(trois, *suite[-3:]):
            (z, _, a, _, m, _), (_, zfin, _, afin, _, mfin) = suite[-3][0], suite[-1][0]
            suite[-3:] = [((z, zfin, a, afin, m, mfin), False)]
    return suite


def _se_touchent(trois, avant, entre, apres):
    """Two changes with a mere blank between them, one of which is an addition, not both of the same side."""
    base, autre, mien = trois
    if avant[1] or not entre[1] or apres[1] or not "".join(base[slice(*entre[0][:2])]).isspace():
        return False
    ajouts, auteurs = [], set()
    for (z, zfin, a, afin, m, mfin), _ in (avant, apres):
        ajouts.append(z == zfin)
        auteurs |= {cote for cote, mots_ in (("autre", autre[a:afin]), ("mien", mien[m:mfin])) if mots_ != base[z:zfin]}
    return any(ajouts) and len(auteurs) > 1


def elaguer(trois: Trois) -> Iterator[Commun | Collision]:
    """One place, in pieces: what both sides begin or end with alike is common, the rest is decided as a whole."""
    entier = trancher(*map("".join, trois))
    if isinstance(entier, Commun):
        yield entier
        return
    base, autre, mien = trois
    tete = _communs(autre, mien)
    queue = _communs(autre[tete:][::-1], mien[tete:][::-1])
    fin = autre[len(autre) - queue :]
    yield Commun("".join(autre[:tete]))
    coupes = (_sans(base, autre[:tete], fin), autre[tete : len(autre) - queue], mien[tete : len(mien) - queue])
    yield from _blancs_a_part(coupes)
    yield Commun("".join(fin))


def _blancs_a_part(trois):
    """The blanks around words are decided apart from the words: one side may begin a paragraph where the other writes."""
    avant = [list(takewhile(str.isspace, version)) for version in trois]
    apres = [list(takewhile(str.isspace, version[::-1])) for version in trois]
    if any("".join(version).isspace() or not version for version in trois) or not (
        _tous_ou_aucun(avant) and _tous_ou_aucun(apres)
    ):
        yield trancher(*map("".join, trois))
        return
    milieux = (version[len(a) : len(version) - len(z)] for version, a, z in zip(trois, avant, apres, strict=True))
    yield trancher(*map("".join, avant))
    yield trancher(*map("".join, milieux))
    yield trancher(*("".join(blancs[::-1]) for blancs in apres))


def _tous_ou_aucun(blancs):
    """A blank that one side took away parts two words no more: then it stays with them."""
    return all(blancs) or not any(blancs)


def _par_paragraphes(base, autre, mien, *, is_suivi):
    """[(the versions of a place, its pieces)] in the order of the text, and whether a change went along with a paragraph."""
    unites, suite_autre, suite_mien = paragraphes(base), _Suite(base, autre), _Suite(base, mien)
    deplaces, deplaces_ici = (suite_autre.deplaces(), suite_mien.deplaces()) if is_suivi else ({}, {})
    suite_autre.suivre(suite_mien, deplaces)
    suite_mien.suivre(suite_autre, deplaces_ici)
    cles = list(map(str, range(len(unites))))
    accords = synchronies(cles, suite_autre.cles, suite_mien.cles)
    grappes = _grappes(unites, suite_autre.textes, suite_mien.textes, accords)
    places = [(_bout_a_bout(grappe), _reunir_grappe(grappe)) for grappe in grappes if grappe]
    return places, bool(deplaces or deplaces_ici)


def _is_sure(trois, places):
    """Nothing collides, nothing stands twice, and every word that a side added is there, as often as it added it."""
    if any(isinstance(piece, Collision) for _, pieces in places for piece in pieces) or _doublees(trois, places):
        return False
    base, autre, mien = map(empreinte, trois)
    reunis = empreinte(" ".join(_texte_commun(pieces) for _, pieces in places))
    return autre - base <= reunis and mien - base <= reunis


def _doublees(trois, places):
    """The ranks of the places that hold a word which everybody holds at most once, and which the merge would hold twice:
    both moved it, each elsewhere."""
    base, autre, mien = map(empreinte, trois)
    communs = [_texte_commun(pieces) for _, pieces in places]
    reunis = empreinte(" ".join(communs))
    doubles = {mot for mot in base if base[mot] == 1 < reunis[mot] and max(autre[mot], mien[mot]) <= 1}
    return [rang for rang, commun in enumerate(communs) if doubles and not doubles.isdisjoint(empreinte(commun))]


def _demander(places, rangs):
    """The same, where all from the first of these ranks to the last one is decided as a whole."""
    if not rangs:
        return places
    debut, fin = rangs[0], rangs[-1] + 1
    versions = _bout_a_bout(versions for versions, _ in places[debut:fin])
    return [*places[:debut], (versions, [trancher(*versions)]), *places[fin:]]


def _texte_commun(pieces):
    return " ".join(piece.texte for piece in pieces if isinstance(piece, Commun))


def _bout_a_bout(grappe):
    """The three texts of several places."""
    return tuple("".join(map("".join, version)) for version in zip(*grappe, strict=True))


def _grappes(unites, autre, mien, accords):
    """The text cut at the paragraphs that nobody changed: runs of places, each the pieces of the three versions."""
    grappe = []
    for (z, zfin, a, afin, m, mfin), is_accord in _tour(accords):
        trois = unites[z:zfin], autre[a:afin], mien[m:mfin]
        for place in zip(*trois, strict=True) if is_accord else [trois]:
            place = place if not is_accord else tuple((texte,) for texte in place)
            if place[0] == place[1] == place[2]:
                yield grappe
                yield [place]
                grappe = []
            else:
                grappe.append(place)
    yield grappe


def _reunir_grappe(grappe):
    """Place by place, or all at once where that collides less: a paragraph split or joined spreads over several."""
    pieces = [morceau for place in grappe for morceau in _reunir_place(place)]
    if len(grappe) < 2 or not _poids_des_collisions(pieces):
        return pieces
    ensemble = list(reunir_mots(*_bout_a_bout(grappe)))
    return min(pieces, ensemble, key=_poids_des_collisions)


def _reunir_place(place):
    """By word; where there was nothing, what both put there stays whole."""
    if "".join(place[0]).strip():
        return reunir_mots(*map("".join, place))
    return elaguer(place)


def _poids_des_collisions(pieces):
    return sum(len(m.base) + len(m.autre) + len(m.mien) for m in pieces if isinstance(m, Collision))


@lru_cache(maxsize=128)  # read only
def _apparier(base, version):
    return apparier(paragraphes(base), paragraphes(version))


class _Suite:
    """The paragraphs of one version, each under the number of the paragraph of the base that it was, if it was one."""

    def __init__(self, base, version):
        self.base, self.textes = paragraphes(base), paragraphes(version)
        self.places = _apparier(base, version)
        origines = {j: i for i, j in self.places.items()}
        self.cles = [str(origines[j]) if j in origines else f"+{texte}" for j, texte in enumerate(self.textes)]

    def suivre(self, autre, deplaces):
        """Where this side moved a paragraph, the other side's changes to it go along."""
        for i in deplaces.keys() & autre.places.keys():
            self.textes[deplaces[i]] = autre.textes[autre.places[i]]
            autre.textes[autre.places[i]] = self.base[i]

    def deplaces(self):
        """{place in base: place here} of the paragraphs that stand once in both and changed places."""
        libres = {
            texte: j for j, texte in enumerate(self.textes) if self.cles[j].startswith("+") and not texte.isspace()
        }
        uniques = Counter(self.base) + Counter(self.textes)
        return {
            i: libres[texte]
            for i, texte in enumerate(self.base)
            if i not in self.places and texte in libres and uniques[texte] == 2
        }


def _tour(accords):
    """The places between the agreements and the agreements themselves, in order: (six bounds, is_accord)."""
    z = a = m = 0
    for z1, z2, a1, a2, m1, m2 in accords:
        if (z, a, m) != (z1, a1, m1):
            yield (z, z1, a, a1, m, m1), False
        if z1 < z2:
            yield (z1, z2, a1, a2, m1, m2), True
        z, a, m = z2, a2, m2


def _communs(un, autre):
    return next((n for n, (x, y) in enumerate(zip(un, autre, strict=False)) if x != y), min(len(un), len(autre)))


def _sans(base, tete, fin):
    """The base without what it has in common with the two common ends."""
    reste = base[_communs(base, tete) :]
    queue = _communs(reste[::-1], fin[::-1])
    return reste[: len(reste) - queue]
