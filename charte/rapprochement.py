"""A charter that was read, beside the one that is written: what is new, what changes, what stays (pure).

Sections are recognised by their titles, articles too; of several of one title, by their section, then by their words. Nothing
that is only in the present charter is touched.
"""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any, Literal

from charte.lecture import CharteLue, SectionRecue, cle
from labo.balisage import en_html
from labo.reunion.ressemblance import SEUIL, empreinte, ressemblance
from labo.typographie import typographier, typographier_html


Etat = Literal["nouveau", "modifie", "inchange"]


@dataclass(frozen=True)
class ArticleRapproche:
    """`numero`: its place in the text that was read, « 2.1 »; `present`: the article it becomes, None for a new one.

    `homonymes`: how many others it might have been, of this title and of no closer words: a person tells.
    """

    numero: str
    titre: str
    corps: str
    etat: Etat
    present: Any = None
    homonymes: int = 0


@dataclass(frozen=True)
class SectionRapprochee:
    numero: str
    titre: str
    etat: Literal["nouveau", "inchange"]
    is_preambule: bool
    present: Any
    articles: tuple[ArticleRapproche, ...]


class _Restants:
    """The articles of the charter that nothing read has been recognised as yet, by their titles."""

    def __init__(self, articles):
        self.par_titre = defaultdict(list)
        for article in articles:
            self.par_titre[cle(article.titre)].append(article)

    def homonymes(self, lu, section=None):
        de_ce_titre = self.par_titre.get(cle(lu.titre), [])
        return [article for article in de_ce_titre if section is None or article.section_id == section.pk]

    def prendre(self, lu, section=None):
        """Of one section, the one of this title; from elsewhere, one of this title whose words are close."""
        candidats = self.homonymes(lu, section)
        trouve = max(candidats, key=lambda article: _proximite(article.corps, lu.corps), default=None)
        if trouve is None or (section is None and not _is_proche(trouve, lu)):
            return None
        self.par_titre[cle(lu.titre)].remove(trouve)
        return trouve


def rapprocher(lue: CharteLue, sections: list, articles: list) -> tuple[SectionRapprochee, ...]:
    """`sections` (pk, titre) and `articles` (pk, section_id, titre, corps): what is in the charter now, in order."""
    apparies = _apparier(lue.sections, sections)
    restants = _Restants(articles)
    # First each at home, then those that stand elsewhere by now.
    chez_soi = [
        [restants.prendre(article, present) if present else None for article in section.articles]
        for section, present in apparies
    ]
    trouves = [
        [trouve or restants.prendre(article) for article, trouve in zip(section.articles, pris, strict=True)]
        for (section, _), pris in zip(apparies, chez_soi, strict=True)
    ]
    return tuple(
        _section(str(rang), section, present, pris, restants)
        for rang, ((section, present), pris) in enumerate(zip(apparies, trouves, strict=True), 1)
    )


def _apparier(lues, sections):
    """Each section that was read, with the one of its title."""
    libres = {section.pk: section for section in sections}
    apparies = []
    for section in lues:
        trouvee = next((s for s in libres.values() if cle(s.titre) == cle(section.titre)), None)
        apparies.append((section, libres.pop(trouvee.pk) if trouvee else None))
    return apparies


def _section(numero, section: SectionRecue, present, trouves, restants):
    articles = [
        _article(f"{numero}.{place}", lu, trouve, present, restants)
        for place, (lu, trouve) in enumerate(zip(section.articles, trouves, strict=True), 1)
    ]
    # Where all its articles stand elsewhere by now, nothing comes into it: it is not made for nothing.
    is_utile = not articles or any(article.etat == "nouveau" for article in articles)
    etat = "inchange" if present or not is_utile else "nouveau"
    return SectionRapprochee(numero, section.titre, etat, section.is_preambule, present, tuple(articles))


def _article(numero, lu, present, section, restants):
    if present is None:
        return ArticleRapproche(numero, lu.titre, lu.corps, "nouveau", homonymes=len(restants.homonymes(lu)))
    titre = present.titre if cle(present.titre) == cle(lu.titre) else lu.titre
    if is_pareil(present.corps, lu.corps):
        return ArticleRapproche(numero, titre, present.corps, "inchange", present)
    homonymes = 0 if _is_proche(present, lu) or section is None else len(restants.homonymes(lu, section))
    return ArticleRapproche(numero, titre, lu.corps, "modifie", present, homonymes)


def _proximite(un: str, autre: str) -> float:
    return 1.0 if un == autre else ressemblance(empreinte(un), empreinte(autre))


def _is_proche(present, lu):
    return _proximite(present.corps, lu.corps) >= SEUIL


def is_pareil(un: str, autre: str) -> bool:
    """The same words and marks, the spaces that French typography adds put aside."""
    un, autre = (typographier_html(en_html(texte, is_riche=True)) for texte in (un, autre))
    return " ".join(typographier(un).split()) == " ".join(typographier(autre).split())
