"""What a page may follow: a subject is `prefix` or `prefix-key`, such as `programme-1`. Pure."""

import re
from urllib.parse import parse_qs


LIMITE = 40
# « acces-12 »: what person 12 may follow has changed. Between processes only: no page follows it, no app declares it.
ACCES = "acces"
SUJET = re.compile(r"[a-z]{1,30}(-[A-Za-z0-9-]{1,60})?")
AGE = re.compile(r"[0-9]{1,9}")


class DemandeIllisible(ValueError):
    """The address of the stream cannot be understood; the message is French, for a person."""


def is_sujet(texte: str) -> bool:
    return SUJET.fullmatch(texte) is not None


def acces_de(personne_pk: int) -> str:
    return f"{ACCES}-{personne_pk}"


def personne_de(sujet: str) -> int | None:
    """Whose accesses this subject speaks of; None for all other subjects."""
    prefixe, _, cle = sujet.partition("-")
    return int(cle) if prefixe == ACCES and cle.isdecimal() else None


def lire(requete: bytes) -> tuple[tuple[str, ...], int | None]:
    """Read `s=programme-1&s=chantier-3&age=12` into the subjects, each once, in order, and the age in seconds.

    `age` says how long ago the page was last sure to be up to date; None when it does not ask for what it missed.
    Raises DemandeIllisible.
    """
    try:
        champs = parse_qs(requete.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=LIMITE + 1)
    except ValueError:
        raise DemandeIllisible(f"L’adresse du direct est illisible, ou suit plus de {LIMITE} sujets.") from None
    sujets = tuple(dict.fromkeys(champs.pop("s", [])))
    ages = champs.pop("age", [])
    if champs or not 1 <= len(sujets) <= LIMITE or not all(map(is_sujet, sujets)):
        raise DemandeIllisible(f"Le direct attend de 1 à {LIMITE} sujets, par exemple ?s=programme-1&s=chantier-3.")
    if len(ages) > 1 or not all(map(AGE.fullmatch, ages)):
        raise DemandeIllisible("L’âge de la page est un nombre entier de secondes.")
    return sujets, int(ages[0]) if ages else None
