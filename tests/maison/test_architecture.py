"""The two tables of the README hold: rooms import upwards only, so do the layers inside a room, and pure means no Django."""

import ast
import re
from pathlib import Path

import pytest


RACINE = Path(__file__).resolve().parents[2]
README = (RACINE / "README.md").read_text()
TOIT = ("labo.portail", "labo.settings", "labo.urls", "labo.asgi", "labo.wsgi")


def table(titre):
    """The rows of the README's table under a heading, as lists of cells."""
    section = README.split(f"### {titre}", 1)[1].split("\n#", 1)[0]
    lignes = [ligne.strip("|").split("|") for ligne in section.splitlines() if ligne.startswith("|")]
    return [[cellule.strip() for cellule in ligne] for ligne in lignes[2:]]


PIECES = [ligne[0].strip("`") for ligne in table("Rooms")]
COUCHES = [re.findall(r"`(\w+)`", ligne[1]) for ligne in table("Layers")]


def modules():
    for piece in ("labo", "chantiers", "charte", "seminaire"):
        for chemin in sorted((RACINE / piece).rglob("*.py")):
            yield ".".join(chemin.relative_to(RACINE).with_suffix("").parts).removesuffix(".__init__"), chemin


def imports(chemin):
    for noeud in ast.walk(ast.parse(chemin.read_text())):
        if isinstance(noeud, ast.Import):
            yield from (alias.name for alias in noeud.names)
        elif isinstance(noeud, ast.ImportFrom):
            assert noeud.level == 0, f"import relatif dans {chemin}"
            yield from (f"{noeud.module}.{alias.name}" for alias in noeud.names)


def piece(module):
    if module.startswith(TOIT):
        return PIECES.index("labo.portail")
    nom = module.partition(".")[0]
    return PIECES.index(nom) if nom in PIECES else None


def couche(module):
    """The rank of a module's layer; 0 is pure. The room itself (`from labo import x` aside) has none."""
    parties = module.removeprefix("labo.portail.").split(".")
    nom = parties[0] if module.startswith("labo.portail.") else (parties[1] if len(parties) > 1 else "apps")
    return next((rang for rang, noms in enumerate(COUCHES) if nom in noms), 0)


def fautes(module, importes):
    """What a module imports that it must not, as sentences."""
    for importe in importes:
        if importe.partition(".")[0] in ("django", "procrastinate", "crispy_forms") and couche(module) == 0:
            yield f"{module} est pur et importe {importe}"
        if piece(importe) is None:
            continue
        if piece(importe) > piece(module):
            yield f"{module} importe {importe}, qui est plus bas dans la maison"
        if piece(importe) == piece(module) and couche(importe) > couche(module):
            yield f"{module} importe {importe}, une couche plus bas"


def meme_fichier(module, importe):
    """`from labo.direct import x` inside labo.direct, and the package's own parts."""
    return importe.startswith(module) or importe.rpartition(".")[0] == module


@pytest.mark.parametrize(
    ("module", "chemin"), list(modules()), ids=lambda valeur: valeur if isinstance(valeur, str) else ""
)
def test_imports_point_up(module, chemin):
    assert list(fautes(module, [nom for nom in imports(chemin) if not meme_fichier(module, nom)])) == []


@pytest.mark.parametrize(
    ("module", "importe"),
    [
        ("chantiers.models", "charte.models.Article"),
        ("labo.journal", "chantiers.models.Chantier"),
        ("seminaire.models", "labo.portail.views.accueil"),
        ("chantiers.models", "chantiers.actions.rejoindre_chantier"),
        ("charte.canonique", "charte.models.Article"),
        ("charte.canonique", "django.db.models"),
        ("labo.registre", "labo.models.Personne"),
    ],
)
def test_a_wrong_import_is_seen(module, importe):
    assert len(list(fautes(module, [importe]))) == 1


def test_the_house_has_modules():
    assert len(list(modules())) > 30


@pytest.mark.parametrize("chemin", sorted(RACINE.glob("*/**/utils*.py")) + sorted(RACINE.glob("*/**/helpers*.py")))
def test_nothing_is_called_utils(chemin):
    assert ".venv" in chemin.parts
