"""The charter's part of the bin."""

from django.db import transaction
from django.db.models import Q
from django.urls import reverse

from charte import permissions
from charte.models import Amendement, Article, Section, Trame
from labo import corbeille


def a_restaurer(personne) -> list[corbeille.Jete]:
    """The deleted sections and articles, for who edits the charter. Three queries, five where there are some of both."""
    if not permissions.can_editer_charte(personne):
        return []
    return [*_sections(), *_articles()]


def _sections():
    sections = list(Section.objects.restaurables())
    evenements = corbeille.suppressions("section_supprimee", sections)
    return [
        corbeille.Jete(
            genre="section de la charte",
            titre=section.titre,
            supprime_le=section.supprime_le,
            auteur=corbeille.auteur_de(evenements.get(section.pk)),
            restaurer=reverse("charte:section_restaurer", args=[section.ancre]),
        )
        for section in sections
    ]


def _articles():
    articles = list(Article.objects.restaurables().select_related("section"))
    evenements = corbeille.suppressions("article_supprime", articles)
    return [
        corbeille.Jete(
            genre=f"article de la section « {article.section} »",
            titre=article.titre,
            supprime_le=article.supprime_le,
            auteur=corbeille.auteur_de(evenements.get(article.pk)),
            restaurer=reverse("charte:article_restaurer", args=[article.ancre]),
            historique=article.get_historique_url(),
        )
        for article in articles
    ]


def _departs(pks) -> Q:
    """The revisions that amendements are read beside."""
    lus = Amendement.objects.filter(article_id__in=pks, base__isnull=False)
    reperes = {(lu.article_id, lu.revision_lue) for lu in lus.only("article", "nature", "base", "revision")}
    return Q(*(Q(sujet_pk=pk, numero=numero) for pk, numero in reperes), _connector=Q.OR)


@transaction.atomic
def purger() -> int:
    """Words and revisions go, but those that amendements start from.

    The row stays, so that its anchor is never another's and its address says what stood there.
    """
    perimes = Article.objects.filter(supprime_le__lte=corbeille.limite()).exclude(corps="")
    pks = list(perimes.select_for_update(of=("self",)).values_list("pk", flat=True))
    corbeille.oublier(Article, pks, sauf=_departs(pks))
    Trame.objects.filter(article_id__in=pks).delete()
    return Article.objects.filter(pk__in=pks).update(corps="")
