"""Seminars of the tests: made without the actions, at any hour."""

from datetime import date, time

import factory
from factory.django import DjangoModelFactory

from seminaire import actions
from seminaire.enums import NatureSeance, RoleParticipation
from seminaire.lignes import ecrire_intervenants, ecrire_temps
from seminaire.models import Creneau, Intervention, Participation, Salle, Seance, Seminaire, Temps
from tests.factories import PersonneFactory


JOUR = date(2023, 10, 19)


class SeminaireFactory(DjangoModelFactory):
    class Meta:
        model = Seminaire

    slug = factory.Sequence(lambda n: f"seminaire-{n}")
    titre = factory.Sequence(lambda n: f"Séminaire d’essai {n}")
    date_debut = JOUR


class ParticipationFactory(DjangoModelFactory):
    class Meta:
        model = Participation

    class Params:
        facilitation = factory.Trait(role=RoleParticipation.FACILITATION)

    seminaire = factory.SubFactory(SeminaireFactory)
    personne = factory.SubFactory(PersonneFactory)


class SalleFactory(DjangoModelFactory):
    class Meta:
        model = Salle

    seminaire = factory.SubFactory(SeminaireFactory)
    nom = factory.Sequence(lambda n: f"Salle {n}")


class CreneauFactory(DjangoModelFactory):
    class Meta:
        model = Creneau

    seminaire = factory.SubFactory(SeminaireFactory)
    rang = factory.Sequence(lambda n: n + 1)
    jour = JOUR


class SeanceFactory(DjangoModelFactory):
    """`SeanceFactory(creneau__seminaire=…, creneau__debut=time(9))`."""

    class Meta:
        model = Seance

    creneau = factory.SubFactory(CreneauFactory)
    rang = factory.Sequence(lambda n: n + 1)
    titre = factory.Sequence(lambda n: f"Séance d’essai {n}")
    nature = NatureSeance.PLENIERE


class TempsFactory(DjangoModelFactory):
    class Meta:
        model = Temps
        skip_postgeneration_save = True

    seance = factory.SubFactory(SeanceFactory)
    rang = factory.Sequence(lambda n: n + 1)
    titre = factory.Sequence(lambda n: f"Temps d’essai {n}")

    @factory.post_generation
    def dans_sa_seance(temps, create, *_):
        ecrire_ses_lignes(temps.seance)


class InterventionFactory(DjangoModelFactory):
    class Meta:
        model = Intervention
        skip_postgeneration_save = True

    seance = factory.SubFactory(SeanceFactory)
    rang = factory.Sequence(lambda n: n + 1)
    nom = factory.Sequence(lambda n: f"Personne invitée {n}")

    @factory.post_generation
    def dans_sa_seance(intervention, create, *_):
        ecrire_ses_lignes(intervention.seance)


def ecrire_ses_lignes(seance):
    """The lines of a séance, from its rows: what an action would have written first."""
    seance.phases = ecrire_temps(seance.temps.order_by("rang"))
    seance.intervenants = ecrire_intervenants(seance.interventions.order_by("rang"))
    seance.save(update_fields=("phases", "intervenants"))


def publier(seminaire):
    """What the draft says is public from now on."""
    seminaire.refresh_from_db()
    version = actions.publier_programme(seminaire=seminaire, edition=seminaire.edition, by=None)
    seminaire.refresh_from_db()
    return version


def seance_a(seminaire, debut, fin=None, **champs):
    """A séance of this seminar at « 9:00 » (or None), in a créneau of its own."""
    horaire = {"creneau__debut": _heure(debut), "creneau__fin": _heure(fin)}
    return SeanceFactory(creneau__seminaire=seminaire, **horaire, **champs)


def facilitation_de(seminaire):
    return ParticipationFactory(seminaire=seminaire, personne__prenom="Fanny", facilitation=True).personne


def _heure(texte):
    return texte and time.fromisoformat(texte.zfill(5))
