"""The doors: asking for a link, giving one, going in by it."""

from datetime import timedelta

from django.conf import settings
from django.contrib.auth import login
from django.db import transaction
from django.utils import timezone

from labo import courriels, journal, permissions
from labo.enums import UsageLien
from labo.jetons import empreinte
from labo.liens import lien_utilisable, nouveau_lien
from labo.models import DemandeDeLien, LienPersonnel, Personne
from labo.refus import Refus


class TropDeDemandes(Refus):
    status = 429


@transaction.atomic
def demander_lien(*, email):
    """Mail a link to the person of this address, if there is one; nothing tells whether there is.

    Open to everybody, so nobody is named; limited by address, known or not.
    """
    adresse = empreinte(email.strip().casefold())
    DemandeDeLien.objects.filter(created_at__lt=timezone.now() - timedelta(hours=1)).delete()
    if DemandeDeLien.objects.filter(empreinte=adresse).count() >= settings.CONNEXION_PAR_HEURE:
        raise TropDeDemandes("Plusieurs liens ont déjà été demandés pour cette adresse. Réessayez dans une heure.")
    demande = DemandeDeLien.objects.create(empreinte=adresse)
    personne = Personne.objects.actives().by_email(email).first()
    if personne:
        courriels.mettre_en_file(cle=f"lien-{demande.pk}", gabarit="lien_de_connexion", personne=personne)


@transaction.atomic
def creer_lien(*, personne, by, usage=UsageLien.CONNEXION) -> str:
    """Give a link into somebody's hand; its address, shown once. `by=None`: a command run on the server."""
    permissions.check_can_gerer_personnes(by)
    adresse = nouveau_lien(personne=personne, usage=usage)
    journal.consigner("lien_cree", personne, by=by)
    return adresse


@transaction.atomic
def ouvrir_session(request, *, jeton):
    """Sign in by a personal link; the person, or a refusal when the link opens nothing (any more)."""
    lien = lien_utilisable(jeton)
    if lien is None:
        raise Refus("Ce lien n’ouvre plus rien.")
    lien = LienPersonnel.objects.select_for_update(of=("self",)).get(pk=lien.pk)
    lien.utilise_le = timezone.now()
    lien.save(update_fields=("utilise_le",))
    journal.consigner("session_ouverte", lien.personne, by=lien.personne)
    login(request, lien.personne, backend="django.contrib.auth.backends.ModelBackend")
    return lien.personne
