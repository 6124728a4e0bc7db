"""Who may join, say what brings her, speak for an organisation, answer for a chantier, lead it."""

from django.db import models

from chantiers.enums import EtatMembre, RoleMembre
from chantiers.models import Invitation, Membre
from chantiers.permissions.fiche import is_pilote
from labo import horloge
from labo.models import Evenement
from labo.permissions import is_equipe
from labo.refus import Perime, Refus, as_predicate


INVITATIONS_PAR_JOUR = 30  # for one chantier


class TropDInvitations(Refus):
    status = 429


# ---- joining, one's own words, leaving ----


def check_can_rejoindre_chantier(personne, chantier):
    """Everybody who is known may join, or ask to; nobody needs to have worked on the charter first, nor the reverse."""
    if not personne.is_authenticated or not personne.is_active:
        raise Refus("Connectez-vous pour rejoindre ce chantier.")
    etat = Membre.objects.of(personne).filter(chantier=chantier).values_list("etat", flat=True).first()
    if etat == EtatMembre.PRESENT:
        raise Perime("Vous faites déjà partie de ce chantier.")
    # Invited since she asked, she need not wait for the answer.
    if etat == EtatMembre.DEMANDE and not is_invitee(personne, chantier):
        raise Perime("Votre demande est déjà partie : elle attend une réponse.")


def is_invitee(personne, chantier) -> bool:
    return Invitation.objects.en_attente().filter(chantier=chantier, personne=personne).exists()


def check_can_modifier_adhesion(personne, membre):
    """A person's own words are changed by herself alone."""
    check_can_quitter_chantier(personne, membre)
    if membre.etat == EtatMembre.REFUSE:
        raise Perime("Votre demande a reçu une réponse : ces mots ne changent plus. Vous pouvez demander à nouveau.")


def check_can_quitter_chantier(personne, membre):
    """She takes her words away when she leaves, when she withdraws a request, and after a refusal."""
    if not personne.is_authenticated or membre.personne_id != personne.pk:
        raise Refus("Chaque personne écrit et retire ses propres mots.")
    if membre.etat == EtatMembre.PARTI:
        raise Perime("Vous ne faites plus partie de ce chantier, et n’y demandez plus rien.")


def check_can_parler_pour(personne, organisation):
    """Only a representative speaks in the name of an organisation."""
    if organisation and not personne.representations.filter(organisation=organisation).exists():
        raise Refus("Vous ne représentez pas cette organisation. L’équipe du Labo peut l’ajouter.")


# ---- answering for a chantier ----


def check_can_mener(personne, chantier):
    """Those who lead it; équipe too, which answers alone where nobody leads."""
    if not is_equipe(personne) and not is_pilote(personne, chantier):
        raise Refus("Seuls le pilotage du chantier et l’équipe du Labo accueillent ses membres.")


def check_can_repondre(personne, membre):
    check_can_mener(personne, membre.chantier)
    if membre.etat == EtatMembre.PARTI:
        raise Perime("Cette personne a retiré sa demande.")
    if membre.etat != EtatMembre.DEMANDE:
        reponse = "refusée" if membre.etat == EtatMembre.REFUSE else "acceptée"
        qui = f"{membre.repondu_par} a déjà répondu" if membre.repondu_par else "C’est déjà fait"
        raise Perime(f"{qui} : demande {reponse}.")


def check_can_inviter(personne, chantier):
    """Counted in the journal, where nothing is ever taken away: withdrawing an invitation gives none back."""
    check_can_mener(personne, chantier)
    envois = Evenement.objects.of_ensemble(chantier.sujet).filter(verbe="invitation_envoyee")
    if envois.filter(at__gte=horloge.ce_matin()).count() >= INVITATIONS_PAR_JOUR:
        raise TropDInvitations(
            f"Ce chantier a déjà envoyé {INVITATIONS_PAR_JOUR} invitations aujourd’hui. Reprenez demain."
        )


def check_pas_deja_invitee(invitation):
    """`invitation`: the one that this person has, or a new one."""
    if invitation.pk and not invitation.acceptee_le and invitation.at >= horloge.ce_matin():
        raise Perime("Cette adresse a déjà reçu une invitation aujourd’hui pour ce chantier.")


def check_invitation_en_attente(invitation):
    """`invitation`: None when somebody has just withdrawn it."""
    if invitation is None:
        raise Perime("Cette invitation est déjà retirée.")
    if invitation.acceptee_le:
        raise Perime("Cette invitation est déjà acceptée : la personne fait partie du chantier.")


# ---- roles ----


def check_can_changer_role(personne, membre, role):
    """`role`: the one that she is to have."""
    check_can_mener(personne, membre.chantier)
    if not membre.is_present:
        raise Perime(f"{membre.personne} ne fait plus partie de ce chantier.")
    if membre.is_pilote and role != RoleMembre.PILOTAGE and not is_equipe(personne):
        raise Refus(
            "Qui pilote transmet le pilotage, ou le quitte, de soi-même. L’équipe du Labo peut aussi le retirer."
        )


def check_can_transmettre_pilotage(personne, chantier):
    """One's own only. Who has just handed it on, from another tab, is told so."""
    if is_pilote(personne, chantier):
        return
    if personne.is_authenticated and _a_pilote(personne, chantier):
        raise Perime("Vous ne pilotez plus ce chantier : c’est déjà transmis.")
    raise Refus("Seule une personne qui pilote ce chantier en transmet le pilotage.")


def check_can_recevoir_pilotage(membre, chantier):
    if membre.chantier_id != chantier.pk or not membre.is_present:
        raise Perime(f"{membre.personne} ne fait plus partie de ce chantier : choisissez quelqu’un d’autre.")


def _a_pilote(personne, chantier) -> bool:
    cede = models.Q(personne=personne, verbe__in=("pilotage_transmis", "pilotage_laisse", "pilotage_quitte"))
    siens = Membre.objects.of(personne).filter(chantier=chantier).values("pk")
    retire = models.Q(verbe="pilotage_retire", sujet_pk__in=siens)
    return Evenement.objects.of_ensemble(chantier.sujet).filter(cede | retire).exists()


can_mener = as_predicate(check_can_mener)
can_rejoindre_chantier = as_predicate(check_can_rejoindre_chantier)
can_transmettre_pilotage = as_predicate(check_can_transmettre_pilotage)
