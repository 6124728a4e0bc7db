"""States, roles and kinds of a chantier."""

from django.db import models

from labo.enums import Audience


# Not the public: the sheet that it reads names no member.
AUDIENCES_DE_PAROLES = [choix for choix in Audience.choices if choix[0] != Audience.PUBLIC]
# How a reader is told for whom the words are.
RESERVE = {
    Audience.ANIMATION: "pour les personnes qui pilotent",
    Audience.CHANTIER: "pour les membres",
    Audience.PARTICIPANTS: "pour les personnes inscrites",
}


class EtatChantier(models.TextChoices):
    EN_COURS = "en_cours", "en cours"
    EN_PAUSE = "en_pause", "en pause"
    TERMINE = "termine", "terminé"


class Adhesion(models.TextChoices):
    """How one joins."""

    OUVERTE = "ouverte", "ouverte : on rejoint aussitôt"
    SUR_DEMANDE = "sur_demande", "sur demande : le pilotage répond"


class RoleMembre(models.TextChoices):
    PILOTAGE = "pilotage", "pilotage"
    MEMBRE = "membre", "membre"
    OBSERVATION = "observation", "observation"


class EtatMembre(models.TextChoices):
    DEMANDE = "demande", "demande en attente"
    PRESENT = "present", "membre"
    REFUSE = "refuse", "demande refusée"
    PARTI = "parti", "partie"


class EtatObjectif(models.TextChoices):
    VISE = "vise", "visé"
    EN_COURS = "en_cours", "en cours"
    ATTEINT = "atteint", "atteint"
    ABANDONNE = "abandonne", "abandonné"


class NatureEtape(models.TextChoices):
    REFLEXION = "reflexion", "réflexion"
    EXPERIMENTATION = "experimentation", "expérimentation"


class EtatEtape(models.TextChoices):
    PREVUE = "prevue", "prévue"
    EN_COURS = "en_cours", "en cours"
    TERMINEE = "terminee", "terminée"
    ABANDONNEE = "abandonnee", "abandonnée"


ETAPES_CLOSES = (EtatEtape.TERMINEE, EtatEtape.ABANDONNEE)


class Modalite(models.TextChoices):
    TEMPS = "temps", "temps"
    COMPETENCE = "competence", "compétence"
    TERRAIN = "terrain", "terrain"
    FINANCEMENT = "financement", "financement"
    RELAIS = "relais", "relais"
    AUTRE = "autre", "autre"


# What is counted, and in what; the other modalités are counted one by one.
UNITES = {Modalite.TEMPS: "jours", Modalite.FINANCEMENT: "euros"}


class EtatEngagement(models.TextChoices):
    A_CONFIRMER = "a_confirmer", "à confirmer"
    CONFIRME = "confirme", "confirmé"
    EN_COURS = "en_cours", "en cours"
    REPORTE = "reporte", "reporté"
    TENU = "tenu", "tenu"
    TENU_EN_PARTIE = "tenu_en_partie", "tenu en partie"
    NON_TENU = "non_tenu", "non tenu"


ENGAGEMENTS_CLOS = (EtatEngagement.TENU, EtatEngagement.TENU_EN_PARTIE, EtatEngagement.NON_TENU)
# What its holder tells of it, once it is confirmed.
SUIVIS = (EtatEngagement.EN_COURS, EtatEngagement.REPORTE, *ENGAGEMENTS_CLOS)
# What may follow each state; telling anew what was told wrongly is one more line.
TRANSITIONS_ENGAGEMENT = {
    EtatEngagement.A_CONFIRMER: {EtatEngagement.CONFIRME},
    EtatEngagement.CONFIRME: set(SUIVIS),
    EtatEngagement.EN_COURS: set(SUIVIS),
    EtatEngagement.REPORTE: set(SUIVIS),
    **{clos: set(SUIVIS) - {clos} for clos in ENGAGEMENTS_CLOS},
}


class Rythme(models.TextChoices):
    """How often one is told of the news of a chantier."""

    AUSSITOT = "aussitot", "au fil de l’eau"
    SEMAINE = "semaine", "une fois par semaine"
    JAMAIS = "jamais", "jamais"
