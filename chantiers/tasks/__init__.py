from chantiers.tasks.abonnements import raconter_aussitot, raconter_la_semaine
from chantiers.tasks.demandes import relancer_demandes
from chantiers.tasks.engagements import rappeler_engagements
from chantiers.tasks.etapes import signaler_etapes


__all__ = ["raconter_aussitot", "raconter_la_semaine", "rappeler_engagements", "relancer_demandes", "signaler_etapes"]
