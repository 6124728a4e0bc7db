"""What changed in a text, as HTML with `ins` and `del`: on the screen, and in a document (pure).

Whatever people wrote: without what was added the words are the old ones, without what was taken out the new ones. Where
marking the lines would not give that, the whole old text stands as taken out before the whole new one.
"""

from collections.abc import Callable
from dataclasses import replace
from html import escape
from itertools import pairwise

from charte.comparaison.jetons import RESERVES, Balise, Fin, Signes, Texte, TropDeMarques, decouper, sans, tout_marquer
from charte.comparaison.lignes import composer
from charte.comparaison.morceaux import Morceaux, Source, is_change, sources_de, texte_apres, texte_avant
from charte.comparaison.rendu import en_html, en_mots, mots
from labo.textes import memes_apostrophes
from labo.typographie import typographier_html


_ELEMENT = {"ajoute": "ins", "retire": "del"}
_MOT = {"ajoute": ("ajouté", "fin de l’ajout"), "retire": ("supprimé", "fin de la suppression")}


def marquer_riche(morceaux: Morceaux) -> list[Balise | Texte | Fin]:
    """Rich text, in Markdown."""
    avant, apres = texte_avant(morceaux), texte_apres(morceaux)
    if not is_change(morceaux):
        return decouper(RESERVES.sub("\ufffd", en_html(apres)), Signes())
    if avant and apres and not RESERVES.search(avant + apres):
        signes = Signes()
        try:
            jetons = decouper(en_html(composer(morceaux, signes)), signes)
        except TropDeMarques:
            jetons = []
        if _is_dit(jetons, "ajoute", avant) and _is_dit(jetons, "retire", apres):
            return jetons
    sources = sources_de(morceaux)
    vieux, neuf = (RESERVES.sub("\ufffd", en_html(texte)) for texte in (avant, apres))
    return [*tout_marquer(vieux, "retire", sources), *tout_marquer(neuf, "ajoute", sources)]


def _is_dit(jetons, sauf, texte):
    """Whether the words are those of `texte`, what was added or taken out apart, whichever apostrophe they have."""
    lus = _dits(mots(sans(jetons, sauf)))
    return lus == _dits(en_mots(texte)) or lus == _dits(mots(en_html(texte)))


def _dits(lus):
    return memes_apostrophes(" ".join(lus))


def marquer_simple(morceaux: Morceaux) -> list[Balise | Texte | Fin]:
    """One line of plain text: a title, a name."""
    jetons = []
    for morceau in morceaux:
        sources = (morceau.source,) if morceau.source else ()
        jetons.append(Texte(morceau.genre, escape(morceau.texte), sources, is_debut=morceau.genre != "egal"))
        jetons += [Fin(morceau.genre, sources, False)] if morceau.genre != "egal" else []
    return jetons


def ecran(
    jetons,
    renvoyer: Callable[[tuple[Source, ...], bool], str],
    *,
    is_entier: bool = False,
    dire: Callable[[tuple[Source, ...]], str] = lambda sources: "",
) -> str:
    """For a page: each change says aloud what it is and refers to its origins; `renvoyer(sources, is_dans_un_lien)` → HTML.
    `dire(sources)`: what is said besides, as « par 4 et 5 ».

    `is_entier`: a text all added, or all taken out, under a heading that says so; its every line need not say it again.
    """
    parts = []
    for jeton in _serrer(jetons):
        if isinstance(jeton, Balise):
            parts.append(jeton.html if is_entier else _balise(jeton))
        elif isinstance(jeton, Fin):
            parts.append(renvoyer(jeton.sources, jeton.is_dans_un_lien))
        elif is_entier or jeton.genre == "egal" or not jeton.html.strip():
            parts.append(_marque(jeton, jeton.html))
        else:
            parts.append(_marque(jeton, _dit(jeton, dire(jeton.sources))))
    return typographier_html("".join(parts))


def _dit(jeton, par):
    mot, fin = _MOT[jeton.genre]
    debut = f'<span class="visually-hidden">{mot}{par}&nbsp;: </span>'
    return f'{debut}{jeton.html}<span class="visually-hidden"> ({fin})</span>'


def _serrer(jetons):
    """The letter stands against the last word of its change, before the blank that was part of it."""
    serres = list(jetons)
    for rang, (jeton, suivant) in enumerate(pairwise(jetons)):
        if isinstance(suivant, Fin) and isinstance(jeton, Texte) and jeton.html.endswith(" ") and jeton.html.strip():
            mots = jeton.html.rstrip(" ")
            blanc = replace(jeton, html=jeton.html.removeprefix(mots), is_debut=False)
            serres[rang : rang + 2] = [replace(jeton, html=mots), (suivant, blanc)]
    return [bout for jeton in serres for bout in (jeton if isinstance(jeton, tuple) else (jeton,))]


def document(jetons, attribuer: Callable[[tuple[Source, ...]], tuple[str, str]]) -> str:
    """For `labo.documents`: each change with its author and its time, which office suites show."""
    parts = []
    for jeton in jetons:
        if isinstance(jeton, Balise):
            parts.append(jeton.html)
        elif isinstance(jeton, Texte) and jeton.genre == "egal":
            parts.append(jeton.html)
        elif isinstance(jeton, Texte):
            auteur, le = attribuer(jeton.sources)
            nom = _ELEMENT[jeton.genre]
            parts.append(f'<{nom} data-auteur="{escape(auteur)}" data-le="{escape(le)}">{jeton.html}</{nom}>')
    return typographier_html("".join(parts))


def _marque(jeton, html):
    """A blank alone shows no mark: it would be read as an empty one."""
    nom = _ELEMENT.get(jeton.genre)
    classe = "" if html.strip() else ' class="blanc"'
    return f"<{nom}{classe}>{html}</{nom}>" if nom else html


def _balise(jeton):
    return jeton.html.replace(">", f' data-tout="{jeton.seul}">', 1) if jeton.seul else jeton.html
