"""Hours told in sentences (« La journée commence à 9 h par un accueil, puis à 9 h 30 la maire ouvre les travaux »).

Only where the text has no programme in lines. Each clause that tells an hour is a séance, in the text's own words, and is
flagged: a person reads it again. Sentences of opening hours, of trains, of deadlines and of what is past tell nothing.
"""

import itertools
import re

from seminaire.programme import heures
from seminaire.programme.ligne import TROP_LONGUE, Ligne


_HEURES_MIN = 3
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
    lues = [_heures(ligne) for ligne in lignes]
    toutes = [plage.debut for plages in lues for plage in plages]
    en_lignes = sum(ligne.nature in ("seance", "jour") and ligne.plage is not None for ligne in lignes)
    if len(toutes) < _HEURES_MIN or 3 * en_lignes > len(toutes):
        return lignes
    if any(avant >= apres for avant, apres in itertools.pairwise(toutes)):
        return lignes
    return [nouvelle for ligne, plages in zip(lignes, lues, strict=True) for nouvelle in _couper(ligne, plages)]


def _heures(ligne: Ligne) -> list[heures.Plage]:
    """The hours that the sentences of a line tell."""
    if ligne.nature not in ("texte", "pause", "partie", "seance", "bloc") or len(ligne.texte) > TROP_LONGUE:
        return []
    trouvees = []
    for plage in heures.plages_au_milieu(ligne.plie, 0):
        lie = _LIEN.search(ligne.plie, max(0, plage.de - 16), plage.de)
        de, a = _phrase(ligne.plie, plage)
        autre = heures.n_est_pas_une_heure(ligne.plie, plage.a) and not _CONJONCTION.match(ligne.plie, plage.a)
        bonne = lie and plage.debut >= _MATIN and plage.debut % 5 == 0 and not autre
        if bonne and not _AILLEURS.search(ligne.plie, de, a):
            trouvees.append(plage)
    uniques = [p for n, p in enumerate(trouvees) if n == 0 or p.de >= trouvees[n - 1].a]
    return uniques


def _phrase(plie: str, plage: heures.Plage) -> tuple[int, int]:
    debuts = [t.end() for t in _FIN_DE_PHRASE.finditer(plie, 0, plage.de)]
    suivante = _FIN_DE_PHRASE.search(plie, plage.a)
    return (debuts[-1] if debuts else 0), (suivante.start() if suivante else len(plie))


def _couper(ligne: Ligne, plages: list[heures.Plage]) -> list[Ligne]:
    """One line per clause that tells an hour, and one per run of sentences that tell none."""
    if not plages:
        return [ligne]
    bornes = {0, len(ligne.texte)}
    for n, plage in enumerate(plages):
        de, a = _phrase(ligne.plie, plage)
        avant = plages[n - 1].a if n else 0
        bornes |= {de, a + 1} if de >= avant else {_borne(ligne.plie, avant, plage.de), a + 1}
    ordre = sorted(borne for borne in bornes if borne <= len(ligne.texte))
    numero = ligne.bruts[0][0]
    coupees = []
    for de, a in itertools.pairwise(ordre):
        if ligne.texte[de:a].strip():
            coupees.append(_proposition(ligne, numero, de, a, next((p for p in plages if de <= p.de < a), None)))
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
