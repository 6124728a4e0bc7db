"""From a charter that was read to the one that is written: sections and articles come in, nothing goes out."""

from django.core.exceptions import ValidationError
from django.db import transaction

from charte import actions, rapprochement
from charte.models import Article, Charte, Section
from labo.refus import Conflit, Perime


def rapprocher(lue) -> tuple:
    """What was read beside the working text. Two queries."""
    charte = Charte.objects.courante()
    if charte is None:
        return rapprochement.rapprocher(lue, [], [])
    sections = list(charte.sections.presentes())
    articles = Article.objects.presents().filter(section__in=sections).order_by("section__rang", "rang")
    return rapprochement.rapprocher(lue, sections, list(articles))


def reproches(article) -> list[str]:
    """Why an article that was read cannot come in, as sentences; [] when it can."""
    try:
        modele = Article(titre=article.titre, corps=article.corps)
        modele.clean_fields(exclude=["section", "ancre", "rang"])
    except ValidationError as refus:
        return [*refus.messages]
    return []


@transaction.atomic
def importer(*, titre, sections, gardes, versions, by):
    """All or nothing: the articles whose numbers are in `gardes`, in the sections that they need.

    `titre`: that of the charter if it shall change; `versions`: {key of an article: the version that the person has read}.
    What others saved since is brought together, as with any save. Returns the charter.
    """
    charte = Charte.objects.courante() or actions.creer_charte(titre=titre or "Charte", by=by)
    if titre:
        actions.renommer_charte(charte=charte, titre=titre, by=by)
    for section in sections:
        articles = [article for article in section.articles if article.numero in gardes]
        if not articles and (section.present or section.numero not in gardes):
            continue
        la = section.present or _ajouter(charte, section, by=by)
        for article in articles:
            _importer(la, article, versions, by=by)
    return charte


def _ajouter(charte, section, *, by):
    has_preambule = Section.objects.presentes().filter(charte=charte, is_preambule=True).exists()
    is_preambule = section.is_preambule and not has_preambule
    return actions.ajouter_section(charte=charte, titre=section.titre, is_preambule=is_preambule, by=by)


def _importer(section, article, versions, *, by):
    if article.present is None:
        actions.ajouter_article(section=section, titre=article.titre, corps=article.corps, by=by)
    elif article.etat == "modifie":
        version = versions.get(article.present.pk, article.present.version)
        try:
            actions.modifier_article(article=article.present, version=version, by=by, corps=article.corps)
        except Conflit:
            raise Perime(f"« {article.titre} » vient d’être modifié aux mêmes endroits : relisez l’aperçu.") from None
