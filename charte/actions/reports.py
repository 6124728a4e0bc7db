"""An article has changed: what becomes of the amendements that wait for an answer on it. Callers hold the article's lock.

Each is carried over by a three-way merge of its words with the article's, from the revision it starts from. Where both
changed the same words nothing of it is touched: it is « à reprendre », until its proposer, or a later save, frees it.
"""

from django.core.exceptions import ValidationError

from charte.courriels import annoncer_a_reprendre
from charte.enums import MOTS, NatureAmendement
from charte.models import Amendement, Article
from labo import journal, revisions
from labo.reunion import reunir_textes


def reporter(article, *, sauf=()) -> list[Amendement]:
    """All that wait on this article, in the order of their numbers, but those that the same act answers; as they are then."""
    amendements = Amendement.objects.deposes().filter(article=article, nature=NatureAmendement.MODIFIER)
    amendements = amendements.exclude(pk__in=[amendement.pk for amendement in sauf])
    reportes = list(amendements.select_for_update(of=("self",)).order_by("pk"))
    for amendement in reportes:
        reporter_un(amendement, article)
    return reportes


def reporter_un(amendement, article, *, is_dit=False):
    """A locked amendement, on the article as it is now. `is_dit`: its proposer acts, and reads on the page what became of it."""
    if amendement.base == article.version:
        return
    mots = reunir_sur(article, base=amendement.base, titre=amendement.titre, corps=amendement.corps)
    if mots is None or not is_valide(amendement, mots):
        _laisser_a_reprendre(amendement, is_dit=is_dit)
        return
    amendement.base, amendement.is_a_reprendre = article.version, False
    amendement.save(update_fields=("base", "is_a_reprendre"))
    suivi = [f"article-{article.ancre}"]
    if revisions.enregistrer(amendement, mots, version=amendement.version, by=None, propositions=suivi):
        journal.consigner("amendement_reporte", amendement, by=None, champs=list(mots))


def reunir_sur(article, *, base, titre, corps) -> dict | None:
    """Words written from revision `base` of an article, with what it says now; None where they collide."""
    depart = revisions.valeurs_a(article, base)
    if depart is None:
        return None
    actuels = {champ: getattr(article, champ) for champ in MOTS}
    return reunir_mots(depart, actuels, {"titre": titre, "corps": corps})


def reunir_mots(depart, actuels, siens) -> dict | None:
    """The same of words: those of both sides, from what both started from."""
    depart = propres(depart)
    reunis = {champ: reunir_textes(depart[champ], actuels[champ], mien) for champ, mien in propres(siens).items()}
    return (
        propres({champ: r.texte for champ, r in reunis.items()}) if all(r.is_nette for r in reunis.values()) else None
    )


def propres(mots) -> dict:
    """The words of an article as it would hold them: in canonical form."""
    return {champ: Article._meta.get_field(champ).to_python(valeur) for champ, valeur in mots.items()}


def is_valide(objet, mots):
    """Sound on both sides, and not together: too long, broken markup."""
    try:
        for champ, valeur in mots.items():
            objet._meta.get_field(champ).clean(valeur, objet)
    except ValidationError:
        return False
    return bool(all(mots.values()))


def _laisser_a_reprendre(amendement, *, is_dit):
    if amendement.is_a_reprendre:
        return
    amendement.is_a_reprendre, amendement.is_pressenti = True, False
    amendement.save(update_fields=("is_a_reprendre", "is_pressenti"))
    evenement = journal.consigner("amendement_a_reprendre", amendement, by=None)
    if not is_dit:
        annoncer_a_reprendre(amendement, evenement)
