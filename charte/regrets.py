"""Of a text about to be saved: on the words of which retained amendements it goes back (pure)."""

from collections.abc import Sequence

from charte import trame
from labo.typographie import enumerer


def revient_sur(tissee: trame.Trame, texte: str, revisions: Sequence[int]) -> set[int]:
    """Those of these revisions, read off the weave of today, whose words `texte` takes out, or puts back what they took out."""
    if texte == trame.texte_vivant(tissee):
        return set()
    apres = max(trame.numeros(tissee), default=0) + 1
    morceaux = [(mots.strip(), ne, mort) for mots, ne, mort in trame.tisser(tissee, texte, apres)]
    remis = {mots for mots, ne, _ in morceaux if ne == apres}
    defaites = {ne for mots, ne, mort in morceaux if mort == apres and _is_dit(mots)}
    defaites |= {mort for mots, _, mort in morceaux if mots in remis and _is_dit(mots)}
    return defaites & {*revisions}


def dire(numeros: Sequence[int]) -> str:
    """ "" for none."""
    nombres = enumerer([str(numero) for numero in numeros])
    if len(numeros) == 1:
        return f"Ce texte revient sur ce qu’a apporté l’amendement {nombres}, retenu."
    return f"Ce texte revient sur ce qu’ont apporté les amendements {nombres}, retenus." if numeros else ""


def _is_dit(mots):
    return any(signe.isalnum() for signe in mots)
