"""The one small tree that every document passes through (pure).

`lire` reads any HTML into it and never fails; `ecrire` writes it back. What the tree cannot hold cannot
reach pandoc: no picture, no script, no style, no table, no attribute but those listed in `Element`.

Shape: blocks `h1`…`h6`, `p`, `plain` (text of a tight list item), `ul`, `ol`, `li`, `blockquote`, `nav`, `div`;
inlines `strong`, `em`, `code`, `sup`, `sub`, `a`, `ins`, `del`, `br` and `str`.
"""

import re
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser


PROFONDEUR_DES_LISTES = 4
PROFONDEUR_DES_CITATIONS = 2

TITRES = {"h1", "h2", "h3", "h4", "h5", "h6"}
FEUILLES = TITRES | {"p", "plain"}
LISTES = {"ul", "ol"}
EN_LIGNE = {nom: nom for nom in ("strong", "em", "code", "sup", "sub", "a", "ins", "del")} | {"b": "strong", "i": "em"}
# Their tags only end the paragraph that was being read; their words stay.
BLOCS_NEUTRES = set(
    "address article aside body caption center dd details div dl dt fieldset figcaption figure footer form header"
    " hgroup hr html legend main pre section summary table tbody td tfoot th thead tr".split()
)
# Their content is not text for a reader.
MUETS = set(
    "audio canvas head iframe math noscript object script select style svg template textarea title video".split()
)

# What a change says of itself: who made it and when, as office suites show it.
MARQUES_DE_CHANGEMENT = {"ins", "del"}
ATTRIBUTS = {"a": ("href",)} | {nom: ("data-auteur", "data-le") for nom in MARQUES_DE_CHANGEMENT}

# C0 and C1 controls, surrogates and non-characters are invalid in XML: an office file that held one would not open.
INTERDITS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
# Typst takes U+0085, U+2028 and U+2029 for ends of line, pandoc does not: a text could open a Typst heading with one.
BLANCS = re.compile("[ \t\n\r\f\v\x85\u2028\u2029]+")


@dataclass
class Element:
    """A node. `attributs` holds only `id`, `href`, `start`, `class`, those of `ATTRIBUTS`, and what a format adds at the end."""

    nom: str
    attributs: dict = field(default_factory=dict)
    enfants: list = field(default_factory=list)

    def texte(self):
        return "".join(" " if e == Element("br") else e if isinstance(e, str) else e.texte() for e in self.enfants)


class _Lecteur(HTMLParser):
    """Builds the tree. `pile` holds the open blocks (None as element: a tag that we look through)."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.racine = Element("div")
        self.pile = [("div", self.racine)]
        self.feuille = None
        self.marques = []
        self.muet = None
        self.muets_ouverts = 0

    # Where we are

    def conteneur(self):
        return next(element for _, element in reversed(self.pile) if element is not None)

    def compte(self, noms):
        return sum(1 for nom, element in self.pile if nom in noms and element is not None)

    def fermer_feuille(self):
        self.feuille, self.marques = None, []

    def ouvrir_feuille(self, nom, attributs=None):
        parent = self.conteneur()
        if parent.nom in LISTES:
            self.ouvrir_bloc("li")
            parent = self.conteneur()
        if nom in TITRES and parent is not self.racine:
            nom = "p"
        if nom == "plain" and parent.enfants and parent.enfants[-1].nom == "plain":
            nom = "p"  # two bare texts in a row would be read back as one
        self.feuille = Element(nom, attributs or {})
        parent.enfants.append(self.feuille)
        self.marques = []

    def ouvrir_bloc(self, nom, attributs=None):
        element = Element(nom, attributs or {})
        self.conteneur().enfants.append(element)
        self.pile.append((nom, element))

    def fermer_jusqu_a(self, noms):
        """Pop the innermost open block of one of these names, with all that it holds; nothing when there is none."""
        self.fermer_feuille()
        rang = next((i for i in range(len(self.pile) - 1, 0, -1) if self.pile[i][0] in noms), None)
        if rang is not None:
            del self.pile[rang:]

    def point(self):
        """The element that receives what is read in line."""
        if self.feuille is None:
            self.ouvrir_feuille("plain" if self.conteneur().nom in {"li", *LISTES} else "p")
        return next((element for _, element in reversed(self.marques) if element is not None), self.feuille)

    # What the parser finds

    def handle_starttag(self, tag, attrs):
        attributs = {cle: valeur or "" for cle, valeur in attrs}
        if self.muet:
            self.muets_ouverts += tag == self.muet
        elif tag in MUETS:
            self.muet, self.muets_ouverts = tag, 1
        elif tag == "br":
            point = self.point()  # a title has one line: in the contents, in the bookmarks and in Markdown
            point.enfants.append(" " if self.feuille.nom in TITRES else Element("br"))
        elif tag == "img":
            self.handle_data(attributs.get("alt", ""))
        elif tag in EN_LIGNE:
            self.commencer_marque(tag, attributs)
        else:
            self.commencer_bloc(tag, attributs)

    def handle_startendtag(self, tag, attrs):
        if tag not in MUETS:
            self.handle_starttag(tag, attrs)

    def commencer_marque(self, tag, attributs):
        nom = EN_LIGNE[tag]
        point = self.point()
        if nom in (ouverte for ouverte, _ in self.marques):
            self.marques.append((nom, None))
            return
        element = Element(nom, {cle: attributs.get(cle, "") for cle in ATTRIBUTS.get(nom, ())})
        point.enfants.append(element)
        self.marques.append((nom, element))

    def commencer_bloc(self, tag, attributs):
        if tag in TITRES or tag == "p":
            self.fermer_feuille()
            self.ouvrir_feuille(tag, {cle: attributs[cle] for cle in ("id", "class") if attributs.get(cle)})
        elif tag in LISTES:
            self.fermer_feuille()
            self.commencer_liste(tag, attributs)
        elif tag == "li" and self.compte(LISTES):
            self.commencer_item()
        elif tag == "blockquote" and self.compte({"blockquote"}) < PROFONDEUR_DES_CITATIONS:
            self.fermer_feuille()
            if self.conteneur().nom in LISTES:
                self.ouvrir_bloc("li")
            self.ouvrir_bloc("blockquote")
        elif tag == "nav" and self.conteneur() is self.racine:
            self.fermer_feuille()
            self.ouvrir_bloc("nav")
        elif tag in BLOCS_NEUTRES or tag in {"li", "blockquote", "nav"}:
            self.fermer_feuille()

    def commencer_liste(self, tag, attributs):
        if self.compte(LISTES) >= PROFONDEUR_DES_LISTES:
            self.pile.append((tag, None))
            return
        if self.conteneur().nom in LISTES:
            self.ouvrir_bloc("li")
        debut = attributs.get("start", "")
        numerote = tag == "ol" and re.fullmatch("[1-9][0-9]{0,3}", debut, re.ASCII)
        self.ouvrir_bloc(tag, {"start": debut} if numerote else {})

    def commencer_item(self):
        self.fermer_feuille()
        rang = max(i for i, (nom, element) in enumerate(self.pile) if nom in LISTES and element is not None)
        transparents = [entree for entree in self.pile[rang + 1 :] if entree[1] is None]
        self.pile[rang + 1 :] = transparents
        item = Element("li")
        self.pile[rang][1].enfants.append(item)
        self.pile.insert(rang + 1, ("li", item))

    def handle_endtag(self, tag):
        if self.muet:
            self.muets_ouverts -= tag == self.muet
            self.muet = self.muet if self.muets_ouverts else None
        elif tag in EN_LIGNE:
            noms = [nom for nom, _ in self.marques]
            if EN_LIGNE[tag] in noms:
                del self.marques[len(noms) - 1 - noms[::-1].index(EN_LIGNE[tag]) :]
        elif tag in LISTES or tag in {"blockquote", "nav"}:
            self.fermer_jusqu_a({tag})
        elif tag in TITRES or tag in BLOCS_NEUTRES or tag in {"p", "li"}:
            self.fermer_feuille()

    def handle_data(self, data):
        data = BLANCS.sub(" ", INTERDITS.sub("", data))
        if not self.muet and (data.strip(" ") or self.feuille is not None):
            self.point().enfants.append(data)


def lire(html):
    """Read any text as HTML; return the list of its blocks. Never raises."""
    lecteur = _Lecteur()
    lecteur.feed(html)
    lecteur.close()
    return lecteur.racine.enfants


def ecrire(blocs):
    """Write blocks as well-formed HTML, one block a line. `ecrire(lire(x))` is a fixed point."""
    return "\n".join(_ecrire(bloc) for bloc in blocs)


def _ecrire(noeud):
    if isinstance(noeud, str):
        return escape(noeud, quote=False)
    if noeud.nom == "br":
        return "<br>"
    contenu = "".join(_ecrire(enfant) for enfant in noeud.enfants)
    if noeud.nom == "plain":
        return contenu
    attributs = "".join(f' {cle}="{escape(valeur)}"' for cle, valeur in noeud.attributs.items())
    return f"<{noeud.nom}{attributs}>{contenu}</{noeud.nom}>"
