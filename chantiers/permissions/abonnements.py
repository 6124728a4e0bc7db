"""Who follows what."""

from labo.refus import Refus


def check_can_suivre(personne):
    """Who is known may follow any chantier, member or not."""
    if not personne.is_authenticated or not personne.is_active:
        raise Refus("Connectez-vous pour suivre ce chantier.")


def check_can_desabonner(personne, abonnement):
    if not personne.is_authenticated or abonnement.personne_id != personne.pk:
        raise Refus("Chaque personne choisit ce qu’elle reçoit.")
