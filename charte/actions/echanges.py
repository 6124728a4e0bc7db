"""Supporting an amendement; saying something of it, or of an article."""

from django.db import transaction

from charte import permissions
from charte.actions.verrous import verrouiller_amendement
from charte.models import Charte, Commentaire, Soutien
from labo import direct, horloge, journal


@transaction.atomic
def soutenir_amendement(*, amendement, by, organisation=None, version=None):
    """Once for each person; a second time says again in whose name, and of which words.

    `version`: the one that she read, by default that of now.
    """
    amendement = verrouiller_amendement(amendement)
    permissions.check_can_soutenir(by, amendement, organisation)
    version = amendement.version if version is None else version
    permissions.check_lu(amendement, version)
    soutien, is_nouveau = Soutien.objects.update_or_create(
        amendement=amendement, personne=by, defaults={"organisation": organisation, "version": version}
    )
    if is_nouveau:
        journal.consigner("amendement_soutenu", amendement, by=by, organisation=organisation)
    direct.publier(Charte.SUJET)
    return soutien


@transaction.atomic
def ne_plus_soutenir_amendement(*, amendement, by):
    amendement = verrouiller_amendement(amendement)
    permissions.check_can_ne_plus_soutenir(by, amendement)
    if Soutien.objects.filter(amendement=amendement, personne=by).delete()[0]:
        journal.consigner("amendement_plus_soutenu", amendement, by=by)
        direct.publier(Charte.SUJET)
    return amendement


@transaction.atomic
def commenter(*, texte, by, article=None, amendement=None, organisation=None):
    """Under an article or an amendement, one of them."""
    permissions.check_can_commenter(by, article, organisation)
    commentaire = Commentaire(
        article=article, amendement=amendement, personne=by, organisation=organisation, texte=texte
    )
    commentaire.ecrit_le = horloge.maintenant()
    commentaire.full_clean()
    commentaire.save()
    journal.consigner("commentaire_ecrit", commentaire, by=by, organisation=organisation)
    direct.publier(Charte.SUJET)
    return commentaire


@transaction.atomic
def retirer_commentaire(*, commentaire, by):
    """A person's own words go for good; équipe may take away what harms."""
    commentaire = Commentaire.objects.select_for_update(of=("self",)).get(pk=commentaire.pk)
    permissions.check_can_retirer_commentaire(by, commentaire)
    journal.consigner("commentaire_retire", commentaire, by=by)
    commentaire.delete()
    direct.publier(Charte.SUJET)
