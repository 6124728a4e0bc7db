"""The news of the chantiers that one follows, told when their mail is sent."""

from django.conf import settings

from chantiers.enums import Rythme
from chantiers.models import Abonnement
from chantiers.queries.nouvelles import de_l_ensemble, raconter
from labo.enums import UsageLien
from labo.liens import nouveau_lien
from labo.registre import Courriel


DITES = 12  # lines for one chantier; the page has the rest


def nouvelles(envoi):
    """The news of each chantier that she still follows; nothing when she stopped meanwhile."""
    dites = [
        dit
        for abonnement_pk, depuis, jusqua in envoi.donnees["intervalles"]
        if (dit := _d_un_chantier(abonnement_pk, depuis, jusqua))
    ]
    if not dites:
        return None
    premier = dites[0]["abonnement"]
    desabonnement = nouveau_lien(
        personne=envoi.personne,
        usage=UsageLien.ABONNEMENT,
        objet=f"abonnement-{premier.pk}" if len(dites) == 1 else "abonnements",
        page="chantiers:abonnement_arreter",
    )
    return {"dites": dites, "desabonnement": desabonnement}


def _d_un_chantier(abonnement_pk, depuis, jusqua):
    abonnement = Abonnement.objects.select_related("chantier").filter(pk=abonnement_pk).first()
    if abonnement is None or abonnement.rythme == Rythme.JAMAIS:
        return None
    chantier = abonnement.chantier
    evenements = de_l_ensemble([chantier.sujet]).filter(pk__gt=depuis, pk__lte=jusqua)
    nouveautes = raconter(evenements.exclude(personne=abonnement.personne).order_by("-pk"))
    return {
        "abonnement": abonnement,
        "chantier": chantier,
        "nouveautes": nouveautes[:DITES],
        "autres": max(0, len(nouveautes) - DITES),
        "page": settings.ADRESSE_PUBLIQUE + chantier.get_absolute_url(),
    }


DES_ABONNEMENTS = {"nouvelles": Courriel("chantiers/courriels/nouvelles.txt", nouvelles)}
