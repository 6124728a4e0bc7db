"""Asking somebody to come, by mail. Who invites never learns whether the address was known."""

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils import timezone

from chantiers import courriels, permissions
from chantiers.actions.fiche import verrouiller
from chantiers.actions.nouvelles import dire
from chantiers.models import Invitation
from labo import horloge, journal
from labo.models import LienPersonnel, Personne


@transaction.atomic
def inviter_personne(*, chantier, prenom, nom, email, by, mot=""):
    """A person who is known keeps her names; who was invited before is invited again, at most once a day."""
    chantier = verrouiller(chantier)
    permissions.check_can_inviter(by, chantier)
    personne = _trouver_ou_inscrire(prenom, nom, email, by=by)
    invitation = chantier.invitations.filter(personne=personne).first() or Invitation(personne=personne)
    permissions.check_pas_deja_invitee(invitation)
    invitation.chantier, invitation.par, invitation.mot = chantier, by, mot
    invitation.at, invitation.acceptee_le = horloge.maintenant(), None
    invitation.full_clean(validate_unique=False)
    invitation.save()
    evenement = dire("invitation_envoyee", invitation, chantier=chantier, by=by)
    courriels.annoncer_invitation(invitation, evenement)
    return invitation


@transaction.atomic
def retirer_invitation(*, chantier, invitation_pk, by):
    """The link that its mail carried dies with it: the address may have been somebody else's."""
    permissions.check_can_mener(by, chantier)
    invitation = chantier.invitations.select_for_update(of=("self",)).filter(pk=invitation_pk).first()
    permissions.check_invitation_en_attente(invitation)
    liens = LienPersonnel.objects.filter(personne=invitation.personne_id, objet=invitation.cle_objet)
    liens.filter(revoque_le=None).update(revoque_le=timezone.now())
    dire("invitation_retiree", invitation, chantier=chantier, by=by)
    invitation.delete()


def _trouver_ou_inscrire(prenom, nom, email, *, by):
    """Two chantiers may invite the same new person at the same moment."""
    adresse = email.strip().lower()
    personne = Personne.objects.by_email(adresse).first()
    if personne is None:
        nouvelle = Personne(prenom=prenom, nom=nom, email=adresse, password=make_password(None))
        nouvelle.full_clean(validate_unique=False)
        valeurs = {"prenom": nouvelle.prenom, "nom": nouvelle.nom, "password": nouvelle.password}
        personne, is_nouvelle = Personne.objects.get_or_create(email=adresse, defaults=valeurs)
        if is_nouvelle:
            journal.consigner("personne_creee", personne, by=by)
    return personne
