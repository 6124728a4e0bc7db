"""States and choices of the socle."""

from django.db import models


class Audience(models.TextChoices):
    """Who may read a text: each circle contains the one before."""

    ANIMATION = "animation", "moi et le pilotage du chantier"
    CHANTIER = "chantier", "les membres et l’équipe du Labo"
    PARTICIPANTS = "participants", "toutes les personnes inscrites"
    PUBLIC = "public", "tout le monde"


class UsageLien(models.TextChoices):
    CONNEXION = "connexion", "connexion"
    BADGE = "badge", "badge"
    # These two open one thing only, without signing in.
    ENGAGEMENT = "engagement", "engagement"
    ABONNEMENT = "abonnement", "abonnement"


class EtatEnvoi(models.TextChoices):
    """`EN_COURS` is committed before the server is spoken to: after a crash nobody can know, and nothing is sent twice.

    `INUTILE`: when its turn came there was nothing left to say, or nobody to say it to.
    """

    A_ENVOYER = "a_envoyer", "à envoyer"
    EN_COURS = "en_cours", "en cours"
    ENVOYE = "envoye", "envoyé"
    INUTILE = "inutile", "inutile"


class EtatPresence(models.TextChoices):
    """An open form: with nothing unsaved in it, or with words that are not yet on the server."""

    LIT = "lit", "lit"
    ECRIT = "ecrit", "modifie"
