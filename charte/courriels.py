"""The mails of the charter: whom they go to, and what they say when they are sent."""

from django.conf import settings

from charte.models import Amendement
from labo.courriels import mettre_en_file
from labo.registre import Courriel


def annoncer_reponse(amendement, evenement):
    """To who proposed it, unless she has just answered herself."""
    if amendement.personne_id != evenement.personne_id:
        _deposer("amendement_repondu", amendement, evenement)


def annoncer_a_reprendre(amendement, evenement):
    _deposer("amendement_a_reprendre", amendement, evenement)


def _deposer(gabarit, amendement, evenement):
    cle = f"{gabarit}-{amendement.pk}-{evenement.pk}"
    mettre_en_file(cle=cle, gabarit=gabarit, personne=amendement.personne, amendement=amendement.pk)


def amendement_du_courriel(envoi):
    """The amendement as it is when the mail leaves."""
    amendements = Amendement.objects.select_related("article", "repondu_par")
    amendement = amendements.filter(pk=envoi.donnees["amendement"]).first()
    if amendement is None:
        return None
    page = settings.ADRESSE_PUBLIQUE + amendement.get_absolute_url()
    titre = amendement.article.titre if amendement.article else amendement.titre
    return {"amendement": amendement, "objet": f" (« {titre} »)", "page": page}


def repondu(envoi):
    contexte = amendement_du_courriel(envoi)
    return contexte if contexte and not contexte["amendement"].is_depose else None


def a_reprendre(envoi):
    """Nothing when it has been freed, or answered, meanwhile."""
    contexte = amendement_du_courriel(envoi)
    return contexte if contexte and contexte["amendement"].is_a_reprendre else None


COURRIELS = {
    "amendement_repondu": Courriel("charte/courriels/amendement_repondu.txt", repondu),
    "amendement_a_reprendre": Courriel("charte/courriels/amendement_a_reprendre.txt", a_reprendre),
}
