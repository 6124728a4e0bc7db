"""A programme read back from JSON of ours. Strict: a file that says something unknown is refused whole, with the reason."""

import re
import types
import typing
from datetime import date, datetime, time
from functools import cache

from seminaire.contenu.ecriture import FORMAT, NUMERO_DE_FORMAT, RENOMMES, RESERVES, TABLES
from seminaire.contenu.modele import Contenu, CreneauLu, Entete, SalleLue, composer
from seminaire.horaires import is_coherent


PLUS_GRAND_ENTIER = 2**31 - 1
HEURE = re.compile(r"[0-9]{2}:[0-9]{2}")


class ContenuIllisible(ValueError):
    """This is not a programme of ours; the message is French and says where and why."""


def de_json(valeurs) -> Contenu:
    """The programme that `en_json` wrote. Raises ContenuIllisible for another format, an unknown field, a wrong value."""
    if not isinstance(valeurs, dict) or valeurs.get("format") != FORMAT:
        raise ContenuIllisible("Ce fichier n’est pas un programme enregistré par ce site.")
    if valeurs.get("version_du_format") != NUMERO_DE_FORMAT:
        raise ContenuIllisible(
            f"Ce programme a été écrit dans une autre version du format ({valeurs.get('version_du_format')}) : "
            f"ce site lit la version {NUMERO_DE_FORMAT}."
        )
    _connus(valeurs, ("format", "version_du_format", "publication", "seminaire", "creneaux", "salles"), "le programme")
    creneaux = _liste(CreneauLu, valeurs.get("creneaux", []), "creneaux")
    _uniques([creneau.pk for creneau in creneaux], "créneaux")
    _uniques([seance.pk for creneau in creneaux for seance in creneau.seances], "séances")
    return Contenu(
        entete=_lire(Entete, valeurs.get("seminaire"), "seminaire"),
        creneaux=composer(creneaux),
        salles=_liste(SalleLue, valeurs.get("salles", []), "salles"),
    )


def _lire(genre, valeurs, ou):
    if not isinstance(valeurs, dict):
        raise ContenuIllisible(f"Il manque {ou} dans ce fichier.")
    _connus(valeurs, TABLES[genre], ou)
    lus = {champ.attribut: _valeur(champ, valeurs, ou) for champ in _champs(genre)}
    if {"debut", "fin"} <= lus.keys() and not is_coherent(lus["debut"], lus["fin"]):
        raise ContenuIllisible(f"{ou} finit avant d’avoir commencé.")
    if genre is CreneauLu and not lus["seances"]:
        raise ContenuIllisible(f"{ou} n’a pas de séance.")
    return genre(**lus)


def _valeur(champ, valeurs, ou):
    nom, valeur = champ.nom, valeurs.get(champ.nom)
    if nom not in valeurs and nom not in RESERVES:
        raise ContenuIllisible(f"Il manque {ou}.{nom} dans ce fichier.")
    if nom not in valeurs:
        return {"fixe": False, "attendus": None}.get(nom, "")
    if champ.is_liste:
        return _liste(champ.lire, valeur, f"{ou}.{nom}")
    if valeur is None and champ.is_facultatif:
        return None
    try:
        return champ.lire(valeur)
    except (ValueError, TypeError, AttributeError):
        raise ContenuIllisible(f"La valeur de {ou}.{nom} n’est pas lisible : {str(valeur)[:60]!r}.") from None


class Champ(typing.NamedTuple):
    nom: str  # in the file
    attribut: str
    lire: object  # how its value is read; what its items are, of a list
    is_liste: bool
    is_facultatif: bool


@cache
def _champs(genre) -> tuple[Champ, ...]:
    annotations = typing.get_type_hints(genre)
    attributs = ((nom, RENOMMES.get(nom, nom)) for nom in TABLES[genre])
    return tuple(Champ(nom, attribut, *_lecteur(annotations[attribut])) for nom, attribut in attributs)


def _lecteur(annotation):
    genres = typing.get_args(annotation) if isinstance(annotation, types.UnionType) else (annotation,)
    if typing.get_origin(genres[0]) is tuple:
        return typing.get_args(genres[0])[0], True, False
    return LECTEURS[genres[0]], False, types.NoneType in genres


def _liste(genre, valeurs, ou):
    if not isinstance(valeurs, list):
        raise ContenuIllisible(f"{ou} doit être une liste.")
    return tuple(_lire(genre, valeur, f"{ou}[{rang}]") for rang, valeur in enumerate(valeurs))


def _connus(valeurs, table, ou):
    if inconnus := [str(nom)[:40] for nom in valeurs if nom not in table]:
        raise ContenuIllisible(f"Champ inconnu dans {ou} : {', '.join(inconnus[:5])}.")


def _uniques(cles, quoi):
    if len(set(cles)) != len(cles):
        raise ContenuIllisible(f"Deux {quoi} portent le même numéro (id).")


def _texte(valeur):
    if not isinstance(valeur, str) or "\0" in valeur:
        raise ValueError
    valeur.encode()  # half of a character, as JSON can write it, is no text
    return valeur


def _entier(valeur):
    if type(valeur) is not int or not 0 <= valeur <= PLUS_GRAND_ENTIER:
        raise ValueError
    return valeur


def _vrai_ou_faux(valeur):
    if type(valeur) is not bool:
        raise ValueError
    return valeur


def _heure(valeur):
    if not HEURE.fullmatch(valeur):
        raise ValueError
    return time(int(valeur[:2]), int(valeur[3:]))


def _instant(valeur):
    instant = datetime.fromisoformat(valeur)
    if instant.tzinfo is None:
        raise ValueError
    return instant


LECTEURS = {
    str: _texte, int: _entier, bool: _vrai_ou_faux, datetime: _instant,
    date: date.fromisoformat, time: _heure,
}  # fmt: skip
