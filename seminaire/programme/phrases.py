"""Hours told in sentences (« La journée commence à 9 h par un accueil, puis à 9 h 30 la maire ouvre les travaux »).

Only where the text has no programme in lines. Each clause that tells an hour is a séance, in the text's own words, and is
flagged: a person reads it again. Sentences of opening hours, of trains, of deadlines and of what is past tell nothing.
"""

import bisect
import itertools
import re

from seminaire.programme import heures
from seminaire.programme.ligne import TROP_LONGUE, Ligne


_HEURES_MIN, _HEURES_MAX = 3, 60
_EN_LIGNES_MAX = 20  # beyond, the text has a programme in lines
_MATIN = 6 * 60
_FIN_DE_PHRASE = re.compile(r"(?<![ .]m)(?<!mme)(?<!dr)(?<!pr)[.!?…] (?=\S)")
_BORNE = re.compile(r"[,;] (?:(?:puis|et) )?| puis | (?:et|- )(?= ?\w)")
_LIEN = re.compile(r"(?P<lien>\b(?:a partir de|a compter de|des|de|a|vers|entre)|[(]|^) ?$")
_CONJONCTION = re.compile(r" ?(?:et|ou|puis) ")
_APPROXIMATIF = re.compile(r"\bvers ?$")
_AILLEURS = re.compile(
    r"\b(?:ouvert|ferme[es]?\b|permanence|secretariat|telephon|train|vol\b|navette|tgv|bus\b|tous les|toutes les|chaque|inscri|"
    r"avant le|jusqu'au|a ecrit|publie|mis a jour|correspondance|prix|tarifs?|"
    r"etai(?:t|ent)|fut|furent|s'est|se sont|(?:a|ont|avait) (?:ete|eu)|levee?)\b"
)
_DOUTE = "L’heure est dite dans une phrase : à relire."


def lire_les_phrases(lignes: list[Ligne]) -> list[Ligne]:
    """The lines, their sentences cut into séances where nothing else tells the hours and these follow one another."""
    en_lignes = sum(ligne.nature in ("seance", "jour") and ligne.plage is not None for ligne in lignes)
    if en_lignes > _EN_LIGNES_MAX:
        return lignes
    lues = [_heures(ligne) for ligne in lignes]
    toutes = [plage.debut for dites in lues for plage, _, _ in dites]
    if len(toutes) < _HEURES_MIN or 3 * en_lignes > len(toutes):
        return lignes
    if any(avant >= apres for avant, apres in itertools.pairwise(toutes)):
        return lignes
    return [nouvelle for ligne, dites in zip(lignes, lues, strict=True) for nouvelle in _couper(ligne, dites)]


def _heures(ligne: Ligne) -> list[tuple[heures.Plage, int, int]]:
    """The hours that the sentences of a line tell, each with where its sentence begins and ends."""
    if ligne.nature not in ("texte", "pause", "partie", "seance", "bloc") or not 12 < len(ligne.texte) <= TROP_LONGUE:
        return []
    trouvees, vue = [], 0
    bornes = [0, *(t.end() for t in _FIN_DE_PHRASE.finditer(ligne.plie)), len(ligne.plie) + 1]
    for plage in heures.plages_au_milieu(ligne.plie, 0):
        n = bisect.bisect_right(bornes, plage.de)
        de, a = bornes[n - 1], bornes[n] - 1
        if plage.de >= vue and _est_dite(ligne.plie, plage) and not _AILLEURS.search(ligne.plie, de, a):
            trouvees.append((plage, de, a))
            vue = plage.a
    return trouvees if len(trouvees) <= _HEURES_MAX else []


def _est_dite(plie: str, plage: heures.Plage) -> bool:
    """An hour of the day that a preposition introduces: no price, no train of 7 h 12."""
    if plage.debut < _MATIN or plage.debut % 5 or not _LIEN.search(plie, max(0, plage.de - 16), plage.de):
        return False
    return not heures.n_est_pas_une_heure(plie, plage.a) or bool(_CONJONCTION.match(plie, plage.a))


def _couper(ligne: Ligne, dites: list[tuple[heures.Plage, int, int]]) -> list[Ligne]:
    """One line per clause that tells an hour, and one per run of sentences that tell none."""
    if not dites:
        return [ligne]
    bornes, avant = {0, len(ligne.texte)}, 0
    for plage, de, a in dites:
        bornes |= {de if de >= avant else _borne(ligne.plie, avant, plage.de), min(a + 1, len(ligne.texte))}
        avant = plage.a
    coupees, numero = [], ligne.bruts[0][0]
    for de, a in itertools.pairwise(sorted(bornes)):
        if ligne.texte[de:a].strip():
            plage = next((plage for plage, _, _ in dites if de <= plage.de < a), None)
            coupees.append(_proposition(ligne, numero, de, a, plage))
    return coupees


def _borne(plie: str, de: int, a: int) -> int:
    """Where the clause that tells the next hour begins: after the last comma, semicolon, « puis » or « et »."""
    bornes = [t for t in _BORNE.finditer(plie, de, a)]
    fortes = [t for t in bornes if t.group().strip() not in ("et", "-")]
    return (fortes or bornes)[-1].end() if bornes else a


def _proposition(ligne: Ligne, numero: int, de: int, a: int, plage: heures.Plage | None) -> Ligne:
    if plage is None:
        texte = ligne.texte[de:a].strip()
        seule = Ligne(texte, [(numero, texte)], vide_avant=True)
        seule.classer()
        seule.nature, seule.plage = "texte", None
        return seule
    lien = _LIEN.search(ligne.plie, max(de, plage.de - 16), plage.de)
    debut = lien.start() if lien else plage.de
    avant = re.sub(r"\s*(?:,|\bpuis|\bet)*\s*$", "", ligne.texte[de:debut])
    apres = re.sub(r"(?:[\s,.;]|\b(?:puis|et)\b)*$", "", ligne.texte[plage.a : a].lstrip(" ),:"))
    dite = Ligne(f"{avant.strip(' ,;(')} {apres}".strip(), [(numero, ligne.texte[de:a].strip())])
    dite.classer()
    dite.nature, dite.doute, dite.phrase = "seance", _DOUTE, True
    approximative = bool(_APPROXIMATIF.search(ligne.plie, max(de, plage.de - 8), plage.de))
    dite.plage = heures.Plage(plage.debut, plage.fin, 0, 0, approximative)
    return dite
