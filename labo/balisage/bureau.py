"""What Word, LibreOffice, a mail or a web page puts on the clipboard → our Markdown (pure).

nh3 throws away what is no text (scripts, comments, Office's own tags) and all attributes but the few that say bold,
italic or « an item of a list »: Word writes its lists as paragraphs, with the bullet as a text.
"""

import re
from html import escape, unescape
from html.parser import HTMLParser

import nh3

from labo.balisage.arbre import epurer
from labo.balisage.ecriture import ecrire
from labo.documents.arbre import PROFONDEUR_DES_LISTES, lire
from labo.textes import normaliser


BALISES = {
    *("p", "br", "b", "strong", "i", "em", "a", "ul", "ol", "li", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6"),
    *("span", "div", "table", "tr", "td", "th", "pre", "hr", "dl", "dt", "dd", "section", "article"),
}
MUETS = {"script", "style", "title", "head", "template", "svg", "math", "object", "iframe", "textarea", "select", "xml"}
ATTRIBUTS = {"a": {"href"}, "ol": {"start"}, "p": {"style", "class"}, "span": {"style"}, "b": {"style"}, "i": {"style"}}
ADRESSES = {"http", "https", "mailto"}
# The head of a source that an office suite or a browser wrote.
SOURCE = re.compile(
    r"\s*(?:<!doctype html|<html\b|<(?:p|div|span|h[1-6]|ul|ol|table)\b[^<>]{0,500}\b(?:mso-|class=.?Mso))",
    re.IGNORECASE,
)
ITEM = re.compile(r"mso-list:\s*\w+\s+level([1-9])", re.IGNORECASE)
PUCE = re.compile(r"mso-list:\s*ignore", re.IGNORECASE)
GRAISSE = re.compile(r"(?<![\w-])font-weight:\s*(bold|[5-9]00|normal|[1-4]00)", re.IGNORECASE)
PENTE = re.compile(r"(?<![\w-])font-style:\s*(italic|oblique|normal)", re.IGNORECASE)
# Deeper, a tag is looked through: no document of a person is, and the time to read would grow as the square.
PROFONDEUR = 60
GOUFFRE = 2000
BALISE = re.compile(r"<(/?)(?:div|ul|ol|li|blockquote|table|section|article|span|b|i|dl|pre)\b", re.IGNORECASE)
SEPARENT = {
    "ul",
    "ol",
    "li",
    "div",
    "blockquote",
    "table",
    "tr",
    "td",
    "th",
    "pre",
    "dl",
    "dt",
    "dd",
}  # words from each other
NET_MAX = 500_000  # characters of clean HTML
NUMERO = re.compile(r"\s*(?:\(?\d{1,3}|\(?[a-zA-Z]{1,4})[.)]")
# How LibreOffice calls a note and opens it, which other suites write « [1] ».
APPEL = re.compile(r"<a\b[^<>]*\bsdfootnote(anc|sym)\b[^<>]*>(?:<sup>)?\s*(\w{1,4})\s*(?:</sup>)?</a>", re.IGNORECASE)
TITRE = re.compile(r"\b(?:Mso)?(?:Title|Titre)\b")


class TexteDemesure(ValueError):
    """More words than any article or charter holds."""


def is_source_html(texte: str) -> bool:
    """Whether a text is the source of a page or of a Word document, rather than words about it."""
    return SOURCE.match(texte) is not None


def depuis_html(html: str, *, is_nivele: bool = True) -> str:
    """The Markdown of any HTML, canonical but for its headings unless `is_nivele`; its time grows as the HTML.

    Raises TexteDemesure.
    """
    net = nettoyer(html)
    if len(net) > NET_MAX:
        raise TexteDemesure
    return normaliser(ecrire(epurer(lire(net), is_nivele=is_nivele)))


def nettoyer(html: str) -> str:
    """The HTML with its words and the marks that we know only; Word's lists are lists."""
    html = APPEL.sub(lambda appel: f"[{appel[2]}]" + (" " if appel[1].lower() == "sym" else ""), html)
    net = nh3.clean(
        unescape(re.sub(r"<[^<>]*>", " ", html)).replace("<", "&lt;") if _is_gouffre(html) else html,
        tags=BALISES,
        clean_content_tags=MUETS,
        attributes=ATTRIBUTS,
        attribute_filter=_attribut,
        url_schemes=ADRESSES,
        link_rel=None,
    )
    redresseur = _Redresseur()
    redresseur.feed(net)
    redresseur.close()
    return redresseur.html()


def _is_gouffre(html):
    """Whether tags are opened one in another without end: sorting them out would take a time that grows as the square."""
    ouvertes = 0
    for balise in BALISE.finditer(html):
        ouvertes += -1 if balise[1] else 1
        if ouvertes > GOUFFRE:
            return True
    return False


def _attribut(balise, nom, valeur):
    """A style becomes the words that `_Redresseur` knows, or goes."""
    if nom == "class":
        return "titre" if TITRE.search(valeur) else None
    if nom != "style":
        return valeur
    if item := ITEM.search(valeur):
        return f"item {item[1]}"
    if PUCE.search(valeur):
        return "puce"
    graisse, pente = GRAISSE.search(valeur), PENTE.search(valeur)
    dits = [
        *(
            []
            if not graisse
            else ["maigre" if graisse[1].lower() in ("normal", "100", "200", "300", "400") else "gras"]
        ),
        *([] if not pente else ["droit" if pente[1].lower() == "normal" else "penche"]),
    ]
    return " ".join(dits) or None


class _Redresseur(HTMLParser):
    """Writes the clean HTML anew: items of Word as lists, styles as `b` and `i`."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.ecrits = []
        self.listes = []  # of Word's items, the open lists
        self.ouvertes = []  # (tag, what closes it)
        self.puce = None  # what is read of a bullet
        self.item = None  # the level of the item whose bullet is not known yet

    def html(self):
        self.fermer_listes(0)
        return "".join(self.ecrits)

    def handle_starttag(self, tag, attrs):
        style = dict(attrs).get("style", "")
        if tag in {"p", "h1", "h2", "h3", "h4", "h5", "h6"}:
            self.ouvrir_paragraphe(tag, style, dict(attrs))
            return
        if tag in {"ul", "ol", "table", "blockquote", "div"} and not self.ouvertes:
            self.fermer_listes(0)
        if tag == "span" and style == "puce":
            self.puce = []
        marques = _marques(tag, style)
        fin = "".join(f"</{marque}>" for marque in reversed(marques))
        if tag not in {"br", "hr"}:
            if len(self.ouvertes) > PROFONDEUR:
                self.ouvertes.append((tag, None))
                self.poser(" " if tag in SEPARENT else "")
                return
            self.ouvertes.append((tag, "puce" if style == "puce" else fin))
        self.poser(
            _debut(tag, attrs) if tag not in {"span", "b", "i"} else "".join(f"<{marque}>" for marque in marques)
        )

    def ouvrir_paragraphe(self, tag, style, attributs):
        niveau = re.fullmatch(r"item ([1-9])", style)
        if niveau and tag == "p":
            self.item = min(int(niveau[1]), PROFONDEUR_DES_LISTES)
            self.ouvertes.append((tag, "item"))
            return
        self.fermer_listes(0)
        nom = "h1" if attributs.get("class") == "titre" else tag
        self.ouvertes.append((tag, f"</{nom}>"))
        self.poser(f"<{nom}>")

    def handle_endtag(self, tag):
        if not self.ouvertes or self.ouvertes[-1][0] != tag:
            return  # nh3 closes what it opens: only void tags have no pair
        fin = self.ouvertes.pop()[1]
        if fin is None:
            return
        if fin == "puce":
            self.commencer_item("ol" if NUMERO.match("".join(self.puce or [])) else "ul")
            self.puce = None
        elif fin == "item":
            self.commencer_item("ul")
        else:
            self.poser(fin or (f"</{tag}>" if tag not in {"span", "b", "i"} else ""))

    def handle_data(self, data):
        if self.puce is not None:
            self.puce.append(data)
            return
        if data.strip():
            self.commencer_item("ul")
        self.poser(escape(data, quote=False))

    def commencer_item(self, nom):
        """The lists down to the item's level, once its bullet has told of which kind it is."""
        if self.item is None:
            return
        niveau, self.item = self.item, None
        self.fermer_listes(niveau)
        if len(self.listes) == niveau and self.listes[-1] != nom:
            self.fermer_listes(niveau - 1)
        while len(self.listes) < niveau:
            self.listes.append(nom)
            self.poser(f"<{nom}>")
        self.poser("<li>")

    def fermer_listes(self, niveau):
        while len(self.listes) > niveau:
            self.poser(f"</{self.listes.pop()}>")

    def poser(self, texte):
        self.ecrits.append(texte)


def _marques(tag, style):
    """The marks that a tag makes, its style having the last word: Google wraps all in `<b style="font-weight:normal">`."""
    dits = style.split()
    is_gras = "gras" in dits or (tag == "b" and "maigre" not in dits)
    is_penche = "penche" in dits or (tag == "i" and "droit" not in dits)
    return [*(["b"] if is_gras else []), *(["i"] if is_penche else [])] if tag in {"span", "b", "i"} else []


def _debut(tag, attrs):
    gardes = "".join(f' {nom}="{escape(valeur or "")}"' for nom, valeur in attrs if nom in {"href", "start"})
    return f"<{tag}{gardes}>"
