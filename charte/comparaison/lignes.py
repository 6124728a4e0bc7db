"""Marked pieces of rich text → one Markdown source in which what changed stands between private signs (pure).

A line of which some words changed carries the marks inside, when the renderer then says exactly the old line without what
was added and the new one without what was taken out. Else the old lines stand whole, as taken out, then the new ones.
"""

import re
from dataclasses import replace

from charte.comparaison.jetons import Signes, decouper, sans
from charte.comparaison.morceaux import Morceau, Morceaux, is_change, sources_de, texte_apres, texte_avant
from charte.comparaison.rendu import en_html


# What makes a line an item, a heading or a quotation, and of which kind: numbers apart, these are compared.
PREFIXE = re.compile(r"[ \t]*(?:(?:(?:[-*+]|\d{1,9}[.)])[ \t]+|#{1,6}[ \t]+|>[ \t]?)[ \t]*)*")
ITEM = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]")
# In a line without any of them, marks change nothing to how it is read.
SIGNES_DU_MARKDOWN = re.compile(r"[*_`\[\]<>&\\#~=]|://")
AVANT_LA_FIN = re.compile(r"\s+(?=</(?:p|li|h\d)>|<br)")
VIDE = re.compile(r"<(strong|em|code)></\1>")


def composer(morceaux: Morceaux, signes: Signes) -> str:
    """`morceaux`: of a whole text; `signes`: none used yet, those written are found in it. Raises TropDeMarques."""
    composees = []
    for groupe in _groupes(_glisser(morceaux)):
        lignes = _lignes(groupe, signes)
        if not lignes and composees and composees[-1] not in ("", *texte_apres(morceaux).split("\n")):
            lignes = [""]  # the blank line under a paragraph that is shown as taken out
        composees += lignes
    return "\n".join(composees)


def _glisser(morceaux: Morceaux) -> list[Morceau]:
    """« A[+\\n\\nB+]\\n\\nC » is « A\\n\\n[+B\\n\\n+]C »: a change of whole lines begins where its first line does."""
    restants, glisses = list(morceaux), []
    for rang, morceau in enumerate(restants):
        suivant = restants[rang + 1] if rang + 1 < len(restants) else None
        if morceau.genre != "egal" and suivant and suivant.genre == "egal":
            bouts = (morceau.texte, suivant.texte)
            tete = "\n" * min(len(texte) - len(texte.lstrip("\n")) for texte in bouts)
            is_seul = not glisses or glisses[-1].genre == "egal"
            if tete and is_seul:
                glisses.append(Morceau("egal", tete))
                morceau = replace(morceau, texte=morceau.texte.removeprefix(tete) + tete)
                restants[rang + 1] = replace(suivant, texte=suivant.texte.removeprefix(tete))
        glisses.append(morceau)
    return [morceau for morceau in glisses if morceau.texte]


def _groupes(morceaux):
    """Cut wherever a line begins in both texts."""
    groupe, debut_avant, debut_apres = [], True, True
    for morceau in morceaux:
        for bout in re.findall(r"\n|[^\n]+", morceau.texte):
            is_debut = bout == "\n"
            debut_avant = debut_avant if morceau.genre == "ajoute" else is_debut
            debut_apres = debut_apres if morceau.genre == "retire" else is_debut
            groupe.append(replace(morceau, texte=bout))
            if is_debut and debut_avant and debut_apres:
                yield groupe
                groupe = []
    if groupe:
        yield groupe


def _lignes(groupe, signes) -> list[str]:
    avant, apres = (_sans_fin(texte).split("\n") for texte in (texte_avant(groupe), texte_apres(groupe)))
    if not is_change(groupe) or _pleines(avant) == _pleines(apres):
        return apres if texte_apres(groupe) else []
    if len(avant) == len(apres) == 1 and texte_avant(groupe) and texte_apres(groupe):
        un_seul = [replace(m, texte=m.texte.replace("\n", "")) for m in groupe]
        if ligne := _dans_la_ligne(un_seul, avant[0], apres[0], signes):
            return [ligne]
    return _entieres(groupe, avant, apres, signes)


def _sans_fin(texte):
    return texte.removesuffix("\n")


def _pleines(lignes):
    return [ligne for ligne in lignes if ligne.strip()]


def _dans_la_ligne(groupe, avant, apres, signes) -> str | None:
    prefixe_avant, prefixe = PREFIXE.match(avant)[0], PREFIXE.match(apres)[0]
    reste = _sauter(groupe, len(prefixe_avant), len(prefixe))
    if _espece(prefixe_avant) != _espece(prefixe) or reste is None:
        return None
    marques = (
        morceau.texte if morceau.genre == "egal" else signes.marquer(morceau.genre, (morceau.source,), morceau.texte)
        for morceau in reste
        if morceau.texte
    )
    ligne = prefixe + "".join(marques)
    if not SIGNES_DU_MARKDOWN.search(avant[len(prefixe_avant) :] + apres[len(prefixe) :]):
        return ligne
    html = en_html(ligne)
    attendues = {"ajoute": prefixe + avant[len(prefixe_avant) :], "retire": apres}
    tels_quels = (_net(sans(decouper(html, signes), genre)) == _net(en_html(attendues[genre])) for genre in attendues)
    return ligne if all(tels_quels) else None


def _espece(prefixe):
    return re.sub(r"\d+", "1", prefixe)


def _net(html):
    """Blanks at the end of a line and marks around nothing do not show."""
    return AVANT_LA_FIN.sub("", VIDE.sub("", html))


def _sauter(groupe, avant, apres) -> list[Morceau] | None:
    """Without so many signs at the head of each text; None where they are not the same stretch of an equal piece."""
    restants = []
    for morceau in groupe:
        longueur = len(morceau.texte)
        if morceau.genre == "egal" and min(avant, longueur) != min(apres, longueur):
            return None
        saut = min(apres if morceau.genre == "ajoute" else avant, longueur)
        avant -= 0 if morceau.genre == "ajoute" else saut
        apres -= 0 if morceau.genre == "retire" else saut
        restants.append(replace(morceau, texte=morceau.texte[saut:]))
    return restants


def _entieres(groupe, avant, apres, signes):
    """The lines that both begin or end with, and between them the old ones, then the new ones."""
    debut = _communes(avant, apres)
    fin = _communes(avant[debut:][::-1], apres[debut:][::-1])
    vieilles, neuves = avant[debut : len(avant) - fin], apres[debut : len(apres) - fin]
    sources = sources_de(groupe)
    retirees = [_entiere("retire", _de("retire", groupe) or sources, ligne, signes) for ligne in vieilles]
    ajoutees = [_entiere("ajoute", _de("ajoute", groupe) or sources, ligne, signes) for ligne in neuves]
    if not texte_avant(groupe):
        retirees = []
    if not texte_apres(groupe):
        ajoutees = []
    entre = [] if _se_suivent(_pleines(vieilles), _pleines(neuves)) else [""]
    return [*apres[:debut], *retirees, *entre, *ajoutees, *apres[len(apres) - fin :]]


def _de(genre, groupe):
    return sources_de(morceau for morceau in groupe if morceau.genre == genre)


def _communes(avant, apres):
    borne = min(len(avant), len(apres))
    return next((rang for rang in range(borne) if avant[rang] != apres[rang]), borne)


def _se_suivent(vieilles, neuves):
    """Items of one list need nothing between them; a paragraph would swallow the next one."""
    return not vieilles or not neuves or bool(ITEM.match(vieilles[-1]) and ITEM.match(neuves[0]))


def _entiere(genre, sources, ligne, signes):
    prefixe = PREFIXE.match(ligne)[0]
    texte = ligne[len(prefixe) :]
    return prefixe + signes.marquer_ligne(genre, sources, texte) if texte.strip() else ligne
