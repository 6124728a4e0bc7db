"""A programme read back from JSON of ours. Strict: a file that says something unknown is refused whole, with the reason."""

import types
import typing
from datetime import date, datetime, time

from seminaire.contenu.ecriture import FORMAT, NUMERO_DE_FORMAT, RENOMMES, RESERVES, TABLES
from seminaire.contenu.modele import Contenu, CreneauLu, Entete, SalleLue, composer
from seminaire.horaires import is_coherent


PLUS_GRAND_ENTIER = 2**31 - 1


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
    table, annotations = TABLES[genre], typing.get_type_hints(genre)
    _connus(valeurs, table, ou)
    lus = {}
    for nom in table:
        attribut = RENOMMES.get(nom, nom)
        if nom in valeurs:
            lus[attribut] = _valeur(annotations[attribut], valeurs[nom], f"{ou}.{nom}")
        elif nom not in RESERVES:
            raise ContenuIllisible(f"Il manque {ou}.{nom} dans ce fichier.")
        else:
            lus[attribut] = {"fixe": False, "attendus": None}.get(nom, "")
    if {"debut", "fin"} <= lus.keys() and not is_coherent(lus["debut"], lus["fin"]):
        raise ContenuIllisible(f"{ou} finit avant d’avoir commencé.")
    if genre is CreneauLu and not lus["seances"]:
        raise ContenuIllisible(f"{ou} n’a pas de séance.")
    return genre(**lus)


def _valeur(annotation, valeur, ou):
    genres = typing.get_args(annotation) if isinstance(annotation, types.UnionType) else (annotation,)
    if valeur is None and types.NoneType in genres:
        return None
    genre = genres[0]
    if typing.get_origin(genre) is tuple:
        return _liste(typing.get_args(genre)[0], valeur, ou)
    try:
        return LECTEURS[genre](valeur)
    except (ValueError, TypeError, AttributeError):
        raise ContenuIllisible(f"La valeur de {ou} n’est pas lisible : {str(valeur)[:60]!r}.") from None


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


def _instant(valeur):
    instant = datetime.fromisoformat(valeur)
    if instant.tzinfo is None:
        raise ValueError
    return instant


LECTEURS = {
    str: _texte, int: _entier, bool: _vrai_ou_faux, datetime: _instant,
    date: date.fromisoformat, time: lambda valeur: datetime.strptime(valeur, "%H:%M").time(),
}  # fmt: skip
