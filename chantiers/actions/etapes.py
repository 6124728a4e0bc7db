"""The étapes of a roadmap: written by those who lead, followed by those who are responsible."""

from django.db import transaction

from chantiers import permissions
from chantiers.actions import pieces
from chantiers.actions.nouvelles import dire
from chantiers.models import Etape, Nouvelle
from labo import horloge, revisions
from labo.refus import Perime


@transaction.atomic
def ajouter_etape(*, chantier, by, **champs):
    permissions.check_can_modifier_chantier(by, chantier)
    return pieces.ajouter(Etape(chantier=chantier, **champs), "etape_ajoutee", by=by)


@transaction.atomic
def modifier_etape(*, etape, version, by, **champs):
    etape = pieces.verrouiller_piece(etape)
    permissions.check_can_modifier_piece(by, etape)
    etape.nouvelle_le = horloge.maintenant()  # kept only where something changes
    return pieces.modifier(etape, "etape_modifiee", champs, version=version, by=by)


@transaction.atomic
def retablir_etape(*, etape, numero, version, by):
    etape = pieces.verrouiller_piece(etape)
    permissions.check_can_modifier_piece(by, etape)
    etape.nouvelle_le = horloge.maintenant()
    return pieces.retablir(etape, "etape_retablie", numero=numero, version=version, by=by)


@transaction.atomic
def supprimer_etape(*, etape, by):
    etape = pieces.verrouiller_piece(etape)
    permissions.check_can_modifier_piece(by, etape)
    return pieces.supprimer(etape, "etape_supprimee", by=by)


@transaction.atomic
def restaurer_etape(*, etape, by):
    etape = pieces.verrouiller_piece(etape)
    permissions.check_can_restaurer_piece(by, etape)
    return pieces.restaurer(etape, "etape_restauree", by=by)


@transaction.atomic
def changer_etat(*, etape, etat, depuis, by):
    """`depuis`: the state that the person saw; another one is told, and nothing is done."""
    etape = pieces.verrouiller_piece(etape)
    permissions.check_can_suivre_etape(by, etape)
    if etape.etat != depuis:
        raise Perime(f"Entre-temps, l’étape est devenue « {etape.get_etat_display()} ».")
    etape.nouvelle_le = horloge.maintenant()
    changes = revisions.enregistrer(etape, {"etat": etat}, version=etape.version, by=by)
    if changes:
        chantier, organisation = etape.chantier, _au_nom_de(by, etape)
        dire("etape_avancee", etape, chantier=chantier, by=by, organisation=organisation, champs=changes)
    return etape


@transaction.atomic
def dire_nouvelle(*, etape, texte, by):
    etape = pieces.verrouiller_piece(etape)
    permissions.check_can_suivre_etape(by, etape)
    nouvelle = Nouvelle(etape=etape, personne=by, texte=texte, at=horloge.maintenant())
    nouvelle.full_clean()
    nouvelle.save()
    etape.nouvelle_le = nouvelle.at
    etape.save(update_fields=("nouvelle_le",))
    dire("nouvelle_dite", etape, chantier=etape.chantier, by=by, organisation=_au_nom_de(by, etape))
    return nouvelle


def _au_nom_de(personne, etape):
    """The responsible organisation, when she acts as its representative."""
    organisations = permissions.organisations_de(personne)
    return etape.organisation if etape.organisation_id in organisations else None
