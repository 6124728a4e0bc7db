"""What was written, as a person reads it, and what a passage changed of it."""

from dataclasses import dataclass
from datetime import date, time
from functools import lru_cache

from django.db import models

from labo import differences, registre, typographie
from labo.balisage import en_html, en_lignes
from labo.champs import TexteRiche
from labo.models import DitEnsemble
from labo.plis import Morceau, abreger, plier


DISPARU = "(n’existe plus)"


@dataclass(frozen=True)
class Changement:
    """A field that a passage changed, as stretches of text; of a rich one, as HTML with its marks."""

    libelle: str
    morceaux: tuple[Morceau, ...] = ()
    html: str = ""


def noms(objets, champs) -> dict:
    """(model, key) -> its name, for all that these revisions point at."""
    pks: dict[type, set] = {}
    for lettre, objet in objets.items():
        for champ in _champs(objet):
            if champ.is_relation:
                pks.setdefault(champ.related_model, set()).update(valeurs.get(champ.name) for valeurs in champs[lettre])
    return {
        (modele, pk): str(chose)
        for modele, cles in pks.items()
        for pk, chose in modele._default_manager.in_bulk(cles - {None}).items()
    }


def _champs(objet):
    return [objet._meta.get_field(nom) for nom in objet.CHAMPS_COEDITES]


def _lus(objet):
    """What is read of it one by one: its fields, and once, in the place of their first, those that are told together."""
    ensembles = {nom: ensemble for ensemble in objet.DITS_ENSEMBLE for nom in ensemble.noms}
    return dict.fromkeys(ensembles.get(champ.name, champ) for champ in _champs(objet))


def _lu(objet, champ, valeurs, noms) -> str:
    if not isinstance(champ, DitEnsemble):
        return _ecrit(champ, valeurs.get(champ.name), noms)
    dits = [_ecrit(objet._meta.get_field(nom), valeurs.get(nom), noms) for nom in champ.noms]
    return champ.dire(*dits) if any(dits) else ""


def changements(objets, passage, ecrits, noms, *, is_entier):
    """Field by field, what a passage changed; where the whole is asked for, what its version says."""
    for lettre, objet in objets.items():
        avant, apres = (ecrits[etat[lettre].pk] if lettre in etat else {} for etat in (passage.avant, passage.etat))
        for champ in _lus(objet):
            ancien, nouveau, rien = (_lu(objet, champ, valeurs, noms) for valeurs in (avant, apres, {}))
            if is_entier:
                if nouveau != rien:
                    yield _entier(champ, nouveau)
            elif passage.is_premier:
                if (ancien, nouveau) != (rien, rien):
                    mots = en_lignes(nouveau) if isinstance(champ, TexteRiche) else nouveau
                    yield Changement(champ.verbose_name, _pleins(abreger(mots)))
            elif ancien != nouveau:
                yield _change(champ, ancien, nouveau)


def _entier(champ, texte):
    if isinstance(champ, TexteRiche):
        return Changement(champ.verbose_name, html=typographie.typographier_html(en_html(texte, is_riche=True)))
    return Changement(champ.verbose_name, (Morceau("egal", texte),))


def _change(champ, avant, apres):
    html = registre.comparer_riche(avant, apres) if isinstance(champ, TexteRiche) else ""
    return Changement(champ.verbose_name, () if html else _pleins(plier(_ecart(champ, avant, apres))), html)


def _pleins(morceaux):
    return tuple(morceau for morceau in morceaux if morceau.texte)


def _ecart(champ, avant, apres):
    if not isinstance(champ, models.CharField) or champ.choices:
        return (Morceau("retire", avant), Morceau("ajoute", apres))
    return _mots(avant, apres)


@lru_cache(maxsize=256)
def _mots(avant, apres):
    """Kept, since what was written stays written and a long text takes its time to compare."""
    return tuple(Morceau(passage.genre, passage.texte) for passage in differences.mots(avant, apres))


def _ecrit(champ, valeur, noms) -> str:
    """A value of a revision as a person reads it; a box is ticked or it is not, even where it was not known yet."""
    if isinstance(champ, models.BooleanField):
        return typographie.oui_ou_non(valeur)
    if valeur in (None, ""):
        return ""
    if hasattr(champ, "lisible"):
        return champ.lisible(valeur)
    if champ.is_relation:
        return noms.get((champ.related_model, valeur), DISPARU)
    if isinstance(champ, models.TimeField):
        return typographie.heure(time.fromisoformat(valeur))
    if isinstance(champ, models.DateField):
        return typographie.date_longue(date.fromisoformat(valeur))
    return str(dict(champ.flatchoices).get(valeur, valeur))
