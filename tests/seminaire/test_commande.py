"""`manage.py importer_programme`: the page's road, from the server."""

import json
import subprocess
import sys
from datetime import date
from io import StringIO

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from labo.models import Evenement
from seminaire.models import Seance, Seminaire
from tests.seminaire.factories import SeminaireFactory, facilitation_de, seance_a
from tests.seminaire.test_importation import DEMO, comptes, creer, lire, ordre


pytestmark = pytest.mark.django_db
CLES_D_UNE_SEANCE = {"debut", "fin", "fin_deduite", "titre", "intervenants", "salle", "sous_elements", "a_verifier"}


@pytest.fixture
def ecrire(tmp_path):
    """A file that holds this text (or these bytes)."""

    def ecrire(contenu):
        chemin = tmp_path / "programme.txt"
        chemin.write_bytes(contenu if isinstance(contenu, bytes) else contenu.encode())
        return str(chemin)

    return ecrire


def importer(*arguments):
    sortie = StringIO()
    call_command("importer_programme", *arguments, stdout=sortie)
    return sortie.getvalue()


def test_the_simulation_prints_the_json_and_writes_nothing(ecrire):
    SeminaireFactory()
    avant = comptes()
    lu = json.loads(importer(ecrire(DEMO), "--simulation"))
    assert comptes() == avant
    assert set(lu) == {"titre", "jours", "non_places"}
    (jour,) = lu["jours"]
    assert (jour["date"], set(jour)) == ("2023-10-19", {"date", "titre", "seances"})
    assert [set(seance) for seance in jour["seances"]] == [CLES_D_UNE_SEANCE] * 11
    assert (jour["seances"][0]["debut"], jour["seances"][10]["fin"]) == ("09:00", "16:30")
    assert [len(seance["sous_elements"]) for seance in jour["seances"]] == [0] * 8 + [3, 0, 0]
    assert jour["seances"][1]["intervenants"] == [
        {"nom": "Claude Alphandéry", "fonction": "président d’honneur", "organisation": "Labo de l’ESS"},
        {"nom": "Denis Dementhon", "fonction": "directeur général", "organisation": "France Active"},
    ]


def test_an_untimed_pause_and_a_day_without_date_are_null(ecrire):
    lu = json.loads(importer(ecrire("9h Accueil\nPause\n10h Bilan"), "--simulation"))
    assert lu["jours"][0]["date"] is None
    assert [seance["debut"] for seance in lu["jours"][0]["seances"]] == ["09:00", None, "10:00"]


def test_it_creates_what_the_page_creates(ecrire, connecter, equipe):
    importer(ecrire(DEMO))
    du_serveur, seminaire = ordre(), Seminaire.objects.get()
    client = connecter(equipe)
    creer(client, lire(client), remplacer="on")
    assert (ordre(), len(du_serveur)) == (du_serveur, 11)
    assert (seminaire.date_debut, len(seminaire.objectifs.splitlines())) == (date(2023, 10, 19), 3)


def test_it_acts_for_the_server(ecrire):
    SeminaireFactory()
    importer(ecrire(DEMO))
    assert Evenement.objects.get(verbe="programme_cree").personne is None


def test_only_the_empty_fields_of_a_seminar_are_filled(ecrire):
    seminaire = SeminaireFactory(titre="Le titre", objectifs="Nos buts")
    importer(ecrire(DEMO))
    seminaire.refresh_from_db()
    assert (seminaire.titre, seminaire.objectifs) == ("Le titre", "Nos buts")
    assert seminaire.partenaires == "fonds de dotation Que Vol’Terre"


def test_a_seminar_is_named_by_its_address(ecrire):
    autre = SeminaireFactory(slug="autre", date_debut=date(2020, 1, 1))
    courant = SeminaireFactory()
    dit = importer(ecrire("Mot de bienvenue.\n9h Accueil\n8h Café"), "--seminaire", "autre")
    assert Seance.objects.of_seminaire(autre).count() == 2
    assert not Seance.objects.of_seminaire(courant).exists()
    assert "2 séance(s) créée(s)" in dit
    assert "À vérifier" in dit
    assert "Hors programme – Mot de bienvenue." in dit


def test_a_programme_that_exists_is_replaced_only_on_demand(ecrire):
    seminaire = SeminaireFactory()
    ancienne = seance_a(seminaire, "8:00")
    with pytest.raises(CommandError, match="--remplacer"):
        importer(ecrire(DEMO))
    assert Seance.objects.count() == 1
    importer(ecrire(DEMO), "--remplacer")
    ancienne.refresh_from_db()
    assert (ancienne.supprimee_le is not None, len(ordre())) == (True, 11)


@pytest.mark.parametrize(
    ("contenu", "arguments", "phrase"),
    [
        (b"%PDF-1.4", (), "C’est un PDF"),
        (b"\x00\x01", ("--simulation",), "n’est pas un texte"),
        ("", (), "aucun texte"),
        ("é" * 100_001, ("--simulation",), "200 ko"),
        ("Bonjour.", (), "Aucune séance"),
        ("9h Accueil", ("--seminaire", "absent"), "Aucun séminaire n’a l’adresse « absent »"),
        ("9h Accueil", (), "pas de titre"),
        ("Grand séminaire\n10h - 9h Bal", (), "« Bal » – Fin : La fin doit venir après le début"),
    ],
)
def test_what_cannot_be_imported_is_said_and_nothing_is_written(ecrire, contenu, arguments, phrase):
    with pytest.raises(CommandError, match=phrase):
        importer(ecrire(contenu), *arguments)
    assert not Seminaire.objects.exists()


def test_a_path_that_is_no_file_is_said(tmp_path):
    with pytest.raises(CommandError, match="n’existe pas"):
        importer(str(tmp_path / "absent.txt"))
    with pytest.raises(CommandError, match="est un dossier"):
        importer(str(tmp_path))


def test_a_failure_leaves_with_1_and_one_sentence(tmp_path):
    commande = [sys.executable, "manage.py", "importer_programme", str(tmp_path / "absent.txt")]
    fini = subprocess.run(commande, cwd=settings.RACINE, capture_output=True, text=True)
    assert (fini.returncode, fini.stdout) == (1, "")
    assert fini.stderr.strip().endswith("absent.txt n’existe pas.")


def test_a_facilitator_then_edits_what_the_server_created(ecrire, connecter):
    seminaire = SeminaireFactory()
    importer(ecrire(DEMO))
    assert "Mots de conclusion" in connecter(facilitation_de(seminaire)).get("/programme/edition/").text
