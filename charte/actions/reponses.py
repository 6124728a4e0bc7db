"""What the comité answers to amendements, each time with its reason: retained, retained with changes, refused."""

from django.db import transaction

from charte import permissions, queries, verdicts
from charte.actions.amendements import conclure
from charte.actions.articles import aussi_retire, creer, placer, ranger, retirer
from charte.actions.ecriture import crediter, ecrire
from charte.actions.reports import is_valide, propres, reunir_sur
from charte.actions.verrous import verrouiller, verrouiller_amendement, verrouiller_mots
from charte.courriels import annoncer_reponse
from charte.enums import MOTS, REPONSES, EtatAmendement, NatureAmendement
from charte.models import Amendement, Charte
from labo import direct, journal
from labo.refus import Perime


VIDE = dict.fromkeys(MOTS, "")  # what a new article starts from
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
    _check_reponses(amendements, raisons, by=by)
    lues = versions or {}
    if version not in (None, article.version) or any(lues.get(a, a.version) != a.version for a in amendements):
        raise Perime(CHANGE)
    departs = {lu.amendement: lu.depart for lu in queries.lire(amendements)}  # before the first one moves the article
    revisions = _ecrire_chacun(article, amendements, by=by)
    _ecrire_a_la_main(article, revisions, titre=titre, corps=corps, by=by)
    dits = verdicts.de_chacun(departs, {a: queries.mots_de(a) for a in amendements}, queries.mots_de(article))
    _check_reste(dits)
    for amendement, dit in dits.items():
        etat = RETENUS[dit == verdicts.TOUT and not amendement.is_a_reprendre]
        revision = revisions[amendement] or article.version
        _repondre(amendement, etat, raison=raisons[amendement], by=by, revision=revision)
    journal.consigner("article_modifie", article, by=by, champs=[*MOTS])
    return article


@transaction.atomic
def retenir_amendement(*, amendement, raison, by, version=None, version_article=None, titre=None, corps=None):
    """Retain one. `titre` and `corps`: other words than those proposed; `version`, `version_article`: those that were read."""
    charte = verrouiller(amendement.charte)
    if amendement.nature == NatureAmendement.MODIFIER:
        lues = {} if version is None else {amendement: version}
        mots = {"titre": titre, "corps": corps}
        commun = {"article": amendement.article, "version": version_article, "versions": lues, **mots}
        retenir_amendements(raisons={amendement: raison}, by=by, **commun)
        amendement.refresh_from_db()
        return amendement
    amendement = verrouiller_amendement(amendement)
    _check_reponses([amendement], {amendement: raison}, by=by)
    _check_lus(amendement, version, version_article)
    etat = EtatAmendement.RETENU
    if amendement.nature == NatureAmendement.AJOUTER:
        etat = _ajouter(amendement, titre=titre, corps=corps, by=by)
    else:
        {NatureAmendement.SUPPRIMER: _supprimer, NatureAmendement.DEPLACER: _deplacer}[amendement.nature](
            amendement, by=by
        )
    _repondre(amendement, etat, raison=raison, by=by, revision=amendement.article.version)
    direct.publier(charte.SUJET)
    return amendement


@transaction.atomic
def refuser_amendement(*, amendement, raison, by, version=None, version_article=None):
    """`version`, `version_article`: those that were read, as in `retenir_amendement`."""
    amendement = verrouiller_amendement(amendement)
    _check_reponses([amendement], {amendement: raison}, by=by)
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


def _check_reponses(amendements, raisons, *, by):
    for amendement in amendements:
        permissions.check_can_repondre(by, amendement)
        permissions.check_raison(raisons[amendement])


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
    for amendement in amendements:
        amendement.article = article  # as it is under the lock
    return amendements


def _ecrire_chacun(article, amendements, *, by) -> dict:
    """{amendement: the revision that holds its words}, None where they collide with those before it."""
    revisions = {}
    for amendement in amendements:
        revisions[amendement] = _ecrire_tel_quel(article, amendement, revisions, by=by, sauf=amendements)
    return revisions


def _ecrire_tel_quel(article, amendement, deja, *, by, sauf) -> int | None:
    """Write what it proposes into the article, as it has become by those before it (`deja`)."""
    if amendement.is_a_reprendre:
        return None
    mots = reunir_sur(article, base=amendement.base, titre=amendement.titre, corps=amendement.corps)
    if mots is None or not is_valide(article, mots):
        return None
    if ecrire(article, mots, version=article.version, by=by, amendements=[amendement.numero], sauf=sauf):
        return article.version
    siens = queries.mots_de(amendement)
    jumeau = next((rev for autre, rev in deja.items() if rev and queries.mots_de(autre) == siens), None)
    if jumeau:
        crediter(article, jumeau, amendements=[amendement.numero])
    return jumeau or article.version


def _ecrire_a_la_main(article, revisions, *, titre, corps, by):
    """What the comité writes besides, to the credit of those that could not be written as they are."""
    voulus = {champ: valeur for champ, valeur in (("titre", titre), ("corps", corps)) if valeur is not None}
    a_la_main = [amendement.numero for amendement, revision in revisions.items() if revision is None]
    if a_la_main and not voulus:
        raise Perime(
            "Ces amendements changent les mêmes mots : écrivez le texte qui les réunit, ou retenez-les l’un après l’autre."
        )
    ecrire(article, voulus, version=article.version, by=by, amendements=a_la_main, sauf=revisions)


def _check_reste(dits):
    """None is called retained whose words are nowhere in what the article now says."""
    rien = [amendement for amendement, dit in dits.items() if dit == verdicts.RIEN]
    if rien:
        raise Perime(
            f"Rien de l’amendement {rien[0].numero} ne reste dans ce texte : gardez-en des mots, ou refusez-le."
        )


def _ajouter(amendement, *, titre, corps, by):
    """The new article, in its words or in those of the comité: what the answer is then called."""
    voulus = propres({"titre": titre or amendement.titre, "corps": corps or amendement.corps})
    siens = queries.mots_de(amendement)
    _check_reste(verdicts.de_chacun({amendement: VIDE}, {amendement: siens}, voulus))
    etat = RETENUS[voulus == siens]
    permissions.check_section_presente(amendement.section)
    apres = _place(amendement)
    article = creer(section=amendement.section, **voulus, by=by, amendements=[amendement.numero])
    ranger(article, amendement.section, apres=apres)
    journal.consigner("article_ajoute", article, by=by)
    amendement.article = article
    return etat


def _supprimer(amendement, *, by):
    """Two may ask for it: what the first one did is to the credit of the second one too."""
    article = amendement.article
    if article.supprime_le:
        aussi_retire(article, amendements=[amendement.numero])
        return
    permissions.check_can_modifier_article(by, article)
    retirer(article, by=by, amendements=[amendement.numero])
    journal.consigner("article_supprime", article, by=by)


def _deplacer(amendement, *, by):
    article = amendement.article
    permissions.check_can_modifier_article(by, article)
    permissions.check_section_presente(amendement.section)
    placer(article, amendement.section, apres=_place(amendement), by=by, amendements=[amendement.numero])
    journal.consigner("article_deplace", article, by=by)


def _place(amendement):
    """After the article that it names, at the head of the section where it names none; last where that one is there no more."""
    if not amendement.is_place_perdue:
        return amendement.apres
    autres = amendement.section.articles.presents().exclude(pk=amendement.article_id)
    return autres.order_by("rang").last()


def _repondre(amendement, etat, *, raison, by, revision=None):
    conclure(amendement, etat, raison=raison, by=by, revision=revision)
    evenement = journal.consigner(VERBES[etat], amendement, by=by)
    annoncer_reponse(amendement, evenement)
