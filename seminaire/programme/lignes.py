"""From the pasted text to lines that each say one thing: bullets off, two séances on a line parted, broken lines joined."""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from labo.textes import normaliser
from seminaire.programme import dates, heures
from seminaire.programme.forme import mots, plier
from seminaire.programme.intervenants import personnes
from seminaire.programme.lexique import ACTIVITE, ETIQUETTE, LIEU_ETIQUETTE, PARTIE, PAUSE, PIED, SALLE


_PUCE = re.compile(r"(?:[-–—•·*►▶➡➔→>|◦▪■●○✓✔+~#_=◆❖❯»|-]+\s*)+")
_COLLEE = re.compile(r"(\d\s?[hH:]\s?\d\d)(?=[A-ZÀ-ÖØ-Þ][^\W\d_])")
_TROP_LONGUE = 3000  # characters: such a line is prose, or a table that lost its rows
_PENDANTE = re.compile(
    r"(?:,|&| -| (?:de|du|des|d'|la|le|les|l'|un|une|et|ou|a|au|aux|en|dans|par|pour|sur|avec|sans|vers|chez|que|qui|son|sa|ses|"
    r"leur|leurs|notre|nos|ce|cette|d|l))$| l'$| d'$"
)
_LIEU = re.compile(
    r" ?(?:$|[-:,|(] ?$|[-:,|(]? ?(?:au |a la |a l'|aux |chez |dans |lieu|maison |palais |hotel |\d{1,4},? (?:bis )?rue ))"
)
_AVANT_UNE_HEURE = re.compile(
    r"(?:\b(?:de|a|et|vers|entre|des|jusqu'a|avant|apres|partir de|ou|pour|le|du|au)|[-/>(]) ?$"
)
_EN_TETES = frozenset(
    "heure heures horaire horaires evenement evenements activite activites titre intitule duree sequence sequences "
    "intervenant intervenants intervenante intervenantes salle lieu contenu objectif theme quoi qui materiel methode".split()
)
_INVISIBLES = {0xFEFF: " ", 0x200B: " "}
_LEAD = re.compile(r"\b(?:a partir de|des) $")
_CHIFFRE = re.compile(r"\d")
_MARQUE = re.compile(r" ?[;|•·] ?$")


@dataclass
class Ligne:
    """A logical line: `bruts` are the numbered lines of the text that it comes from, so that nothing is lost."""

    texte: str
    bruts: list[tuple[int, str]]
    puce: bool = False
    vide_avant: bool = False
    plage: heures.Plage | None = None
    entete: dates.Entete | None = None
    nature: str = "texte"
    plie: str = field(default="", repr=False)

    def classer(self) -> None:
        """Says what the line is: seance, jour, bloc, etiquette, pied, pause, partie, salle or texte."""
        self.plie = plier(self.texte)
        self.plage = self.entete = None
        if len(self.texte) > _TROP_LONGUE:
            self.nature = "texte"
        elif plage := heures.plage_en_tete(self.plie):
            self.nature, self.plage = "seance", plage
        elif entete := dates.entete_de_jour(self.plie):
            self.nature, self.entete = "jour", entete
        else:
            self.nature = self._nature()

    def _nature(self) -> str:
        plie = self.plie
        if dates.bloc(plie) and len(plie) < 90:
            return "bloc"
        if len(plie) < 80 and _EN_TETES.issuperset(mots(plie)):
            return "annonce"
        if ETIQUETTE.match(plie):
            return "etiquette"
        if self._finit_par_une_heure():
            return "seance"
        if PIED.match(plie):
            return "pied"
        if PAUSE.match(plie) and len(plie) < 70:
            return "pause"
        if PARTIE.match(plie):
            return "partie"
        return "salle" if len(plie) < 70 and (SALLE.match(plie) or LIEU_ETIQUETTE.match(plie)) else "texte"

    def _finit_par_une_heure(self) -> bool:
        """« Atelier 1 : le titre / 10h15 – 12h » is a séance too, when it begins as one."""
        if not (ACTIVITE.match(self.plie) or PARTIE.match(self.plie)) or len(self.plie) > 300:
            return False
        plage = heures.plage_en_queue(self.plie)
        if plage is None or re.search(r"(?:jusqu'|avant|vers) ?$", self.plie[: plage.de]):
            return False
        if plage.fin is None and (
            plage.debut < 7 * 60 or not re.match(r" ?(?:[-:/|,(]|a partir|des|a )", self.plie[plage.de :])
        ):
            return False
        self.plage = plage
        return True

    @property
    def reste(self) -> str:
        """What the line says besides its hour."""
        if self.plage is None:
            return self.texte
        return f"{self.texte[: self.plage.de].rstrip()} {self.texte[self.plage.a :].lstrip()}".strip()

    @property
    def en_tete(self) -> bool:
        return self.plage is not None and self.plage.de == 0

    def est_lieu(self) -> bool:
        """What follows the hour is nothing, or only a place."""
        plie = plier(self.reste).strip(" :-,|")
        return bool(_LIEU.match(plie)) or bool(SALLE.match(plie))


def lignes_de(texte: str) -> list[Ligne]:
    """The logical lines of a text, classified."""
    morceaux = [morceau for ligne in _physiques(texte) for morceau in _decouper(ligne)]
    lignes = _joindre(_recoller_plages(morceaux))
    if sum(ligne.vide_avant for ligne in lignes) > 0.6 * len(lignes):
        for ligne in lignes:  # a text pasted from the web: its blank lines part nothing
            ligne.vide_avant = False
    return lignes


def _physiques(texte: str) -> Iterator[Ligne]:
    vide = False
    for numero, brut in enumerate(normaliser(texte).translate(_INVISIBLES).split("\n")):
        propre = " ".join(brut.split())
        puce = _PUCE.match(propre)
        corps = propre[puce.end() :] if puce else propre
        if not any(c.isalnum() for c in corps):
            corps = propre if any(c.isalnum() for c in propre) else ""
        if not corps:
            vide = vide or not propre
            continue
        corps = _COLLEE.sub(r"\1 ", corps.rstrip("|*_ ")) if corps[-1] in "|*_ " or corps[0].isdigit() else corps
        ligne = Ligne(corps, [(numero, propre)], puce=bool(puce) and puce.group()[0] not in "|#_", vide_avant=vide)
        ligne.classer()
        vide = False
        yield ligne


def _decouper(ligne: Ligne) -> list[Ligne]:
    """Parts the séances that share a line (« 10h30-10h45 : Pause 12h30-14h : Déjeuner »), and a day from its first séance."""
    if ligne.nature == "jour":
        return _decouper_jour(ligne)
    if ligne.nature == "texte" and len(ligne.texte) > _TROP_LONGUE:
        ligne.plage = heures.plage_en_tete(ligne.plie)
    if ligne.plage is None or not ligne.en_tete or not _CHIFFRE.search(ligne.plie, ligne.plage.a):
        return [ligne]
    coupes = _coupes(ligne)
    if not coupes:
        return [ligne]
    bornes = [0, *coupes, len(ligne.texte)]
    textes = [ligne.texte[de:a].strip(" ;|•·,") for de, a in itertools.pairwise(bornes)]
    return _en_lignes(ligne, [t for t in textes if t])


def _coupes(ligne: Ligne) -> list[int]:
    plie, fin = ligne.plie, ligne.plage.debut if ligne.plage.fin is None else ligne.plage.fin
    sures, seules, profondeur, vue = [], [], 0, 0
    for plage in heures.plages_au_milieu(plie, ligne.plage.a):
        profondeur += plie.count("(", vue, plage.de) - plie.count(")", vue, plage.de)
        vue = plage.de
        coupe = plage.de
        if lead := _LEAD.search(plie, max(0, coupe - 14), coupe):
            coupe = lead.start()
        lien = _AVANT_UNE_HEURE.search(plie, max(0, coupe - 12), coupe)
        apres = (
            ligne.texte[plage.a :].lstrip() if len(ligne.texte) < 400 else ligne.texte[plage.a : plage.a + 40].lstrip()
        )
        if profondeur > 0 or lien or plage.debut < fin or not (apres[:1].isupper() or apres[:1] in ":-–—«►>|"):
            if not (apres and _MARQUE.search(plie, max(0, coupe - 4), coupe) and plage.debut >= fin):
                continue
        (
            sures
            if plage.fin is not None or _MARQUE.search(plie, max(0, coupe - 4), coupe) or coupe < plage.de
            else seules
        ).append(coupe)
        fin = plage.fin if plage.fin is not None else plage.debut
    return sorted(sures + seules) if len(seules) > 1 or sures else []


def _decouper_jour(ligne: Ligne) -> list[Ligne]:
    depuis = ligne.entete.a
    suite = re.match(r" ?[-:,|>] ?", ligne.plie[depuis:])
    if not suite:
        return [ligne]
    essai = Ligne(ligne.texte[depuis + suite.end() :], ligne.bruts)
    essai.classer()
    if essai.nature != "seance" or not essai.en_tete or essai.est_lieu():
        return [ligne]
    return _en_lignes(ligne, [ligne.texte[:depuis], essai.texte])


def _en_lignes(ligne: Ligne, textes: list[str]) -> list[Ligne]:
    numero = ligne.bruts[0][0]
    lignes = [Ligne(t, [(numero, t)], ligne.puce, ligne.vide_avant and n == 0) for n, t in enumerate(textes)]
    for nouvelle in lignes:
        nouvelle.classer()
    return lignes


def _recoller_plages(lignes: list[Ligne]) -> list[Ligne]:
    """« 9h30 » alone, then « – 10h00 Accueil » on the next line: one range."""
    recollees: list[Ligne] = []
    for ligne in lignes:
        avant = recollees[-1] if recollees else None
        if avant and avant.plage and avant.en_tete and avant.plage.fin is None and not avant.puce and _est_seule(avant):
            marque = ligne.bruts[0][1] if ligne.plage else ""
            finit = avant.texte.rstrip()[-1] in "-–—>àa/"
            if finit or marque[:1] in ("-", "–", "—", ">", "→", "/", "à") or marque[:2] == "à ":
                fin = heures.plage_en_tete(ligne.plie)
                suite = heures.est_suite_de_plage(plier("- " + ligne.texte.lstrip("à -–—>→/")))
                if fin and suite and suite > avant.plage.debut and fin.fin is None:
                    texte = f"{avant.texte.rstrip(' -–—>→à/')} – {ligne.texte.lstrip('à -–—>→/')}"
                    recollees[-1] = Ligne(texte, avant.bruts + ligne.bruts, avant.puce, avant.vide_avant)
                    recollees[-1].classer()
                    continue
        recollees.append(ligne)
    return recollees


def _est_seule(ligne: Ligne) -> bool:
    return not any(c.isalnum() for c in ligne.reste.removesuffix("à"))


def _joindre(lignes: list[Ligne]) -> list[Ligne]:
    """Joins the lines that a page's width has broken; only where the break is certain."""
    jointes: list[Ligne] = []
    for ligne in lignes:
        avant = jointes[-1] if jointes else None
        if avant and ligne.nature in ("texte", "partie", "salle") and not ligne.puce and _est_la_suite(avant, ligne):
            colle = "" if avant.texte.endswith(("’", "'")) else " : " if PARTIE.fullmatch(avant.plie) else " "
            avant.texte = f"{avant.texte}{colle}{ligne.texte}"
            avant.bruts = avant.bruts + ligne.bruts
            plage, nature, entete = avant.plage, avant.nature, avant.entete
            avant.plie = plier(avant.texte)
            avant.plage, avant.nature, avant.entete = plage, nature, entete
        else:
            jointes.append(ligne)
    return jointes


def _est_la_suite(avant: Ligne, ligne: Ligne) -> bool:
    if (
        ligne.vide_avant
        or avant.nature in ("jour", "bloc", "pause", "salle")
        or len(avant.texte) > 600
        or len(avant.bruts) > 8
    ):
        return False
    if avant.plage and (_est_seule(avant) or not avant.en_tete):
        return False
    if _PENDANTE.search(avant.plie[-12:]):
        return True
    if avant.nature == "etiquette" and re.search(r", [A-ZÀ-Þ][\w’'-]*$", avant.texte):
        return True  # a name cut between first name and surname
    if avant.texte.count("(") > avant.texte.count(")") or avant.texte.count("«") > avant.texte.count("»"):
        return True
    if len(avant.texte) < 15 and re.match(r"\d{1,2} ?[:.–-]", ligne.texte):
        return True  # « Plateau », then « 1 : … »
    if PARTIE.fullmatch(avant.plie.rstrip(" :")) and ligne.nature == "texte" and not personnes(ligne.texte):
        return True  # « Atelier 2 », its title on the next line
    return ligne.texte[0].islower() and len(avant.texte) > 12 and avant.texte[-1] not in ".!?:;"
