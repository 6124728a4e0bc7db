"""Reminding of engagements. Hours of the queue are in UTC."""

from procrastinate.contrib.django import app

from chantiers import queries
from chantiers.rappels import COURRIEL
from labo import horloge
from labo.courriels import mettre_en_file


@app.periodic(cron="23 6 * * *")
@app.task(name="rappeler_engagements", queueing_lock="rappeler_engagements")
def rappeler_engagements(timestamp):
    """One mail a day at most for each person, with all of hers that are due a reminder; each reminder is given once."""
    aujourd_hui = horloge.aujourd_hui().isoformat()
    for personne, rappels in queries.rappels_du_jour().items():
        mettre_en_file(
            cle=f"rappel-{personne.pk}-{aujourd_hui}",
            gabarit=COURRIEL,
            personne=personne,
            depuis=aujourd_hui,
            rappels=list(rappels),
            engagements=list(rappels.values()),
        )
