"""French typography, at output only (pure): no-break spaces, hours and dates in words.

U+202F before ; ! ?, U+00A0 before : and inside « », inside « 9 h 30 », before % and €. Nothing but blanks is ever
changed, and only on one line: web addresses, e-mails, HTML entities, hours written 14:15, emoticons and the marks of
lists stay as they are. Source: `Lexique des règles typographiques en usage à l'Imprimerie nationale`.
"""

import re
from unicodedata import normalize


FINE = "\u202f"
INSECABLE = "\u00a0"
BLANC = f"[ {FINE}{INSECABLE}]"
JOURS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
MOIS = (
    *("janvier", "février", "mars", "avril", "mai", "juin"),
    *("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
)

# What follows a sign that stands alone: the end, a blank, a closing sign, a tag, an entity, a mark of emphasis.
FIN = r"(?=$|[\s)\]»”\"*_<&,.…])"
REGLES = {
    "intact": r"(?:https?://|www\.|mailto:)[^\s«»<>]+|[\w.+-]{1,64}@[\w.-]+|&\#?\w{1,31};|[:;=]['’-][)(DPp/|\\]",
    "ouvrant": rf"«{BLANC}*(?=[^\s»])",
    "fermant": rf"(?<=[^\s«]){BLANC}*»",
    "haute": rf"(?<=\S){BLANC}+(?![;:][)(DPp|\\])(?=[;!?]+{FIN})",
    "haute_collee": rf"(?<=[\w)\]»”\"’…*_>])(?=[;!?]+{FIN})(?<![;!?])",
    "deux_points": rf"(?<=\S){BLANC}+(?!:[)(DPp|\\])(?=:{FIN})",
    "deux_points_colles": rf"(?<=[\w)\]»”\"’…*_>])(?=:{FIN})",
    "heure": rf"(?<![\w,.:])(?:[01]?[0-9]|2[0-4]){BLANC}h(?:{BLANC}[0-5]?[0-9])?(?!\w)",
    "unite": rf"(?<=[0-9]){BLANC}+(?=[%€])",
}
MOTIF = "|".join(f"(?P<{nom}>{regle})" for nom, regle in REGLES.items())
TEXTE = re.compile(MOTIF, re.MULTILINE)
HTML = re.compile(rf"(?P<balise><(?:code|pre)\b.*?</(?:code|pre)>|<[^>]*>)|{MOTIF}", re.MULTILINE | re.DOTALL)
MARQUE_DE_LISTE = re.compile(r"\s*(?:[-+*>#•–]+|\d{1,9}[.)])")
REMPLACEMENTS = {
    "ouvrant": lambda lu: f"«{INSECABLE}",
    "fermant": lambda lu: f"{INSECABLE}»",
    "haute": lambda lu: FINE,
    "haute_collee": lambda lu: FINE,
    "deux_points": lambda lu: INSECABLE,
    "deux_points_colles": lambda lu: INSECABLE,
    "heure": lambda lu: re.sub(BLANC, INSECABLE, lu),
    "unite": lambda lu: INSECABLE,
}


def typographier(texte):
    """A text, plain or escaped for HTML, with its French spaces. Idempotent; letters and signs are never touched."""
    return TEXTE.sub(_remplacer, texte)


def typographier_html(html):
    """The same on the text of well-formed HTML: tags, their attributes and code are left alone."""
    return HTML.sub(_remplacer, html)


def _remplacer(trouve):
    remplacement = REMPLACEMENTS.get(trouve.lastgroup)
    if remplacement is None or _is_apres_marque_de_liste(trouve):
        return trouve[0]
    return remplacement(trouve[0])


def _is_apres_marque_de_liste(trouve):
    """« - ! » or « 1. ? » at the head of a line: that space makes the list."""
    debut = max(trouve.string.rfind("\n", 0, trouve.start()) + 1, trouve.start() - 40)
    return trouve.lastgroup != "ouvrant" and bool(MARQUE_DE_LISTE.fullmatch(trouve.string, debut, trouve.start()))


def heure(moment):
    """A time or datetime, in its own zone: « 9 h 30 », « 18 h »."""
    return f"{moment.hour}{INSECABLE}h" + (f"{INSECABLE}{moment.minute:02}" if moment.minute else "")


def plage(debut, fin=None):
    """« 9 h 30 – 10 h », or the start alone where the end is not known."""
    return f"{heure(debut)} – {heure(fin)}" if fin else heure(debut)


def date_ecrite(jour):
    """« 19 octobre 2023 », « 1er octobre 2023 »."""
    quantieme = "1er" if jour.day == 1 else str(jour.day)
    return f"{quantieme}{INSECABLE}{MOIS[jour.month - 1]} {jour.year}"


def date_longue(jour):
    """« jeudi 19 octobre 2023 »."""
    return f"{JOURS[jour.weekday()]} {date_ecrite(jour)}"


def nombre(valeur) -> str:
    """« 12 000 », « 2,5 »: by threes, as the counter beside a field writes it."""
    entier, _, decimales = f"{valeur:,f}".partition(".")
    decimales = decimales.rstrip("0")
    return entier.replace(",", FINE) + (f",{decimales}" if decimales else "")


def oui_ou_non(valeur) -> str:
    return "oui" if valeur else "non"


def enumerer(mots):
    """« Léa », « Léa et Sami », « Léa, Sami et Zoé »; nothing makes nothing."""
    *debut, fin = mots or ("",)
    return f"{', '.join(debut)} et {fin}" if debut else fin


def de(nom):
    """« de Léa », « d’Élise », « d’Hugo »: before a vowel, and before an h, which in first names is almost always mute."""
    return f"d’{nom}" if _is_elide(nom) else f"de {nom}"


def que(nom):
    """« que Léa », « qu’Awa »: as before `de`."""
    return f"qu’{nom}" if _is_elide(nom) else f"que {nom}"


def _is_elide(nom):
    initiale = normalize("NFD", nom[:1]).casefold()[:1]
    return bool(initiale) and initiale in "aeiouhœæ"
