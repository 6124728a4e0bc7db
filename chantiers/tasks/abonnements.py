"""Telling the news of the chantiers by mail. Hours of the queue are in UTC."""

from collections import defaultdict
from datetime import timedelta

from django.db import transaction
from procrastinate.contrib.django import app

from chantiers.enums import Rythme
from chantiers.models import Abonnement
from chantiers.queries.nouvelles import de_l_ensemble
from labo import horloge
from labo.courriels import mettre_en_file


UN_INSTANT = timedelta(minutes=1)


@app.periodic(cron="20 6 * * 1")
@app.task(name="raconter_la_semaine", queueing_lock="raconter_la_semaine")
def raconter_la_semaine(timestamp):
    """At most one mail a week, whatever the number of chantiers that one follows."""
    annee, semaine, _ = horloge.aujourd_hui().isocalendar()
    raconter(Rythme.SEMAINE, f"{annee}-{semaine:02}")


@app.periodic(cron="*/10 * * * *")
@app.task(name="raconter_aussitot", queueing_lock="raconter_aussitot")
def raconter_aussitot(timestamp):
    """Ten minutes of acts make one mail."""
    raconter(Rythme.AUSSITOT, f"{timestamp}")


@transaction.atomic
def raconter(rythme, quand):
    """Queue a mail for each person who has something to read, and note what it tells: each event is told once."""
    suivis = Abonnement.objects.select_for_update(of=("self",)).filter(rythme=rythme, personne__is_active=True)
    par_personne = defaultdict(list)
    for abonnement in suivis.select_related("personne", "chantier"):
        par_personne[abonnement.personne].append(abonnement)
    for personne, abonnements in par_personne.items():
        intervalles = [intervalle for abonnement in abonnements if (intervalle := _a_raconter(abonnement))]
        if not intervalles:
            continue
        cle = f"nouvelles-{personne.pk}-{rythme}-{quand}"
        if mettre_en_file(cle=cle, gabarit="nouvelles", personne=personne, intervalles=intervalles):
            for pk, _, jusqua in intervalles:
                Abonnement.objects.filter(pk=pk).update(dernier_evenement=jusqua)


def _a_raconter(abonnement):
    """[abonnement, after, up to], where others did something since; her own acts are no news to her.

    The last minute waits: an act that is not committed yet may have a smaller number than one that is.
    """
    nouveaux = de_l_ensemble([abonnement.chantier.sujet]).filter(pk__gt=abonnement.dernier_evenement)
    nouveaux = nouveaux.filter(at__lt=horloge.maintenant() - UN_INSTANT)
    jusqua = nouveaux.order_by("-pk").values_list("pk", flat=True).first()
    is_pour_elle = jusqua and nouveaux.exclude(personne=abonnement.personne).exists()
    return [abonnement.pk, abonnement.dernier_evenement, jusqua] if is_pour_elle else None
