"""The suite: where signing in leads back to. An address comes from outside; only one of this very site is followed."""

import re
import unicodedata
from urllib.parse import quote, urlsplit


LONGUEUR_MAX = 500  # characters, once written in ASCII
# One slash: two would name another site, and browsers read a backslash as a slash.
CHEMIN = re.compile(r"/(?![/\\])[^\\]*")


def adresse_locale(texte: str) -> str:
    """The address in ASCII if it is a path of this site (with its query), else "".

    Control, format and space characters are refused wherever they stand: browsers drop some of them, and what is left
    may name another site.
    """
    if len(texte) > LONGUEUR_MAX or not CHEMIN.fullmatch(texte):
        return ""
    if any(unicodedata.category(signe)[0] in "CZ" for signe in texte):
        return ""
    adresse = quote(texte, safe="/#%[]=:;$&()+,!?*@'~")
    return adresse if len(adresse) <= LONGUEUR_MAX else ""


def origine(adresse: str) -> str:
    """Scheme, host and port of a whole address, as `Origin` writes them; "" when it has none."""
    try:
        parties = urlsplit(adresse)
    except ValueError:
        return ""
    return f"{parties.scheme}://{parties.netloc}" if parties.scheme and parties.netloc else ""


def chemin(adresse: str) -> str:
    """Path and query of a whole address."""
    return adresse.removeprefix(origine(adresse)).partition("#")[0]
