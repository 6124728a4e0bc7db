"""Later work, in the database's own queue."""

import smtplib

from django.db import transaction
from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from labo import cles, corbeille, courriels, presence
from labo.enums import EtatEnvoi
from labo.models import Envoi


# What says for certain that the server took nothing; anything else leaves the mail « en cours »: better lost than twice.
RIEN_PARTI = (smtplib.SMTPResponseException, smtplib.SMTPRecipientsRefused, ConnectionRefusedError)


@app.task(name="envoyer", retry=RetryStrategy(max_attempts=8, exponential_wait=4))
def envoyer(*, envoi_pk):
    """Send one mail, never twice."""
    with transaction.atomic():
        a_envoyer = Envoi.objects.select_for_update(of=("self",)).select_related("personne")
        envoi = a_envoyer.filter(pk=envoi_pk, etat=EtatEnvoi.A_ENVOYER).first()
        if envoi is None:
            return
        _noter(envoi, EtatEnvoi.EN_COURS)
    courriel = courriels.composer(envoi)
    if courriel is None:
        _noter(envoi, EtatEnvoi.INUTILE)
        return
    try:
        courriel.send()
    except RIEN_PARTI:
        _noter(envoi, EtatEnvoi.A_ENVOYER)
        raise
    _noter(envoi, EtatEnvoi.ENVOYE)


@app.periodic(cron="17 4 * * *")
@app.task(name="purger_cles", queueing_lock="purger_cles")
def purger_cles(timestamp):
    cles.purger()
    courriels.purger()
    presence.purger()


@app.periodic(cron="41 4 * * *")
@app.task(name="purger_corbeille", queueing_lock="purger_corbeille")
def purger_corbeille(timestamp):
    corbeille.purger()


def _noter(envoi, etat):
    envoi.etat = etat
    envoi.envoye_le = timezone.now() if etat == EtatEnvoi.ENVOYE else None
    envoi.save(update_fields=("etat", "envoye_le"))
