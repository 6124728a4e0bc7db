"""Tables as people paste them: cells parted by tabs, by wide blanks or by « | »; what the first row says of the columns."""

import csv
import re
from dataclasses import dataclass

from seminaire.programme import heures
from seminaire.programme.dates import entete_de_jour
from seminaire.programme.forme import mots, plier
from seminaire.programme.lexique import EN_TETES, PARTIE, SALLE


_TABULATIONS = re.compile(r"(?<=\S)[ \u00a0]*\t[\t \u00a0]*")
_LARGE = re.compile(r"(?<=\S) {3,}(?=\S)")
# The first cell is an hour, or a range, and nothing else; with commas, only where none is followed by a blank.
_HEURE_CSV = r'\s*"?\d{1,2} ?(?:h|H|:)(?: ?\d\d)?(?: ?(?:-|–|à) ?\d{1,2} ?(?:h|H|:)(?: ?\d\d)?)?"?'
_CSV = {
    ";": re.compile(rf"{_HEURE_CSV};\S"),
    ",": re.compile(rf'{_HEURE_CSV},(?:"|(?:[^, ][^,]*)?,|[A-ZÀ-Þ][^,]*$)(?!.*\d ?h)'),
}
_CSV_MAX = 1000  # characters
_ROLES = {
    "fin": re.compile(r"(?:heures? de |heure |h )?fin$"),
    "jour": re.compile(r"(?:dates?|jours?|journees?)$"),
    "heure": re.compile(r"(?:heures?|horaires?|creneaux?|quand|time|timing|debut)\b"),
    "duree": re.compile(r"(?:durees?|temps)\b"),
    "salle": re.compile(r"(?:salles?|lieux?|lieu|ou|espaces?)$"),
    "qui": re.compile(
        r"(?:intervenant|intervention|qui\b|animat|animee? par|orat|conferenci|avec\b|par\b|moderat|referent|responsable|pilote|"
        r"temoin|formateur|formatrice|facilitat)"
    ),
    "titre": re.compile(
        r"(?:titres?|intitules?|sequences?|evenements?|activites?|contenus?|themes?|programme|quoi|deroule|sujets?|sessions?|"
        r"ateliers?|seances?|thematiques?|etapes?|objet)\b[^:]*$"
    ),
}
_COLONNE = re.compile(r"(?:groupe|parcours|fil|track|piste|axe) ?(?:[1-9a-h]|[ivx]{1,3})\b")


def separer_cellules(texte: str) -> str:
    """The text with its tabs as « | » (an empty cell stays empty), since a stored text keeps no tab."""
    return _TABULATIONS.sub(lambda t: " |" * t.group().count("\t") + " ", texte) if "\t" in texte else texte


def separer_blancs(ligne: str) -> str:
    """« 10:00  Keynote      Jane Roe, CNAM »: blanks as wide as a column part cells too, on a line that begins with an hour."""
    return _LARGE.sub(" | ", ligne) if "   " in ligne and heures.plage_en_tete(plier(ligne[:80])) else ligne


def separer_csv(ligne: str) -> str:
    """« 09:00;09:30;Accueil;Hall », « "09:00","Accueil" », and the first row that names such columns."""
    if ";" not in ligne and "," not in ligne:
        return ligne
    for separateur, motif in _CSV.items():
        if ligne.count(separateur) and len(ligne) < _CSV_MAX and "|" not in ligne:
            if motif.match(ligne) or (ligne.count(separateur) > 1 and entetes(ligne.replace(separateur, "|"))):
                return " | ".join(case.strip() for case in next(csv.reader([ligne], delimiter=separateur)))
    return ligne


def cellules(ligne: str) -> list[str]:
    """The cells of a row, without the outer bars of Markdown."""
    ligne = ligne.strip()
    if ligne.startswith("|") and ligne.endswith("|"):
        ligne = ligne[1:-1]
    return [cellule.strip(" *_") for cellule in ligne.split("|")]


@dataclass(frozen=True)
class Rangee:
    """What a row of a table with a known first row says: one text per séance, and what its columns add to each."""

    textes: tuple[str, ...]
    colonnes: tuple[dict[str, str], ...]
    a_une_heure: bool
    jour: str = ""


@dataclass(frozen=True)
class Entetes:
    """The columns of a table, in order: (role, its name as written); role « parallele » where a column is a room or a group."""

    roles: tuple[tuple[str, str], ...]

    def lire(self, ligne: str) -> Rangee | None:
        """A row of this table, or None: another number of cells, or no title."""
        cases = cellules(ligne)
        if len(cases) == len(self.roles) + 1 and not cases[0]:
            cases = cases[1:]
        if not 2 <= len(cases) <= len(self.roles):
            if not (len(cases) == 1 and ligne.lstrip().startswith("|")):
                return None
        cases = self._aligner(cases)
        dites = [(role, nom, case) for (role, nom), case in zip(self.roles, cases, strict=False) if case]
        heure = " - ".join(case for role, _, case in dites if role in ("heure", "fin"))
        if heure and heures.plage_en_tete(plier(heure)) is None:
            return None
        paralleles = [(nom, case) for role, nom, case in dites if role == "parallele"]
        if len(paralleles) > 1:
            return _en_parallele(heure, paralleles, [case for role, _, case in dites if role in ("titre", "autre")])
        jour = next((case for role, _, case in dites if role == "jour" and entete_de_jour(plier(case))), "")
        titres = [case for role, _, case in dites if role in ("titre", "autre", "parallele")]
        titres += [case for role, _, case in dites if role == "jour" and case != jour]
        if not titres:
            return None
        duree = "".join(f" ({case})" for role, _, case in dites if role == "duree" and heures.duree(f"({plier(case)})"))
        autres = [case for role, _, case in dites if role == "duree" and not duree]
        colonnes = {role: case for role, _, case in dites if role in ("qui", "salle")}
        if "qui" in colonnes:
            colonnes["role"] = next(nom for role, nom in self.roles if role == "qui")
        texte = f"{heure} {' – '.join([*titres, *autres])}{duree}".strip()
        return Rangee((texte,), (colonnes,), bool(heure), jour)

    def _aligner(self, cases: list[str]) -> list[str]:
        """The cells under their columns: a row whose first cells are merged with those above begins by its hour."""
        rang = next(n for n, (role, _) in enumerate(self.roles) if role == "heure")
        if len(cases) < len(self.roles) and heures.plage_en_tete(plier(cases[0])) is None:
            return ["", *cases]  # a row that begins by a tab: its hour is empty
        decale = len(cases) < len(self.roles) or not _est_une_heure(cases[rang])
        if rang and _est_une_heure(cases[0]) and decale:
            return [*[""] * rang, *cases]
        return cases


def _en_parallele(heure: str, paralleles: list[tuple[str, str]], communs: list[str]) -> Rangee:
    textes, colonnes = [f"{heure} {' – '.join(communs)}"] if communs else [], [{}] if communs else []
    for nom, case in paralleles:
        salle = bool(SALLE.match(plier(nom)))
        texte = case if salle else f"{nom} : {case}"
        textes.append(texte if communs else f"{heure} {texte}")
        colonnes.append({"salle": nom} if salle else {})
    return Rangee(tuple(texte.strip() for texte in textes), tuple(colonnes), bool(heure) and not communs)


def entetes(ligne: str) -> Entetes | None:
    """The first row of a table of hours, or None."""
    cases = cellules(ligne)
    if not 2 <= len(cases) <= 12 or len(ligne) > 400:
        return None
    roles = [(_role(plier(case)), case) for case in cases]
    if [role for role, _ in roles].count("heure") != 1:
        return None
    paralleles = sum(role == "parallele" for role, _ in roles)
    if any(role == "" for role, _ in roles) or paralleles == 1 or len(roles) - paralleles == len(roles) == 1:
        return None
    if not {"titre", "parallele"}.intersection(role for role, _ in roles) and ("qui" in dict(roles)):
        roles = [("titre" if role == "qui" else role, nom) for role, nom in roles]  # « Lieux | Heures | Intervenants »
    return Entetes(tuple(roles))


def heure_devant(ligne: str) -> str:
    """« Accueil | 9h | 9h30 | Hall », a table without a first row: its hours put first."""
    cases = cellules(ligne)
    if not 2 <= len(cases) <= 8 or len(ligne) > 600:
        return ligne
    seules = [n for n, case in enumerate(cases) if _est_une_heure(case)]
    if not 0 < len(seules) <= 2 or seules[0] == 0 or seules[-1] - seules[0] != len(seules) - 1:
        return ligne
    autres = [case for n, case in enumerate(cases) if n not in seules]
    return " | ".join([" – ".join(cases[n] for n in seules), *autres])


def _est_une_heure(case: str) -> bool:
    plage = heures.plage_en_tete(plier(case)) if len(case) < 30 else None
    return plage is not None and not case[plage.a :].strip(" .:")


def _role(plie: str) -> str:
    if not plie:
        return "autre"
    if any(c.isdigit() for c in plie) and heures.plages_au_milieu(plie, 0):
        return ""
    if len(plie) < 60 and (SALLE.match(plie) or _COLONNE.match(plie) or PARTIE.match(plie)):
        return "parallele"
    for role, motif in _ROLES.items():
        if motif.match(plie) and len(plie) < 40:
            return role
    return "autre" if EN_TETES.issuperset(mots(plie)) else ""
