"""The chantiers' later work: telling their news by mail, and what waits for somebody. Hours of the queue are in UTC."""

from collections import defaultdict
from datetime import timedelta

from django.db import transaction
from procrastinate.contrib.django import app

from chantiers import queries
from chantiers.enums import Rythme
from chantiers.models import Abonnement
from chantiers.queries.etapes_a_suivre import chantiers_a_relancer, cle_du_jour, is_prevenue
from chantiers.queries.nouvelles import de_l_ensemble
from chantiers.rappels import COURRIEL
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


# ---- roadmaps ----


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
