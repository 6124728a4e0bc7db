"""Say that subjects have changed: the news leaves with the commit, and never without it."""

from django.db import connection
from django.db.transaction import TransactionManagementError

from labo.direct.sujets import acces_de, is_sujet


CANAL = "direct"
# PostgreSQL refuses a payload of 8000 bytes or more; subjects are ASCII, so a character is a byte.
CHARGE_MAX = 7999


def publier(*sujets: str) -> None:
    """NOTIFY the subjects, each once, inside the current transaction: one statement, whatever their number.

    Outside a transaction the news could leave before what it tells of, hence the refusal.
    """
    if not connection.in_atomic_block:
        raise TransactionManagementError("publier() is called inside the transaction of the act.")
    charges = en_charges(sujets)
    if charges:
        with connection.cursor() as curseur:
            curseur.execute("SELECT pg_notify(%s, charge) FROM unnest(%s::text[]) AS charge", [CANAL, charges])


def publier_acces(*personnes) -> None:
    """Say that what these people may follow has changed: their open streams are checked again at once, everywhere."""
    publier(*(acces_de(personne.pk) for personne in personnes))


def en_charges(sujets, limite: int = CHARGE_MAX) -> list[str]:
    """Pack subjects, each once, into payloads of at most `limite` bytes, separated by spaces.

    Raises ValueError for what is no subject: it comes from our own code.
    """
    charges: list[str] = []
    for sujet in dict.fromkeys(sujets):
        if not is_sujet(sujet):
            raise ValueError(f"not a subject: {sujet!r}")
        if charges and len(charges[-1]) + 1 + len(sujet) <= limite:
            charges[-1] += f" {sujet}"
        else:
            charges.append(sujet)
    return charges
