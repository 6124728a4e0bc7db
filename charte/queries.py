"""What one may read of the charter: the working text, what a version would freeze, the last version."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Prefetch

from chantiers.models import Chantier
from charte.models import Article, Charte, Version
from labo import horloge


RECENT = timedelta(minutes=10)


@dataclass(frozen=True)
class ArticleLu:
    """An article at its place; one that was just deleted still shows where it stood, to those who may bring it back."""

    article: Article
    numero: str
    is_premier: bool = False
    is_dernier: bool = False
    is_supprime: bool = False


def texte_de_travail(charte):
    """The sections of a charter with their living articles in `presents`, two queries."""
    presents = Prefetch("articles", Article.objects.presents().order_by("rang"), to_attr="presents")
    return list(charte.sections.prefetch_related(presents))


def sections_lues(charte, *, can_editer) -> list[dict]:
    """The sections as a page shows them: {"section", "numero", "articles": [ArticleLu]}; two queries."""
    articles = Article.objects.restaurables() | Article.objects.presents() if can_editer else Article.objects.presents()
    sections = charte.sections.prefetch_related(Prefetch("articles", articles.order_by("rang"), to_attr="lus"))
    return [
        {"section": section, "numero": rang, "articles": articles_lus(section.lus, rang)}
        for rang, section in enumerate(sections, 1)
    ]


def articles_lus(articles, section_numero) -> list[ArticleLu]:
    presents = [article for article in articles if not article.supprime_le]
    numeros = {article.pk: rang for rang, article in enumerate(presents, 1)}
    lus = []
    for article in articles:
        rang = numeros.get(article.pk, 0)
        lus.append(
            ArticleLu(
                article,
                numero=f"{section_numero}.{rang}" if rang else "",
                is_premier=rang == 1,
                is_dernier=rang == len(presents),
                is_supprime=not rang,
            )
        )
    return lus


def chantiers_de_la_charte():
    return Chantier.objects.select_related("structure_porteuse").order_by("numero")


def contenu_de(charte) -> dict:
    """What a version published now would freeze (see `canonique`); three queries."""
    return {
        "titre": charte.titre,
        "sections": [
            {
                "ancre": section.ancre,
                "titre": section.titre,
                "chantiers": section.is_porteuse,
                "articles": [
                    {"ancre": article.ancre, "titre": article.titre, "corps": article.corps}
                    for article in section.presents
                ],
            }
            for section in texte_de_travail(charte)
        ],
        "chantiers": [
            {
                "numero": chantier.numero,
                "titre": chantier.titre,
                "defi": chantier.defi,
                "structure": str(chantier.structure_porteuse or ""),
            }
            for chantier in chantiers_de_la_charte()
        ],
    }


def derniere_version():
    """The version that the public reads, or None."""
    return Version.objects.first()
