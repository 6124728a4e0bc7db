"""What is done later: the bin of the programme is emptied."""

from procrastinate.contrib.django import app

from seminaire.models import Creneau, Seance


@app.periodic(cron="41 4 * * *")
@app.task(name="purger_seances", queueing_lock="purger_seances")
def purger_seances(timestamp):
    """Forget the séances that nobody can take back any more, and the créneaux that only they filled."""
    Seance.objects.perimees().delete()
    Creneau.objects.filter(seances=None).delete()
