"""Who may join, say what brings her, speak for an organisation."""

from chantiers.enums import EtatMembre
from chantiers.models import Membre
from labo.refus import Perime, Refus, as_predicate


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


can_rejoindre_chantier = as_predicate(check_can_rejoindre_chantier)
