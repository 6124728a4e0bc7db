"""What one may do to a seminar and its programme. A command run on the server passes None and answers for itself."""

from labo.permissions import is_equipe
from labo.refus import Refus, as_predicate
from seminaire.models import Participation, Seminaire


def is_facilitation(personne, seminaire) -> bool:
    if not personne.is_authenticated or not personne.is_active:
        return False
    return Participation.objects.facilitation().of(personne).filter(seminaire=seminaire).exists()


def is_facilitation_en_cours(personne) -> bool:
    """Does she facilitate the current seminar?"""
    seminaire = Seminaire.objects.courant()
    return seminaire is not None and is_facilitation(personne, seminaire)


def check_can_creer_seminaire(personne):
    """Équipe alone announces a seminar, and says which is the current one."""
    if personne is not None and not is_equipe(personne):
        raise Refus("Seule l’équipe du Labo ouvre un séminaire.")


def check_can_inscrire(personne):
    if personne is not None and not is_equipe(personne):
        raise Refus("Seule l’équipe du Labo inscrit des personnes à un séminaire.")


def check_can_modifier_programme(personne, seminaire):
    """The programme and the presentation belong to those who facilitate this seminar; équipe answers for them too."""
    if personne is not None and not is_equipe(personne) and not is_facilitation(personne, seminaire):
        raise Refus("Seules la facilitation du séminaire et l’équipe du Labo modifient le programme.")


can_modifier_programme = as_predicate(check_can_modifier_programme)
