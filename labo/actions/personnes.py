"""Registering persons and organisations. `by=None`: a command run on the server."""

from django.db import transaction

from labo import journal, permissions
from labo.models import Organisation, Personne, Representation


@transaction.atomic
def creer_personne(*, prenom, nom, by, email=None, is_equipe=False):
    permissions.check_can_gerer_personnes(by)
    personne = Personne(prenom=prenom, nom=nom, email=email, is_equipe=is_equipe)
    personne.set_unusable_password()
    personne.full_clean()
    personne.save()
    journal.consigner("personne_creee", personne, by=by)
    return personne


@transaction.atomic
def creer_organisation(*, nom, by, forme="", territoire=""):
    permissions.check_can_gerer_personnes(by)
    organisation = Organisation(nom=nom, forme=forme, territoire=territoire)
    organisation.full_clean()
    organisation.save()
    journal.consigner("organisation_creee", organisation, by=by)
    return organisation


@transaction.atomic
def creer_representation(*, personne, organisation, by, fonction=""):
    permissions.check_can_gerer_personnes(by)
    representation = Representation(personne=personne, organisation=organisation, fonction=fonction)
    representation.full_clean()
    representation.save()
    journal.consigner("representation_creee", representation, by=by, organisation=organisation)
    return representation
