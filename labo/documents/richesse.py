"""A document received → HTML with its headings, marks and lists, for who keeps them (pure).

Not to be trusted: give it to `labo.balisage.depuis_html`. A title of its own (the style « Titre » of an office suite) is the one
`h1`, above all headings.
"""

import json

from labo.documents.paquets import ABIME, DocumentIllisible, alleger
from labo.documents.programmes import DocumentImpossible, pandoc_en_html, pandoc_relire
from labo.documents.relecture import LOURD, titre_de


def relire_riche(octets: bytes) -> str:
    """A DOCX or an ODT. Raises DocumentIllisible."""
    format, leger = alleger(octets)
    return _relire(leger, format)


def relire_markdown(texte: str) -> str:
    """Markdown as GitHub and our own exports write it. Raises DocumentIllisible."""
    return _relire(texte.encode(), "gfm")


def _relire(octets, format):
    try:
        arbre = json.loads(pandoc_relire(octets, format))
        titre = titre_de(arbre)
        if format == "odt":
            _redresser_les_liens(arbre["blocks"])
        _poser_les_notes(arbre["blocks"])
        html = pandoc_en_html(json.dumps(arbre).encode(), decalage=1 if titre else 0).decode()
    except DocumentImpossible as erreur:
        raise DocumentIllisible(LOURD if erreur.is_lourd else ABIME) from None
    except RecursionError:
        raise DocumentIllisible(LOURD) from None
    return f"<h1>{titre}</h1>\n{html}" if titre else html


def _redresser_les_liens(noeud):
    """pandoc takes the look of a link in an ODT for an emphasis: inside a link, one that holds all is none."""
    if isinstance(noeud, list):
        for enfant in noeud:
            _redresser_les_liens(enfant)
    elif isinstance(noeud, dict):
        contenu = noeud.get("c")
        if noeud.get("t") == "Link" and [enfant["t"] for enfant in contenu[1]] == ["Emph"]:
            contenu[1] = contenu[1][0]["c"]
        _redresser_les_liens(contenu)


def _poser_les_notes(blocs):
    """A note is called « [1] » and stands at the end of the document, as office suites write it on the clipboard."""
    notes = []
    _relever_les_notes(blocs, notes)
    for rang, note in enumerate(notes, 1):
        tete = [{"t": "Str", "c": f"[{rang}]"}, {"t": "Space"}]
        if note and note[0]["t"] in ("Para", "Plain"):
            note[0] = {"t": "Para", "c": tete + note[0]["c"]}
            blocs += note
        else:
            blocs += [{"t": "Para", "c": tete}, *note]


def _relever_les_notes(noeud, notes):
    if isinstance(noeud, dict) and noeud.get("t") == "Note":
        notes.append(noeud["c"])
        noeud |= {"t": "Str", "c": f"[{len(notes)}]"}
    elif isinstance(noeud, list | dict):
        for enfant in noeud if isinstance(noeud, list) else noeud.values():
            _relever_les_notes(enfant, notes)
