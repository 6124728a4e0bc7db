"""Being there: an open form says so, and says when it closes. Nothing of it is kept, so nothing enters the journal."""

from datetime import timedelta

from django.db import transaction
from django.http import Http404
from django.utils import timezone

from labo import presence, registre
from labo.enums import EtatPresence
from labo.refus import Refus


SERRE = timedelta(seconds=1)  # a tab that says the same again within this is not written down


class TropDOnglets(Refus):
    status = 429


@transaction.atomic
def signaler_presence(*, objet, onglet, etat, by):
    """One beat of a tab: the object as opened, and all the tabs where it is open. Told to others only when it is new."""
    ouvert = _ouvrir(by, objet)
    vivantes = presence.vivantes(objet)
    miennes = {la.onglet: la for la in vivantes if la.personne_id == by.pk}
    mienne = miennes.get(onglet)
    is_nouvelle = mienne is None or mienne.etat != etat
    if mienne is None and len(miennes) >= presence.ONGLETS:
        raise TropDOnglets("Vous avez ouvert cette page dans beaucoup d’onglets : fermez-en quelques-uns.")
    if is_nouvelle or timezone.now() - mienne.vu_le > SERRE:
        presence.noter(objet, ouvert.ensemble, personne=by, onglet=onglet, etat=EtatPresence(etat))
    if is_nouvelle:
        presence.annoncer(objet, ouvert.ensemble)
    return ouvert, vivantes


@transaction.atomic
def quitter_objet(*, objet, onglet, by):
    """The tab is closed, or hidden with nothing unsaved in it."""
    ouvert = _ouvrir(by, objet)
    if presence.oublier(objet, personne=by, onglet=onglet):
        presence.annoncer(objet, ouvert.ensemble)


def _ouvrir(personne, objet):
    ouvert = registre.ouvrir(personne, objet)
    if ouvert is None:
        raise Http404
    return ouvert
