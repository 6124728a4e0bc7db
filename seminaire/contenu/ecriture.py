"""A programme as JSON values: documented, the same ids for good (docs/programme-json.md)."""

import json
from dataclasses import replace
from datetime import time
from functools import cache
from types import NoneType

from seminaire.contenu.modele import Contenu, CreneauLu, Entete, IntervenantLu, SalleLue, SeanceLue, TempsLu


FORMAT = "chantiers-cooperatifs/programme"
NUMERO_DE_FORMAT = 1
# JSON name -> attribute, in the order written. The reader knows no other names.
ENTETE = ("titre", "presentation", "objectifs", "date_debut", "lieu", "acces", "organisateurs", "partenaires")
CRENEAU = ("id", "jour", "debut", "fin", "fin_deduite", "fixe", "intitule", "seances")
SEANCE = (
    "id", "titre", "nature", "description", "salle", "chantier", "couleur", "a_confirmer", "intervenants", "temps",
    "objectifs", "materiel", "notes", "attendus", "sequence", "modifiee_le",
)  # fmt: skip
RESERVES = ("objectifs", "materiel", "notes", "attendus", "fixe", "salles")  # the facilitation's own
INTERVENANT = ("nom", "fonction", "organisation", "is_animation")
TEMPS = ("titre", "debut", "fin")
SALLE = ("nom", "places")
RENOMMES = {"id": "pk"}
SIMPLES = {str, int, bool, NoneType}  # written as they are
TABLES = {
    Entete: ENTETE, CreneauLu: CRENEAU, SeanceLue: SEANCE, IntervenantLu: INTERVENANT, TempsLu: TEMPS, SalleLue: SALLE,
}  # fmt: skip


def en_json(contenu: Contenu, *, is_public: bool = True) -> dict:
    """All of it, or only what everybody may read: then without the names in RESERVES."""
    valeurs = {
        "format": FORMAT,
        "version_du_format": NUMERO_DE_FORMAT,
        "seminaire": _ecrire(contenu.entete, is_public=False),
        "creneaux": [_ecrire(creneau, is_public=is_public) for creneau in contenu.creneaux],
    }
    return valeurs if is_public else valeurs | {"salles": [_ecrire(salle, is_public=False) for salle in contenu.salles]}


def en_texte(contenu: Contenu) -> str:
    """All of it as the text of its JSON. A créneau is written once: a new version of a long programme shares most of them."""
    reste = en_json(replace(contenu, creneaux=()), is_public=False)
    del reste["creneaux"]
    creneaux = ", ".join(map(_ecrire_creneau, contenu.creneaux))
    return f'{json.dumps(reste)[:-1]}, "creneaux": [{creneaux}]}}'


def _ecrire_creneau(creneau):
    if not creneau.ecrit:
        creneau.ecrit.append(json.dumps(_ecrire(creneau, is_public=False)))
    return creneau.ecrit[0]


def _ecrire(valeur, *, is_public):
    return {
        nom: lue if type(lue := getattr(valeur, attribut)) in SIMPLES else _valeur(lue, is_public=is_public)
        for nom, attribut in _attributs(type(valeur), is_public=is_public)
    }


@cache
def _attributs(genre, *, is_public) -> tuple[tuple[str, str], ...]:
    """(JSON name, attribute) of what is written of such a value."""
    noms = (nom for nom in TABLES[genre] if not (is_public and nom in RESERVES))
    return tuple((nom, RENOMMES.get(nom, nom)) for nom in noms)


def _valeur(valeur, *, is_public):
    if isinstance(valeur, tuple):
        return [_ecrire(partie, is_public=is_public) for partie in valeur]
    return f"{valeur:%H:%M}" if isinstance(valeur, time) else valeur.isoformat()
