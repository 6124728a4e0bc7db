"""What keeps every sign of the text through pandoc, in Markdown and in Typst (pure).

Found by comparing the words of the five formats on random texts: pandoc 3.9 leaves some signs bare that its two target
languages read as marks of their own, and loses the sign after a backslash. `proteger` marks those places in the tree,
`echapper` turns the marks into backslashes in what pandoc wrote.
"""

import re
import unicodedata

from labo.documents.arbre import Element


# Stands before what pandoc forgets to escape, while it works; a private character, removed from the text itself.
ECHAPPER = "\ue000"
# A backslash: after one, pandoc 3.9's Markdown loses the sign that follows.
CONTRE_OBLIQUE = "\ue001"
# A place where a word longer than a line may break. Given to pandoc as a blank: its Typst writer takes a time that
# grows with the square of a word's length (20 s for 100 kB).
COUPURE = "\ue002 \ue002"
MOT_SANS_FIN = re.compile("[^ ]{60}(?=[^ \u0300-\u036f])")
MARQUES = re.compile("[\ue000-\ue002]")
# At the head of a line: « 1. », « - », « # »… pandoc leaves them bare after a line break and in a list (Typst too).
TETE_DE_LIGNE = re.compile(r"\A( *)([0-9]{1,9}(?=[.)])|(?=[!-/:-@\[-`{-~]))")
# A text that says « &amp; » and means it.
ENTITE = re.compile(r"(?=&#?[0-9A-Za-z]+;)")
# Typst's short hands: « -- » is a dash, « ... » one character, « -1 » has a minus sign, « -? » vanishes.
ABREGE = re.compile(r"(?=-[-?0-9])|(?<=-)(?=-)|(?<=\.)(?=\.)")
# « #emph[a].b » would ask Typst for the field b of an emphasis, « #emph[a]; » would lose its semicolon.
SIGNE = re.compile(r"\A(?=[!-/:-@\[-`{-~])")
# Where a piece of text stands: at the head of a line, right after a mark or a link, elsewhere.
DEBUT, APRES, SUITE = "début", "après", "suite"


def delier(enfants):
    """Markdown has no anchor that all its readers know: a link inside the text becomes its words."""
    gardes = []
    for enfant in enfants:
        ancre = isinstance(enfant, Element) and enfant.attributs.get("href", "").startswith("#")
        if isinstance(enfant, Element):
            enfant.enfants = delier(enfant.enfants)
        gardes.extend(enfant.enfants if ancre else [enfant])
    return gardes


def demarquer(enfants, avant="", apres=""):
    """Markdown shows « a**«b»** » with its stars: an emphasis that it would not read becomes its words.

    `avant`, `apres`: the characters around, where these children are themselves inside an emphasis.
    """
    gardes = []
    for rang, enfant in enumerate(enfants):
        precedent = _texte(enfants[rang - 1])[-1:] if rang else avant
        suivant = _texte(enfants[rang + 1])[:1] if rang + 1 < len(enfants) else apres
        if isinstance(enfant, str):
            gardes.append(enfant)
        elif not _is_marque(enfant):
            enfant.enfants = demarquer(enfant.enfants)
            gardes.append(enfant)
        elif _is_lisible(enfant, precedent, suivant) and not (gardes and _is_marque(gardes[-1])):
            enfant.enfants = demarquer(enfant.enfants, precedent, suivant)
            gardes.append(enfant)
        else:
            gardes.extend(demarquer(enfant.enfants, precedent, suivant))
    return gardes


def _texte(enfant):
    return enfant if isinstance(enfant, str) else " " if enfant.nom == "br" else enfant.texte()


def _is_marque(noeud):
    return isinstance(noeud, Element) and noeud.nom in {"strong", "em", "code"}


def _is_lisible(marque, avant, apres):
    """CommonMark's rule of flanking, for both ends; code must hold no backquote."""
    texte = marque.texte()
    if texte != texte.strip() or (marque.nom == "code" and "`" in texte):
        return False
    ouvre = not _is_signe(texte[0]) or avant.strip() == "" or _is_signe(avant)
    ferme = not _is_signe(texte[-1]) or apres.strip() == "" or _is_signe(apres)
    return ouvre and ferme


def _is_signe(caractere):
    return unicodedata.category(caractere)[0] in "PS"


def proteger(elements, format):
    """Mark what would become a list, a heading, a dash… in Markdown (md) or in Typst (pdf)."""
    for element in elements:
        if isinstance(element, str):
            continue
        place = DEBUT if element.nom in {"p", "plain", "ins", "del"} else SUITE
        for rang, enfant in enumerate(element.enfants):
            if isinstance(enfant, str) and element.nom == "code":
                element.enfants[rang] = MARQUES.sub("", enfant)
            elif isinstance(enfant, str):
                element.enfants[rang] = proteger_ligne(enfant, format, place)
            place = SUITE if isinstance(enfant, str) else DEBUT if enfant.nom == "br" else APRES
        proteger(element.enfants, format)


def proteger_ligne(texte, format, place=DEBUT):
    """The same for one piece of text."""
    return {"md": _markdown, "pdf": _typst}[format](MARQUES.sub("", texte), place)


def _markdown(texte, place):
    texte = ENTITE.sub(ECHAPPER, texte.replace("\\", CONTRE_OBLIQUE))
    return TETE_DE_LIGNE.sub(rf"\1\2{ECHAPPER}", texte) if place == DEBUT else texte


def _typst(texte, place):
    texte = ABREGE.sub(ECHAPPER, MOT_SANS_FIN.sub(rf"\g<0>{COUPURE}", texte))
    if place == APRES:
        return SIGNE.sub(ECHAPPER, texte)
    return TETE_DE_LIGNE.sub(rf"\1\2{ECHAPPER}", texte) if place == DEBUT else texte


def echapper(texte):
    """pandoc's Markdown or Typst with what was marked now escaped, once."""
    texte = texte.replace(ECHAPPER + CONTRE_OBLIQUE, CONTRE_OBLIQUE).replace(CONTRE_OBLIQUE, "\\\\")
    texte = texte.replace(COUPURE, "\u200b")
    return re.sub(rf"{ECHAPPER}\\?", r"\\", texte)
