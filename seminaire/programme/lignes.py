"""From the pasted text to lines that each say one thing: two séances on a line parted, broken lines joined."""

import re
from collections.abc import Iterable, Iterator

from seminaire.programme import heures
from seminaire.programme.brut import lignes_physiques
from seminaire.programme.colonnes import marier
from seminaire.programme.coupes import decouper
from seminaire.programme.dessus import retourner
from seminaire.programme.forme import plier
from seminaire.programme.intervenants import personnes
from seminaire.programme.lexique import CONSIGNE, PARTIE, ROLE_NU
from seminaire.programme.ligne import Ligne


_PENDANTE = re.compile(
    r"(?:,|&| -| (?:de|du|des|d'|la|le|les|l'|un|une|et|ou|a|au|aux|en|dans|par|pour|sur|avec|sans|vers|chez|que|qui|son|sa|ses|"
    r"leur|leurs|notre|nos|ce|cette|d|l))$| l'$| d'$"
)


_LETTRE = re.compile(r" [A-Z]$")  # « Salle A » is whole


def lignes_de(texte: str) -> list[Ligne]:
    """The logical lines of a text, classified."""
    physiques = _heures_puis_titre(lignes_physiques(texte))
    morceaux = [morceau for ligne in physiques for morceau in decouper(ligne)]
    lignes = marier(_apparier_heures_seules(_recoller_plages(morceaux)), _joindre)
    lignes = retourner(_joindre(lignes))
    if sum(ligne.vide_avant for ligne in lignes) > 0.6 * len(lignes):
        for ligne in lignes:  # a text pasted from the web: its blank lines part nothing
            ligne.vide_avant = False
    return lignes


def _heures_puis_titre(lignes: Iterable[Ligne]) -> Iterator[Ligne]:
    """« 11h30 et 18h » alone, then what happens at these hours."""
    attente: Ligne | None = None
    for ligne in lignes:
        if attente is not None and ligne.nature in ("texte", "partie", "pause"):
            attente = Ligne(
                f"{attente.texte} : {ligne.texte}", attente.bruts + ligne.bruts, attente.puce, attente.vide_avant
            )
            attente.classer()
            yield attente
            attente = None
            continue
        if attente is not None:
            yield attente
        attente = ligne if heures.seules_heures(ligne.plie) else None
        if attente is None:
            yield ligne
    if attente is not None:
        yield attente


def _recoller_plages(lignes: list[Ligne]) -> list[Ligne]:
    """« 9h30 » alone, then « – 10h00 Accueil » on the next line: one range."""
    recollees: list[Ligne] = []
    for ligne in lignes:
        avant = recollees[-1] if recollees else None
        if (
            avant
            and avant.plage
            and avant.en_tete
            and avant.plage.fin is None
            and not avant.puce
            and avant.est_une_heure_seule()
        ):
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


def _apparier_heures_seules(lignes: list[Ligne]) -> list[Ligne]:
    """« 10:00 », « 10:45 », each alone on its line, then the title: one range; three hours in a row are a column."""
    seules = [ligne.est_une_heure_seule() and ligne.plage.fin is None for ligne in lignes]
    appariees, n = [], 0
    while n < len(lignes):
        deux = seules[n : n + 2] == [True, True] and not any(seules[n + 2 : n + 3]) and not (n and seules[n - 1])
        if (
            deux
            and n + 2 < len(lignes)
            and lignes[n + 2].plage is None
            and lignes[n].plage.debut < lignes[n + 1].plage.debut
        ):
            avant, apres = lignes[n], lignes[n + 1]
            ligne = Ligne(
                f"{avant.texte.rstrip(' :')} – {apres.texte}", avant.bruts + apres.bruts, avant.puce, avant.vide_avant
            )
            ligne.classer()
            appariees.append(ligne)
            n += 2
            continue
        appariees.append(lignes[n])
        n += 1
    return appariees


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
        or "|" in ligne.texte
        or len(avant.texte) > 600
        or len(avant.bruts) > 8
    ):
        return False
    if avant.plage and (avant.est_une_heure_seule() or not avant.en_tete):
        return False
    if _PENDANTE.search(avant.plie[-12:]) and not _LETTRE.search(avant.texte[-3:]):
        return True
    if avant.nature == "etiquette" and re.search(r", [A-ZÀ-Þ][\w’'-]*$", avant.texte):
        return True  # a name cut between first name and surname
    if avant.texte.count("(") > avant.texte.count(")") or avant.texte.count("«") > avant.texte.count("»"):
        return True
    if len(avant.texte) < 15 and re.match(r"\d{1,2} ?[:.–-](?!\d)", ligne.texte):
        return True  # « Plateau », then « 1 : … »
    if CONSIGNE.match(ligne.plie):
        return False
    if PARTIE.fullmatch(avant.plie.rstrip(" :")) and ligne.nature == "texte" and not personnes(ligne.texte):
        return True  # « Atelier 2 », its title on the next line
    nu = ROLE_NU.match(ligne.plie)
    if nu and personnes(ligne.texte[nu.end() :], etiquette=True):
        return False  # « avec Jeanne Rey (Ville de Brest) »
    return ligne.texte[0].islower() and len(avant.texte) > 12 and avant.texte[-1] not in ".!?:;"
