"""The members as one reader may see them."""

from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from chantiers.enums import RESERVE, RoleMembre
from chantiers.models import Membre
from labo.audiences import lisible
from labo.models import Personne
from labo.permissions import is_equipe
from labo.textes import cle_de_tri


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
    role: str
    paroles: tuple[Parole, ...]

    @property
    def is_pilote(self) -> bool:
        return self.role == RoleMembre.PILOTAGE

    @property
    def is_observation(self) -> bool:
        return self.role == RoleMembre.OBSERVATION


# Rows of what the list shows: 225 members as objects, each with her person, were half of what their page took.
QUI = ("pk", "personne_id", "role", "personne__prenom", "personne__nom", "organisation__nom")
RANGS = {role: rang for rang, role in enumerate(RoleMembre.values)}
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


def adhesions_presentes(personne) -> list[Membre]:
    """Those of a person, with their chantiers, by number; no query for a visitor."""
    if not personne.is_authenticated:
        return []
    return list(Membre.objects.presents().of(personne).select_related("chantier").order_by("chantier__numero"))


def membres_lus(personne, chantier) -> list[MembreLu]:
    """The members of a chantier for this reader, who leads it first, one query; strangers see none."""
    if not personne.is_authenticated:
        return []
    lignes = sorted(chantier.membres.presents().values_list(*COLONNES), key=lambda ligne: RANGS[ligne[2]])
    chantier.roles_lus = {personne_pk: role for _, personne_pk, role, *_ in lignes}
    cercle = cercle_de(personne, chantier.roles_lus)
    return [membre_lu("animation" if ligne[1] == personne.pk else cercle, *ligne) for ligne in lignes]


@lru_cache(maxsize=4096)
def membre_lu(cercle, pk, personne_pk, role, prenom, nom, organisation, *paroles) -> MembreLu:
    """One row for a reader in this circle; kept under all that it holds, since a whole room reads the same ones."""
    qui = str(Personne(prenom=prenom, nom=nom))
    return MembreLu(pk, personne_pk, qui, organisation or "", role, paroles_lues(cercle, paroles))


def paroles_lues(cercle, paroles) -> tuple[Parole, ...]:
    """Of a text and its audience in turn, what this circle may read."""
    return tuple(
        Parole(Membre._meta.get_field(champ).verbose_name, texte, RESERVE[audience])
        for champ, texte, audience in zip(Membre.PAROLES, paroles[::2], paroles[1::2], strict=True)
        if texte and lisible(audience, cercle)
    )


def organisations_de(membres) -> list[tuple[str, list[str]]]:
    """Each organisation of these members (as read), in order, with who speaks for it."""
    voix: dict[str, list[str]] = {}
    for lu in membres:
        if lu.organisation:
            voix.setdefault(lu.organisation, []).append(lu.nom)
    return sorted(voix.items(), key=lambda paire: cle_de_tri(paire[0]))
