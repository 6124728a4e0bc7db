"""Several servers on one PostgreSQL, and a PostgreSQL that stops under load."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from contextlib import ExitStack

import psycopg
import pytest

from labo.direct.publication import CANAL
from labo.postgres_local import demarrer as demarrer_postgres
from labo.postgres_local import rallumer
from tests.flux import Flux, a_l_ecoute, demarrer
from tests.tempete import formulaire, foule, monde
from tests.tempete.ligne import Ligne


def test_an_act_on_one_server_is_heard_on_the_other(transactional_db):
    (paule,), (article, _, _) = monde.gens(1), monde.objets()
    cookies = {"sessionid": paule["session"]}
    with demarrer() as premier, demarrer() as second:
        a_l_ecoute(second.adresse)
        with Flux(second.adresse, "charte", cookies=cookies) as flux:
            ligne = Ligne([premier.adresse], cookies, patience=20)
            ouvert = formulaire.lire(ligne.demander("GET", article).texte, article)
            jeton = {"csrfmiddlewaretoken": ligne.cookies["csrftoken"]}
            reponse = ligne.demander("POST", article, ouvert.champs | jeton | {"corps": "Un autre corps."})
            ligne.fermer()
            assert reponse.statut == 302
            assert flux.nouvelle() == ["charte"]


class Grappe:
    """A PostgreSQL of our own, which may be stopped: nobody else's tests are on it."""

    def __init__(self, dossier, url):
        self.dossier, self.url = dossier, url
        self.environnement = {**os.environ, "DATABASE_URL": url}
        self.manage("migrate", "-v0")

    def manage(self, *arguments):
        commande = [sys.executable, "manage.py", *arguments]
        options = {"cwd": foule.RACINE, "env": self.environnement, "check": True, "capture_output": True, "text": True}
        return subprocess.run(commande, **options).stdout

    def faire(self, expression):
        """What an expression gives inside the house."""
        code = f"import json; from tests.bench import peuplement; print(json.dumps({expression}))"
        return json.loads(self.manage("shell", "--no-imports", "-v", "0", "-c", code))

    def arreter_et_rallumer(self, signe):
        """Fast (SIGINT: every session is ended) or as a crash (SIGKILL), then what `make run` does when it sees it."""
        os.kill(int((self.dossier / "donnees" / "postmaster.pid").read_text().split()[0]), signe)
        fin = time.monotonic() + 60
        while not rallumer(self.dossier, durable=False):
            assert time.monotonic() < fin, "PostgreSQL ne s’est pas arrêté."
            time.sleep(0.02)

    def dire(self, sujet):
        with psycopg.connect(self.url, autocommit=True) as connexion:
            connexion.execute("SELECT pg_notify(%s, %s)", [CANAL, sujet])


@pytest.fixture
def grappe(tmp_path):
    with demarrer_postgres(tmp_path / "postgres", durable=False) as url:
        yield Grappe(tmp_path / "postgres", url)


def souffler(grappe, dossier, *, personnes, envois):
    gens, objets = grappe.faire(f"(peuplement.equipe({personnes}), peuplement.monde.objets())")
    signes = (signal.SIGINT, signal.SIGKILL)
    with ExitStack() as pile:
        serveurs = [pile.enter_context(demarrer(url=grappe.url, DIRECT_BATTEMENT=1)) for _ in range(2)]
        # Nobody writes about this subject: what is heard of it is « re-read all ».
        flux = [pile.enter_context(Flux(serveur.adresse, "chantier-77")) for serveur in serveurs]
        recits = foule.lancer(
            dossier, [serveur.adresse for serveur in serveurs], gens, objets,
            envois=envois, graine=random.randrange(10**9),
            evenements=[lambda signe=signe: grappe.arreter_et_rallumer(signe) for signe in signes],
        )  # fmt: skip
        for un in flux:
            for _ in signes:
                assert un.nouvelle() == ["chantier-77"]
            grappe.dire("chantier-77")
            assert un.nouvelle() == ["chantier-77"]
    verdict = grappe.faire(f"peuplement.juger({str(dossier)!r}, {objets!r}, is_panne_admise=True)")
    assert "\n".join(verdict["fautes"]) == ""
    assert sum(recit["issue"] == "enregistree" for recit in recits) > len(recits) / 3
    # The stops were felt: some were told of an error, or of nothing at all, and sent again.
    assert any(recit["pannes"] or recit["coupures"] > (recit["genre"] == "coupe") for recit in recits)


@pytest.mark.long
def test_postgresql_stopped_twice_under_load_loses_nothing_that_was_told_saved(grappe, tmp_path):
    souffler(grappe, tmp_path, personnes=4, envois=15)


@pytest.mark.long
def test_postgresql_stopped_twice_under_a_heavier_load(grappe, tmp_path):
    souffler(grappe, tmp_path, personnes=10, envois=80)
