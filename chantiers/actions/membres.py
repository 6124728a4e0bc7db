"""Joining a chantier, saying what brings one there, leaving it."""

from django.db import transaction

from chantiers import courriels, permissions, queries
from chantiers.actions.adhesions import abonner, accepter_invitation, entrer, garder, membre_de, verrouiller_membre
from chantiers.actions.fiche import verrouiller
from chantiers.actions.nouvelles import dire
from chantiers.actions.pilotage import ceder
from chantiers.enums import EtatMembre, RoleMembre
from chantiers.models import Membre
from labo import direct, horloge, revisions
from labo.models import Personne


@transaction.atomic
def rejoindre_chantier(*, chantier, by, organisation=None, **paroles):
    """Join, with one's own words; who had left comes back. Where one joins on request, ask to, unless one is invited.

    The person is what is locked: a whole room joins the same chantier within a second, each person once. The chantier is
    locked too where its places are counted: the last one is given once.
    """
    by = Personne.objects.select_for_update(of=("self",), no_key=True).filter(pk=by.pk).first() or by
    permissions.check_can_rejoindre_chantier(by, chantier)
    permissions.check_can_parler_pour(by, organisation)
    chantier = verrouiller(chantier) if chantier.places else chantier
    membre = membre_de(chantier, by) or Membre(chantier=chantier, personne=by)
    if membre.is_refusee:
        membre.motif_d_avant, membre.refuse_d_avant_le = membre.motif, membre.repondu_le
    membre.organisation, membre.repondu_le, membre.repondu_par = organisation, None, None
    for nom, valeur in paroles.items():
        setattr(membre, nom, valeur)
    if accepter_invitation(chantier, by) or not queries.is_sur_demande(chantier):
        entrer(membre, by=by)
        abonner(membre, depuis=dire("chantier_rejoint", membre, chantier=chantier, by=by, organisation=organisation))
    else:
        _demander(membre, by=by)
        evenement = dire("adhesion_demandee", membre, chantier=chantier, by=by, organisation=organisation)
        courriels.annoncer_demande(membre, evenement)
    return membre


@transaction.atomic
def modifier_adhesion(*, membre, version, by, organisation=None, **paroles):
    membre = verrouiller_membre(membre)
    permissions.check_can_modifier_adhesion(by, membre)
    permissions.check_can_parler_pour(by, organisation)
    changes = revisions.enregistrer(membre, {"organisation": organisation, **paroles}, version=version, by=by)
    if changes:
        _dire_ses_mots("adhesion_modifiee", membre, by=by, champs=changes)
    return membre


@transaction.atomic
def retablir_adhesion(*, membre, numero, version, by):
    """Back to her own words at revision `numero`; not in the name of an organisation that she no longer represents."""
    membre = verrouiller_membre(membre)
    permissions.check_can_modifier_adhesion(by, membre)
    changes = revisions.retablir(membre, numero, version=version, by=by)
    if "organisation" in changes:
        permissions.check_can_parler_pour(by, membre.organisation)
    if changes:
        _dire_ses_mots("adhesion_retablie", membre, by=by, champs=changes)
    return membre


@transaction.atomic
def quitter_chantier(*, membre, by, successeur=None):
    """Leave, or withdraw a request: the words and their history go with the person, what she did and promised stays.

    `successeur`: for who leads, the member to whom she hands on; without one the pilotage may be « à pourvoir ».
    """
    chantier = verrouiller(membre.chantier)
    membre = verrouiller_membre(membre)
    permissions.check_can_quitter_chantier(by, membre)
    is_depart = membre.is_present
    if is_depart and membre.is_pilote:
        ceder(membre, successeur, chantier=chantier, by=by)
    for nom in Membre.PAROLES:
        setattr(membre, nom, "")
    membre.role = RoleMembre.MEMBRE
    membre.etat, membre.motif = EtatMembre.PARTI, ""
    membre.motif_d_avant, membre.refuse_d_avant_le = "", None
    membre.parti_le = horloge.maintenant()
    membre.version += 1
    membre.save()
    revisions.effacer(membre)
    dire("chantier_quitte" if is_depart else "demande_retiree", membre, chantier=chantier, by=by)
    direct.publier_acces(membre.personne)
    return membre


def _demander(membre, *, by):
    membre.etat, membre.motif, membre.parti_le = EtatMembre.DEMANDE, "", None
    membre.role = RoleMembre.MEMBRE
    membre.demande_le = horloge.maintenant()
    garder(membre, by=by)


def _dire_ses_mots(verbe, membre, *, by, champs):
    dire(verbe, membre, chantier=membre.chantier, by=by, organisation=membre.organisation, champs=champs)
