"""Proposing a change to the charter: what a person does with her own amendement."""

from django.db import transaction

from charte import permissions
from charte.actions.reports import propres, reporter_un
from charte.actions.verrous import relire, verrouiller, verrouiller_amendement, verrouiller_mots
from charte.enums import EtatAmendement, NatureAmendement
from charte.models import Amendement, Charte
from labo import direct, horloge, journal, revisions
from labo.refus import Perime


@transaction.atomic
def proposer_modification(*, article, base, titre, corps, motif, by, organisation=None):
    """Other words for an article, as written from its revision `base`; they follow it at once if it has changed since."""
    charte = verrouiller(article.section.charte)
    article = verrouiller_mots(article)
    permissions.check_can_amender_article(by, charte, article, organisation)
    if not 1 <= base <= article.version:
        raise Perime("Cet article n’a jamais eu cette version. Rouvrez-le, puis proposez à nouveau.")
    depart = revisions.valeurs_a(article, base) or revisions.valeurs_de(article)
    amendement = Amendement(nature=NatureAmendement.MODIFIER, article=article, base=base, titre=titre, corps=corps)
    _check_autre_que(depart, amendement)
    _deposer(amendement, charte, motif=motif, organisation=organisation, by=by)
    reporter_un(amendement, article, is_dit=True)
    return _check_nouveau(amendement)


@transaction.atomic
def proposer_ajout(*, section, titre, corps, motif, by, apres=None, organisation=None):
    """A new article in a section, right after `apres`, or first."""
    charte = verrouiller(section.charte)
    section, apres = relire(section, apres)
    permissions.check_can_amender_section(by, charte, section, organisation)
    _check_place(section, apres)
    amendement = Amendement(nature=NatureAmendement.AJOUTER, section=section, apres=apres, titre=titre, corps=corps)
    return _check_nouveau(_deposer(amendement, charte, motif=motif, organisation=organisation, by=by))


@transaction.atomic
def proposer_suppression(*, article, motif, by, organisation=None):
    charte = verrouiller(article.section.charte)
    article = verrouiller_mots(article)
    permissions.check_can_amender_article(by, charte, article, organisation)
    amendement = Amendement(nature=NatureAmendement.SUPPRIMER, article=article, base=article.version)
    return _check_nouveau(_deposer(amendement, charte, motif=motif, organisation=organisation, by=by))


@transaction.atomic
def proposer_deplacement(*, article, section, motif, by, apres=None, organisation=None):
    charte = verrouiller(article.section.charte)
    article = verrouiller_mots(article)
    section, apres = relire(section, apres)
    permissions.check_can_amender_article(by, charte, article, organisation)
    permissions.check_can_amender_section(by, charte, section, organisation)
    _check_place(section, apres, article=article)
    amendement = Amendement(
        nature=NatureAmendement.DEPLACER, article=article, base=article.version, section=section, apres=apres
    )
    return _check_nouveau(_deposer(amendement, charte, motif=motif, organisation=organisation, by=by))


@transaction.atomic
def modifier_amendement(*, amendement, version, by, base=None, **champs):
    """The proposer writes her own again while it waits; `changes` says what. Raises Conflit.

    `base`: the revision of the article that she had before her eyes when it was « à reprendre ».
    """
    if "section" in champs:
        verrouiller(amendement.charte)
        champs["section"], champs["apres"] = relire(champs["section"], champs["apres"])
    amendement = verrouiller_amendement(amendement)
    permissions.check_can_modifier_amendement(by, amendement)
    is_a_part = amendement.modifie_le is None or _is_lu(amendement)  # what was deposited, all read at once
    changes = revisions.enregistrer(amendement, champs, version=version, by=by, is_a_part=is_a_part)
    if {"section", "apres"} & set(changes):
        _check_place(amendement.section, amendement.apres, article=amendement.article)
    amendement.is_repris = amendement.is_a_reprendre and base and amendement.base < base <= amendement.article.version
    if amendement.is_repris:
        amendement.base, amendement.is_a_reprendre = base, False
        amendement.save(update_fields=("base", "is_a_reprendre"))
    ecrite = amendement.version
    _suivre_l_article(amendement, changes)
    if changes:
        _noter_l_ecriture(amendement, ecrite)
        journal.consigner("amendement_modifie", amendement, by=by, champs=changes)
    direct.publier(Charte.SUJET)
    amendement.changes = changes
    return amendement


def _suivre_l_article(amendement, changes):
    """Of one that was written again: it still says something else than the article that it now starts from."""
    is_ecrit = amendement.is_repris or {"titre", "corps"} & set(changes)
    if is_ecrit and amendement.nature == NatureAmendement.MODIFIER:
        _check_autre_que(revisions.valeurs_a(amendement.article, amendement.base), amendement)
    if amendement.is_repris:
        reporter_un(amendement, amendement.article, is_dit=True)


@transaction.atomic
def retirer_amendement(*, amendement, by, raison=""):
    """The proposer takes it back; it stays readable, with its thread."""
    amendement = verrouiller_amendement(amendement)
    permissions.check_can_retirer_amendement(by, amendement)
    conclure(amendement, EtatAmendement.RETIRE, raison=raison, by=by)
    journal.consigner("amendement_retire", amendement, by=by)
    return amendement


def conclure(amendement, etat, *, raison, by, revision=None):
    """The end of an amendement's waiting. Callers lock, check and tell the journal."""
    amendement.etat, amendement.reponse, amendement.revision = etat, raison, revision
    amendement.repondu_le, amendement.repondu_par = horloge.maintenant(), by
    amendement.is_a_reprendre = amendement.is_pressenti = False
    amendement.full_clean(exclude=("article", "section", "apres", "personne", "organisation", "charte"))
    amendement.save()
    direct.publier(Charte.SUJET)


def _is_lu(amendement):
    """Has somebody said something of it since its proposer wrote it last?"""
    depuis = amendement.modifie_le or amendement.depose_le
    is_soutenu = amendement.soutiens.filter(version__gte=amendement.version_ecrite).exists()
    return is_soutenu or amendement.commentaires.filter(ecrit_le__gte=depuis).exists()


def _noter_l_ecriture(amendement, version):
    """Supports given before are of other words."""
    amendement.version_ecrite, amendement.modifie_le = version, horloge.maintenant()
    amendement.save(update_fields=("version_ecrite", "modifie_le"))


def _deposer(amendement, charte, *, motif, organisation, by):
    """The caller holds the charter: numbers follow each other."""
    dernier = charte.amendements.order_by("-numero").values_list("numero", flat=True).first()
    amendement.charte, amendement.numero = charte, (dernier or 0) + 1
    amendement.motif, amendement.personne, amendement.organisation = motif, by, organisation
    amendement.depose_le = horloge.maintenant()
    amendement.full_clean()
    amendement.save()
    revisions.ouvrir(amendement, by=by)
    journal.consigner("amendement_depose", amendement, by=by, organisation=organisation)
    direct.publier(Charte.SUJET)
    return amendement


def _check_autre_que(depart, amendement):
    if propres({champ: getattr(amendement, champ) for champ in depart}) == propres(depart):
        raise Perime("Votre texte dit la même chose que l’article : changez-y d’abord quelque chose.")


def _check_nouveau(amendement):
    """« Back », then sent again: one person proposes the same thing once."""
    if deja := Amendement.objects.of(amendement.personne).memes_que(amendement).first():
        raise Perime(f"Vous avez déjà proposé ce changement : amendement {deja.numero}.", suite=deja)
    return amendement


def _check_place(section, apres, *, article=None):
    """`article`: the one that is moved there."""
    permissions.check_section_presente(section)
    if apres and (apres.section_id != section.pk or apres.supprime_le):
        raise Perime("La place demandée n’existe plus : choisissez-en une autre.")
    if apres and apres == article:
        raise Perime("Un article ne se place pas après lui-même : choisissez une autre place.")
