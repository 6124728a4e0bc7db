"""What somebody promises, and what its holder tells of it. A word told is never rewritten: another one follows it."""

from django.db import transaction

from chantiers import permissions
from chantiers.actions import pieces
from chantiers.actions.nouvelles import dire
from chantiers.courriels import A_CONFIRMER
from chantiers.enums import EtatEngagement
from chantiers.models import Engagement, Suivi
from chantiers.models.porteurs import joignable
from chantiers.rappels import COURRIEL
from labo import horloge, revisions
from labo.courriels import mettre_en_file
from labo.models import Organisation
from labo.refus import Perime, Refus


VERBES = {
    EtatEngagement.CONFIRME: "engagement_confirme",
    EtatEngagement.EN_COURS: "engagement_en_cours",
    EtatEngagement.REPORTE: "engagement_reporte",
    EtatEngagement.TENU: "engagement_tenu",
    EtatEngagement.TENU_EN_PARTIE: "engagement_tenu_en_partie",
    EtatEngagement.NON_TENU: "engagement_non_tenu",
}


@transaction.atomic
def prendre_engagement(*, chantier, by, **champs):
    """Promise it oneself: it is confirmed; or note what somebody else promised, who is asked by mail to confirm it."""
    engagement = Engagement(chantier=chantier, **champs)
    permissions.check_can_prendre_engagement(by, engagement)
    engagement.contact = engagement.contact or contact_par_defaut(engagement, by)
    is_pour_soi = permissions.is_pour_soi(by, engagement)
    if is_pour_soi:
        engagement.etat = EtatEngagement.CONFIRME
    verbe = "engagement_pris" if is_pour_soi else "engagement_note"
    pieces.ajouter(engagement, verbe, by=by, organisation=engagement.organisation if is_pour_soi else None)
    if not is_pour_soi and (qui := joignable(engagement)):
        cle = f"a-confirmer-{engagement.pk}"
        mettre_en_file(cle=cle, gabarit=A_CONFIRMER, personne=qui, engagement=engagement.pk, par=by.pk)
    return engagement


@transaction.atomic
def modifier_engagement(*, engagement, version, by, **champs):
    engagement = pieces.verrouiller_piece(engagement)
    permissions.check_can_modifier_engagement(by, engagement)
    modifiables = permissions.champs_modifiables(by, engagement)
    changes = revisions.enregistrer(engagement, champs, version=version, by=by)
    if {"personne", "organisation"} & set(changes):
        _suivre_le_porteur(engagement, by=by)
    permissions.check_can_ecrire_engagement(by, engagement, changes, modifiables)
    return _dire_les_changements("engagement_modifie", engagement, changes, by=by)


@transaction.atomic
def retablir_engagement(*, engagement, numero, version, by):
    engagement = pieces.verrouiller_piece(engagement)
    permissions.check_can_modifier_engagement(by, engagement)
    modifiables = permissions.champs_modifiables(by, engagement)
    _check_porteur_d_alors(engagement, numero)
    changes = revisions.retablir(engagement, numero, version=version, by=by)
    permissions.check_can_ecrire_engagement(by, engagement, changes, modifiables)
    return _dire_les_changements("engagement_retabli", engagement, changes, by=by)


@transaction.atomic
def supprimer_engagement(*, engagement, by):
    """For who holds it; the pilotage takes away what it noted by mistake, as long as nobody has confirmed it."""
    engagement = pieces.verrouiller_piece(engagement)
    permissions.check_can_supprimer_engagement(by, engagement)
    return pieces.supprimer(engagement, "engagement_supprime", by=by)


@transaction.atomic
def restaurer_engagement(*, engagement, by):
    engagement = pieces.verrouiller_piece(engagement)
    permissions.check_can_restaurer_engagement(by, engagement)
    return pieces.restaurer(engagement, "engagement_restaure", by=by)


@transaction.atomic
def dire_engagement(*, engagement, etat, by, depuis, mot="", echeance=""):
    """Confirm it, or tell where it stands, with a word; put off, it carries its new échéance.

    `depuis`: the key of the last word that the person had read, 0 for none. Two at once: one is told, the other reads it.
    """
    engagement = pieces.verrouiller_piece(engagement)
    permissions.check_can_dire_engagement(by, engagement)
    dernier = engagement.suivis.select_related("personne").first()
    if dernier and dernier.pk != depuis:
        if (dernier.etat, dernier.mot, dernier.personne_id) == (etat, mot, by.pk):
            return engagement  # pressed twice
        raise Perime(f"{dernier.personne} vient de dire « {dernier} ». Relisez, puis dites à nouveau s’il le faut.")
    permissions.check_transition(engagement, etat)
    if etat == EtatEngagement.REPORTE:
        _reporter(engagement, echeance, by=by)
    return _noter(engagement, etat, mot=mot, echeance=echeance, by=by)


@transaction.atomic
def demander_nouvelles(*, engagement, by):
    """Ask its holder where it stands, by mail: once a day at most."""
    engagement = pieces.verrouiller_piece(engagement)
    permissions.check_can_demander_nouvelles(by, engagement)
    qui = joignable(engagement)
    if qui is None:
        raise Refus("Aucune adresse n’est connue pour cet engagement : demandez de vive voix.")
    cle = f"demande-{engagement.pk}-{horloge.aujourd_hui()}"
    if not mettre_en_file(cle=cle, gabarit=COURRIEL, personne=qui, engagements=[engagement.pk], par=by.pk):
        raise Perime("C’est déjà demandé aujourd’hui : laissez-lui le temps de répondre.")
    dire("nouvelles_demandees", engagement, chantier=engagement.chantier, by=by)
    return engagement


def contact_par_defaut(engagement, by):
    """Of an organisation: who speaks, if she represents it, else the first who does; a person gets her own mail."""
    if engagement.organisation is None:
        return None
    voix = list(engagement.organisation.representations.select_related("personne").order_by("pk"))
    personnes = [representation.personne for representation in voix]
    return by if by in personnes else next(iter(personnes), None)


def _check_porteur_d_alors(engagement, numero):
    """Nobody would hold it: the organisation of then is gone."""
    alors = revisions.valeurs_a(engagement, numero) or {}
    pk = alors.get("organisation")
    if pk and not Organisation.objects.filter(pk=pk).exists():
        raise Refus("L’organisation qui portait alors cet engagement n’existe plus : modifiez-le plutôt.")


def _suivre_le_porteur(engagement, *, by):
    """Another holder, another contact: who got the mail of an organisation does not get that of a person."""
    contact = engagement.contact
    is_voix = contact and contact.representations.filter(organisation=engagement.organisation).exists()
    if contact == engagement.personne or not is_voix:
        revisions.completer(engagement, {"contact": contact_par_defaut(engagement, by)})


def _reporter(engagement, echeance, *, by):
    permissions.check_report(echeance)
    revisions.enregistrer(engagement, {"echeance": echeance}, version=engagement.version, by=by)


def _noter(engagement, etat, *, mot, echeance, by):
    nouvelle = echeance if etat == EtatEngagement.REPORTE else ""
    suivi = Suivi(engagement=engagement, etat=etat, mot=mot, echeance=nouvelle, personne=by, at=horloge.maintenant())
    suivi.full_clean(exclude=("engagement", "personne"))
    suivi.save()
    engagement.etat = etat
    engagement.save(update_fields=("etat",))
    dire(VERBES[etat], engagement, chantier=engagement.chantier, by=by, organisation=engagement.organisation)
    return engagement


def _dire_les_changements(verbe, engagement, changes, *, by):
    if changes:
        dire(verbe, engagement, chantier=engagement.chantier, by=by, champs=changes)
    return engagement
