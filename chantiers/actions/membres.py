"""Joining a chantier, saying what brings one there, leaving it."""

from django.db import transaction

from chantiers import permissions
from chantiers.actions.fiche import verrouiller
from chantiers.actions.nouvelles import dire
from chantiers.enums import EtatMembre, RoleMembre
from chantiers.models import Abonnement, Invitation, Membre
from labo import direct, horloge, revisions
from labo.models import Personne


@transaction.atomic
def nommer_pilotage(*, chantier, personne, by, organisation=None):
    """Confide a chantier to a person, who becomes its member if she was not; she may be joining it at the same moment."""
    permissions.check_can_nommer_pilotage(by)
    personne = Personne.objects.select_for_update(of=("self",)).get(pk=personne.pk)
    chantier = verrouiller(chantier)
    membre = membre_de(chantier, personne) or Membre(chantier=chantier, personne=personne)
    membre.organisation = organisation
    membre.role = RoleMembre.PILOTAGE
    entrer(membre, by=by)
    abonner(membre, depuis=dire("pilotage_confie", membre, chantier=chantier, by=by, organisation=organisation))
    return membre


@transaction.atomic
def rejoindre_chantier(*, chantier, by, organisation=None, **paroles):
    """Join, with one's own words; who had left comes back. Where one joins on request, ask to, unless one is invited.

    The person is what is locked: a whole room joins the same chantier within a second, each person once. Of the
    chantier nothing is read but its number, which never changes, and how it is joined.
    """
    by = Personne.objects.select_for_update(of=("self",)).filter(pk=by.pk).first() or by
    permissions.check_can_rejoindre_chantier(by, chantier)
    permissions.check_can_parler_pour(by, organisation)
    membre = membre_de(chantier, by) or Membre(chantier=chantier, personne=by)
    membre.organisation = organisation
    for nom, valeur in paroles.items():
        setattr(membre, nom, valeur)
    if chantier.is_sur_demande and not accepter_invitation(chantier, by):
        _demander(membre, by=by)
        dire("adhesion_demandee", membre, chantier=chantier, by=by, organisation=organisation)
    else:
        entrer(membre, by=by)
        abonner(membre, depuis=dire("chantier_rejoint", membre, chantier=chantier, by=by, organisation=organisation))
    return membre


@transaction.atomic
def modifier_adhesion(*, membre, version, by, organisation=None, **paroles):
    membre = verrouiller_membre(membre)
    permissions.check_can_modifier_adhesion(by, membre)
    permissions.check_can_parler_pour(by, organisation)
    changes = revisions.enregistrer(membre, {"organisation": organisation, **paroles}, version=version, by=by)
    if changes:
        _dire_ses_mots("adhesion_modifiee", membre, by=by, champs=changes)
    return membre


@transaction.atomic
def retablir_adhesion(*, membre, numero, version, by):
    """Back to her own words at revision `numero`; not in the name of an organisation that she no longer represents."""
    membre = verrouiller_membre(membre)
    permissions.check_can_modifier_adhesion(by, membre)
    changes = revisions.retablir(membre, numero, version=version, by=by)
    if "organisation" in changes:
        permissions.check_can_parler_pour(by, membre.organisation)
    if changes:
        _dire_ses_mots("adhesion_retablie", membre, by=by, champs=changes)
    return membre


@transaction.atomic
def quitter_chantier(*, membre, by):
    """Leave: the words and their history go with the person, what she did and promised stays."""
    membre = verrouiller_membre(membre)
    permissions.check_can_modifier_adhesion(by, membre)
    is_depart = membre.is_present
    for nom in Membre.PAROLES:
        setattr(membre, nom, "")
    membre.role = RoleMembre.MEMBRE
    membre.etat, membre.motif = EtatMembre.PARTI, ""
    membre.parti_le = horloge.maintenant()
    membre.version += 1
    membre.save()
    revisions.effacer(membre)
    dire("chantier_quitte" if is_depart else "demande_retiree", membre, chantier=membre.chantier, by=by)
    direct.publier_acces(membre.personne)
    return membre


def membre_de(chantier, personne):
    return Membre.objects.select_for_update(of=("self",)).filter(chantier=chantier, personne=personne).first()


def verrouiller_membre(membre):
    return Membre.objects.select_for_update(of=("self",)).get(pk=membre.pk)


def entrer(membre, *, by):
    """Save a new or returning member, with the first version of her words."""
    if not (membre.pk and membre.is_present):
        membre.rejoint_le = horloge.maintenant()
    membre.etat, membre.motif, membre.parti_le = EtatMembre.PRESENT, "", None
    _garder(membre, by=by)
    direct.publier(direct.acces_de(membre.personne_id))


def accepter_invitation(chantier, personne) -> bool:
    """Was she invited? Then it is answered."""
    invitations = Invitation.objects.filter(chantier=chantier, personne=personne)
    return bool(invitations.update(acceptee_le=horloge.maintenant()))


def abonner(membre, *, depuis):
    """Who joins follows what comes after this event, unless she has already chosen."""
    abonnement = Abonnement(chantier_id=membre.chantier_id, personne_id=membre.personne_id, dernier_evenement=depuis.pk)
    Abonnement.objects.bulk_create([abonnement], ignore_conflicts=True)


def _demander(membre, *, by):
    membre.etat, membre.motif, membre.parti_le = EtatMembre.DEMANDE, "", None
    membre.role = RoleMembre.MEMBRE
    membre.demande_le, membre.repondu_le, membre.repondu_par = horloge.maintenant(), None, None
    _garder(membre, by=by)


def _garder(membre, *, by):
    if membre.pk:
        membre.version += 1
    # Fields only: that the others exist, that nobody enters twice, the locks above and the database say, without being asked.
    membre.full_clean(
        exclude=("chantier", "personne", "organisation", "repondu_par"),
        validate_unique=False,
        validate_constraints=False,
    )
    membre.save()
    revisions.ouvrir(membre, by=by)


def _dire_ses_mots(verbe, membre, *, by, champs):
    dire(verbe, membre, chantier=membre.chantier, by=by, organisation=membre.organisation, champs=champs)
