"""What each format adds to the clean body, with the same words in all five (pure).

The mention goes once under the title; the contents are made here from the headings, so that no entry can be wrong.
pandoc carries a style name to ODT and DOCX (`data-custom-style`) and an id to Typst (a label), both on a `div`.
"""

from html import escape

from labo.documents.arbre import LISTES, Element, ecrire
from labo.documents.changements import habiller_changements
from labo.documents.protection import delier, demarquer, proteger, proteger_ligne


# Sections and articles; the headings inside an article would drown them.
ANNONCES = {"h2", "h3"}


def habiller(blocs, format, *, titre, mention):
    """Clean blocks → the HTML given to pandoc (pdf, odt, docx, md) or put in the page (html)."""
    corps = []
    for bloc in _avec_mention(blocs, mention):
        corps.extend(_habiller_bloc(bloc, format, blocs))
    habiller_changements(corps, format)
    if format == "html":
        return ecrire(corps)
    if format == "md":
        corps = demarquer(delier(corps))
    if format == "pdf":
        corps = _lier_aux_listes(corps)
    if format in {"md", "pdf"}:
        proteger(corps, format)
        titre, mention = proteger_ligne(titre, format), proteger_ligne(mention, format)
    entete = f'<title>{escape(titre)}</title><meta name="mention" content="{escape(mention)}">'
    return f'<html lang="fr-FR"><head>{entete}</head><body>{ecrire(corps)}</body></html>'


def _lier_aux_listes(corps):
    """A word in bold that stands alone above a list never ends a page, nor does a note in italics begin one: a block of Typst
    that sticks to the next one."""
    suivants = [*corps[1:], None]
    return [
        Element("div", {"data-typst:sticky": "true"}, [bloc])
        if _is_au_dessus(bloc, suivant) or _is_annote(bloc, suivant)
        else bloc
        for bloc, suivant in zip(corps, suivants, strict=True)
    ]


def _is_au_dessus(bloc, suivant):
    is_mot = bloc.nom == "p" and [getattr(enfant, "nom", "") for enfant in bloc.enfants] == ["strong"]
    return is_mot and suivant is not None and suivant.nom in LISTES


def _is_annote(bloc, suivant):
    """What comes next is all in italics, and speaks of it."""
    is_note = suivant is not None and suivant.nom == "p" and [getattr(e, "nom", "") for e in suivant.enfants] == ["em"]
    return is_note and bloc.nom in {"p", "blockquote", *LISTES}


def _avec_mention(blocs, mention):
    """Under the title, or first of all where there is no title."""
    if not mention:
        return blocs
    rang = next((i + 1 for i, bloc in enumerate(blocs) if bloc.nom == "h1"), 0)
    return [*blocs[:rang], Element("p", {"class": "mention"}, [mention]), *blocs[rang:]]


def _habiller_bloc(bloc, format, blocs):
    if bloc.nom == "nav":
        entrees = [b for b in blocs if b.nom in ANNONCES]
        return _sommaire(bloc.texte(), entrees, format)
    classe = bloc.attributs.get("class")
    if classe is None or format == "html":
        return [bloc]
    paragraphe = Element("p", {}, bloc.enfants)
    if format == "md":
        return [paragraphe]
    return [_div(classe, [paragraphe])]


def _div(ancre, enfants):
    return Element("div", {"id": ancre, "data-custom-style": ancre.capitalize()}, enfants)


def _sommaire(titre, entrees, format):
    if format == "pdf":  # Typst's own outline follows: the same headings, with their pages, tagged as contents
        return [Element("div", {"id": "sommaire"}, [Element("p", {}, [titre])])]
    if format in {"odt", "docx"}:
        return [_div("sommaire-titre", [Element("p", {}, [titre])]), *map(_entree_de_bureau, entrees)]
    liste = _imbriquer(entrees)
    if format == "md":
        return [Element("p", {}, [Element("strong", {}, [titre])]), liste]
    intitule = Element("p", {"id": "sommaire-titre"}, [titre])
    return [Element("nav", {"id": "sommaire", "aria-labelledby": "sommaire-titre"}, [intitule, liste])]


def _lien(entree):
    """The heading's words; its own links and marks are left out, as in Typst's outline."""
    return Element("a", {"href": f"#{entree.attributs['id']}"}, [entree.texte()])


def _entree_de_bureau(entree):
    style = f"Sommaire{min(int(entree.nom[1]) - 1, 3)}"
    return Element("div", {"data-custom-style": style}, [Element("p", {}, [_lien(entree)])])


def _imbriquer(entrees):
    """Entries as nested lists; the levels have no jump (`assainissement`)."""
    racine = Element("ul")
    listes = [racine]
    for entree in entrees:
        niveau = min(int(entree.nom[1]) - 1, 3)
        while len(listes) > niveau:
            listes.pop()
        while len(listes) < niveau:
            sous_liste = Element("ul")
            listes[-1].enfants[-1].enfants.append(sous_liste)
            listes.append(sous_liste)
        listes[-1].enfants.append(Element("li", {}, [Element("plain", {}, [_lien(entree)])]))
    return racine
