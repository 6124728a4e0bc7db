"""Who is locked before whom: the charter, then an article, then its amendements. Everybody in the same order."""

from charte import ancres
from charte.models import Amendement, Article, Charte, Section


def verrouiller(charte):
    return Charte.objects.select_for_update(of=("self",)).get(pk=charte.pk)


def verrouiller_section(section):
    """The charter first."""
    verrouiller(section.charte)
    return Section.objects.select_for_update(of=("self",)).get(pk=section.pk)


def verrouiller_article(article):
    """The charter first, for what changes its structure."""
    verrouiller(article.section.charte)
    return verrouiller_mots(article)


def verrouiller_mots(article):
    """The article alone, for what changes its words only."""
    return Article.objects.select_for_update(of=("self",)).get(pk=article.pk)


def verrouiller_amendement(amendement):
    """Its article first; the caller holds the charter where the structure changes."""
    if amendement.article_id:
        verrouiller_mots(amendement.article)
    amendements = Amendement.objects.select_related("article", "section", "apres", "charte")
    return amendements.select_for_update(of=("self",)).get(pk=amendement.pk)


def verrouiller_les_mots_de(charte):
    """All that it says, once the charter is held: nobody writes in an article meanwhile."""
    articles = Article.objects.filter(section__charte=charte).order_by("pk")
    return list(articles.select_for_update(of=("self",)).values_list("pk", flat=True))


def relire(*lieux):
    """Sections and articles that were read before the charter was held, as they are now; None where none was named."""
    return [lieu and type(lieu).objects.get(pk=lieu.pk) for lieu in lieux]


def nouvelle_ancre(titre, *, defaut):
    """Called with the charter locked; what was deleted still holds its own."""
    prises = {*Section.objects.values_list("ancre", flat=True), *Article.objects.values_list("ancre", flat=True)}
    return ancres.deriver(titre, prises, defaut=defaut)


def suivant(suite):
    dernier = suite.order_by("-rang").first()
    return dernier.rang + 1 if dernier else 1
