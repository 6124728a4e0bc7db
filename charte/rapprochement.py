"""A charter that was read, beside the one that is written: what is new, what changes, what stays (pure).

Sections and articles are recognised by their titles; nothing that is only in the present charter is touched.
"""

from dataclasses import dataclass
from typing import Any, Literal

from charte.lecture import CharteLue, SectionLue, cle
from labo.balisage import en_html
from labo.differences import Passage, mots
from labo.typographie import typographier, typographier_html


Etat = Literal["nouveau", "modifie", "inchange"]


@dataclass(frozen=True)
class ArticleRapproche:
    """`numero`: its place in the text that was read, « 2.1 »; `present`: the article it becomes, None for a new one."""

    numero: str
    titre: str
    corps: str
    etat: Etat
    present: Any = None
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True)
class SectionRapprochee:
    numero: str
    titre: str
    etat: Literal["nouveau", "inchange"]
    is_preambule: bool
    present: Any
    articles: tuple[ArticleRapproche, ...]


def rapprocher(lue: CharteLue, sections: list, articles: list) -> tuple[SectionRapprochee, ...]:
    """`sections` (pk, titre) and `articles` (pk, section_id, titre, corps): what is in the charter now, in order."""
    libres = {section.pk: section for section in sections}
    restants = {article.pk: article for article in articles}
    apparies = []
    for section in lue.sections:
        trouvee = next((s for s in libres.values() if cle(s.titre) == cle(section.titre)), None)
        apparies.append((section, libres.pop(trouvee.pk) if trouvee else None))
    # First each at home, then those that stand elsewhere by now.
    chez_soi = [
        [_prendre(restants, article, present.pk) if present else None for article in section.articles]
        for section, present in apparies
    ]
    return tuple(
        _section(rang, section, present, trouves, restants)
        for rang, ((section, present), trouves) in enumerate(zip(apparies, chez_soi, strict=True), 1)
    )


def _section(rang, section: SectionLue, present, trouves, restants):
    articles = [
        _article(f"{rang}.{place}", article, trouve or _prendre(restants, article))
        for place, (article, trouve) in enumerate(zip(section.articles, trouves, strict=True), 1)
    ]
    # Where all its articles stand elsewhere by now, nothing comes into it: it is not made for nothing.
    is_utile = not articles or any(article.etat == "nouveau" for article in articles)
    etat = "inchange" if present or not is_utile else "nouveau"
    return SectionRapprochee(str(rang), section.titre, etat, section.is_preambule, present, tuple(articles))


def _prendre(restants, article, section_pk=None):
    for pk, present in restants.items():
        if section_pk in (None, present.section_id) and cle(present.titre) == cle(article.titre):
            return restants.pop(pk)
    return None


def _article(numero, lu, present):
    if present is None:
        return ArticleRapproche(numero, lu.titre, lu.corps, "nouveau")
    titre = present.titre if cle(present.titre) == cle(lu.titre) else lu.titre
    if is_pareil(present.corps, lu.corps):
        return ArticleRapproche(numero, titre, present.corps, "inchange", present)
    return ArticleRapproche(numero, titre, lu.corps, "modifie", present, mots(present.corps, lu.corps))


def is_pareil(un: str, autre: str) -> bool:
    """The same words and marks, the spaces that French typography adds put aside."""
    un, autre = (typographier_html(en_html(texte, is_riche=True)) for texte in (un, autre))
    return " ".join(typographier(un).split()) == " ".join(typographier(autre).split())
