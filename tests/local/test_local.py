"""The environment of the local run: what is missing is filled in, what is set is kept."""

import pytest

from labo.portail import local
from labo.portail.local import VERROU, LancementRefuse, adresse_en_cours, cle_secrete, completer, environnement
from labo.portail.management.commands.preparer import collect_static


NU = "whitenoise.storage.CompressedManifestStaticFilesStorage"  # which changes nothing in a file


@pytest.fixture
def var(tmp_path):
    return tmp_path


def test_an_empty_environment_becomes_that_of_the_local_run(var):
    environ = {}
    completer(environ, var)
    assert float(environ.pop("HORLOGE_DECALAGE")) < 0
    assert environ == {
        "VAR": str(var),
        "LOCAL": "1",
        "SECRET_KEY": (var / "cle_secrete").read_text(),
        "ADRESSE_PUBLIQUE": "http://127.0.0.1:8000",
    }


def test_what_is_set_is_kept_and_the_choice_of_the_clock_is_used_up(var):
    environ = {"SECRET_KEY": "la mienne", "ADRESSE_PUBLIQUE": "https://labo.example", "HORLOGE": "reelle"}
    completer(environ, var, adresse="http://127.0.0.1:8001")
    assert environ == {
        "VAR": str(var),
        "LOCAL": "1",
        "SECRET_KEY": "la mienne",
        "ADRESSE_PUBLIQUE": "https://labo.example",
        "HORLOGE_DECALAGE": "0.0",
    }
    assert not (var / "cle_secrete").exists()


def test_the_secret_key_is_drawn_once_long_and_private(var):
    key = cle_secrete(var)
    assert len(key) >= 50
    assert cle_secrete(var) == key
    assert (var / "cle_secrete").stat().st_mode & 0o777 == 0o600
    assert [path.name for path in var.iterdir()] == ["cle_secrete"]


def test_a_command_beside_takes_the_address_of_the_run_in_progress(var):
    assert adresse_en_cours(var) == "http://127.0.0.1:8000"
    (var / VERROU).write_text("http://192.0.2.7:8001")
    assert adresse_en_cours(var) == "http://192.0.2.7:8001"
    (var / VERROU).write_text("")
    assert adresse_en_cours(var) == "http://127.0.0.1:8000"


def test_a_command_with_a_database_of_its_own_is_left_alone(var):
    environ = {"DATABASE_URL": "postgresql://ailleurs/labo"}
    with environnement(environ):
        assert environ == {"DATABASE_URL": "postgresql://ailleurs/labo"}


def test_the_local_run_may_use_an_ordinary_database(var):
    environ = {"DATABASE_URL": "postgresql://ailleurs/labo", "LOCAL": "1", "VAR": str(var), "HORLOGE": "reelle"}
    with environnement(environ):
        assert (environ["DATABASE_URL"], environ["HORLOGE_DECALAGE"]) == ("postgresql://ailleurs/labo", "0.0")
    assert not (var / "postgres").exists()


def test_an_unreadable_clock_is_a_refusal_and_no_trace(var):
    with pytest.raises(LancementRefuse, match="HORLOGE=midi n’est pas une heure"):
        completer({"HORLOGE": "midi"}, var)


def test_the_folder_is_made_where_var_says(var):
    assert local.dossier_var({"VAR": str(var / "a" / "b")}) == var / "a" / "b"
    assert (var / "a" / "b").is_dir()


def test_static_files_are_collected_only_when_one_has_changed(var, settings):
    source = var / "source"
    source.mkdir()
    (source / "page.css").write_text("p { color: teal }")
    settings.STATICFILES_DIRS = [source]
    settings.STATIC_ROOT = var / "static"
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    assert collect_static() is True
    assert (var / "static" / "page.css").read_text() == "p{color:teal}"
    assert collect_static() is False
    (source / "page.css").write_text("p { color: black }")
    assert collect_static() is True
    assert (var / "static" / "page.css").read_text() == "p{color:black}"
    settings.STORAGES = settings.STORAGES | {"staticfiles": {"BACKEND": NU}}
    assert collect_static() is True
    assert (var / "static" / "page.css").read_text() == "p { color: black }"
