"""What is done to the charter.

Whatever changes its structure locks the row of the charter first; writing in an article locks that article only.
"""

from django.db import transaction
from procrastinate.contrib.django import app

from charte import ancres, canonique, permissions, queries
from charte.models import Article, Charte, MembreComite, Section, Version
from labo import direct, horloge, journal, revisions
from labo.refus import Perime


@transaction.atomic
def creer_charte(*, titre, by):
    permissions.check_can_creer_charte(by)
    if Charte.objects.courante():
        raise Perime("La charte existe déjà : il n’y en a qu’une.")
    charte = Charte(titre=titre)
    charte.full_clean()
    charte.save()
    journal.consigner("charte_creee", charte, by=by)
    direct.publier(Charte.SUJET)
    return charte


@transaction.atomic
def nommer_au_comite(*, charte, personne, by, organisation=None):
    """Give a seat, or say again in whose name it is held."""
    permissions.check_can_nommer_au_comite(by)
    permissions.check_can_representer(personne, organisation)
    charte = _verrouiller(charte)
    membre = MembreComite.objects.of(personne).filter(charte=charte).first()
    membre = membre or MembreComite(charte=charte, personne=personne, nomme_le=horloge.maintenant())
    membre.organisation = organisation
    membre.full_clean()
    membre.save()
    journal.consigner("comite_nomme", membre, by=by, organisation=organisation)
    direct.publier(Charte.SUJET)
    direct.publier_acces(personne)
    return membre


@transaction.atomic
def ajouter_section(*, charte, titre, by, is_porteuse=False):
    """`is_porteuse`: the list of chantiers stands in this section."""
    permissions.check_can_creer_charte(by)
    charte = _verrouiller(charte)
    ancre = _nouvelle_ancre(titre, defaut="section")
    section = Section(charte=charte, titre=titre, ancre=ancre, rang=_suivant(charte.sections), is_porteuse=is_porteuse)
    section.full_clean()
    section.save()
    journal.consigner("section_ajoutee", section, by=by)
    direct.publier(Charte.SUJET)
    return section


@transaction.atomic
def ajouter_article(*, section, titre, corps, by):
    permissions.check_can_editer_charte(by)
    _verrouiller(section.charte)
    ancre = _nouvelle_ancre(titre, defaut="article")
    article = Article(section=section, titre=titre, corps=corps, ancre=ancre, rang=_suivant(section.articles))
    article.full_clean()
    article.save()
    revisions.ouvrir(article, by=by)
    journal.consigner("article_ajoute", article, by=by)
    direct.publier(Charte.SUJET)
    return article


@transaction.atomic
def modifier_article(*, article, version, by, **champs):
    """Raises Conflit with both texts when somebody saved since `version`."""
    article = Article.objects.select_for_update(of=("self",)).get(pk=article.pk)
    permissions.check_can_modifier_article(by, article)
    changes = revisions.enregistrer(article, champs, version=version, by=by)
    if changes:
        journal.consigner("article_modifie", article, by=by, champs=changes)
        direct.publier(Charte.SUJET)
    return article


@transaction.atomic
def retablir_article(*, article, numero, version, by):
    """Back to what it said at revision `numero`; nothing of what it says today leaves the history."""
    article = Article.objects.select_for_update(of=("self",)).get(pk=article.pk)
    permissions.check_can_modifier_article(by, article)
    changes = revisions.retablir(article, numero, version=version, by=by)
    if changes:
        journal.consigner("article_retabli", article, by=by, champs=changes)
        direct.publier(Charte.SUJET)
    return article


@transaction.atomic
def deplacer_article(*, article, vers_le_haut, by):
    """Change places with the living article just above or below, within the section."""
    article = _verrouiller_article(article)
    permissions.check_can_modifier_article(by, article)
    voisins = Article.objects.presents().filter(section_id=article.section_id)
    if vers_le_haut:
        voisin = voisins.filter(rang__lt=article.rang).order_by("-rang").first()
    else:
        voisin = voisins.filter(rang__gt=article.rang).order_by("rang").first()
    if voisin is None:
        raise Perime(f"Cet article est déjà le {'premier' if vers_le_haut else 'dernier'} de sa section.")
    article.rang, voisin.rang = voisin.rang, article.rang
    article.save(update_fields=("rang",))
    voisin.save(update_fields=("rang",))
    journal.consigner("article_deplace", article, by=by)
    direct.publier(Charte.SUJET)
    return article


@transaction.atomic
def supprimer_article(*, article, by):
    """Take an article out of the text, for 30 days reversibly; its anchor stays its own."""
    article = _verrouiller_article(article)
    permissions.check_can_modifier_article(by, article)
    return _noter_suppression(article, "article_supprime", horloge.maintenant(), by=by)


@transaction.atomic
def restaurer_article(*, article, by):
    """Put a deleted article back where it stood."""
    article = _verrouiller_article(article)
    permissions.check_can_restaurer_article(by, article)
    return _noter_suppression(article, "article_restaure", None, by=by)


@transaction.atomic
def publier_version(*, charte, nature, by, notes="", empreinte=""):
    """Freeze the working text under the next number.

    `empreinte`: that of the text which the person has read, when a page showed it to her; another text is not published.
    """
    charte = _verrouiller(charte)
    permissions.check_can_publier_version(by)
    contenu = queries.contenu_de(charte)
    texte = canonique.ecrire(contenu)
    derniere = charte.versions.sans_texte().first()
    version = Version(charte=charte, nature=nature, notes=notes, personne=by, texte=texte, contenu=contenu)
    version.empreinte = canonique.empreinte(texte)
    version.numero = derniere.numero + 1 if derniere else 1
    version.publiee_le = horloge.maintenant()
    _check_publiable(version, derniere, empreinte)
    version.full_clean()
    version.save()
    journal.consigner("version_publiee", version, by=by)
    direct.publier(Charte.SUJET, Charte.SUJET_PUBLIC)
    app.configure_task("fabriquer_documents").defer(version_pk=version.pk)
    return version


def _check_publiable(version, derniere, empreinte_lue):
    if derniere and derniere.empreinte == version.empreinte:
        raise Perime(f"Rien n’a changé depuis la version {derniere.numero} : il n’y a rien à publier.")
    if not any(section["articles"] for section in version.contenu["sections"]):
        raise Perime("La charte n’a encore aucun article : il n’y a rien à publier.")
    if empreinte_lue and empreinte_lue != version.empreinte:
        raise Perime("Le texte a changé depuis que vous avez ouvert cette page. Relisez-le, puis publiez à nouveau.")


def _noter_suppression(article, verbe, moment, *, by):
    article.supprime_le = moment
    article.save(update_fields=("supprime_le",))
    journal.consigner(verbe, article, by=by)
    direct.publier(Charte.SUJET)
    return article


def _verrouiller(charte):
    return Charte.objects.select_for_update(of=("self",)).get(pk=charte.pk)


def _verrouiller_article(article):
    """The charter first, then the article: everybody in the same order."""
    _verrouiller(article.section.charte)
    return Article.objects.select_for_update(of=("self",)).get(pk=article.pk)


def _nouvelle_ancre(titre, *, defaut):
    """Called with the charter locked; deleted articles still hold theirs."""
    prises = {*Section.objects.values_list("ancre", flat=True), *Article.objects.values_list("ancre", flat=True)}
    return ancres.deriver(titre, prises, defaut=defaut)


def _suivant(suite):
    dernier = suite.order_by("-rang").first()
    return dernier.rang + 1 if dernier else 1
