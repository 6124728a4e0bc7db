"""The mails of engagements: what was told meanwhile is never asked again."""

from datetime import date

from django.utils import timezone

from chantiers import rappels
from chantiers.models import Engagement
from chantiers.models.porteurs import destinataire
from labo.enums import UsageLien
from labo.liens import nouveau_lien
from labo.models import Personne
from labo.registre import Courriel


A_CONFIRMER = "engagement_a_confirmer"  # the kind of mail


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


DES_ENGAGEMENTS = {
    A_CONFIRMER: Courriel("chantiers/courriels/engagement_a_confirmer.txt", engagement_a_confirmer),
    rappels.COURRIEL: Courriel("chantiers/courriels/rappel_engagement.txt", rappel_engagement),
}
