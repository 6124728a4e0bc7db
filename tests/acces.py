"""Access tables: one row per address and method, one column per role, the status that each gets.

A table is a list of rows (address, method, status per role…); `cas` makes test cases of it. A test of the house checks
that every address of the house stands in a table.
"""

import importlib
from pathlib import Path

import pytest


METHODES = {"get", "post"}


def cas(roles, table) -> list:
    """The parameters (adresse, methode, role, statut) of a table."""
    return list(_cas(roles, table))


def _cas(roles, table):
    for adresse, methode, *statuts in table:
        assert methode in METHODES
        assert len(statuts) == len(roles), f"{adresse} : {len(statuts)} statuts pour {len(roles)} rôles"
        for role, statut in zip(roles, statuts, strict=True):
            yield pytest.param(adresse, methode, role, statut, id=f"{methode} {adresse} {role}")


def toutes_les_tables():
    """Every row of every `tests/*/test_acces*.py`."""
    racine = Path(__file__).resolve().parent
    for fichier in sorted(racine.glob("*/test_acces*.py")):
        module = importlib.import_module(f"tests.{fichier.parent.name}.{fichier.stem}")
        yield from module.TABLE
