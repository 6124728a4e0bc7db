"""Freezing the text under a number."""

from django.db import transaction
from procrastinate.contrib.django import app

from charte import canonique, permissions, queries, trame
from charte.actions.verrous import verrouiller, verrouiller_les_mots_de
from charte.enums import MOTS
from charte.models import Charte, Trame, Version
from labo import direct, horloge, journal
from labo.refus import Perime


@transaction.atomic
def publier_version(*, charte, nature, by, notes="", empreinte="", sans_attendre=True):
    """Freeze the working text under the next number.

    `empreinte`: that of the text which the person has read, when a page showed it to her; another text is not published.
    `sans_attendre`: even if amendements still wait for an answer; they stay open.
    """
    charte = verrouiller(charte)
    permissions.check_can_publier_version(by)
    permissions.check_rien_n_attend(charte, sans_attendre=sans_attendre)
    verrouiller_les_mots_de(charte)  # the words, their weaves and their sources are of one moment
    contenu = queries.contenu_de(charte)
    texte = canonique.ecrire(contenu)
    derniere = charte.versions.sans_texte().first()
    version = Version(charte=charte, nature=nature, notes=notes, personne=by, texte=texte, contenu=contenu)
    version.empreinte = canonique.empreinte(texte)
    version.numero = derniere.numero + 1 if derniere else 1
    version.publiee_le = horloge.maintenant()
    _check_publiable(version, derniere, empreinte)
    _reperer(charte)
    version.provenance = queries.provenance_de(charte)
    version.full_clean()
    version.save()
    journal.consigner("version_publiee", version, by=by)
    direct.publier(Charte.SUJET, Charte.SUJET_PUBLIC)
    app.configure_task("fabriquer_documents").defer(version_pk=version.pk)
    return version


def _reperer(charte):
    """The weaves remember what this version freezes, and forget what no version ever said."""
    presents = Trame.objects.filter(article__section__charte=charte, article__supprime_le=None)
    trames = list(presents.select_related("article").select_for_update(of=("self",)))
    for tissee in trames:
        tissee.reperes = sorted({*tissee.reperes, tissee.article.version})
        for champ in MOTS:
            setattr(tissee, champ, trame.elaguer(getattr(tissee, champ), tissee.reperes))
    Trame.objects.bulk_update(trames, (*MOTS, "reperes"))


def _check_publiable(version, derniere, empreinte_lue):
    if derniere and derniere.empreinte == version.empreinte:
        raise Perime(f"Rien n’a changé depuis la version {derniere.numero} : il n’y a rien à publier.")
    if not any(section["articles"] for section in version.contenu["sections"]):
        raise Perime("La charte n’a encore aucun article : il n’y a rien à publier.")
    if empreinte_lue and empreinte_lue != version.empreinte:
        raise Perime("Le texte a changé depuis que vous avez ouvert cette page. Relisez-le, puis publiez à nouveau.")
