from chantiers.tasks.abonnements import raconter_aussitot, raconter_la_semaine
from chantiers.tasks.demandes import relancer_demandes


__all__ = ["raconter_aussitot", "raconter_la_semaine", "relancer_demandes"]
