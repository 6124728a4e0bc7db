"""Who holds an étape or an engagement: a person or an organisation, never both; and who gets its mail."""

from django.db import models


def porteur_unique(nom, *, is_obligatoire):
    """The constraint of a model with `organisation` and `personne`."""
    seul = models.Q(organisation=None, personne__isnull=False) | models.Q(organisation__isnull=False, personne=None)
    personne_ne_porte = models.Q(organisation=None, personne=None)
    return models.CheckConstraint(
        name=nom,
        condition=seul if is_obligatoire else seul | personne_ne_porte,
        violation_error_message="Une personne ou une organisation, pas les deux.",
    )


def nom_du_porteur(objet) -> str:
    return str(objet.organisation or objet.personne or "")


def destinataire(objet):
    """Who gets its mail: its contact, else the person who holds it."""
    return objet.contact or objet.personne


def joignable(objet):
    """Who gets its mail and can: None where no address is known."""
    qui = destinataire(objet)
    return qui if qui and qui.email and qui.is_active else None
