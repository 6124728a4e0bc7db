"""How much is promised or needed: days, euros, else so many promises (pure)."""

import re
from decimal import Decimal, InvalidOperation


JOURS, EUROS = "jours", "euros"
MAXIMUM = {JOURS: Decimal(10_000), EUROS: Decimal("99999999.99")}
BLANCS = re.compile(r"\s+")
UNITE = re.compile(r"(?:€|euros?|jours?|j)$")
NOMBRE = re.compile(r"-?\d+(?:[.,]\d+)?")
LONGUEUR = 60  # characters; a number has fewer
FINE = "\u202f"


class QuantiteIllisible(ValueError):
    """The message is French, for a person."""


def lire(texte: str) -> Decimal | None:
    """« 2,5 », « 2.5 jours », « 1 500 € »; None for nothing. Raises QuantiteIllisible."""
    plat = UNITE.sub("", BLANCS.sub("", texte[:LONGUEUR]).casefold())
    if not plat:
        return None
    try:
        if not NOMBRE.fullmatch(plat):
            raise InvalidOperation
        nombre = Decimal(plat.replace(",", "."))
    except InvalidOperation:
        raise QuantiteIllisible("Écrivez un nombre, comme 3 ou 2,5.") from None
    if nombre <= 0:
        raise QuantiteIllisible("Écrivez un nombre plus grand que zéro.")
    if nombre > MAXIMUM[EUROS]:
        raise QuantiteIllisible("Ce nombre est trop grand : vérifiez-le.")
    if nombre != nombre.quantize(Decimal("0.01")):
        raise QuantiteIllisible("Deux chiffres après la virgule suffisent.")
    return nombre


def is_trop(nombre: Decimal, unite: str) -> bool:
    return nombre > MAXIMUM.get(unite, MAXIMUM[EUROS])


def nombre_ecrit(nombre: Decimal | int) -> str:
    """« 2,5 », « 1 500 », « 1 500,50 »."""
    entier, _, decimales = f"{Decimal(nombre).normalize():f}".partition(".")
    signe, chiffres = ("-", entier[1:]) if entier.startswith("-") else ("", entier)
    groupes = []
    while chiffres:
        groupes.insert(0, chiffres[-3:])
        chiffres = chiffres[:-3]
    return signe + FINE.join(groupes) + (f",{decimales}" if decimales else "")


def ecrire(nombre: Decimal | int, unite: str) -> str:
    """« 2,5 jours », « 1 jour », « 1 500 € », else « 2 promesses »."""
    ecrit = nombre_ecrit(nombre)
    if unite == EUROS:
        ecrit += "0" if ecrit[-2:-1] == "," else ""  # cents are told by two digits
        return f"{ecrit}\u00a0€"
    mot = "jour" if unite == JOURS else "promesse"
    return f"{ecrit}\u00a0{mot}{'s' if nombre >= 2 else ''}"


def dire_le_manque(nombre: Decimal | int, unite: str) -> str:
    """« il en manque 2 », after what there is; « il manque 1 500 € »."""
    return f"il manque {ecrire(nombre, unite)}" if unite == EUROS else f"il en manque {nombre_ecrit(nombre)}"
