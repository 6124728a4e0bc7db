"""What the comité answers to amendements, each time with its reason: retained, retained with changes, refused."""

from django.db import transaction

from charte import permissions, queries, verdicts
from charte.actions.amendements import conclure
from charte.actions.articles import creer, placer, ranger, retirer
from charte.actions.ecriture import ecrire
from charte.actions.reports import CHAMPS, is_valide, propres, reunir_sur
from charte.actions.verrous import verrouiller, verrouiller_amendement, verrouiller_mots
from charte.courriels import annoncer_reponse
from charte.enums import REPONSES, EtatAmendement, NatureAmendement
from charte.models import Amendement, Charte
from labo import direct, journal
from labo.refus import Perime


VIDE = dict.fromkeys(CHAMPS, "")  # what a new article starts from
RETENUS = {True: EtatAmendement.RETENU, False: EtatAmendement.RETENU_MODIFIE}  # as proposed or not
VERBES = {etat: f"amendement_{etat}" for etat in REPONSES}  # each has its sentence in `charte.verbes`
CHANGE = "Quelque chose a changé depuis que vous avez ouvert cette page. Relisez, puis répondez à nouveau."


@transaction.atomic
def retenir_amendements(*, article, version, raisons, by, versions=None, titre=None, corps=None):
    """Retain together what is proposed for the words of one article.

    `version`: that of the article which the comité had before its eyes, if a page showed it; `raisons`: {amendement: why};
    `versions`: {amendement: the version of it that was read}. `titre` and `corps`: the words as they shall be; left out, those of
    the amendements brought together. Each is written in turn, as its own revision; what the comité wrote besides is one more.
    One that is not there whole (`charte.verdicts`), or that is retained alone with other words, is « retenu avec des
    changements », and credited all the same; one of which nothing is there is not retained.
    """
    article = verrouiller_mots(article)
    permissions.check_can_modifier_article(by, article)
    amendements = _verrouiller_tous(article, raisons)
    lues = versions or {}
    for amendement in amendements:
        permissions.check_can_repondre(by, amendement)
        permissions.check_raison(raisons[amendement])
    if version not in (None, article.version) or any(lues.get(a, a.version) != a.version for a in amendements):
        raise Perime(CHANGE)
    departs = {a: queries.depart_de(a, article) for a in amendements}  # before the first one moves the article
    revisions = {a: _ecrire_tel_quel(article, a, by=by, sauf=amendements) for a in amendements}
    a_la_main = [a for a in amendements if revisions[a] is None]
    voulus = {champ: valeur for champ, valeur in (("titre", titre), ("corps", corps)) if valeur is not None}
    if a_la_main and not voulus:
        raise Perime(
            "Ces amendements changent les mêmes mots : écrivez le texte qui les réunit, ou retenez-les l’un après l’autre."
        )
    main = [a.numero for a in a_la_main]
    ecrire(article, voulus, version=article.version, by=by, amendements=main, sauf=amendements)
    dits = verdicts.de_chacun(departs, {a: _mots(a) for a in amendements}, _mots(article))
    _check_reste(dits)
    for amendement, dit in dits.items():
        etat = RETENUS[dit == verdicts.TOUT and not amendement.is_a_reprendre]
        revision = revisions[amendement] or article.version
        _repondre(amendement, etat, raison=raisons[amendement], by=by, revision=revision)
    journal.consigner("article_modifie", article, by=by, champs=["titre", "corps"])
    return article


@transaction.atomic
def retenir_amendement(*, amendement, raison, by, version=None, version_article=None, titre=None, corps=None):
    """Retain one. `titre` and `corps`: other words than those proposed; `version`, `version_article`: those that were read."""
    charte = verrouiller(amendement.charte)
    if amendement.nature == NatureAmendement.MODIFIER:
        retenir_amendements(
            article=amendement.article,
            version=version_article,
            raisons={amendement: raison},
            versions={} if version is None else {amendement: version},
            titre=titre,
            corps=corps,
            by=by,
        )
        amendement.refresh_from_db()
        return amendement
    amendement = verrouiller_amendement(amendement)
    permissions.check_can_repondre(by, amendement)
    permissions.check_raison(raison)
    _check_lus(amendement, version, version_article)
    etat = EtatAmendement.RETENU
    if amendement.nature == NatureAmendement.AJOUTER:
        voulus = propres({"titre": titre or amendement.titre, "corps": corps or amendement.corps})
        _check_reste(verdicts.de_chacun({amendement: VIDE}, {amendement: _mots(amendement)}, voulus))
        etat = RETENUS[voulus == _mots(amendement)]
        _ajouter(amendement, **voulus, by=by)
    elif amendement.nature == NatureAmendement.SUPPRIMER:
        permissions.check_can_modifier_article(by, amendement.article)
        retirer(amendement.article, by=by, amendements=[amendement.numero])
        journal.consigner("article_supprime", amendement.article, by=by)
    else:
        permissions.check_can_modifier_article(by, amendement.article)
        permissions.check_section_presente(amendement.section)
        placer(amendement.article, amendement.section, apres=_place(amendement), by=by, amendements=[amendement.numero])
        journal.consigner("article_deplace", amendement.article, by=by)
    _repondre(amendement, etat, raison=raison, by=by, revision=amendement.article.version)
    direct.publier(charte.SUJET)
    return amendement


@transaction.atomic
def refuser_amendement(*, amendement, raison, by, version=None, version_article=None):
    """`version`, `version_article`: those that were read, as in `retenir_amendement`."""
    amendement = verrouiller_amendement(amendement)
    permissions.check_can_repondre(by, amendement)
    permissions.check_raison(raison)
    _check_lus(amendement, version, version_article)
    _repondre(amendement, EtatAmendement.REFUSE, raison=raison, by=by)
    return amendement


@transaction.atomic
def pressentir_amendement(*, amendement, is_pressenti, by):
    """On the merge desk: take it into the result that everybody sees there, or out of it. Nothing is decided by that."""
    amendement = verrouiller_amendement(amendement)
    permissions.check_can_pressentir(by, amendement)
    if amendement.is_pressenti != is_pressenti:
        amendement.is_pressenti = is_pressenti
        amendement.save(update_fields=("is_pressenti",))
        if is_pressenti:
            journal.consigner("amendement_pressenti", amendement, by=by)
        else:
            journal.consigner("amendement_plus_pressenti", amendement, by=by)
        direct.publier(Charte.SUJET)
    return amendement


def _check_lus(amendement, version, version_article):
    """Are it and its article still as they were read?"""
    article = amendement.article.version if amendement.article else None
    if version not in (None, amendement.version) or version_article not in (None, article):
        raise Perime(CHANGE)


def _verrouiller_tous(article, raisons):
    """In the order of their numbers; what is not proposed for the words of this article has no place here."""
    pks = [amendement.pk for amendement in raisons]
    du_texte = Amendement.objects.filter(pk__in=pks, article=article, nature=NatureAmendement.MODIFIER)
    amendements = list(du_texte.select_for_update(of=("self",)).order_by("pk"))
    if not amendements or len(amendements) != len(pks):
        raise Perime("Ces amendements ne portent pas tous sur cet article. Rouvrez la page, puis répondez à nouveau.")
    return amendements


def _ecrire_tel_quel(article, amendement, *, by, sauf) -> int | None:
    """Write what it proposes into the article, as it has become by those before it: the revision that holds its words; None
    where they collide."""
    if amendement.is_a_reprendre:
        return None
    mots = reunir_sur(article, base=amendement.base, titre=amendement.titre, corps=amendement.corps)
    if mots is None or not is_valide(article, mots):
        return None
    ecrire(article, mots, version=article.version, by=by, amendements=[amendement.numero], sauf=sauf)
    return article.version


def _mots(chose) -> dict:
    return {champ: getattr(chose, champ) for champ in CHAMPS}


def _check_reste(dits):
    """None is called retained whose words are nowhere in what the article now says."""
    rien = [amendement for amendement, dit in dits.items() if dit == verdicts.RIEN]
    if rien:
        raise Perime(
            f"Rien de l’amendement {rien[0].numero} ne reste dans ce texte : gardez-en des mots, ou refusez-le."
        )


def _ajouter(amendement, titre, corps, *, by):
    permissions.check_section_presente(amendement.section)
    article = creer(section=amendement.section, titre=titre, corps=corps, by=by, amendements=[amendement.numero])
    ranger(article, amendement.section, apres=_place(amendement))
    journal.consigner("article_ajoute", article, by=by)
    amendement.article = article


def _place(amendement):
    """After the article that it names; at the head of the section where it names none, or where that one is there no more."""
    apres = amendement.apres
    is_la = apres and not apres.supprime_le and apres.section_id == amendement.section_id
    return apres if is_la else None


def _repondre(amendement, etat, *, raison, by, revision=None):
    conclure(amendement, etat, raison=raison, by=by, revision=revision)
    evenement = journal.consigner(VERBES[etat], amendement, by=by)
    annoncer_reponse(amendement, evenement)
