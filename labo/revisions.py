"""Co-edition: a version number, and every accepted save kept whole.

A co-edited model has a `version` and a tuple CHAMPS_COEDITES. The action locks the row, then calls `enregistrer`: a stale
version is refused with both texts; a save that changes nothing makes no revision.
"""

import json

from django.core.serializers.json import DjangoJSONEncoder

from labo import horloge
from labo.models import Revision
from labo.refus import Conflit


def valeurs_de(objet) -> dict:
    """All co-edited fields, as a revision keeps them (a relation by its key)."""
    return {nom: _cle(getattr(objet, nom)) for nom in objet.CHAMPS_COEDITES}


def ouvrir(objet, *, by):
    """Keep the first version of an object that has just been created."""
    return _garder(objet, by=by)


def enregistrer(objet, valeurs, *, version, by) -> list[str]:
    """Save `valeurs` on a locked object that was opened at `version`; the names of the fields that changed."""
    valeurs = {nom: _propre(objet, nom, valeur) for nom, valeur in valeurs.items()}
    changes = [nom for nom, valeur in valeurs.items() if _cle(getattr(objet, nom)) != _cle(valeur)]
    if not changes:
        return []
    if version != objet.version:
        raise _conflit(objet, {nom: valeurs[nom] for nom in changes}, version=version, by=by)
    for nom in changes:
        setattr(objet, nom, valeurs[nom])
    objet.version += 1
    objet.save()
    _garder(objet, by=by)
    return changes


def effacer(objet):
    """Forget every version: for a person's own words, which go with her."""
    Revision.objects.of(objet).delete()


def derniere(objet):
    return Revision.objects.of(objet).filter(numero=objet.version).select_related("personne").first()


def _garder(objet, *, by):
    return Revision.objects.create(
        sujet_type=objet._meta.label_lower,
        sujet_pk=objet.pk,
        numero=objet.version,
        personne=by,
        champs=valeurs_de(objet),
        at=horloge.maintenant(),
    )


def _propre(objet, nom, valeur):
    """The value as the database would give it back, so that a comparison compares like with like."""
    return valeur if hasattr(valeur, "pk") else objet._meta.get_field(nom).to_python(valeur)


def _cle(valeur):
    return getattr(valeur, "pk", valeur)


def _conflit(objet, differentes, *, version, by):
    """What this save changed itself stands against what is there now; what only the other changed is taken over."""
    base = Revision.objects.of(objet).filter(numero=version).values_list("champs", flat=True).first() or {}
    intactes = {nom for nom, valeur in differentes.items() if nom in base and base[nom] == _en_json(valeur)}
    revision = derniere(objet)
    auteur = revision.personne if revision else None
    return Conflit(
        auteur=str(auteur or "Quelqu’un"),
        is_soi=by is not None and auteur == by,
        version=objet.version,
        champs=[
            {
                "nom": nom,
                "libelle": objet._meta.get_field(nom).verbose_name,
                "autre": _lisible(objet, nom, getattr(objet, nom)),
                "mien": _lisible(objet, nom, valeur),
            }
            for nom, valeur in differentes.items()
            if nom not in intactes
        ],
        reprises={nom: getattr(objet, nom) for nom in intactes},
    )


def _en_json(valeur):
    return json.loads(json.dumps(_cle(valeur), cls=DjangoJSONEncoder))


def _lisible(objet, nom, valeur):
    """As a person reads it: the label of a choice, the name behind a key."""
    choix = dict(objet._meta.get_field(nom).flatchoices)
    return "" if valeur is None else str(choix.get(valeur, valeur))
