"""What many read and is the same for all of them, kept: comparisons of two versions, which are frozen; the working text."""

from functools import partial

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import mark_safe

from charte import comparaison, queries
from charte.comparaison.ecran import Vue, is_notee
from charte.models import Version
from labo.gardees import Reserve, fragment_garde
from labo.models import Personne


# Per process: what changed (some 200 kB each), and how a page shows it to who may read names, and to who may not.
_comparees, _pages = Reserve(24), Reserve(24)
_textes = Reserve(4)  # some 100 kB each


def texte(lu, *, can_amender) -> str:
    """The working text as all read it who do not edit: rendered once for what it says, while a room has it open."""
    contexte = {"texte": lu, "is_travail": True, "can_editer": False, "can_amender": can_amender}
    rendre = partial(render_to_string, "charte/_texte.html", contexte)
    return mark_safe(_textes.lire((can_amender, *lu.cle), rendre))  # noqa: S308 - a template's own output


def comparer(avant, apres) -> comparaison.Comparaison:
    """What changed from one version to another; `avant` and `apres` need not hold their texts."""
    return _comparees.lire((avant.pk, apres.pk), partial(_comparer, avant.pk, apres.pk))


def _comparer(avant_pk, apres_pk):
    contenu_avant, provenance_avant = queries.contenu_et_reperes(avant_pk)
    apres = Version.objects.only("contenu", "provenance").get(pk=apres_pk)
    return comparaison.comparer(contenu_avant, provenance_avant, apres.contenu, apres.provenance)


def page(avant, apres, *, voit_les_noms) -> str:
    """All that the page says of two versions. Persons are named to who may read it only, as they are called today."""
    comparee = comparer(avant, apres)
    noms = _noms(comparee) if voit_les_noms else {}
    cle = (avant.pk, apres.pk, voit_les_noms, tuple(noms.items()))
    return _pages.lire(cle, partial(_rendre, comparee, avant, apres, noms, is_connue=voit_les_noms))


def a_venir(derniere, contenu, provenance, *, is_plie=False) -> str:
    """What a version published now would change, for who edits; not kept, since the text still moves.

    `is_plie`: the list of what changes, and the words folded under it.
    """
    comparee = comparaison.comparer(*queries.contenu_et_reperes(derniere.pk), contenu, provenance)
    suivante = Version(numero=derniere.numero + 1)
    return _rendre(comparee, derniere, suivante, _noms(comparee), is_connue=True, is_a_venir=True, is_plie=is_plie)


def choix(versions, avant, apres) -> str:
    """The form that chooses two others; `versions`: all of them, the newest first."""
    contexte = {"offertes": queries.offrir(versions), "m": avant.numero, "n": apres.numero}
    cle = ("comparer", avant.pk, apres.pk, versions[0].pk)
    return fragment_garde(cle, partial(render_to_string, "charte/_comparer.html", contexte))


def _noms(comparee) -> dict[int, str]:
    pks = sorted({source.personne for source in comparee.sources if source.personne and not source.amendements})
    return {pk: str(personne) for pk, personne in Personne.objects.in_bulk(pks).items()} if pks else {}


def _rendre(comparee, avant, apres, noms, *, is_connue, is_a_venir=False, is_plie=False):
    """`is_connue`: the reader, who may then open the amendements that are named."""
    vue = Vue(comparee, noms=noms, zone=timezone.get_default_timezone())
    contexte = {"vue": vue, "comparee": comparee, "avant": avant, "apres": apres, "is_notee": is_notee(comparee)}
    contexte |= {"is_connue": is_connue, "is_a_venir": is_a_venir, "is_plie": is_plie}
    return mark_safe(render_to_string("charte/_comparaison.html", contexte))  # noqa: S308 - a template's own output
