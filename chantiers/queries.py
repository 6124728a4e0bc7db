"""What one may read of a chantier."""

from dataclasses import dataclass

from chantiers import permissions
from chantiers.enums import RESERVE, RoleMembre
from chantiers.models import Chantier, Membre
from labo.audiences import lisible
from labo.permissions import is_equipe
from labo.registre import Ouvert


@dataclass(frozen=True)
class Parole:
    """Words of a member, and for whom she wrote them."""

    libelle: str
    texte: str
    reserve: str


@dataclass(frozen=True)
class MembreLu:
    """A member as one reader sees her: only the words that were addressed to this reader."""

    membre: Membre
    paroles: list[Parole]


def cercle_de(personne, membres) -> str:
    """The innermost audience to which a reader belongs for a chantier with these members.

    Where nobody leads, équipe answers for the pilotage.
    """
    if not personne.is_authenticated:
        return "public"
    mien = next((membre for membre in membres if membre.personne_id == personne.pk), None)
    pilotes = [membre for membre in membres if membre.role == RoleMembre.PILOTAGE]
    if mien in pilotes or (not pilotes and is_equipe(personne)):
        return "animation"
    return "chantier" if mien or is_equipe(personne) else "participants"


def membres_lus(personne, chantier) -> list[MembreLu]:
    """The members of a chantier for this reader, one query; strangers see none."""
    if not personne.is_authenticated:
        return []
    membres = list(chantier.membres.presents().select_related("personne", "organisation"))
    cercle = cercle_de(personne, membres)
    return [
        MembreLu(membre, paroles_lues(membre, "animation" if membre.personne_id == personne.pk else cercle))
        for membre in membres
    ]


def paroles_lues(membre, cercle) -> list[Parole]:
    """What a reader in this circle may read of a member."""
    audiences = {nom: getattr(membre, f"{nom}_audience") for nom in Membre.PAROLES}
    return [
        Parole(Membre._meta.get_field(nom).verbose_name, getattr(membre, nom), RESERVE[audience])
        for nom, audience in audiences.items()
        if getattr(membre, nom) and lisible(audience, cercle)
    ]


def ouvrir_fiche(personne, pk) -> Ouvert | None:
    """A sheet for one who may write in it (see `labo.registre`)."""
    chantier = Chantier.objects.filter(pk=pk).first()
    if chantier is None:
        return None
    permissions.check_can_modifier_chantier(personne, chantier)
    return Ouvert({"version": chantier}, chantier.cle_objet)


def ouvrir_adhesion(personne, pk) -> Ouvert | None:
    """One's own words, of which nobody else knows when they are written."""
    membre = Membre.objects.of(personne).presents().filter(pk=pk).first()
    return membre and Ouvert({"version": membre})
