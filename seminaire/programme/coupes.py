"""Séances that share a line, and what stands before the first of them, each on a line of its own."""

import itertools
import re

from seminaire.programme import heures
from seminaire.programme.lexique import PARTIE_FORTE
from seminaire.programme.ligne import TROP_LONGUE, Ligne


_AVANT_UNE_HEURE = re.compile(
    r"(?:\b(?:de|a|et|vers|entre|des|jusqu'a|avant|apres|partir de|ou|pour|le|du|au)|[-/>(]) ?$"
)
_ENTRE_PARTIES = re.compile(r" ?[/;|] ?(?=[a-z])")
_SUIVIE_D_UN_TITRE = re.compile(r" ?[-:|] ?[«\"]? ?\w")
_LEAD = re.compile(r"\b(?:a partir de|des) $")
_CHIFFRE = re.compile(r"\d")
_MARQUE = re.compile(r" ?[;|•·] ?$")
_MARQUE_FAIBLE = re.compile(r"[^\W\d_]{2}[^,/]{0,58}(?: ?/|,) ?$")  # « …, 11h Ateliers », « … / 16h : Goûter »
_COLLE = re.compile(r"[^\d:]{0,40}\b(?:programme|deroule|planning)\b[^\d:]{0,40}(?=\d{1,2} ?(?:h|:\d))")
_HEURE_A_PUCE = re.compile(r"[•●▪◦►] ?(?P<heure>\d{1,2} ?(?:h|:\d))")  # a list that lost its lines
_APRES_LE_JOUR = re.compile(
    r"(?:,? (?:au |le |en )?(?:matin(?:ee)?|midi|apres[- ]midi|soir(?:ee)?))?(?P<marque> ?[-:,|>(] ?| )"
)
_ANNONCE = re.compile(
    r"(?:le |la |l')?(?:programme|deroule|deroulement|planning|horaires|matin(?:ee)?|apres-midi|soir(?:ee)?|midi)[^:\d]{0,30} ?: "
    r"(?=(?:de |a |des )?\d)|(?:le |au )?(?:programme|deroule|planning) (?:de|du) (?![^:]*\d ?h)[^:]{0,30}: (?=\d)"
)


def decouper(ligne: Ligne) -> list[Ligne]:
    """Parts the séances that share a line (« 10h30-10h45 : Pause 12h30-14h : Déjeuner »), and a day from its first séance."""
    if ligne.nature == "jour":
        return _decouper_jour(ligne)
    if ligne.nature == "texte" and len(ligne.texte) > TROP_LONGUE:
        ligne.plage = heures.plage_en_tete(ligne.plie)
    elif annonce := _ANNONCE.match(ligne.plie):
        return _decouper_annonce(ligne, annonce.end())
    elif ligne.plage is None and (debut := _programme_colle(ligne)) is not None:
        return _decouper_annonce(ligne, debut)
    elif ligne.plage is None and (puces := _HEURE_A_PUCE.findall(ligne.plie)) and len(puces) > 1:
        return _decouper_annonce(ligne, _HEURE_A_PUCE.search(ligne.plie).start("heure"))
    elif multiples := heures.heures_multiples(ligne.plie):
        spans, titre = multiples
        return _en_lignes(ligne, [f"{ligne.texte[de:a]} {ligne.texte[titre:]}" for de, a in spans])
    if ligne.plage is None or not ligne.en_tete:
        return [ligne]
    if not _CHIFFRE.search(ligne.plie, ligne.plage.a):
        return _decouper_paralleles(ligne)
    coupes = _coupes(ligne)
    if not coupes:
        return _decouper_paralleles(ligne)
    bornes = [0, *coupes, len(ligne.texte)]
    textes = [ligne.texte[de:a].strip(" ;|•·,/") for de, a in itertools.pairwise(bornes)]
    nouvelles = _en_lignes(ligne, [t for t in textes if t])
    return [partie for nouvelle in nouvelles for partie in _decouper_paralleles(nouvelle)]


def _programme_colle(ligne: Ligne) -> int | None:
    """« PROGRAMME 10h – 10h20 Introduction 10h20 – 11h Débat »: where the first range stands."""
    annonce = _COLLE.match(ligne.plie)
    if annonce is None or sum(p.fin is not None for p in heures.plages_au_milieu(ligne.plie, annonce.end())) < 2:
        return None
    return annonce.end()


def _coupes(ligne: Ligne) -> list[int]:
    """Where the séances after the first begin: before a range, before an hour that follows a mark, before several hours."""
    plie, tete = ligne.plie, ligne.plage
    fin = tete.debut if tete.fin is None else tete.fin
    sures, seules, profondeur, vue, item, bout = [], [], 0, 0, tete.a, tete.fin
    for plage in heures.plages_au_milieu(plie, tete.a):
        profondeur += plie.count("(", vue, plage.de) - plie.count(")", vue, plage.de)
        lead = _LEAD.search(plie, max(0, plage.de - 14), plage.de)
        vue, coupe = plage.de, lead.start() if lead else plage.de
        if profondeur > 0 or (plage.debut < fin and not _MARQUE.search(plie, max(0, coupe - 4), coupe)):
            continue
        genre = _genre(ligne, plage, coupe, item)
        if genre is None:
            continue
        suit = plage.debut == bout  # « 20h45-21h15 Buffet 21h15 Concert »
        (sures if genre == "sure" or plage.fin is not None or lead or suit else seules).append(coupe)
        item, fin, bout = plage.a, plage.debut if plage.fin is None else plage.fin, plage.fin
    return sorted(sures + seules) if len(seules) > 1 or sures else []


def _genre(ligne: Ligne, plage: heures.Plage, coupe: int, item: int) -> str | None:
    """Does a séance begin here: « sure » after a mark, « seule » before a capital letter, or not (None)?"""
    plie, apres = ligne.plie, ligne.texte[plage.a : plage.a + 40].lstrip()
    if not apres or heures.n_est_pas_une_heure(plie, plage.a):
        return None
    if _MARQUE.search(plie, max(0, coupe - 4), coupe):
        return "sure"
    if _MARQUE_FAIBLE.search(plie, max(item, coupe - 60), coupe) and (apres[0].isalpha() or apres[0] in ":-–—►>"):
        return "sure"
    lien = _AVANT_UNE_HEURE.search(plie, max(0, coupe - 12), coupe)
    nombre = plage.fin is not None and apres[0].isdigit()  # « 14h-15h 4 ateliers »
    return None if lien or not (apres[0].isupper() or nombre or apres[0] in ":-–—«►>|") else "seule"


def _decouper_annonce(ligne: Ligne, depuis: int) -> list[Ligne]:
    """« Programme : 9h accueil ; 10h plénière », « Matin : 9h Accueil »: the label, then the séances, if they have titles."""
    essai = Ligne(ligne.texte[depuis:], ligne.bruts)
    essai.classer()
    if essai.nature != "seance" or not essai.en_tete or not any(c.isalpha() for c in essai.reste):
        return [ligne]
    label, reste = _en_lignes(ligne, [ligne.texte[:depuis].rstrip(" •●▪◦►"), essai.texte])
    label.nature, label.plage = "bloc" if label.nature == "bloc" else "annonce", None
    return [label, *decouper(reste)]


def _decouper_paralleles(ligne: Ligne) -> list[Ligne]:
    """« 10h-12h Atelier A : … / Atelier B : … »: one séance each, of the same hours; after a common title, parts of it."""
    if not ligne.en_tete or len(ligne.texte) > TROP_LONGUE:
        return [ligne]
    debut = next((t.start() for t in PARTIE_FORTE.finditer(ligne.plie, ligne.plage.a)), None)
    if debut is None:
        return [ligne]
    morceaux = [(m.start(), m.end()) for m in _ENTRE_PARTIES.finditer(ligne.plie, debut)]
    bornes = [debut, *(a for _, a in morceaux)]
    if len(bornes) < 2 or any(not PARTIE_FORTE.match(ligne.plie, de) for de in bornes):
        return [ligne]
    fins = [*(de for de, _ in morceaux), len(ligne.texte)]
    parties = [ligne.texte[de:a].strip() for de, a in zip(bornes, fins, strict=True)]
    commun = ligne.texte[ligne.plage.a : debut].strip(" :-–—|,")
    heure = ligne.texte[: ligne.plage.a]
    if any(c.isalnum() for c in commun):
        lignes = _en_lignes(ligne, [ligne.texte[:debut].rstrip(" :-–—|,"), *parties])
        for partie in lignes[1:]:
            partie.puce = True
        return lignes
    lignes = _en_lignes(ligne, [f"{heure} {partie}" for partie in parties])
    for nouvelle in lignes:
        nouvelle.simultane = True
    return lignes


def _decouper_jour(ligne: Ligne) -> list[Ligne]:
    depuis = ligne.entete.a
    suite = _APRES_LE_JOUR.match(ligne.plie[depuis:])
    if not suite:
        return [ligne]
    essai = Ligne(ligne.texte[depuis + suite.end() :], ligne.bruts)
    essai.classer()
    if essai.nature != "seance" or not essai.en_tete or essai.est_lieu():
        return [ligne]
    if (
        suite["marque"].strip(" (") == ""
        and not ligne.plie[depuis - 2].isdigit()
        and not _SUIVIE_D_UN_TITRE.match(essai.plie, essai.plage.a)
    ):
        return [ligne]  # « Samedi 8 juin 9h-17h Maison des jeunes » announces the day
    jour, reste = _en_lignes(ligne, [ligne.texte[: depuis + suite.start("marque")], essai.texte])
    jour.nature, jour.entete, jour.plage = "jour", ligne.entete, None
    return [jour, *decouper(reste)]


def _en_lignes(ligne: Ligne, textes: list[str]) -> list[Ligne]:
    numero = ligne.bruts[0][0]
    lignes = [Ligne(t, [(numero, t)], ligne.puce, ligne.vide_avant and n == 0) for n, t in enumerate(textes)]
    for nouvelle in lignes:
        nouvelle.classer()
        nouvelle.retrait, nouvelle.simultane = ligne.retrait, ligne.simultane
    lignes[0].colonnes = ligne.colonnes
    return lignes
