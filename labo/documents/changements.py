"""What was added to a document or taken out of it: tracked changes in DOCX, underlined and struck elsewhere (pure).

pandoc turns spans of two classes into tracked changes of the words. What it leaves is done after it: the marks of
paragraphs that are new or gone as a whole, and numbers that are each its own.
"""

import re
from itertools import count

from labo.documents.arbre import MARQUES_DE_CHANGEMENT, Element


CLASSES = {"ins": "insertion", "del": "deletion"}
_PARAGRAPHE = re.compile(r"<w:p>.*?</w:p>", re.DOTALL)
_CHANGEMENT = re.compile(r"<w:(ins|del) ([^>]*)>.*?</w:\1>", re.DOTALL)
_NUMERO = re.compile(r'(<w:(?:ins|del) w:id=")\d+"')
# Bookmarks are numbered too; a document has fewer of them than this.
_PREMIER = 100_000


def habiller_changements(blocs, format):
    """In place: `ins` and `del` as the format is told of them."""
    for bloc in blocs:
        if isinstance(bloc, Element):
            if format == "docx":
                bloc.enfants = [suivi for enfant in bloc.enfants for suivi in _suivre(enfant)]
            elif bloc.nom in MARQUES_DE_CHANGEMENT:
                bloc.attributs = {}
            habiller_changements(bloc.enfants, format)


def _suivre(enfant):
    """A tracked change holds words, never a link: it stands inside the links."""
    if not isinstance(enfant, Element) or enfant.nom not in MARQUES_DE_CHANGEMENT:
        return [enfant]
    suivis = []
    for petit in enfant.enfants:
        if isinstance(petit, Element) and petit.nom == "a":
            petit.enfants = _suivre(Element(enfant.nom, enfant.attributs, petit.enfants))
            suivis.append(petit)
        else:
            suivis.append(_span(enfant, [petit]))
    return suivis


def _span(marque, enfants):
    attributs = {"author": marque.attributs.get("data-auteur", ""), "date": marque.attributs.get("data-le", "")}
    return Element("span", {"class": CLASSES[marque.nom], **attributs}, enfants)


def achever_suivi(xml: str) -> str:
    """pandoc's `word/document.xml` with the marks of its whole paragraphs, each change with a number of its own."""
    numeros = count(_PREMIER)
    return _NUMERO.sub(lambda lu: f'{lu[1]}{next(numeros)}"', _PARAGRAPHE.sub(_marquer_paragraphe, xml))


def _marquer_paragraphe(trouve):
    """Added as a whole, or taken out, a paragraph ends with a mark that was too."""
    paragraphe = trouve[0]
    changements = _CHANGEMENT.findall(paragraphe)
    if len({genre for genre, _ in changements}) != 1 or "<w:r>" in _CHANGEMENT.sub("", paragraphe):
        return paragraphe
    genre, attributs = changements[-1]
    marque = f"<w:rPr><w:{genre} {attributs} /></w:rPr></w:pPr>"
    if "</w:pPr>" in paragraphe:
        return paragraphe.replace("</w:pPr>", marque, 1)
    return paragraphe.replace("<w:p>", f"<w:p><w:pPr>{marque}", 1)
