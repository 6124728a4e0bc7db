"""The tree of a rich text, brought to what our Markdown can say (pure): see `labo.documents.arbre` for its shape.

Whatever it is given, `epurer` answers headings h2 and h3 without jump, lists at most four deep, marks that hold words,
links to http(s) and mailto, tight lists wherever they can be; and no word less.
"""

import re
import unicodedata
from itertools import islice

from labo.balisage.rendu import ADRESSE_NUE, MARKDOWN
from labo.documents.arbre import FEUILLES, LISTES, TITRES, Element
from labo.documents.assainissement import elaguer, is_adresse_sure, is_visible, resserrer, rogner
from labo.textes import COMMANDES, apostropher


MARQUES = {"strong", "em", "a"}


def epurer(blocs, *, is_nivele=True):
    """Blocks as `lire` gives them → the same in canonical shape; the headings keep their levels unless `is_nivele`."""
    propres = []
    for bloc in blocs:
        propres += _bloc(bloc)
    propres = _reunir_les_listes([bloc for bloc in map(elaguer, propres) if bloc is not None])
    if is_nivele:
        _niveler([bloc for bloc in propres if bloc.nom in TITRES])
    return propres


def ligne(enfants, *, is_lien=False):
    """In-line content with our marks only: words, breaks, `strong`, `em`, `a`."""
    plats = resserrer(_aplatir(enfants))
    morceaux = []
    for enfant in plats:
        if isinstance(enfant, str):
            morceaux += [enfant] if is_lien else _lier(enfant)
        elif enfant.nom == "br":
            morceaux.append(enfant)
        else:
            morceaux += _marquer(enfant, is_lien=is_lien)
    return _sans_blanc_autour(resserrer(morceaux))


def adresse_nue(texte):
    """Where a text that is an address leads, or "" when it is none that we link."""
    href = MARKDOWN.normalizeLink(texte) if ADRESSE_NUE.fullmatch(texte) else ""
    return href if is_adresse_sure(href) else ""


def _bloc(bloc):
    if bloc.nom in FEUILLES:
        return _feuilles(bloc)
    enfants = [propre for enfant in bloc.enfants for propre in _bloc(enfant)]
    if bloc.nom not in LISTES | {"li", "blockquote"}:
        return enfants  # a nav, a div: what they hold
    debut = bloc.attributs.get("start", "1") if bloc.nom == "ol" else "1"
    return [Element(bloc.nom, {} if debut == "1" else {"start": debut}, enfants)]


def _feuilles(bloc):
    """One, or several where two breaks in a row made paragraphs."""
    suites = [[]]
    enfants = _apostropher(rogner(ligne(bloc.enfants)))
    for rang, enfant in enumerate(enfants):
        if enfant == Element("br") and enfants[rang - 1] == Element("br"):
            suites.append([])
        else:
            suites[-1].append(enfant)
    nom = bloc.nom if bloc.nom in TITRES else "p"
    return [Element(nom, {}, rogner(suite)) for suite in suites]


def _apostropher(enfants):
    """In the words of a line as they are read, across its marks: « l'*eau* » too."""
    lu = Element("p", {}, enfants).texte()
    ecrit = apostropher(lu)
    if ecrit == lu:
        return enfants
    return _recopier(enfants, iter(ecrit))  # one sign for one


def _recopier(enfants, signes):
    copies = []
    for enfant in enfants:
        if isinstance(enfant, str):
            copies.append("".join(islice(signes, len(enfant))))
        elif enfant.nom == "br":
            next(signes)
            copies.append(enfant)
        else:
            copies.append(Element(enfant.nom, enfant.attributs, _recopier(enfant.enfants, signes)))
    return copies


def _aplatir(enfants):
    for enfant in enfants:
        if isinstance(enfant, str):
            yield _texte(enfant)
        elif enfant.nom in MARQUES or enfant.nom == "br":
            yield enfant
        else:
            yield from _aplatir(enfant.enfants)


def _texte(texte):
    """As `labo.textes.normaliser` would store it, on one line. U+1680 stays: comparisons put marks of theirs beside it."""
    return unicodedata.normalize("NFC", COMMANDES.sub("", re.sub(r"[^\S\u1680]", " ", texte)))


def _lier(texte):
    """A bare address is a link, wherever it comes from."""
    morceaux, fin = [], 0
    for trouve in ADRESSE_NUE.finditer(texte):
        if href := adresse_nue(trouve[0]):
            morceaux += [texte[fin : trouve.start()], Element("a", {"href": href}, [trouve[0]])]
            fin = trouve.end()
    return [*morceaux, texte[fin:]]


def _marquer(enfant, *, is_lien):
    """A mark holds words, with no blank nor break at its ends; a link leads somewhere that we may send to."""
    is_ici = enfant.nom == "a"
    href = enfant.attributs.get("href", "")
    if is_ici and not is_adresse_sure(href):
        return ligne(enfant.enfants, is_lien=is_lien)
    avant, coeur, apres = _detacher(ligne(enfant.enfants, is_lien=is_lien or is_ici))
    if not is_visible("".join(e if isinstance(e, str) else e.texte() for e in coeur)):
        return [*avant, *coeur, *apres]
    if enfant.nom == "strong" and [getattr(e, "nom", "") for e in coeur] == ["em"]:
        coeur = [Element("em", {}, [Element("strong", {}, coeur[0].enfants)])]  # « *** » is read in this order
    else:
        coeur = [Element(enfant.nom, {"href": href} if is_ici else {}, coeur)]
    return [*avant, *coeur, *apres]


def _detacher(enfants):
    """(blanks before, words, blanks after), with breaks among the blanks."""
    avant, coeur, apres = [], list(enfants), []
    while coeur and (coeur[0] == Element("br") or (isinstance(coeur[0], str) and coeur[0] != coeur[0].lstrip())):
        tete = coeur.pop(0)
        avant.append(tete if isinstance(tete, Element) else " ")
        coeur[:0] = [tete.lstrip()] if isinstance(tete, str) and tete.strip() else []
    while coeur and (coeur[-1] == Element("br") or (isinstance(coeur[-1], str) and coeur[-1] != coeur[-1].rstrip())):
        queue = coeur.pop()
        apres.insert(0, queue if isinstance(queue, Element) else " ")
        coeur += [queue.rstrip()] if isinstance(queue, str) and queue.strip() else []
    return avant, coeur, apres


def _sans_blanc_autour(enfants):
    """No space before nor after a break."""
    rognes = []
    for rang, enfant in enumerate(enfants):
        if isinstance(enfant, str):
            enfant = enfant.lstrip() if rang and enfants[rang - 1] == Element("br") else enfant
            enfant = enfant.rstrip() if enfants[rang + 1 : rang + 2] == [Element("br")] else enfant
        rognes += [enfant] if enfant != "" else []
    return rognes


def _reunir_les_listes(blocs):
    """Two lists of one kind in a row are one; an item is tight where it holds a text, a list, or a text above a list."""
    reunis = []
    for bloc in blocs:
        if bloc.nom in LISTES and reunis and reunis[-1].nom == bloc.nom:
            reunis[-1].enfants += bloc.enfants
        else:
            reunis.append(bloc)
    for bloc in reunis:
        if bloc.nom in LISTES:
            for item in bloc.enfants:
                item.enfants = _reunir_les_listes(item.enfants)
            _serrer(bloc)
        elif bloc.nom == "blockquote":
            bloc.enfants = _reunir_les_listes(bloc.enfants)
    return reunis


def _serrer(liste):
    if is_serree(liste):
        for item in liste.enfants:
            item.enfants = [Element("plain", {}, e.enfants) if e.nom == "p" else e for e in item.enfants]


def is_serree(liste):
    return all(_is_simple(item.enfants) for item in liste.enfants)


def _is_simple(enfants):
    texte, suite = (enfants[:1], enfants[1:]) if enfants[0].nom in {"p", "plain"} else ([], enfants)
    if len(suite) > 1 or any(e.nom not in LISTES or not is_serree(e) for e in suite):
        return False
    return not (texte and suite and suite[0].attributs)  # « 3. » cannot open a list right under a text


def _niveler(titres):
    """The highest level is h2, all others h3; the first ones are never lower than what follows."""
    haut = min((titre.nom for titre in titres), default="")
    is_dessous = False
    for titre in titres:
        is_dessous = is_dessous or titre.nom == haut
        titre.nom = "h3" if is_dessous and titre.nom != haut else "h2"
