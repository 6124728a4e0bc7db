"""A small storm on the real house: two servers on one PostgreSQL, one of them killed in the middle.

The full one is `make bench ARGS=tempete`.
"""

import random
from contextlib import ExitStack

import pytest

from tests.flux import demarrer
from tests.tempete import archives, foule, monde
from tests.tempete.oracle import juger


def souffler(dossier, *, personnes, envois):
    """Six hands on three objects; one server is killed when they are halfway, and started again."""
    gens, objets, graine = monde.gens(personnes), monde.objets(), random.randrange(10**9)
    with ExitStack() as pile:
        serveurs = [pile.enter_context(demarrer()) for _ in range(2)]
        adresses = [serveur.adresse for serveur in serveurs]
        evenements = (serveurs[0].tuer, serveurs[0].lancer)
        recits = foule.lancer(dossier, adresses, gens, objets, envois=envois, graine=graine, evenements=evenements)
        journaux = "".join(serveur.journal.read_text() for serveur in serveurs)
    verdict = juger(recits, archives.objets(objets))
    assert "\n".join(verdict.fautes) == "", f"graine {graine}"
    assert "Traceback" not in journaux  # the answers that nobody waited for too
    assert len(recits) == personnes * envois
    return recits, verdict


def test_nothing_told_saved_is_lost_in_a_storm(tmp_path, transactional_db):
    recits, verdict = souffler(tmp_path, personnes=6, envois=15)
    # It was a storm: several wrote at once, some were brought together, some were cut.
    assert sum(recit["issue"] == "enregistree" for recit in recits) > len(recits) / 3
    assert verdict.reunies > 0
    assert sum(recit["coupures"] for recit in recits) > 0


@pytest.mark.long
def test_nothing_is_lost_in_a_longer_storm(tmp_path, transactional_db):
    souffler(tmp_path, personnes=16, envois=80)
