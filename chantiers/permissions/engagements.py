"""Who promises, for whom, and who tells what became of it."""

from chantiers import periodes
from chantiers.enums import ENGAGEMENTS_CLOS, TRANSITIONS_ENGAGEMENT, EtatEngagement
from chantiers.permissions.fiche import (
    check_can_contribuer,
    check_can_modifier_chantier,
    check_presente,
    check_supprimee,
)
from chantiers.permissions.membres import check_can_parler_pour
from labo import horloge
from labo.refus import Perime, Refus, as_predicate
from labo.typographie import enumerer


CORRIGEABLES = ("contenu", "etape", "echeance")  # what the pilotage corrects of what is not confirmed yet


def is_porteur(personne, engagement) -> bool:
    """The person, the one who gets its mail, or any representative of the organisation."""
    if not personne.is_authenticated or not personne.is_active:
        return False
    if personne.pk in (engagement.personne_id, engagement.contact_id):
        return True
    organisation = engagement.organisation_id
    return bool(organisation) and personne.representations.filter(organisation=organisation).exists()


def is_pour_soi(personne, engagement) -> bool:
    """May this person promise it herself: in her own name, or in that of an organisation that she represents?"""
    if engagement.personne_id:
        return engagement.personne_id == personne.pk
    return personne.representations.filter(organisation=engagement.organisation_id).exists()


def check_can_prendre_engagement(personne, engagement):
    """A member for herself or for an organisation that she represents; the pilotage notes the promise of somebody else."""
    check_can_contribuer(personne, engagement.chantier)
    if not is_pour_soi(personne, engagement):
        check_can_noter_engagement(personne, engagement.chantier)
    check_etape(engagement)
    check_contact(personne, engagement)


def check_can_noter_engagement(personne, chantier):
    try:
        check_can_modifier_chantier(personne, chantier)
    except Refus:
        raise Refus(
            "On s’engage en son propre nom, ou au nom d’une organisation que l’on représente. "
            "Seuls le pilotage et l’équipe du Labo notent l’engagement de quelqu’un d’autre."
        ) from None


def check_etape(engagement):
    if engagement.etape and engagement.etape.chantier_id != engagement.chantier_id:
        raise Refus("Cette étape est celle d’un autre chantier.")


def check_contact(personne, engagement):
    """Who gets the mail also answers: for an organisation one of its representatives, else whom the holder herself chose."""
    contact = engagement.contact
    if contact is None or contact.pk == engagement.personne_id:
        return
    organisation = engagement.organisation
    if organisation and not contact.representations.filter(organisation=organisation).exists():
        raise Refus(f"{contact} ne représente pas {organisation}. {_qui_peut(organisation)}")
    if not organisation and engagement.personne_id != personne.pk:
        raise Refus(
            f"La personne qui s’engage choisit elle-même qui reçoit le courriel à sa place. "
            f"Seule {engagement.personne} peut recevoir ce courriel : laissez ce choix vide."
        )


def _qui_peut(organisation):
    voix = [str(representation.personne) for representation in organisation.representations.select_related("personne")]
    if not voix:
        return "Personne ne la représente encore : laissez ce choix vide."
    return f"{'Peut' if len(voix) == 1 else 'Peuvent'} recevoir ce courriel : {enumerer(voix)}."


def champs_modifiables(personne, engagement) -> tuple[str, ...]:
    """What this person may change of it; the holder everything, the pilotage three fields of what is not confirmed."""
    if is_porteur(personne, engagement):
        return engagement.CHAMPS_COEDITES
    check_can_modifier_chantier(personne, engagement.chantier)
    return CORRIGEABLES if engagement.etat == EtatEngagement.A_CONFIRMER else ()


def check_can_modifier_engagement(personne, engagement):
    """The holder changes her own; the pilotage corrects one that is not confirmed, and asks about the others."""
    try:
        is_modifiable = bool(champs_modifiables(personne, engagement))
    except Refus:
        raise Refus("Seule la personne qui porte cet engagement le modifie.") from None
    if not is_modifiable:
        raise Refus(
            "Cet engagement est confirmé : seule la personne qui le porte le modifie. "
            "Vous pouvez lui demander où elle en est."
        )
    check_presente(engagement)


def check_can_ecrire_engagement(personne, engagement, changes, avant):
    """What was really changed, once it stands on the locked row; `avant`: what this person might change before."""
    if set(changes) - set(avant):
        raise Refus("Le pilotage corrige le contenu, l’étape et l’échéance ; le reste appartient à qui s’engage.")
    if "personne" in changes or "organisation" in changes:
        check_can_parler_pour(personne, engagement.organisation)
        if not is_pour_soi(personne, engagement):
            raise Refus("On ne s’engage pas au nom de quelqu’un d’autre.")
    check_etape(engagement)
    if {"personne", "organisation", "contact"} & set(changes):
        check_contact(personne, engagement)


def check_can_supprimer_engagement(personne, engagement):
    check_can_modifier_engagement(personne, engagement)


def check_can_restaurer_engagement(personne, engagement):
    check_can_lire_supprime(personne, engagement)
    check_supprimee(engagement)


def check_can_lire_supprime(personne, engagement):
    """Who may change it, or take it back out of the bin."""
    if not champs_modifiables(personne, engagement):
        raise Refus("Cet engagement était confirmé : seule la personne qui le porte le rétablit.")


def check_can_dire_engagement(personne, engagement):
    """Its holder alone confirms it and tells where it stands."""
    if not is_porteur(personne, engagement):
        raise Refus(
            "Seule la personne qui porte cet engagement dit où il en est, ou quelqu’un qui représente l’organisation. "
            "Vous pouvez le lui demander."
        )
    check_presente(engagement)


def check_transition(engagement, etat):
    if etat not in TRANSITIONS_ENGAGEMENT[engagement.etat]:
        raise Perime(f"Cet engagement est déjà « {engagement.get_etat_display()} ».")


def check_report(echeance):
    if not echeance:
        raise Refus("Un engagement reporté porte sa nouvelle échéance : indiquez-la.")
    if periodes.fin(echeance) <= horloge.aujourd_hui():
        raise Refus("On reporte à plus tard : indiquez une échéance après aujourd’hui.")


def check_can_demander_nouvelles(personne, engagement):
    """The pilotage asks; it never tells in the place of others."""
    check_can_modifier_chantier(personne, engagement.chantier)
    check_presente(engagement)
    if engagement.etat in ENGAGEMENTS_CLOS:
        raise Perime(f"La réponse est déjà là : « {engagement.get_etat_display()} ».")


can_lire_supprime = as_predicate(check_can_lire_supprime)
can_dire_engagement = as_predicate(check_can_dire_engagement)
can_modifier_engagement = as_predicate(check_can_modifier_engagement)
can_demander_nouvelles = as_predicate(check_can_demander_nouvelles)
