"""What one may read of the charter: the working text and the articles of a frozen one, each with its number."""

from dataclasses import dataclass, field
from datetime import timedelta

from django.db.models import Prefetch

from chantiers.models import Chantier
from charte import numeros, permissions
from charte.models import Article
from charte.queries import echanges
from labo import horloge, revisions
from labo.registre import Ouvert


# How long a deleted article shows, to those who edit, a strip where it stood; afterwards it waits at the foot of the text.
RECENT = timedelta(minutes=10)
ENSEMBLE = "charte"  # the list where who edits sees who writes where


@dataclass(frozen=True)
class ArticleLu:
    """An article at its place, of the working text or (as a dict of the same names) of a frozen one."""

    article: Article | dict
    numero: str
    is_premier: bool = False
    is_dernier: bool = False
    is_supprime: bool = False


@dataclass(frozen=True)
class SectionLue:
    """`numero` is empty for the preamble, whose articles have none either."""

    section: object
    numero: str
    is_porteuse: bool
    articles: list[ArticleLu]
    is_premiere: bool = False
    is_derniere: bool = False
    is_supprimee: bool = False

    @property
    def is_vide(self):
        """No article that is there: it may be taken out."""
        return all(lu.is_supprime for lu in self.articles)


@dataclass(frozen=True)
class TexteLu:
    """A whole text as its page shows it; its list of chantiers stands in a section, or at the end."""

    titre: str
    sections: list[SectionLue]
    chantiers: list[dict]
    corbeille: list[Article]
    sections_supprimees: list = field(default_factory=list)

    @property
    def is_annexe(self):
        return not any(section.is_porteuse for section in self.sections)

    @property
    def cle(self) -> tuple:
        """Equal for two texts that read the same to who does not edit."""
        sections = tuple(
            (
                *(lue.section.pk, lue.section.titre, lue.numero, lue.is_porteuse),
                *(lue.section.nb_ajouts, lue.section.premier_ajout),
                *((a.pk, a.version, a.nb_amendements, a.nb_commentaires) for a in (lu.article for lu in lue.articles)),
            )
            for lue in self.sections
        )
        return sections, tuple(tuple(chantier.items()) for chantier in self.chantiers)

    @property
    def nombre_en_corbeille(self):
        return len(self.corbeille) + len(self.sections_supprimees)


def texte_de_travail(charte, *, can_editer) -> TexteLu:
    """The working text; who edits it also sees what was deleted. Three queries."""
    articles = Article.objects.presents()
    if can_editer:
        articles = articles | Article.objects.restaurables()
    prefetch = Prefetch("articles", echanges.comptes(articles).order_by("rang"), to_attr="lus")
    limite = horloge.maintenant() - RECENT
    sections, corbeille, sections_supprimees = [], [], []
    toutes = charte.sections.presentes() | charte.sections.restaurables() if can_editer else charte.sections.presentes()
    toutes = list(echanges.ajouts(toutes).prefetch_related(prefetch))
    presentes = [section for section in toutes if not section.supprime_le]
    ordre = [section.pk for section in presentes if not section.is_preambule]
    numero_de = {section.pk: n for n, section in numeros.numerotees(presentes, lambda section: section.is_preambule)}
    for section in toutes:
        if section.supprime_le and section.supprime_le <= limite:
            sections_supprimees.append(section)
            corbeille += section.lus
            continue
        anciens = [article for article in section.lus if article.supprime_le and article.supprime_le <= limite]
        corbeille += anciens
        numero = numero_de.get(section.pk, "")
        lus = articles_lus([article for article in section.lus if article not in anciens], numero)
        sections.append(
            SectionLue(
                section,
                numero,
                section.is_porteuse,
                lus,
                is_premiere=section.is_preambule or ordre[:1] == [section.pk],
                is_derniere=section.is_preambule or ordre[-1:] == [section.pk],
                is_supprimee=bool(section.supprime_le),
            )
        )
    chantiers = en_couleur(chantiers_de_la_charte())
    return TexteLu(charte.titre, sections, chantiers, corbeille, sections_supprimees)


def ouvrir_article(personne, pk) -> Ouvert | None:
    """An article for one who may write in it (see `labo.registre`)."""
    permissions.check_can_editer_charte(personne)
    article = Article.objects.presents().filter(pk=pk).first()
    return article and Ouvert({"version": article}, ENSEMBLE)


def texte_fige(contenu) -> TexteLu:
    """A frozen contenu, in the shape of the working text. No query."""
    sections = [
        SectionLue(
            section,
            numero,
            section["chantiers"],
            [
                ArticleLu(article, numeros.d_article(numero, rang))
                for rang, article in enumerate(section["articles"], 1)
            ],
        )
        for numero, section in numeros.figees(contenu)
    ]
    return TexteLu(contenu["titre"], sections, en_couleur(contenu["chantiers"]), [])


def article_fige(contenu, ancre) -> ArticleLu | None:
    lus = (lu for section in texte_fige(contenu).sections for lu in section.articles)
    return next((lu for lu in lus if lu.article["ancre"] == ancre), None)


def article_lu(article) -> ArticleLu:
    """One article of the working text with its number. Two queries."""
    section = article.section
    if section.is_preambule:
        return ArticleLu(article, "", is_supprime=bool(article.supprime_le))
    numerotables = section.charte.sections.presentes().filter(is_preambule=False)
    numero = numerotables.filter(rang__lte=section.rang).count()
    rang = section.articles.presents().filter(rang__lte=article.rang).count()
    return ArticleLu(article, numeros.d_article(str(numero), rang), is_supprime=bool(article.supprime_le))


def articles_lus(articles, section_numero) -> list[ArticleLu]:
    rangs = {article.pk: rang for rang, article in enumerate((a for a in articles if not a.supprime_le), 1)}
    return [
        ArticleLu(
            article,
            numero=numeros.d_article(section_numero, rangs.get(article.pk, 0)),
            is_premier=rangs.get(article.pk) == 1,
            is_dernier=rangs.get(article.pk) == len(rangs),
            is_supprime=article.pk not in rangs,
        )
        for article in articles
    ]


def chantiers_de_la_charte() -> list[dict]:
    """The list of chantiers as a version freezes it. One query."""
    return [
        {
            "numero": chantier.numero,
            "titre": chantier.titre,
            "defi": chantier.defi,
            "structure": str(chantier.structure_porteuse or ""),
        }
        for chantier in Chantier.objects.select_related("structure_porteuse")
    ]


def en_couleur(chantiers) -> list[dict]:
    return [{**chantier, "couleur": Chantier(numero=chantier["numero"]).couleur} for chantier in chantiers]


def derniere_revision(article):
    """The last accepted save, with its author, or None."""
    return revisions.derniere(article)
