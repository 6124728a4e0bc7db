"""The roadmap belongs to those who lead; who is responsible for an étape says how it goes."""

from chantiers.permissions.fiche import check_presente, is_pilote
from labo.permissions import is_equipe
from labo.refus import Refus


def organisations_de(personne) -> set[int]:
    """The keys of those that she represents."""
    if not personne.is_authenticated:
        return set()
    return set(personne.representations.values_list("organisation_id", flat=True))


def porte(personne, etape, organisations) -> bool:
    """Is she responsible for it, its contact, or a representative of the organisation that is?"""
    if not personne.is_authenticated:
        return False
    return personne.pk in (etape.personne_id, etape.contact_id) or etape.organisation_id in organisations


def check_can_suivre_etape(personne, etape):
    """Change its state, say what is new."""
    is_a_elle = personne.is_active and porte(personne, etape, organisations_de(personne))
    if not is_a_elle and not is_equipe(personne) and not is_pilote(personne, etape.chantier):
        raise Refus("Seuls les responsables de cette étape et le pilotage du chantier disent où elle en est.")
    check_presente(etape)
