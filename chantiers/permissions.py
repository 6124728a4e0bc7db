"""What one may do in a chantier."""

from django.conf import settings

from chantiers.enums import EtatMembre, RoleMembre
from chantiers.models import Membre
from labo import horloge, registre
from labo.permissions import is_equipe
from labo.refus import Perime, Refus, as_predicate


def is_pilote(personne, chantier) -> bool:
    return personne.is_authenticated and Membre.objects.pilotes().of(personne).filter(chantier=chantier).exists()


def is_membre(personne, chantier) -> bool:
    """Of the chantier and at work in it; who observes reads only."""
    if not personne.is_authenticated:
        return False
    presents = Membre.objects.presents().of(personne).filter(chantier=chantier)
    return presents.exclude(role=RoleMembre.OBSERVATION).exists()


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
    if not is_equipe(personne) and not is_membre(personne, chantier):
        raise Refus("Seuls les membres du chantier et l’équipe du Labo peuvent ajouter ici. Rejoignez-le d’abord.")


def check_can_modifier_piece(personne, piece):
    """An objectif or an étape belongs to those who lead its chantier."""
    check_can_modifier_chantier(personne, piece.chantier)
    _check_presente(piece)


def check_can_restaurer_piece(personne, piece):
    check_can_modifier_chantier(personne, piece.chantier)
    _check_supprimee(piece)


def check_can_modifier_lien(personne, lien):
    check_can_contribuer(personne, lien.chantier)
    _check_presente(lien)


def check_can_restaurer_lien(personne, lien):
    check_can_contribuer(personne, lien.chantier)
    _check_supprimee(lien)


def _check_presente(piece):
    if piece.supprime_le:
        raise Perime("Quelqu’un l’a supprimé entre-temps. La corbeille permet de le rétablir.")


def _check_supprimee(piece):
    if not piece.supprime_le:
        raise Perime("C’est déjà rétabli.")
    if piece.supprime_le <= horloge.maintenant() - settings.BIN_DUREE:
        raise Perime("La corbeille ne l’a plus : plus de 30 jours ont passé.")


def check_can_fermer_adhesions(personne):
    """When the day is over, facilitation closes the doors of all chantiers at once."""
    if not is_equipe(personne) and not registre.is_facilitation(personne):
        raise Refus("Seules la facilitation et l’équipe du Labo ferment les adhésions de tous les chantiers.")


def check_can_rejoindre_chantier(personne, chantier):
    """Everybody who is known may join, or ask to; nobody needs to have worked on the charter first, nor the reverse."""
    if not personne.is_authenticated or not personne.is_active:
        raise Refus("Connectez-vous pour rejoindre ce chantier.")
    etat = Membre.objects.of(personne).filter(chantier=chantier).values_list("etat", flat=True).first()
    if etat == EtatMembre.PRESENT:
        raise Perime("Vous faites déjà partie de ce chantier.")
    if etat == EtatMembre.DEMANDE:
        raise Perime("Votre demande est déjà partie : le pilotage de ce chantier va vous répondre.")


def check_can_modifier_adhesion(personne, membre):
    """A person's own words are changed by herself alone."""
    if not personne.is_authenticated or membre.personne_id != personne.pk:
        raise Refus("Chaque personne écrit et retire ses propres mots.")
    if membre.etat == EtatMembre.PARTI:
        raise Perime("Vous avez quitté ce chantier.")
    if membre.etat == EtatMembre.REFUSE:
        raise Perime("Votre demande a reçu une réponse : ces mots ne changent plus. Vous pouvez demander à nouveau.")


def check_can_parler_pour(personne, organisation):
    """Only a representative speaks in the name of an organisation."""
    if organisation and not personne.representations.filter(organisation=organisation).exists():
        raise Refus("Vous ne représentez pas cette organisation. L’équipe du Labo peut l’ajouter.")


can_contribuer = as_predicate(check_can_contribuer)
can_creer_chantier = as_predicate(check_can_creer_chantier)
can_fermer_adhesions = as_predicate(check_can_fermer_adhesions)
can_modifier_chantier = as_predicate(check_can_modifier_chantier)
can_rejoindre_chantier = as_predicate(check_can_rejoindre_chantier)
