"""Conventions that matter are tests on the repository itself."""

import importlib
import inspect
import re
from functools import cache
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models
from django.urls import Resolver404, get_resolver, resolve

from labo import registre
from tests.acces import toutes_les_tables


RACINE = Path(__file__).resolve().parents[2]
GABARITS = RACINE / "templates"
FRAGMENTS = sorted(GABARITS.rglob("_*.html"))
NOTRES = ("labo", "chantiers", "charte", "seminaire")
BORNE = 300
MODELES = [modele for nom in NOTRES for modele in apps.get_app_config(nom).get_models()]


@cache
def sources() -> dict[Path, str]:
    """All Python and templates, read once."""
    fichiers = [f for f in RACINE.glob("*/**/*.py") if ".venv" not in f.parts] + list(GABARITS.rglob("*.html"))
    return {fichier: fichier.read_text() for fichier in fichiers}


@pytest.mark.parametrize("chemin", FRAGMENTS, ids=lambda chemin: f"{chemin.parent.name}/{chemin.name}")
def test_a_fragment_carries_its_name_as_id(chemin):
    """`_nom.html` has the root id `nom`, or `nom-{{ clé }}` where several stand on one page."""
    nom = chemin.stem.removeprefix("_").replace("_", "-")
    racine = re.search(
        r"<[a-z]+\b[^>]*>", re.sub(r"\{#.*?#\}|\{% comment.*?endcomment %\}", "", chemin.read_text(), flags=re.S)
    )
    assert re.search(rf'\bid="{nom}(-\{{\{{[^"]+)?"', racine.group()), racine.group()


@pytest.mark.parametrize(
    "chemin", sorted(GABARITS.rglob("*.html")), ids=lambda chemin: str(chemin.relative_to(GABARITS))
)
def test_a_template_is_used(chemin):
    nom = str(chemin.relative_to(GABARITS))
    hors = {"500.html"}  # Django's own name
    ailleurs = (texte for source, texte in sources().items() if source != chemin)
    assert nom in hors or nom.startswith("admin/") or any(nom in texte for texte in ailleurs)


@pytest.mark.parametrize(
    "chemin", sorted(GABARITS.rglob("*.html")), ids=lambda chemin: str(chemin.relative_to(GABARITS))
)
def test_french_apostrophes_in_templates(chemin):
    texte = re.sub(r"\{[%{#].*?[%}#]\}|<[^>]*>|&#?\w+;", " ", chemin.read_text(), flags=re.S)
    assert not re.search(r"[A-Za-zÀ-ÿ]'[A-Za-zÀ-ÿ]", texte)


def toutes_les_adresses(resolveur=None, espace=""):
    """Every named address of ours."""
    for motif in (resolveur or get_resolver()).url_patterns:
        if hasattr(motif, "url_patterns"):
            if motif.app_name != "admin":
                yield from toutes_les_adresses(motif, f"{espace}{motif.namespace}:" if motif.namespace else espace)
        else:
            yield f"{espace}{motif.name}"


def nom_de(adresse):
    try:
        return resolve(adresse.partition("?")[0]).view_name
    except Resolver404:
        return None


def test_every_address_stands_in_an_access_table():
    assert set(toutes_les_adresses()) - {nom_de(adresse) for adresse, *_ in toutes_les_tables()} == set()


def actions_de(nom):
    module = importlib.import_module(f"{nom}.actions")
    return {
        fonction
        for _, fonction in inspect.getmembers(module, inspect.isfunction)
        if fonction.__module__.startswith(module.__name__) and not fonction.__name__.startswith("_")
    }


# Open to everybody by nature, tested on their own: asking for a link, going in by one, joining when signed in.
OUVERTES = {"demander_lien", "ouvrir_session", "rejoindre_chantier", "suivre_chantier"}


@pytest.mark.parametrize("nom", NOTRES)
def test_every_action_is_tried_by_a_stranger(nom):
    essayees = set()
    for fichier in sorted((RACINE / "tests" / nom).glob("test_refus*.py")):
        essayees |= set(importlib.import_module(f"tests.{nom}.{fichier.stem}").ACTIONS)
    manquantes = {action.__name__ for action in actions_de(nom) - essayees} - OUVERTES
    assert manquantes == set()


@pytest.mark.parametrize("nom", NOTRES)
def test_actions_are_keyword_only_and_say_by_whom(nom):
    for action in actions_de(nom):
        parametres = inspect.signature(action).parameters.values()
        assert all(p.kind != p.POSITIONAL_OR_KEYWORD or p.name == "request" for p in parametres), action.__name__
        assert action.__name__ in OUVERTES or "by" in inspect.signature(action).parameters, action.__name__


@pytest.mark.parametrize("modele", MODELES, ids=lambda modele: modele._meta.label)
def test_names_of_a_model(modele):
    assert modele._meta.verbose_name == modele._meta.verbose_name.lower()
    for champ in modele._meta.local_fields:
        if isinstance(champ, models.DateTimeField):
            assert champ.name.endswith(("_le", "_at")) or champ.name == "at", champ.name
        if isinstance(champ, models.BooleanField):
            assert champ.name.startswith(("is_", "est_", "has_", "a_")) or champ.name.endswith("e"), champ.name


@pytest.mark.parametrize("modele", MODELES, ids=lambda modele: modele._meta.label)
def test_every_text_has_a_limit_in_the_database(modele):
    for champ in modele._meta.local_fields:
        assert not isinstance(champ, models.TextField) or champ.name in ("texte",), f"{modele.__name__}.{champ.name}"
        if isinstance(champ, models.CharField):
            assert champ.max_length, f"{modele.__name__}.{champ.name}"


def test_migrations_are_named():
    for nom in NOTRES:
        for fichier in (RACINE / nom / "migrations").glob("0*.py"):
            assert "_auto_" not in fichier.name


def test_every_setting_stands_in_the_readme():
    lus = set(re.findall(r'env\.\w+\(\s*"(\w+)"', (RACINE / "labo" / "settings.py").read_text()))
    documentes = set(re.findall(r"`(\w+)`", (RACINE / "README.md").read_text().split("## Environment variables")[1]))
    assert len(lus) > 8
    assert lus <= documentes


def test_every_verb_of_the_journal_has_its_sentence():
    ecrits = set()
    for nom in NOTRES:
        for fichier in (RACINE / nom).rglob("*.py"):
            ecrits |= set(re.findall(r'(?:consigner|dire)\(\s*"(\w+)"', fichier.read_text()))
    assert ecrits <= set(registre.verbes())
    assert len(ecrits) > 5


@pytest.mark.parametrize(
    "chemin",
    [f for nom in NOTRES for f in (RACINE / nom).rglob("*.py") if "migrations" not in f.parts],
    ids=lambda chemin: str(chemin.relative_to(RACINE)),
)
def test_files_stay_small(chemin):
    assert len(chemin.read_text().splitlines()) <= BORNE


@pytest.mark.parametrize(
    "chemin", sorted((RACINE / "templates").rglob("*.html")), ids=lambda c: str(c.relative_to(GABARITS))
)
def test_templates_stay_small(chemin):
    assert len(chemin.read_text().splitlines()) <= 80
