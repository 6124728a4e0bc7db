"""From the pasted text to its lines, one by one: bullets, numbers, Markdown and bars of tables off; hours in one form."""

import re
from collections.abc import Iterator

from labo.textes import normaliser
from seminaire.programme import tableaux
from seminaire.programme.chiffres import a_des_heures_pointees, mettre_en_forme
from seminaire.programme.ligne import Ligne


_PUCE = re.compile(r"""(?:(?:[^\w\s(\[«"“”'’‘„@&€$%§!?.,;:/\\{<°…]|_)\s*)+(?:o (?=[A-ZÀ-Þ\d«]))?|o (?=[A-ZÀ-Þ\d«])""")
_PUCE_O = re.compile(r"^\s*o(?:\s{2,}|\t)(?=\S)")  # Word's bullet, pasted with its tab
_NUMERO = re.compile(
    r"(?:\d{1,2} ?[.)] [ |]*|\d{1,2}[°/] "
    r"|\d{1,2} [-–] (?=\d{1,2} ?[hH:][\dhH ]{0,4} ?(?:à|[-–]) ?\d)"
    r"|(?P<lettre>[a-h])[.)] )(?=[^\W\d]|[«\"“(\[]|\d{1,2} ?(?:[hH:]|[-–—] ?\d))"
)
_COLLEE = re.compile(r"(\d\s?[hH:]\s?\d\d)(?=[A-ZÀ-ÖØ-Þ][^\W\d_])")
_INVISIBLES = {0xFEFF: " ", 0x200B: " "}
_TIRETS = ("-", "–", "—", "à", "/", ">", "→")


def lignes_physiques(texte: str) -> Iterator[Ligne]:
    """The lines of a text that say something, classified; the rows of a table by their columns."""
    bruts = normaliser(tableaux.separer_cellules(texte)).translate(_INVISIBLES).split("\n")
    pointees = a_des_heures_pointees(bruts)
    vide, precedente, tableau = False, None, _Tableau()
    for numero, brut in enumerate(bruts):
        propre = " ".join(brut.split())
        forme = mettre_en_forme(brut, pointees=pointees, table=tableau.entetes is not None)
        corps, puce = _sans_puce(forme)
        if not corps:
            if propre in _TIRETS and precedente is not None and precedente.est_une_heure_seule():
                precedente.texte += f" {propre}"  # « 9h30 », « – », « 10h » on three lines
            vide = vide or not propre
            continue
        lignes = tableau.lire(forme, numero, propre) if "|" in forme else [_ligne(corps, puce, numero, propre)]
        lignes[0].vide_avant, vide = vide, False
        lignes[0].retrait += len(brut) - len(brut.lstrip())
        yield from lignes
        precedente = lignes[-1]


class _Tableau:
    """Where the reading stands in a table: what its first row says, and the day of its last row."""

    def __init__(self) -> None:
        self.entetes: tableaux.Entetes | None = None
        self._jour = ""

    def lire(self, forme: str, numero: int, propre: str) -> list[Ligne]:
        """The lines of a row, or the line itself where it is none."""
        entetes = tableaux.entetes(forme)
        rangee = self.entetes.lire(forme) if self.entetes else None
        if rangee:
            lignes = self._du_jour(rangee, numero) + _rangee(rangee, numero, propre)
        else:
            lignes = [_ligne(*_sans_puce(forme if self.entetes else tableaux.heure_devant(forme)), numero, propre)]
        if entetes:
            self.entetes = entetes
            lignes[0].nature, lignes[0].plage = "annonce", None
        return lignes

    def _du_jour(self, rangee: tableaux.Rangee, numero: int) -> list[Ligne]:
        if rangee.jour in ("", self._jour):
            return []
        self._jour = rangee.jour
        return [_ligne(rangee.jour, False, numero, rangee.jour)]


def _rangee(rangee: tableaux.Rangee, numero: int, propre: str) -> list[Ligne]:
    lignes = []
    for n, (texte, colonnes) in enumerate(zip(rangee.textes, rangee.colonnes, strict=True)):
        ligne = _ligne(texte, False, numero, propre if n == 0 else texte)
        ligne.colonnes, ligne.puce = colonnes, ligne.plage is None
        ligne.simultane = rangee.a_une_heure and len(rangee.textes) > 1
        lignes.append(ligne)
    return lignes


def _ligne(corps: str, puce: bool, numero: int, propre: str) -> Ligne:
    rang, retrait = _NUMERO.match(corps), 0
    if rang:
        puce, retrait = True, 1 if rang["lettre"] else 0
        corps = corps if rang["lettre"] else corps[rang.end() :]
    if corps[-1] in "|*_ " or corps[0].isdigit():
        corps = _COLLEE.sub(r"\1 ", corps.rstrip("|*_ "))
    ligne = Ligne(corps, [(numero, propre)], puce=puce, retrait=retrait)
    ligne.classer()
    return ligne


def _sans_puce(forme: str) -> tuple[str, bool]:
    propre = " ".join(forme.split())
    if propre[:2] == "o " and _PUCE_O.match(forme):
        propre = f"• {propre[2:]}"
    puce = _PUCE.match(propre)
    corps = propre[puce.end() :] if puce else propre
    if not any(c.isalnum() for c in corps):
        corps = propre if any(c.isalnum() for c in propre) else ""
    return corps, bool(puce) and puce.group()[0] not in "|#_"
