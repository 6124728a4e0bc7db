"""What one may do to a chantier, its sheet and the pieces of it."""

from django.conf import settings

from chantiers.enums import RoleMembre
from chantiers.models import Membre
from labo import horloge, registre
from labo.permissions import is_equipe
from labo.refus import Perime, Refus, as_predicate


def role_de(personne, chantier) -> str:
    """Her role in the chantier; "" when she is not a member."""
    if not personne.is_authenticated:
        return ""
    if chantier.roles_lus is not None:
        return chantier.roles_lus.get(personne.pk, "")
    presents = Membre.objects.presents().of(personne).filter(chantier=chantier)
    return presents.values_list("role", flat=True).first() or ""


def is_pilote(personne, chantier) -> bool:
    return role_de(personne, chantier) == RoleMembre.PILOTAGE


def is_membre(personne, chantier) -> bool:
    """Of the chantier and at work in it; who observes reads only."""
    return role_de(personne, chantier) in (RoleMembre.PILOTAGE, RoleMembre.MEMBRE)


def check_can_creer_chantier(personne):
    """Équipe alone opens a chantier and names who leads it."""
    if not is_equipe(personne):
        raise Refus("Seule l’équipe du Labo ouvre un chantier.")


def check_can_nommer_pilotage(personne):
    if not is_equipe(personne):
        raise Refus("Seule l’équipe du Labo confie le pilotage d’un chantier.")


def check_can_modifier_chantier(personne, chantier):
    """The sheet belongs to those who lead; équipe answers for it too."""
    if not is_equipe(personne) and not is_pilote(personne, chantier):
        raise Refus("Seuls le pilotage du chantier et l’équipe du Labo modifient cette fiche.")


def check_can_contribuer(personne, chantier):
    """Those who are at work in it: its members, who leads it, équipe."""
    if is_equipe(personne) or is_membre(personne, chantier):
        return
    if role_de(personne, chantier):
        raise Refus("Vous observez ce chantier : pour y contribuer, demandez au pilotage de changer votre rôle.")
    raise Refus("Seuls les membres du chantier et l’équipe du Labo peuvent ajouter ici. Rejoignez-le d’abord.")


def check_can_modifier_piece(personne, piece):
    """An objectif or an étape belongs to those who lead its chantier."""
    check_can_modifier_chantier(personne, piece.chantier)
    check_presente(piece)


def check_can_restaurer_piece(personne, piece):
    check_can_modifier_chantier(personne, piece.chantier)
    check_supprimee(piece)


def check_can_modifier_lien(personne, lien):
    check_can_contribuer(personne, lien.chantier)
    check_presente(lien)


def check_can_restaurer_lien(personne, lien):
    check_can_contribuer(personne, lien.chantier)
    check_supprimee(lien)


def check_presente(piece):
    if piece.supprime_le:
        raise Perime("Quelqu’un l’a supprimé entre-temps. La corbeille permet de le rétablir.")


def check_supprimee(piece):
    if not piece.supprime_le:
        raise Perime("C’est déjà rétabli.")
    if piece.supprime_le <= horloge.maintenant() - settings.BIN_DUREE:
        raise Perime("La corbeille ne l’a plus : plus de 30 jours ont passé.")


def check_can_fermer_adhesions(personne):
    """When the day is over, facilitation closes the doors of all chantiers at once."""
    if not is_equipe(personne) and not registre.is_facilitation(personne):
        raise Refus("Seules la facilitation et l’équipe du Labo ferment les adhésions de tous les chantiers.")


can_contribuer = as_predicate(check_can_contribuer)
can_creer_chantier = as_predicate(check_can_creer_chantier)
can_fermer_adhesions = as_predicate(check_can_fermer_adhesions)
can_modifier_chantier = as_predicate(check_can_modifier_chantier)
