"""How one joins a chantier, who answers, who waits for an answer, who is invited."""

from dataclasses import dataclass
from datetime import datetime

from django.db import models
from django.utils import timezone

from chantiers.enums import EtatMembre
from chantiers.models import SANS_REPONSE, Invitation, Membre
from chantiers.queries.membres import Parole, cercle_de, paroles_lues
from labo import horloge
from labo.models import Personne


# ---- how one joins ----


def is_complet(chantier) -> bool:
    """All its places are taken; who observes takes none. No query where there is no limit."""
    prises = places_prises(chantier)
    return prises is not None and prises >= chantier.places


def places_prises(chantier) -> int | None:
    return None if chantier.places is None else chantier.membres.au_travail().count()


def is_sur_demande(chantier) -> bool:
    return chantier.is_sur_demande or is_complet(chantier)


@dataclass(frozen=True)
class Entree:
    """What awaits who wants to join, told before she writes."""

    invitation: Invitation | None
    is_sur_demande: bool  # joining is a request…
    is_complet: bool  # … because no place is left, though the chantier is open
    is_a_pourvoir: bool  # équipe answers
    prises: int | None  # of its places; None where there is no limit

    @property
    def is_aussitot(self) -> bool:
        return bool(self.invitation) or not self.is_sur_demande


def entree(personne, chantier) -> Entree:
    """Two queries; one more where places are counted."""
    invitations = Invitation.objects.en_attente().select_related("par")
    prises = places_prises(chantier)
    complet = prises is not None and prises >= chantier.places
    return Entree(
        invitation=invitations.filter(chantier=chantier, personne=personne).first(),
        is_sur_demande=chantier.is_sur_demande or complet,
        is_complet=complet and not chantier.is_sur_demande,
        is_a_pourvoir=not chantier.membres.pilotes().exists(),
        prises=prises,
    )


# ---- who answers ----


def equipe_joignable():
    return Personne.objects.actives().filter(is_equipe=True).exclude(email=None)


def qui_repond(chantier) -> list[Personne]:
    """Those who lead and can be written to; else équipe."""
    pilotes = Personne.objects.actives().filter(adhesions__in=chantier.membres.pilotes()).exclude(email=None)
    return list(pilotes) or list(equipe_joignable())


# ---- who waits ----


@dataclass(frozen=True)
class DemandeLue:
    """A request as one who answers reads it."""

    pk: int
    nom: str
    organisation: str
    le: datetime
    jours: int  # for which it has been waiting
    is_sans_reponse: bool
    paroles: tuple[Parole, ...]
    motif_d_avant: str  # why she was refused the last time, and when
    refuse_d_avant_le: datetime | None


def demandes_lues(personne, chantier, membres) -> list[DemandeLue]:
    """For one who answers, the longest wait first. `membres`: as she reads them. One query.

    Words for the pilotage alone stay so: équipe reads them where nobody leads.
    """
    cercle = cercle_de(personne, {lu.personne_pk: lu.role for lu in membres})
    demandes = chantier.membres.demandes().select_related("personne", "organisation").order_by("demande_le", "pk")
    return [_lue(membre, cercle) for membre in demandes]


def _lue(membre, cercle) -> DemandeLue:
    valeurs = [getattr(membre, nom) for parole in Membre.PAROLES for nom in (parole, f"{parole}_audience")]
    return DemandeLue(
        pk=membre.pk,
        nom=str(membre.personne),
        organisation=str(membre.organisation or ""),
        le=membre.demande_le,
        jours=jours_depuis(membre.demande_le),
        is_sans_reponse=is_sans_reponse(membre),
        paroles=paroles_lues(cercle, valeurs),
        motif_d_avant=membre.motif_d_avant,
        refuse_d_avant_le=membre.refuse_d_avant_le,
    )


def refusees(chantier):
    """What was refused lately, with its reason: read by those who answer."""
    refus = chantier.membres.filter(etat=EtatMembre.REFUSE).select_related("personne", "organisation", "repondu_par")
    return refus.order_by("-repondu_le")[:20]


def jours_depuis(moment) -> int:
    """Whole days of the calendar."""
    return (horloge.aujourd_hui() - timezone.localdate(moment)).days


def is_sans_reponse(membre) -> bool:
    return membre.etat == EtatMembre.DEMANDE and membre.demande_le <= horloge.maintenant() - SANS_REPONSE


@dataclass(frozen=True)
class Place:
    """What a known reader of the page of a chantier must be told of joining it."""

    mienne: Membre | None  # her own request, waiting or refused
    jours: int
    demandes: int  # that wait for her answer
    oubliees: int  # of these, unanswered for too long

    @property
    def is_en_attente(self) -> bool:
        return bool(self.mienne) and self.mienne.etat == EtatMembre.DEMANDE


def place_de(personne, chantier, *, can_mener) -> Place:
    """One query."""
    siennes = models.Q(personne=personne, etat__in=(EtatMembre.DEMANDE, EtatMembre.REFUSE))
    attendues = models.Q(etat=EtatMembre.DEMANDE) if can_mener else models.Q()
    lignes = list(chantier.membres.filter(siennes | attendues).select_related("repondu_par"))
    demandes = [m for m in lignes if m.etat == EtatMembre.DEMANDE] if can_mener else []
    mienne = next((m for m in lignes if m.personne_id == personne.pk), None)
    return Place(
        mienne=mienne,
        jours=jours_depuis(mienne.demande_le) if mienne else 0,
        demandes=len(demandes),
        oubliees=sum(map(is_sans_reponse, demandes)),
    )


def adhesions_de(personne):
    """Where she is, where she asks to be, where she was refused: for her own page. One query."""
    siennes = Membre.objects.of(personne).exclude(etat=EtatMembre.PARTI)
    return list(siennes.select_related("chantier", "organisation", "repondu_par").order_by("chantier__numero"))


def invitations_de(personne):
    attendues = Invitation.objects.en_attente().filter(personne=personne)
    presente = Membre.objects.presents().of(personne).values("chantier")
    return attendues.exclude(chantier__in=presente).select_related("chantier", "par").order_by("chantier__numero")


# ---- who is invited ----


def invitations_lues(chantier):
    """By their address alone until they accept: the names of who is known are not the inviter's to learn."""
    return chantier.invitations.select_related("personne", "par")


def dernier_mot(personne, chantier) -> str:
    """What she last wrote when inviting to this chantier: several people are invited one by one."""
    return chantier.invitations.filter(par=personne).values_list("mot", flat=True).first() or ""
