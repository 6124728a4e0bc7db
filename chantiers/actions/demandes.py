"""Answering who asks to join: one of those who lead answers, the others are told that it is done."""

from django.db import transaction

from chantiers import courriels, permissions
from chantiers.actions.adhesions import abonner, accepter_invitation, verrouiller_membre
from chantiers.actions.nouvelles import dire
from chantiers.enums import EtatMembre
from labo import direct, horloge


ENTREE = ("etat", "rejoint_le", "repondu_le", "repondu_par", "motif_d_avant", "refuse_d_avant_le")


@transaction.atomic
def accepter_demande(*, membre, by):
    membre = verrouiller_membre(membre)
    permissions.check_can_repondre(by, membre)
    membre.etat = EtatMembre.PRESENT
    membre.rejoint_le = membre.repondu_le = horloge.maintenant()
    membre.repondu_par = by
    membre.motif_d_avant, membre.refuse_d_avant_le = "", None
    membre.save(update_fields=ENTREE)  # her words stay as she wrote them
    accepter_invitation(membre.chantier, membre.personne)
    direct.publier_acces(membre.personne)
    evenement = dire("demande_acceptee", membre, chantier=membre.chantier, by=by)
    abonner(membre, depuis=evenement)
    courriels.annoncer_reponse("demande_acceptee", membre, evenement)
    return membre


@transaction.atomic
def refuser_demande(*, membre, motif, by):
    """With its reason, which she reads. Her words stay hers: she changes them by asking again, or takes them away."""
    membre = verrouiller_membre(membre)
    permissions.check_can_repondre(by, membre)
    membre.etat, membre.motif = EtatMembre.REFUSE, motif
    membre.repondu_le, membre.repondu_par = horloge.maintenant(), by
    membre.full_clean(validate_unique=False)
    membre.save()
    evenement = dire("demande_refusee", membre, chantier=membre.chantier, by=by)
    courriels.annoncer_reponse("demande_refusee", membre, evenement)
    return membre
