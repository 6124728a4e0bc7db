"""Co-edition: a version number, and every accepted save kept whole.

The action locks the row, then calls `enregistrer`. Opened on the present version, a save is written; opened on an older one,
it is brought together with what others saved since, field by field (docs/decisions/0004-co-edition.md). Where both changed
the same words nothing is written, and the refusal carries both texts. A save that changes nothing makes no revision.
"""

import json
from datetime import date

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.core.serializers.json import DjangoJSONEncoder

from labo import horloge
from labo.champs import TexteRiche
from labo.models import NoteDeReunion, Revision
from labo.refus import ChampEnConflit, Conflit, Perime
from labo.reunion import Reunion
from labo.typographie import date_longue, oui_ou_non


def valeurs_de(objet) -> dict:
    """All co-edited fields, as a revision keeps them (a relation by its key)."""
    return {nom: _cle(getattr(objet, nom)) for nom in objet.CHAMPS_COEDITES}


def valeurs_a(objet, numero) -> dict | None:
    """What the fields held at that version, as JSON gives them back; None when nobody knows."""
    return Revision.objects.of(objet).filter(numero=numero).values_list("champs", flat=True).first()


def derniere(objet):
    return Revision.objects.of(objet).filter(numero=objet.version).select_related("personne").first()


def ouvrir(objet, *, by, propositions=()):
    """Keep the first version of an object that has just been created."""
    return _garder(objet, by=by, propositions=propositions)


def ouvrir_tous(objets, *, by):
    """The same for many at once."""
    return Revision.objects.bulk_create([_revision(objet, by=by) for objet in objets])


def enregistrer(objet, valeurs, *, version, by, propositions=(), is_a_part=False) -> list[str]:
    """Save `valeurs` on a locked object that was opened at `version`; the names of the fields that changed.

    `propositions`: the proposals that these words come from, as `cle_objet` names them. `is_a_part`: what stood
    before was deposited for all to read, or people have said something of it: a history tells this save apart from it.
    After a save that was brought together with others' changes, `objet.reunion` says with whose. Raises Conflit.
    """
    valeurs = {nom: _propre(objet, nom, valeur) for nom, valeur in valeurs.items()}
    note = None
    if version != objet.version and _changes(objet, valeurs):
        valeurs, note = _reunir(objet, valeurs, version=version, by=by)
    changes = _changes(objet, valeurs)
    if not changes:
        return []
    for nom in changes:
        setattr(objet, nom, valeurs[nom])
    objet.version += 1
    objet.save()
    _garder(objet, by=by, base=version if note else None, propositions=propositions, is_a_part=is_a_part)
    objet.reunion = note
    return changes


def retablir(objet, numero, *, version, by) -> list[str]:
    """Go back to what the locked object said at revision `numero`, as a new revision; the names of the fields that changed.

    `version` is the one that the person saw: another is refused. What points at something that no longer exists stays as
    it is and is named in `objet.introuvables`.
    """
    if version != objet.version:
        raise Perime("Quelqu’un a enregistré entre-temps. Relisez l’historique, puis rétablissez à nouveau.")
    anciennes = valeurs_a(objet, numero)
    if anciennes is None:
        raise Perime("Cette version n’est plus dans l’historique.")
    valeurs, introuvables = {}, []
    for nom in objet.CHAMPS_COEDITES:
        try:
            valeurs[nom] = _revenue(objet._meta.get_field(nom), anciennes[nom])
        except LookupError:
            introuvables.append(nom)
    changes = enregistrer(objet, valeurs, version=version, by=by)
    objet.introuvables = tuple(introuvables)
    return changes


def completer(objet, valeurs):
    """What follows from a save that the same act has just made joins its revision: one act, one number."""
    for nom, valeur in valeurs.items():
        setattr(objet, nom, _propre(objet, nom, valeur))
    objet.save(update_fields=tuple(valeurs))
    Revision.objects.of(objet).filter(numero=objet.version).update(champs=valeurs_de(objet))


def crediter(objet, numero, *, propositions):
    """The words of that version, on a locked object, come from these proposals as well."""
    revision = Revision.objects.of(objet).get(numero=numero)
    revision.propositions = list(dict.fromkeys([*revision.propositions, *propositions]))
    revision.save(update_fields=("propositions",))


def effacer(objet):
    """Forget every version: for a person's own words, which go with her."""
    Revision.objects.of(objet).delete()


# ---- values ----


def _garder(objet, *, is_a_part=False, **comment):
    revision = _revision(objet, **comment)
    revision.is_a_part = is_a_part
    revision.save(force_insert=True)
    return revision


def _revision(objet, *, by, base=None, propositions=()):
    return Revision(
        sujet_type=objet._meta.label_lower,
        sujet_pk=objet.pk,
        numero=objet.version,
        base=base,
        personne=by,
        champs=valeurs_de(objet),
        propositions=list(propositions),
        at=horloge.maintenant(),
    )


def _changes(objet, valeurs) -> list[str]:
    return [nom for nom, valeur in valeurs.items() if _cle(getattr(objet, nom)) != _cle(valeur)]


def _propre(objet, nom, valeur):
    """The value as the database would give it back, so that a comparison compares like with like."""
    return valeur if hasattr(valeur, "pk") else objet._meta.get_field(nom).to_python(valeur)


def _revenue(champ, valeur):
    """A value of a revision as the model holds it. Raises LookupError when it is gone, or was never kept."""
    if valeur is None or not champ.is_relation:
        return champ.to_python(valeur)
    objet = champ.related_model._default_manager.filter(pk=valeur).first()
    if objet is None:
        raise LookupError(champ.name)
    return objet


def _cle(valeur):
    return getattr(valeur, "pk", valeur)


def _en_json(valeur):
    return json.loads(json.dumps(_cle(valeur), cls=DjangoJSONEncoder))


# ---- bringing together ----


def _reunir(objet, valeurs, *, version, by):
    """(values that hold both sides' changes, whose they are); raises Conflit when one field cannot hold both."""
    base = valeurs_a(objet, version) or {}
    personnes = _auteurs_depuis(objet, version) if base else _auteurs_depuis(objet, objet.version - 1)
    sorts = {nom: _sort(objet, nom, base, valeur) for nom, valeur in valeurs.items()}
    if any(isinstance(sort, Heurt) for sort in sorts.values()):
        raise _conflit(objet, valeurs, sorts, personnes, by=by)
    if refusees := _refusees(objet, sorts, base):
        sorts |= {nom: Heurt(valeurs[nom]) for nom in refusees}
        raise _conflit(objet, valeurs, sorts, personnes, by=by)
    autres = tuple(dict.fromkeys(p.prenom if p else "quelqu’un" for p in personnes if p is None or p != by))
    note = NoteDeReunion(auteurs=autres, is_soi=not autres, de=version, a=objet.version + 1)
    return sorts, note


def _auteurs_depuis(objet, version) -> list:
    """Who saved after that version, in order; None for a command run on the server."""
    depuis = Revision.objects.of(objet).filter(numero__gt=version).select_related("personne").order_by("numero")
    return [revision.personne for revision in depuis]


class Heurt:
    """A field that both sides changed and that cannot hold both; `propose` is what the form then offers."""

    def __init__(self, propose, reunion: Reunion | None = None):
        self.propose, self.reunion = propose, reunion


def _sort(objet, nom, base, mien):
    """What becomes of one field: a value that holds both sides, or a Heurt. Without a base nobody knows who changed it."""
    champ, autre = objet._meta.get_field(nom), getattr(objet, nom)
    if _cle(autre) == _cle(mien):
        return mien
    if nom not in base:
        return Heurt(mien)
    if base[nom] == _en_json(mien):
        return autre
    if base[nom] == _en_json(autre):
        return mien
    if not hasattr(champ, "reunir"):
        return Heurt(mien)
    # A text kept before its field had a canonical form: its marks are not a change of anybody's.
    reunion = champ.reunir(champ.to_python(base[nom]), autre, mien)
    return champ.to_python(reunion.texte) if reunion.is_nette else Heurt(reunion.texte, reunion)


def _refusees(objet, valeurs, base) -> set[str]:
    """Fields that were sound on both sides and are not together: too long, an end before its start, broken markup."""
    essai = objet.__class__.objects.get(pk=objet.pk)
    for nom, valeur in valeurs.items():
        setattr(essai, nom, valeur)
    try:
        autres = [champ.name for champ in objet._meta.fields if champ.name not in valeurs]
        essai.full_clean(exclude=autres, validate_constraints=False)
        essai.validate_constraints()  # all of them: one may bind a field of this form to one of another
    except ValidationError as erreur:
        touches = {nom for nom in valeurs if base.get(nom) != _en_json(valeurs[nom])}
        fautifs = set(erreur.error_dict) - {NON_FIELD_ERRORS}
        return fautifs & set(valeurs) or touches
    return set()


def _conflit(objet, valeurs, sorts, personnes, *, by):
    """What collides, with both texts; what does not is taken into the form as it will be saved."""
    noms = tuple(dict.fromkeys(str(personne or "Quelqu’un") for personne in personnes)) or ("Quelqu’un",)
    champs = [
        ChampEnConflit(
            nom=nom,
            libelle=objet._meta.get_field(nom).verbose_name,
            autre=_lisible(objet, nom, getattr(objet, nom)),
            mien=_lisible(objet, nom, valeurs[nom]),
            reunion=sort.reunion,
            is_riche=isinstance(objet._meta.get_field(nom), TexteRiche),
        )
        for nom, sort in sorts.items()
        if isinstance(sort, Heurt)
    ]
    return Conflit(
        auteurs=noms,
        is_soi=by is not None and all(personne == by for personne in personnes) and bool(personnes),
        version=objet.version,
        champs=champs,
        reprises={nom: sort.propose if isinstance(sort, Heurt) else sort for nom, sort in sorts.items()},
    )


def _lisible(objet, nom, valeur):
    """As a person reads it: the label of a choice, the name behind a key, a day in letters."""
    if isinstance(valeur, bool):
        return oui_ou_non(valeur)
    if isinstance(valeur, date):
        return date_longue(valeur)
    champ = objet._meta.get_field(nom)
    if hasattr(champ, "lisible"):
        return champ.lisible(valeur)
    choix = dict(champ.flatchoices)
    return "" if valeur is None else str(choix.get(valeur, valeur))
