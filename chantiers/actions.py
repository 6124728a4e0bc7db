"""What is done to chantiers."""

from django.db import transaction

from chantiers import permissions
from chantiers.enums import RoleMembre
from chantiers.models import Chantier, Membre
from labo import direct, horloge, journal, revisions
from labo.models import Personne


@transaction.atomic
def creer_chantier(*, numero, titre, by, **champs):
    permissions.check_can_creer_chantier(by)
    chantier = Chantier(numero=numero, titre=titre, **champs)
    chantier.full_clean()
    chantier.save()
    revisions.ouvrir(chantier, by=by)
    journal.consigner("chantier_cree", chantier, by=by)
    direct.publier(chantier.sujet)
    return chantier


@transaction.atomic
def modifier_chantier(*, chantier, version, by, **champs):
    chantier = Chantier.objects.select_for_update(of=("self",)).get(pk=chantier.pk)
    permissions.check_can_modifier_chantier(by, chantier)
    changes = revisions.enregistrer(chantier, champs, version=version, by=by)
    if changes:
        journal.consigner("chantier_modifie", chantier, by=by, champs=changes)
        direct.publier(chantier.sujet)
    return chantier


@transaction.atomic
def retablir_chantier(*, chantier, numero, version, by):
    """Back to what the sheet said at revision `numero`."""
    chantier = Chantier.objects.select_for_update(of=("self",)).get(pk=chantier.pk)
    permissions.check_can_modifier_chantier(by, chantier)
    changes = revisions.retablir(chantier, numero, version=version, by=by)
    if changes:
        journal.consigner("chantier_retabli", chantier, by=by, champs=changes)
        direct.publier(chantier.sujet)
    return chantier


@transaction.atomic
def nommer_pilotage(*, chantier, personne, by, organisation=None):
    """Confide a chantier to a person, who becomes its member if she was not; she may be joining it at the same moment."""
    permissions.check_can_nommer_pilotage(by)
    personne = Personne.objects.select_for_update(of=("self",)).get(pk=personne.pk)
    chantier = Chantier.objects.select_for_update(of=("self",)).get(pk=chantier.pk)
    membre = _membre_de(chantier, personne) or Membre(chantier=chantier, personne=personne)
    membre.organisation = organisation
    membre.role = RoleMembre.PILOTAGE
    _entrer(membre, by=by)
    journal.consigner("pilotage_confie", membre, by=by, organisation=organisation)
    return membre


@transaction.atomic
def rejoindre_chantier(*, chantier, by, organisation=None, **paroles):
    """Join, with one's own words; who had left comes back.

    The person is what is locked: a whole room joins the same chantier within a second, each person once. Of the
    chantier nothing is read but its number, which never changes.
    """
    by = Personne.objects.select_for_update(of=("self",)).filter(pk=by.pk).first() or by
    permissions.check_can_rejoindre_chantier(by, chantier)
    permissions.check_can_parler_pour(by, organisation)
    membre = _membre_de(chantier, by) or Membre(chantier=chantier, personne=by)
    membre.organisation = organisation
    for nom, valeur in paroles.items():
        setattr(membre, nom, valeur)
    _entrer(membre, by=by)
    journal.consigner("chantier_rejoint", membre, by=by, organisation=organisation)
    return membre


@transaction.atomic
def modifier_adhesion(*, membre, version, by, organisation=None, **paroles):
    membre = Membre.objects.select_for_update(of=("self",)).get(pk=membre.pk)
    permissions.check_can_modifier_adhesion(by, membre)
    permissions.check_can_parler_pour(by, organisation)
    changes = revisions.enregistrer(membre, {"organisation": organisation, **paroles}, version=version, by=by)
    if changes:
        journal.consigner("adhesion_modifiee", membre, by=by, organisation=organisation, champs=changes)
        direct.publier(membre.chantier.sujet)
    return membre


@transaction.atomic
def retablir_adhesion(*, membre, numero, version, by):
    """Back to her own words at revision `numero`; not in the name of an organisation that she no longer represents."""
    membre = Membre.objects.select_for_update(of=("self",)).get(pk=membre.pk)
    permissions.check_can_modifier_adhesion(by, membre)
    changes = revisions.retablir(membre, numero, version=version, by=by)
    if "organisation" in changes:
        permissions.check_can_parler_pour(by, membre.organisation)
    if changes:
        journal.consigner("adhesion_retablie", membre, by=by, organisation=membre.organisation, champs=changes)
        direct.publier(membre.chantier.sujet)
    return membre


@transaction.atomic
def quitter_chantier(*, membre, by):
    """Leave: the words and their history go with the person, the fact of having been there stays."""
    membre = Membre.objects.select_for_update(of=("self",)).get(pk=membre.pk)
    permissions.check_can_modifier_adhesion(by, membre)
    for nom in Membre.PAROLES:
        setattr(membre, nom, "")
    membre.role = RoleMembre.MEMBRE
    membre.parti_le = horloge.maintenant()
    membre.version += 1
    membre.save()
    revisions.effacer(membre)
    journal.consigner("chantier_quitte", membre, by=by)
    direct.publier(membre.chantier.sujet)
    direct.publier_acces(membre.personne)
    return membre


def _membre_de(chantier, personne):
    return Membre.objects.select_for_update(of=("self",)).filter(chantier=chantier, personne=personne).first()


def _entrer(membre, *, by):
    """Save a new or returning member, with the first version of her words."""
    if membre.pk:
        membre.version += 1
    if membre.pk is None or membre.parti_le:
        membre.rejoint_le = horloge.maintenant()
    membre.parti_le = None
    # Fields only: that the others exist, that nobody enters twice, the locks above and the database say, without being asked.
    membre.full_clean(
        exclude=("chantier", "personne", "organisation"), validate_unique=False, validate_constraints=False
    )
    membre.save()
    revisions.ouvrir(membre, by=by)
    direct.publier(membre.chantier.sujet, direct.acces_de(membre.personne_id))
