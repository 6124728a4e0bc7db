"""Writing, moving and taking out the articles of the charter.

Whatever changes its structure locks the row of the charter first; writing in an article locks that article only.
"""

from django.db import transaction

from charte import permissions, sources
from charte.actions.ecriture import ecrire, noter, source, tisser
from charte.actions.verrous import (
    nouvelle_ancre,
    relire,
    suivant,
    verrouiller_article,
    verrouiller_mots,
    verrouiller_section,
)
from charte.models import Article, Charte, Version
from labo import direct, horloge, journal, revisions
from labo.refus import Perime


@transaction.atomic
def ajouter_article(*, section, titre, corps, by):
    """At the end of the section."""
    permissions.check_can_editer_charte(by)
    section = verrouiller_section(section)
    permissions.check_section_presente(section)
    article = creer(section=section, titre=titre, corps=corps, by=by)
    journal.consigner("article_ajoute", article, by=by)
    return article


def creer(*, section, titre, corps, by, amendements=()):
    """A new article at the end of a section. The caller holds the charter, and has checked."""
    ancre = nouvelle_ancre(titre, defaut="article")
    article = Article(section=section, titre=titre, corps=corps, ancre=ancre, rang=suivant(section.articles))
    article.full_clean()
    article.save()
    revisions.ouvrir(article, by=by, propositions=sources.en_propositions(amendements))
    tisser(article)
    direct.publier(Charte.SUJET)
    return article


@transaction.atomic
def modifier_article(*, article, version, by, **champs):
    """Raises Conflit with both texts when somebody saved since `version`."""
    article = verrouiller_mots(article)
    permissions.check_can_modifier_article(by, article)
    changes = ecrire(article, champs, version=version, by=by)
    if changes:
        journal.consigner("article_modifie", article, by=by, champs=changes)
    return article


@transaction.atomic
def retablir_article(*, article, numero, version, by):
    """Back to what it said at revision `numero`; nothing of what it says today leaves the history."""
    article = verrouiller_mots(article)
    permissions.check_can_modifier_article(by, article)
    changes = revisions.retablir(article, numero, version=version, by=by)
    noter(article, changes)
    if changes:
        journal.consigner("article_retabli", article, by=by, champs=changes)
    return article


@transaction.atomic
def deplacer_article(*, article, vers_le_haut, by):
    """Change places with the living article just above or below, within the section."""
    article = verrouiller_article(article)
    permissions.check_can_modifier_article(by, article)
    voisins = Article.objects.presents().filter(section_id=article.section_id)
    if vers_le_haut:
        voisin = voisins.filter(rang__lt=article.rang).order_by("-rang").first()
    else:
        voisin = voisins.filter(rang__gt=article.rang).order_by("rang").first()
    if voisin is None:
        raise Perime(f"Cet article est déjà le {'premier' if vers_le_haut else 'dernier'} de sa section.")
    article.rang, voisin.rang = voisin.rang, article.rang
    if not is_place_par_un_amendement(article):
        article.origine_de_la_place = source(by)
    article.save(update_fields=("rang", "origine_de_la_place"))
    voisin.save(update_fields=("rang",))
    journal.consigner("article_deplace", article, by=by)
    direct.publier(Charte.SUJET)
    return article


@transaction.atomic
def placer_article(*, article, section, by, apres=None):
    """Put an article in a section, right after another one of it or first of all."""
    article = verrouiller_article(article)
    section, apres = relire(section, apres)
    permissions.check_can_modifier_article(by, article)
    permissions.check_section_presente(section)
    placer(article, section, apres=apres, by=by)
    journal.consigner("article_deplace", article, by=by)
    return article


def placer(article, section, *, apres, by, amendements=()):
    """The same, for callers who hold the charter and have checked."""
    if apres and (apres.section_id != section.pk or apres.supprime_le or apres.pk == article.pk):
        raise Perime("La place demandée n’existe plus : choisissez-en une autre.")
    is_meme_section = article.section_id == section.pk and not amendements
    if not (is_meme_section and is_place_par_un_amendement(article)):
        article.origine_de_la_place = source(by, amendements)
    ranger(article, section, apres=apres)


def is_place_par_un_amendement(article):
    """Since the last version: it keeps the credit, wherever in that section the comité then puts its article."""
    place = article.origine_de_la_place or {}
    if not place.get("amendements"):
        return False
    versions = Version.objects.filter(charte=article.section.charte_id).order_by("-numero")
    figee = versions.values_list(f"provenance__articles__{article.ancre}__place", flat=True).first()
    return figee != place


def ranger(article, section, *, apres):
    """Give ranks again to a section that holds this article right after `apres`, or first."""
    suite = [autre for autre in section.articles.order_by("rang") if autre.pk != article.pk]
    place = next((rang for rang, autre in enumerate(suite, 1) if apres and autre.pk == apres.pk), 0)
    article.section = section
    suite.insert(place, article)
    for rang, autre in enumerate(suite, 1):
        autre.rang = rang
    Article.objects.bulk_update(suite, ("rang",))
    article.save(update_fields=("section", "rang", "origine_de_la_place"))
    direct.publier(Charte.SUJET)


@transaction.atomic
def supprimer_article(*, article, by):
    """Take an article out of the text, for 30 days reversibly; its anchor stays its own."""
    article = verrouiller_article(article)
    permissions.check_can_modifier_article(by, article)
    retirer(article, by=by)
    journal.consigner("article_supprime", article, by=by)
    return article


@transaction.atomic
def restaurer_article(*, article, by):
    """Put a deleted article back where it stood."""
    article = verrouiller_article(article)
    permissions.check_can_restaurer_article(by, article)
    permissions.check_section_presente(article.section)
    article.supprime_le, article.origine_du_retrait = None, source(by)
    article.save(update_fields=("supprime_le", "origine_du_retrait"))
    journal.consigner("article_restaure", article, by=by)
    direct.publier(Charte.SUJET)
    return article


def retirer(article, *, by, amendements=()):
    """Out of the text, for callers who hold the charter and have checked."""
    article.supprime_le, article.origine_du_retrait = horloge.maintenant(), source(by, amendements)
    article.save(update_fields=("supprime_le", "origine_du_retrait"))
    direct.publier(Charte.SUJET)


def aussi_retire(article, *, amendements):
    """An article that is out already was to go for these as well."""
    origine = article.origine_du_retrait or source(None)
    article.origine_du_retrait = {**origine, "amendements": sorted({*origine["amendements"], *amendements})}
    article.save(update_fields=("origine_du_retrait",))
    direct.publier(Charte.SUJET)
