"""What one may do to persons, organisations and links."""

from labo.refus import Refus, as_predicate


def is_equipe(personne) -> bool:
    return personne.is_authenticated and personne.is_active and personne.is_equipe


def check_can_gerer_personnes(personne):
    """Équipe alone registers people and gives links; a command run on the server passes by=None and answers for itself."""
    if personne is not None and not is_equipe(personne):
        raise Refus("Seule l’équipe du Labo inscrit des personnes et donne des liens.")


can_gerer_personnes = as_predicate(check_can_gerer_personnes)
