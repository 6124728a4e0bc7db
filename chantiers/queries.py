"""What one may read of a chantier."""

from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from chantiers import permissions
from chantiers.enums import RESERVE, RoleMembre
from chantiers.models import Chantier, Membre
from labo.audiences import lisible
from labo.models import Personne
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

    pk: int
    personne_pk: int
    nom: str
    organisation: str
    is_pilote: bool
    paroles: tuple[Parole, ...]


# Rows of what the list shows: 225 members as objects, each with her person, were half of what their page took.
QUI = ("pk", "personne_id", "role", "personne__prenom", "personne__nom", "organisation__nom")
COLONNES = (*QUI, *chain.from_iterable((nom, f"{nom}_audience") for nom in Membre.PAROLES))


def cercle_de(personne, roles) -> str:
    """The innermost audience to which a reader belongs for a chantier where these people (by key) have these roles.

    Where nobody leads, équipe answers for the pilotage.
    """
    if not personne.is_authenticated:
        return "public"
    is_pilotage = RoleMembre.PILOTAGE in roles.values()
    if roles.get(personne.pk) == RoleMembre.PILOTAGE or (not is_pilotage and is_equipe(personne)):
        return "animation"
    return "chantier" if personne.pk in roles or is_equipe(personne) else "participants"


def numeros_de(personne) -> frozenset[int]:
    """The chantiers of a person, by number; no query for a visitor."""
    if not personne.is_authenticated:
        return frozenset()
    return frozenset(Membre.objects.presents().of(personne).values_list("chantier__numero", flat=True))


def adhesions_de(personne) -> list[Membre]:
    """Those of a person, with their chantiers, by number; no query for a visitor."""
    if not personne.is_authenticated:
        return []
    return list(Membre.objects.presents().of(personne).select_related("chantier").order_by("chantier__numero"))


def membres_lus(personne, chantier) -> list[MembreLu]:
    """The members of a chantier for this reader, one query; strangers see none."""
    if not personne.is_authenticated:
        return []
    lignes = list(chantier.membres.presents().values_list(*COLONNES))
    cercle = cercle_de(personne, {personne_pk: role for _, personne_pk, role, *_ in lignes})
    return [membre_lu("animation" if ligne[1] == personne.pk else cercle, *ligne) for ligne in lignes]


@lru_cache(maxsize=4096)
def membre_lu(cercle, pk, personne_pk, role, prenom, nom, organisation, *paroles) -> MembreLu:
    """One row for a reader in this circle; kept under all that it holds, since a whole room reads the same ones."""
    lues = tuple(
        Parole(Membre._meta.get_field(champ).verbose_name, texte, RESERVE[audience])
        for champ, texte, audience in zip(Membre.PAROLES, paroles[::2], paroles[1::2], strict=True)
        if texte and lisible(audience, cercle)
    )
    qui = str(Personne(prenom=prenom, nom=nom))
    return MembreLu(pk, personne_pk, qui, organisation or "", role == RoleMembre.PILOTAGE, lues)


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
