"""The weave of a text: its pieces, each with the revision that wrote it and the one that took it out (pure).

It holds what stands and what versions have frozen; what no version ever said is forgotten when the next one is published.

A `Trame` is a list of [texte, ne, mort]: `ne` and `mort` are numbers of revisions, `mort` is None while the piece stands. At
revision r the text is the join of the pieces with ne <= r < mort, in order. Method: the interleaved deltas of SCCS (M. J.
Rochkind, `The Source Code Control System`, 1975): what a change did is noted when it is saved, and read, never guessed.
"""

from collections.abc import Iterable

from labo import differences


Trame = list[list]


def nouvelle(texte: str, numero: int) -> Trame:
    """The weave of a text first known at this revision."""
    return [[texte, numero, None]] if texte else []


def tisser(trame: Trame, texte: str, numero: int) -> Trame:
    """The weave once its text has become `texte` at revision `numero`, which is greater than any of its own."""
    vivants = iter(_morceaux(trame, differences.mots(texte_vivant(trame), texte)))
    tissee: Trame = []
    for morceau in trame:
        if morceau[2] is not None:
            tissee.append(morceau)
            continue
        reste = len(morceau[0])
        while reste:
            genre, bout = next(vivants)
            if genre == "ajoute":
                tissee.append([bout, numero, None])
                continue
            tissee.append([bout, morceau[1], numero if genre == "retire" else None])
            reste -= len(bout)
    tissee += [[bout, numero, None] for _, bout in vivants]
    return _joindre(tissee)


def texte_vivant(trame: Trame) -> str:
    return "".join(texte for texte, _, mort in trame if mort is None)


def texte_a(trame: Trame, numero: int) -> str:
    """What the text was at that revision."""
    return "".join(morceau[0] for morceau in trame if _is_vivant(morceau, numero))


def elaguer(trame: Trame, reperes: Iterable[int]) -> Trame:
    """The weave without the pieces that stood at none of these revisions, nor stand today."""
    reperes = tuple(reperes)
    return _joindre(m for m in trame if m[2] is None or any(_is_vivant(m, repere) for repere in reperes))


def passages(trame: Trame, de: int, a: int) -> tuple[tuple[str, str, int | None], ...]:
    """(genre, text, revision) in order, from revision `de` to revision `a`: « egal », « ajoute », « retire » with whose doing."""
    return tuple(
        ("egal", morceau[0], None)
        if _is_vivant(morceau, de) and _is_vivant(morceau, a)
        else ("ajoute", morceau[0], morceau[1])
        if _is_vivant(morceau, a)
        else ("retire", morceau[0], morceau[2])
        for morceau in trame
        if _is_vivant(morceau, de) or _is_vivant(morceau, a)
    )


def numeros(trame: Trame) -> set[int]:
    """All the revisions that this weave names."""
    return {numero for _, *bornes in trame for numero in bornes if numero is not None}


def _is_vivant(morceau, numero):
    _, ne, mort = morceau
    return ne <= numero and (mort is None or numero < mort)


def _morceaux(trame, ecarts):
    """The stretches of a difference, cut where the living pieces of the weave end."""
    restes = [len(texte) for texte, _, mort in trame if mort is None][::-1]
    for ecart in ecarts:
        texte = ecart.texte
        if ecart.genre == "ajoute":
            yield ecart.genre, texte
            continue
        while texte:
            bout, texte = texte[: restes[-1]], texte[restes[-1] :]
            restes[-1] -= len(bout)
            if not restes[-1]:
                restes.pop()
            yield ecart.genre, bout


def _joindre(morceaux) -> Trame:
    """Neighbours with the same fate in one piece; empty ones left out."""
    joints: Trame = []
    for texte, ne, mort in morceaux:
        if joints and joints[-1][1:] == [ne, mort]:
            joints[-1][0] += texte
        elif texte:
            joints.append([texte, ne, mort])
    return joints
