"""What binds the étapes of a chantier together: what waits for what, what each needs, dates that move together.

Acts on a whole roadmap lock its chantier first: two people cannot close a circle between them.
"""

from django.db import transaction

from chantiers import dependances, permissions, queries
from chantiers.actions import pieces
from chantiers.actions.fiche import verrouiller
from chantiers.actions.nouvelles import dire
from chantiers.enums import Modalite
from chantiers.models import Dependance, Etape
from labo import horloge, revisions
from labo.refus import Perime, Refus
from labo.typographie import enumerer, nombre


class Impossible(Refus):
    """Not a matter of rights: what was asked cannot be."""

    status = 422


@transaction.atomic
def ajouter_dependance(*, etape, attend, by):
    """`etape` waits for `attend`."""
    etape, attend = _verrouiller_deux(etape, attend, by=by)
    if etape.chantier_id != attend.chantier_id:
        raise Impossible("Une étape attend une étape du même chantier.")
    if etape.pk == attend.pk:
        raise Impossible("Une étape ne peut pas s’attendre elle-même.")
    if Dependance.objects.filter(etape=etape, attend=attend).exists():
        raise Perime(f"C’est déjà noté : cette étape attend « {attend} ».")
    if boucle := dependances.chemin(queries.attentes_du_chantier(etape.chantier_id), attend.pk, etape.pk):
        raise Impossible(f"Impossible : {_raconter(boucle)}. Elles s’attendraient l’une l’autre sans fin.")
    Dependance.objects.create(etape=etape, attend=attend)
    dire("dependance_ajoutee", etape, chantier=etape.chantier, by=by)
    return etape


@transaction.atomic
def retirer_dependance(*, etape, attend, by):
    etape, attend = _verrouiller_deux(etape, attend, by=by)
    if not Dependance.objects.filter(etape=etape, attend=attend).delete()[0]:
        raise Perime(f"C’est déjà fait : cette étape n’attend plus « {attend} ».")
    dire("dependance_retiree", etape, chantier=etape.chantier, by=by)
    return etape


@transaction.atomic
def modifier_besoins(*, etape, besoins, vus, by):
    """`besoins`: modalité -> quantity, None for none; `vus`: the same as the person read them.

    What she left as it was follows what others wrote since; what both changed is told, and nothing is written.
    """
    verrouiller(etape.chantier)
    etape = pieces.verrouiller_piece(etape)
    permissions.check_can_modifier_piece(by, etape)
    actuels = {besoin.modalite: besoin.quantite for besoin in etape.besoins.all()}
    voulus = {modalite: quantite for modalite, quantite in besoins.items() if quantite != vus.get(modalite)}
    changes = {modalite: quantite for modalite, quantite in voulus.items() if quantite != actuels.get(modalite)}
    if heurts := [modalite for modalite in changes if actuels.get(modalite) != vus.get(modalite)]:
        dits = enumerer([f"{Modalite(m).label} : {nombre(actuels[m]) if m in actuels else 'rien'}" for m in heurts])
        raise Perime(f"Quelqu’un a changé ces besoins entre-temps ({dits}) : relisez les vôtres, puis enregistrez.")
    for modalite, quantite in changes.items():
        if quantite is None:
            etape.besoins.filter(modalite=modalite).delete()
        else:
            etape.besoins.update_or_create(modalite=modalite, defaults={"quantite": quantite})
    if changes:
        dire("besoins_modifies", etape, chantier=etape.chantier, by=by)
    return etape


@transaction.atomic
def decaler_suites(*, etape, depuis, choisies, by):
    """Move what follows an étape whose échéance has moved since its revision `depuis`, by as much; how many moved.

    `choisies`: key -> the version that the person saw. One act; each étape has it in its own history.
    """
    verrouiller(etape.chantier)
    etape = pieces.verrouiller_piece(etape)
    permissions.check_can_modifier_piece(by, etape)
    propositions = queries.suites_a_decaler(etape, depuis).decalees
    proposees = {proposition.pk: proposition for proposition in propositions}
    retenues = Etape.objects.select_for_update(of=("self",)).filter(pk__in=set(choisies) & set(proposees))
    retenues = {retenue.pk: retenue for retenue in retenues.order_by("pk")}
    if set(retenues) != set(choisies) or any(retenues[pk].version != vue for pk, vue in choisies.items()):
        raise Perime("Une de ces étapes a changé entre-temps : relisez les dates proposées, puis décalez à nouveau.")
    if not retenues:
        raise Impossible("Cochez au moins une étape à décaler.")
    for pk, retenue in retenues.items():
        apres = proposees[pk].apres
        retenue.nouvelle_le = horloge.maintenant()
        dates = {"debut": apres.debut, "echeance": apres.echeance}
        revisions.enregistrer(retenue, dates, version=retenue.version, by=by)
    dire("etapes_decalees", etape, chantier=etape.chantier, by=by)
    return len(retenues)


def _verrouiller_deux(etape, attend, *, by):
    """The chantier first; both rows as they are now. `attend` is None where nothing was chosen."""
    if attend is None:
        raise Impossible("Choisissez une étape du chantier dans la liste.")
    verrouiller(etape.chantier)
    etape, attend = pieces.verrouiller_piece(etape), pieces.verrouiller_piece(attend)
    permissions.check_can_modifier_piece(by, etape)
    permissions.check_presente(attend)
    return etape, attend


def _raconter(boucle):
    lues = Etape.objects.in_bulk(boucle)
    titres = [f"{lues[pk]}{' (dans la corbeille)' if lues[pk].supprime_le else ''}" for pk in boucle]
    return dependances.raconter(titres)
