"""What a programme says at one moment, as frozen values: the draft, a published version, or a file of ours.

Pure: no database, no clock. The page, the calendar, the files and the list of changes are all made from a `Contenu`, so
none of them can tell what was not published. `en_json` and `de_json` are each other's inverse (docs/programme-json.md).
"""

from seminaire.contenu.ecriture import FORMAT, NUMERO_DE_FORMAT, en_json, en_texte
from seminaire.contenu.lecture import ContenuIllisible, de_json
from seminaire.contenu.modele import (
    Contenu,
    CreneauLu,
    Entete,
    IntervenantLu,
    SalleLue,
    SeanceLue,
    TempsLu,
)
from seminaire.contenu.report import reporter
from seminaire.contenu.suivi import compter_les_retraits, suivre


__all__ = [
    "FORMAT",
    "NUMERO_DE_FORMAT",
    "Contenu",
    "ContenuIllisible",
    "CreneauLu",
    "Entete",
    "IntervenantLu",
    "SalleLue",
    "SeanceLue",
    "TempsLu",
    "compter_les_retraits",
    "de_json",
    "en_json",
    "en_texte",
    "reporter",
    "suivre",
]
