"""Étapes that are late or silent. Hours of the queue are in UTC."""

from django.db import transaction
from procrastinate.contrib.django import app

from chantiers.queries.etapes_a_suivre import chantiers_a_relancer, cle_du_jour, is_prevenue
from labo import horloge
from labo.courriels import mettre_en_file


@app.periodic(cron="10 5 * * *")
@app.task(name="signaler_etapes", queueing_lock="signaler_etapes")
def signaler_etapes(timestamp):
    """Tell who leads of the étapes that are late or silent: one mail for each chantier, at most once a week."""
    for chantier, personnes in chantiers_a_relancer():
        for personne in personnes:
            with transaction.atomic():
                if not is_prevenue(chantier, personne):
                    cle = cle_du_jour(chantier, personne, horloge.aujourd_hui())
                    mettre_en_file(cle=cle, gabarit="etapes_a_suivre", personne=personne, chantier=chantier.pk)
