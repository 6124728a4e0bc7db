"""From any HTML body to one that every format accepts (pure).

PDF/UA-1 refuses a jump in heading levels, an empty heading, a link to nothing, an id used twice and very deep lists;
here none of them is left, and no word of the reader's is lost on the way.
"""

import re
import unicodedata
from itertools import count
from urllib.parse import urlsplit

from labo.documents.arbre import FEUILLES, MARQUES_DE_CHANGEMENT, TITRES, Element, ecrire, lire


CLASSES = {"empreinte", "mention"}
ANCRE = re.compile(r"[a-z0-9][a-z0-9-]{0,59}", re.ASCII)
# Ids of the parts that the pipeline adds itself.
ANCRES_RESERVEES = {"mention", "sommaire", "sommaire-titre", "empreinte"}
ADRESSE_MAX = 2000
COURRIEL = re.compile(r"mailto:[^\s@,;<>]+@[^\s@,;<>]+", re.ASCII | re.IGNORECASE)


def assainir(html):
    """HTML body → canonical HTML body: heading levels without jumps, anchors ours, lists at most 4 deep, safe links."""
    return ecrire(assainir_blocs(lire(html)))


def assainir_blocs(blocs):
    """The same on the tree; returns a new list (its elements are changed in place)."""
    blocs = [bloc for bloc in map(elaguer, blocs) if bloc is not None]
    titres = [bloc for bloc in blocs if bloc.nom in TITRES]
    _niveler(titres)
    ancres = _nommer(titres)
    for bloc in blocs:
        _depouiller(bloc)
        bloc.enfants = _relier(bloc.enfants, ancres)
    blocs = [elaguer(bloc) for bloc in blocs]  # a link that became its text may leave two spaces
    return _sommaire_unique(blocs)


def _depouiller(bloc):
    """A paragraph has no anchor, however deep it stands: a heading inside a list has become one."""
    if bloc.nom == "p":
        classe = bloc.attributs.get("class")
        bloc.attributs = {"class": classe} if classe in CLASSES else {}
    for enfant in bloc.enfants:
        if isinstance(enfant, Element):
            _depouiller(enfant)


def is_visible(texte):
    """Whether a reader sees anything: more than spaces, controls, format characters and lone marks."""
    return any(unicodedata.category(c) == "Co" or unicodedata.category(c)[0] not in "ZCM" for c in texte)


def elaguer(bloc):
    """The block without its empty parts and its spaces at the edges, or None when nothing is left of it."""
    if bloc.nom in FEUILLES:
        bloc.enfants = rogner(bloc.enfants)
        return bloc if is_visible(bloc.texte()) else None
    bloc.enfants = [enfant for enfant in map(elaguer, bloc.enfants) if enfant is not None]
    return bloc if bloc.enfants or bloc.nom == "nav" else None


def rogner(enfants):
    """In-line content without empty marks, double spaces, nor blanks (no-break ones too) and breaks at its ends."""
    morceaux = resserrer(enfants)
    while morceaux and _is_blanc(morceaux[0]):
        del morceaux[0]
    while morceaux and _is_blanc(morceaux[-1]):
        del morceaux[-1]
    if morceaux and isinstance(morceaux[0], str):
        morceaux[0] = morceaux[0].lstrip()
    if morceaux and isinstance(morceaux[-1], str):
        morceaux[-1] = morceaux[-1].rstrip()
    return morceaux


def _is_blanc(morceau):
    return morceau == Element("br") or (isinstance(morceau, str) and not morceau.strip())


def resserrer(enfants):
    morceaux = []
    for enfant in enfants:
        if isinstance(enfant, Element) and enfant.nom != "br":
            enfant.enfants = resserrer(enfant.enfants)
            # A blank that was added or taken out stays a change: « a b » is not « ab ».
            if not enfant.texte().strip() and (enfant.nom not in MARQUES_DE_CHANGEMENT or not enfant.texte()):
                enfant = enfant.texte()
        if isinstance(enfant, str) and morceaux and isinstance(morceaux[-1], str):
            enfant = morceaux.pop() + enfant
        elif _is_suite(morceaux, enfant):
            enfant = Element(enfant.nom, {}, resserrer(morceaux.pop().enfants + enfant.enfants))
        if enfant != "":
            morceaux.append(re.sub(" {2,}", " ", enfant) if isinstance(enfant, str) else enfant)
    return morceaux


def _is_suite(morceaux, enfant):
    """Whether two marks of one kind touch: « <em>a</em><em>b</em> » is one emphasis."""
    marque = isinstance(enfant, Element) and enfant.nom in {"strong", "em", "code", "sup", "sub"}
    return marque and morceaux and isinstance(morceaux[-1], Element) and morceaux[-1].nom == enfant.nom


def _niveler(titres):
    """The first heading is of level 1, alone; each other at most one level below the one before it."""
    precedent = 0
    for titre in titres:
        niveau = 1 if precedent == 0 else max(2, min(int(titre.nom[1]), precedent + 1))
        titre.nom = f"h{niveau}"
        precedent = niveau


def _nommer(titres):
    """Give every heading its own id; return {id asked for: id given}, the first asker winning."""
    ancres, prises, sans_nom = {}, set(ANCRES_RESERVEES), []
    for titre in titres:
        voulue = titre.attributs.get("id", "")
        if voulue in prises or not ANCRE.fullmatch(voulue):
            sans_nom.append((titre, voulue))
            continue
        prises.add(voulue)
        ancres[voulue] = voulue
        titre.attributs = {"id": voulue}
    rang = 0
    for titre, voulue in sans_nom:
        rang = next(n for n in count(rang + 1) if f"partie-{n}" not in prises)
        titre.attributs = {"id": f"partie-{rang}"}
        ancres.setdefault(voulue, f"partie-{rang}")
    return ancres


def _relier(enfants, ancres):
    """Links that lead somewhere stay; the others become their text."""
    gardes = []
    for enfant in enfants:
        if isinstance(enfant, str):
            gardes.append(enfant)
            continue
        enfant.enfants = _relier(enfant.enfants, ancres)
        if enfant.nom != "a":
            gardes.append(enfant)
            continue
        cible = _cible(enfant.attributs["href"], ancres)
        if cible and is_visible(enfant.texte()):
            enfant.attributs = {"href": cible}
            gardes.append(enfant)
        else:
            gardes.extend(enfant.enfants)
    return gardes


def _cible(href, ancres):
    if href.startswith("#"):
        ancre = ancres.get(href[1:]) if href != "#" else None
        return f"#{ancre}" if ancre else None
    return href if is_adresse_sure(href) else None


def is_adresse_sure(href):
    """http, https or mailto, ASCII, without a space, at most 2,000 characters (Typst refuses beyond 8,000)."""
    if not href.isascii() or len(href) > ADRESSE_MAX or re.search(r"[\s<>\"\\^`{|}\x00-\x1f]", href):
        return False
    if href.lower().startswith("mailto:"):
        return COURRIEL.fullmatch(href) is not None
    try:
        morceaux = urlsplit(href)
    except ValueError:
        return False
    return morceaux.scheme in {"http", "https"} and bool(morceaux.hostname)


def _sommaire_unique(blocs):
    """One `nav` at most, and only where there is something to list; of its content, its first words are its title."""
    sommaires = [bloc for bloc in blocs if bloc.nom == "nav"]
    if not any(bloc.nom in TITRES - {"h1"} for bloc in blocs):
        return [bloc for bloc in blocs if bloc.nom != "nav"]
    for nav in sommaires:
        titre = next((e.texte() for e in nav.enfants if e.nom in FEUILLES), "Sommaire")
        nav.attributs, nav.enfants = {}, [Element("p", {}, [titre])]
    return [bloc for bloc in blocs if bloc.nom != "nav" or bloc is sommaires[0]]
