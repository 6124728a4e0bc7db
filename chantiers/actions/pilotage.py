"""Who leads a chantier, and as what its members are there."""

from django.db import transaction

from chantiers import courriels, permissions
from chantiers.actions.adhesions import abonner, entrer, membre_de, verrouiller_membre
from chantiers.actions.fiche import verrouiller
from chantiers.actions.nouvelles import dire
from chantiers.enums import RoleMembre
from chantiers.models import Membre
from labo import direct
from labo.models import Personne


@transaction.atomic
def nommer_pilotage(*, chantier, personne, by, organisation=None):
    """Confide a chantier to a person, who becomes its member if she was not; she may be joining it at the same moment."""
    permissions.check_can_nommer_pilotage(by)
    personne = Personne.objects.select_for_update(of=("self",), no_key=True).get(pk=personne.pk)
    chantier = verrouiller(chantier)
    membre = membre_de(chantier, personne) or Membre(chantier=chantier, personne=personne)
    membre.organisation = organisation
    membre.role = RoleMembre.PILOTAGE
    entrer(membre, by=by)
    abonner(membre, depuis=_dire_confie(membre, chantier=chantier, by=by))
    return membre


@transaction.atomic
def changer_role(*, membre, role, by):
    """Pilotage, membre or observation. Who leads keeps it until she hands it on, or équipe takes it back."""
    chantier = verrouiller(membre.chantier)
    membre = verrouiller_membre(membre)
    permissions.check_can_changer_role(by, membre, role)
    ancien = membre.role
    if role == ancien:
        return membre
    _prendre_role(membre, role)
    if role == RoleMembre.PILOTAGE:
        _dire_confie(membre, chantier=chantier, by=by)
    elif ancien == RoleMembre.PILOTAGE:
        _veiller(chantier, dire("pilotage_retire", membre, chantier=chantier, by=by))
    else:
        dire("role_change", membre, chantier=chantier, by=by, champs=("role",))
    return membre


@transaction.atomic
def transmettre_pilotage(*, chantier, by, successeur=None):
    """Hand on one's own pilotage to another member, or leave it; one stays a member."""
    chantier = verrouiller(chantier)
    permissions.check_can_transmettre_pilotage(by, chantier)
    membre = membre_de(chantier, by)
    ceder(membre, successeur, chantier=chantier, by=by)
    return membre


def ceder(membre, successeur, *, chantier, by):
    """The pilotage of a locked member of a locked chantier goes to another present one, or to nobody."""
    if successeur is not None:
        successeur = verrouiller_membre(successeur)
        permissions.check_can_recevoir_pilotage(successeur, chantier)
    _prendre_role(membre, RoleMembre.MEMBRE)
    if successeur is None:
        is_vacant = not chantier.membres.pilotes().exists()
        _veiller(
            chantier, dire("pilotage_laisse" if is_vacant else "pilotage_quitte", membre, chantier=chantier, by=by)
        )
        return
    _prendre_role(successeur, RoleMembre.PILOTAGE)
    courriels.annoncer_pilotage(successeur, dire("pilotage_transmis", successeur, chantier=chantier, by=by))


def _prendre_role(membre, role):
    membre.role = role
    membre.save(update_fields=("role",))
    direct.publier(direct.acces_de(membre.personne_id))


def _dire_confie(membre, *, chantier, by):
    evenement = dire("pilotage_confie", membre, chantier=chantier, by=by)
    courriels.annoncer_pilotage(membre, evenement)
    return evenement


def _veiller(chantier, evenement):
    """Nobody leads any more: équipe answers for it, and is told at once."""
    if not chantier.membres.pilotes().exists():
        courriels.annoncer_vacance(chantier, evenement)
