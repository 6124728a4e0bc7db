"""Requests to join that nobody answers. Hours of the queue are in UTC."""

from django.db import transaction
from procrastinate.contrib.django import app

from chantiers.courriels import relancer_demandes_de
from chantiers.models import Chantier, Membre


@app.periodic(cron="50 5 * * *")
@app.task(name="relancer_demandes", queueing_lock="relancer_demandes")
@transaction.atomic
def relancer_demandes(timestamp):
    """Each day looks; the mails themselves leave at most once a week for one chantier. The row locked: never twice at once."""
    oublies = Membre.objects.sans_reponse().values("chantier")
    for chantier in Chantier.objects.select_for_update(of=("self",), no_key=True).filter(pk__in=oublies):
        relancer_demandes_de(chantier)
