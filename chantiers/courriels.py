"""What the mails of the chantiers say, told when they are sent."""

from datetime import date

from django.conf import settings
from django.utils import timezone

from chantiers import rappels
from chantiers.enums import Rythme
from chantiers.models import Abonnement, Engagement
from chantiers.models.porteurs import destinataire
from chantiers.queries.etapes_a_suivre import etapes_du_courriel
from chantiers.queries.nouvelles import de_l_ensemble, raconter
from labo.enums import UsageLien
from labo.liens import nouveau_lien
from labo.models import Personne
from labo.registre import Courriel


A_CONFIRMER = "engagement_a_confirmer"  # the kind of mail
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


# ---- engagements: what was told meanwhile is never asked again ----


def objet_du_lien(engagement) -> str:
    """What a link opens, alone."""
    return engagement.cle_objet


def engagement_a_confirmer(envoi):
    """To who is said to have promised: None once she has answered, or when it is no longer hers to answer."""
    engagement = _encore_a(envoi.personne, [envoi.donnees["engagement"]]).first()
    if engagement is None or not engagement.is_a_confirmer:
        return None
    par = Personne.objects.filter(pk=envoi.donnees["par"]).first()
    return {"engagement": engagement, "lien": lien_de(engagement, envoi.personne), "par": par}


def rappel_engagement(envoi):
    """One link for each engagement that is still open and of which nothing was told since the mail was asked for."""
    depuis = envoi.donnees.get("depuis")
    a_dire = [
        engagement
        for engagement in _encore_a(envoi.personne, envoi.donnees["engagements"])
        if engagement.is_ouvert and not (depuis and _is_dit(engagement, date.fromisoformat(depuis)))
    ]
    if not a_dire:
        return None
    par = Personne.objects.filter(pk=envoi.donnees.get("par")).first()
    liens = [(engagement, lien_de(engagement, envoi.personne)) for engagement in a_dire]
    return {"engagements": liens, "is_seul": len(liens) == 1, "par": par}


def lien_de(engagement, personne) -> str:
    page, objet = "chantiers:engagement_lien", objet_du_lien(engagement)
    return nouveau_lien(personne=personne, usage=UsageLien.ENGAGEMENT, objet=objet, page=page)


def _encore_a(personne, pks):
    """Those of these that she still gets the mail of."""
    presents = Engagement.objects.presents().avec_noms().filter(pk__in=pks)
    siens = [engagement.pk for engagement in presents if destinataire(engagement) == personne]
    return presents.filter(pk__in=siens).prefetch_related("suivis")


def _is_dit(engagement, depuis):
    return any(timezone.localtime(suivi.at).date() >= depuis for suivi in engagement.suivis.all())


def _genre(gabarit, contexte):
    return Courriel(f"chantiers/courriels/{gabarit}.txt", contexte)


# the kind of mail -> its words, and what they need
COURRIELS = {
    "nouvelles": _genre("nouvelles", nouvelles),
    "etapes_a_suivre": _genre("etapes_a_suivre", etapes_du_courriel),
    A_CONFIRMER: _genre("engagement_a_confirmer", engagement_a_confirmer),
    rappels.COURRIEL: _genre("rappel_engagement", rappel_engagement),
}
