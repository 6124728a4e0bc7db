"""The mails of joining and leading: whom they go to, and what they say when they are sent."""

from datetime import date, timedelta
from functools import partial
from urllib.parse import quote

from django.conf import settings
from django.urls import reverse

from chantiers import queries
from chantiers.enums import EtatMembre, RoleMembre
from chantiers.models import Chantier, Invitation, Membre
from labo import horloge
from labo.courriels import mettre_en_file
from labo.liens import nouveau_lien
from labo.models import Envoi, Personne
from labo.registre import Courriel


UNE_SEMAINE = timedelta(days=7)


# ---- whom they go to: called by the acts, in their transaction ----


def annoncer_demande(membre, evenement):
    for personne in queries.qui_repond(membre.chantier):
        _deposer("demande_recue", personne, evenement, membre=membre.pk)


def annoncer_reponse(gabarit, membre, evenement):
    _deposer(gabarit, membre.personne, evenement, membre=membre.pk)


def annoncer_pilotage(membre, evenement):
    _deposer("pilotage_recu", membre.personne, evenement, membre=membre.pk, par=evenement.personne_id)


def annoncer_vacance(chantier, evenement):
    """To équipe, at once; not to the one of équipe who has just done it."""
    for personne in queries.equipe_joignable().exclude(pk=evenement.personne_id):
        _deposer("pilotage_a_pourvoir", personne, evenement, chantier=chantier.pk)


def annoncer_invitation(invitation, evenement):
    _deposer("invitation", invitation.personne, evenement, invitation=invitation.pk)


def relancer_demandes_de(chantier):
    """Who answers is told of the requests that wait for too long, at most once a week for one chantier."""
    aujourd_hui = horloge.aujourd_hui()
    relances = Envoi.objects.filter(gabarit="demandes_sans_reponse", donnees__chantier=chantier.pk)
    derniere = relances.order_by("-pk").values_list("donnees__jour", flat=True).first()
    if derniere and date.fromisoformat(derniere) > aujourd_hui - UNE_SEMAINE:
        return
    for personne in queries.qui_repond(chantier):
        mettre_en_file(
            cle=f"demandes-{chantier.pk}-{aujourd_hui}-{personne.pk}",
            gabarit="demandes_sans_reponse",
            personne=personne,
            chantier=chantier.pk,
            jour=aujourd_hui.isoformat(),
        )


def _deposer(gabarit, personne, evenement, **donnees):
    """One mail for one line of the journal and one person."""
    cle = f"{gabarit}-{evenement.pk}-{personne.pk}"
    mettre_en_file(cle=cle, gabarit=gabarit, personne=personne, **donnees)


# ---- what they say: None when it is no longer so ----


def _d_un_membre(etat, envoi):
    membre = (
        Membre.objects.filter(pk=envoi.donnees["membre"], etat=etat)
        .select_related("chantier", "personne", "organisation", "repondu_par")
        .first()
    )
    page = "membre_list" if etat == EtatMembre.DEMANDE else "chantier_detail"
    return membre and {"membre": membre, "chantier": membre.chantier, "page": _page(page, membre.chantier)}


def _pilotage_recu(envoi):
    contexte = _d_un_membre(EtatMembre.PRESENT, envoi)
    if contexte is None or contexte["membre"].role != RoleMembre.PILOTAGE:
        return None
    return contexte | {"par": Personne.objects.get(pk=envoi.donnees["par"])}


def _pilotage_a_pourvoir(envoi):
    chantier = Chantier.objects.get(pk=envoi.donnees["chantier"])
    if chantier.membres.pilotes().exists():
        return None
    return {"chantier": chantier, "page": _page("pilotage_confier", chantier)}


def _demandes_sans_reponse(envoi):
    chantier = Chantier.objects.get(pk=envoi.donnees["chantier"])
    combien = chantier.membres.sans_reponse().count()
    return {"chantier": chantier, "combien": combien, "page": _page("membre_list", chantier)} if combien else None


def _invitation(envoi):
    """With a personal link, which leads to joining; it is of no use to who is there already."""
    invitations = Invitation.objects.en_attente().select_related("chantier", "par")
    invitation = invitations.filter(pk=envoi.donnees["invitation"]).first()
    if invitation is None or invitation.chantier.membres.presents().of(envoi.personne).exists():
        return None
    lien = nouveau_lien(personne=envoi.personne, objet=invitation.cle_objet)
    suite = quote(reverse("chantiers:chantier_rejoindre", args=[invitation.chantier.numero]))
    return {
        "invitation": invitation,
        "chantier": invitation.chantier,
        "lien": f"{lien}?next={suite}",
        "jours": settings.LIEN_DUREE.days,
        "contact": settings.CONTACT,
    }


def _page(nom, chantier):
    return settings.ADRESSE_PUBLIQUE + reverse(f"chantiers:{nom}", args=[chantier.numero])


CONTEXTES = {
    "demande_recue": partial(_d_un_membre, EtatMembre.DEMANDE),
    "demande_acceptee": partial(_d_un_membre, EtatMembre.PRESENT),
    "demande_refusee": partial(_d_un_membre, EtatMembre.REFUSE),
    "demandes_sans_reponse": _demandes_sans_reponse,
    "pilotage_recu": _pilotage_recu,
    "pilotage_a_pourvoir": _pilotage_a_pourvoir,
    "invitation": _invitation,
}
DES_ADHESIONS = {nom: Courriel(f"chantiers/courriels/{nom}.txt", contexte) for nom, contexte in CONTEXTES.items()}
