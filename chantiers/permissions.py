"""What one may do in a chantier."""

from chantiers.models import Membre
from labo.permissions import is_equipe
from labo.refus import Perime, Refus, as_predicate


def is_pilote(personne, chantier) -> bool:
    return personne.is_authenticated and Membre.objects.pilotes().of(personne).filter(chantier=chantier).exists()


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


def check_can_rejoindre_chantier(personne, chantier):
    """Everybody who is known may join; nobody needs to have worked on the charter first, nor the reverse."""
    if not personne.is_authenticated or not personne.is_active:
        raise Refus("Connectez-vous pour rejoindre ce chantier.")
    if Membre.objects.presents().of(personne).filter(chantier=chantier).exists():
        raise Perime("Vous faites déjà partie de ce chantier.")


def check_can_modifier_adhesion(personne, membre):
    """A person's own words are changed by herself alone."""
    if not personne.is_authenticated or membre.personne_id != personne.pk:
        raise Refus("Chaque personne écrit et retire ses propres mots.")
    if membre.parti_le:
        raise Perime("Vous avez quitté ce chantier.")


def check_can_parler_pour(personne, organisation):
    """Only a representative speaks in the name of an organisation."""
    if organisation and not personne.representations.filter(organisation=organisation).exists():
        raise Refus("Vous ne représentez pas cette organisation. L’équipe du Labo peut l’ajouter.")


can_creer_chantier = as_predicate(check_can_creer_chantier)
can_modifier_chantier = as_predicate(check_can_modifier_chantier)
can_rejoindre_chantier = as_predicate(check_can_rejoindre_chantier)
