"""What one supports, and what has changed in it since."""

from dataclasses import dataclass

from charte import ecarts
from charte.models import Soutien
from charte.queries.amendements import VIDE, mots_de
from labo import revisions


@dataclass(frozen=True)
class Releve:
    """What has changed in an amendement since its reader supported it."""

    soutien: Soutien
    ecarts: list
    motif: str = ""  # as it is now, where it is another one
    is_deplace: bool = False  # it asks for another place


@dataclass(frozen=True)
class Soutiens:
    """Of one person: how many, and those of what waits and has been written again since, the last one first."""

    combien: int
    a_relire: list[Soutien]


def mes_soutiens(personne) -> Soutiens:
    """One query."""
    siens = Soutien.objects.filter(personne=personne.pk).select_related("amendement__article", "amendement__section")
    siens = list(siens.order_by("-amendement__modifie_le", "-pk"))
    return Soutiens(
        len(siens), [s for s in siens if s.amendement.is_depose and s.version < s.amendement.version_ecrite]
    )


def releve_de(amendement, soutien) -> Releve | None:
    """None where she supports the words of today, or none. One query."""
    if soutien is None or not amendement.is_depose or soutien.version >= amendement.version_ecrite:
        return None
    alors = revisions.valeurs_a(amendement, soutien.version) or {**VIDE, "motif": ""}
    motif = amendement.motif if amendement.motif != alors["motif"] else ""
    siens = revisions.valeurs_de(amendement)
    is_deplace = any(alors.get(nom, siens[nom]) != siens[nom] for nom in ("section", "apres"))
    return Releve(soutien, ecarts.ecarts(alors, mots_de(amendement)), motif, is_deplace)
