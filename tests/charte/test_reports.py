"""An article changes: what waits on it follows, or is « à reprendre »; no word of anybody is lost."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from charte import actions
from charte.enums import EtatAmendement
from charte.models import Amendement
from labo import revisions
from labo.models import Revision
from labo.refus import Refus
from tests.charte.factories import MembreComiteFactory, SectionFactory
from tests.factories import PersonneFactory
from tests.fils import ensemble


SOBRE = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
DEPART = [f"mot{n}" for n in range(24)]


def retouches(prefixe):
    """Another writing of DEPART: some of its words gone, new ones between them, none of them said by anybody else."""
    gestes = st.dictionaries(st.integers(0, 23), st.sampled_from(("oter", "ajouter")), min_size=1, max_size=3)

    def ecrire(gestes):
        for n, mot in enumerate(DEPART):
            yield from {"oter": [], "ajouter": [mot, f"{prefixe}{n}"]}.get(gestes.get(n), [mot])

    return gestes.map(lambda gestes: [*ecrire(gestes), "fin"])


@pytest.fixture
def comite(db):
    return MembreComiteFactory().personne


def nouvel_article(comite, corps):
    section = SectionFactory.create()
    return actions.ajouter_article(section=section, titre="Agir", corps=corps, by=comite)


def proposer(article, by, *, base=None, **mots):
    champs = {"titre": article.titre, "corps": article.corps, **mots}
    return actions.proposer_modification(
        article=article, base=base or article.version, motif="Parce que.", by=by, **champs
    )


@SOBRE
@given(retouches("sien"), retouches("mien"))
def test_carried_over_it_keeps_every_word_of_both(comite, sien, mien):
    article = nouvel_article(comite, " ".join([*DEPART, "fin"]))
    amendement = proposer(article, PersonneFactory(), corps=" ".join(mien))
    article = actions.modifier_article(article=article, version=1, corps=" ".join(sien), by=comite)
    amendement.refresh_from_db()
    dits = set(amendement.corps.split())
    if amendement.is_a_reprendre:
        assert (amendement.corps, amendement.base, amendement.version) == (" ".join(mien), 1, 1)
        return
    depart = {*DEPART, "fin"}
    assert set(mien) - depart <= dits  # what it adds
    assert set(sien) - depart <= dits  # what the article adds
    assert set(mien) & set(sien) <= dits  # what both keep
    assert dits & depart <= set(mien) & set(sien)  # and what either takes out is out
    assert amendement.base == article.version == 2


GESTES = st.lists(
    st.tuples(
        st.sampled_from(
            ("ecrire", "deposer", "deposer", "ecrire", "retirer", "refuser", "retenir", "reprendre", "revenir")
        ),
        st.lists(st.sampled_from(("nous", "agissons", "ici", "vite", "ensemble")), min_size=1, max_size=5).map(
            " ".join
        ),
        st.integers(0, 3),
    ),
    min_size=4,
    max_size=10,
)


@SOBRE
@given(GESTES)
def test_what_waits_is_on_today_s_words_or_to_be_taken_up_again(comite, gestes):
    article, autrice = nouvel_article(comite, "nous agissons ici"), PersonneFactory()
    clos = {}
    for geste, texte, rang in gestes:
        try:
            agir(geste, article, autrice, comite, texte, rang)
        except Refus:
            pass  # the same words, nothing open, a collision: nothing has moved
        article.refresh_from_db()
        for amendement in article.amendements.all():
            if amendement.is_depose:
                assert amendement.is_a_reprendre or amendement.base == article.version
                assert revisions.valeurs_a(article, amendement.base) is not None
            else:
                etat = (amendement.etat, amendement.titre, amendement.corps, amendement.base, amendement.version)
                assert clos.setdefault(amendement.pk, etat) == etat


def agir(geste, article, autrice, comite, texte, rang):
    ouverts = list(article.amendements.deposes().order_by("pk"))
    un = ouverts[rang % len(ouverts)] if ouverts else None
    if geste == "ecrire":
        actions.modifier_article(article=article, version=article.version, corps=texte, by=comite)
    elif geste == "revenir":
        actions.retablir_article(article=article, numero=1, version=article.version, by=comite)
    elif geste == "deposer":
        proposer(article, autrice, base=max(1, article.version - rang), corps=texte)
    elif un and geste == "retirer":
        actions.retirer_amendement(amendement=un, by=autrice)
    elif un and geste == "refuser":
        actions.refuser_amendement(amendement=un, raison="Non.", by=comite)
    elif un and geste == "retenir":
        actions.retenir_amendement(amendement=un, raison="Oui.", by=comite)
    elif un:
        actions.modifier_amendement(
            amendement=un, version=un.version, base=max(1, article.version - rang), corps=texte, by=autrice
        )


@pytest.fixture
def article(transactional_db):
    comite = MembreComiteFactory().personne
    return nouvel_article(comite, "Nous agissons ici.\n\nEnsemble.")


def test_two_deposits_at_once_get_two_numbers(article):
    autrices = [PersonneFactory() for _ in range(4)]
    deposes = ensemble(
        *(lambda qui=qui, n=n: proposer(article, qui, corps=f"{article.corps} {n}") for n, qui in enumerate(autrices))
    )
    assert sorted(amendement.numero for amendement in deposes) == [1, 2, 3, 4]


def test_depositing_while_the_article_is_saved(article):
    comite, autrice = article.section.charte.comite.get().personne, PersonneFactory()
    for n in range(6):
        article.refresh_from_db()
        version, corps = article.version, article.corps
        ecrit, depose = ensemble(
            lambda v=version, c=corps, n=n: actions.modifier_article(
                article=article, version=v, corps=c.replace("Ensemble", f"Ensemble{n}"), by=comite
            ),
            lambda v=version, c=corps, n=n: proposer(
                article, autrice, base=v, corps=c.replace("Nous", "Toutes et tous, nous")
            ),
        )
        assert ecrit.version == version + 1
        amendement = Amendement.objects.get(pk=depose.pk)
        assert (amendement.base, amendement.is_a_reprendre) == (version + 1, False)
        assert amendement.corps.startswith("Toutes et tous, nous")
        assert f"Ensemble{n}" in amendement.corps
        actions.retirer_amendement(amendement=amendement, by=autrice)


def test_taken_up_again_it_stands_on_today_s_words(article):
    comite, autrice = article.section.charte.comite.get().personne, PersonneFactory()
    amendement = proposer(article, autrice, corps="Nous décidons ici.\n\nEnsemble.")
    article = actions.modifier_article(article=article, version=1, corps="Nous cherchons ici.\n\nEnsemble.", by=comite)
    amendement.refresh_from_db()
    assert amendement.is_a_reprendre
    repris = actions.modifier_amendement(
        amendement=amendement, version=1, base=2, corps="Nous cherchons et décidons ici.\n\nEnsemble.", by=autrice
    )
    assert (repris.is_a_reprendre, repris.base, repris.version) == (False, 2, 2)
    with pytest.raises(Refus, match="la même chose"):
        actions.modifier_amendement(amendement=amendement, version=2, corps=article.corps, by=autrice)


def test_freed_by_a_later_save(article):
    comite = article.section.charte.comite.get().personne
    amendement = proposer(article, PersonneFactory(), corps="Nous décidons ici.\n\nEnsemble.")
    actions.modifier_article(article=article, version=1, corps="Nous cherchons ici.\n\nEnsemble.", by=comite)
    actions.modifier_article(article=article, version=2, corps="Nous agissons ici.\n\nEn tout.", by=comite)
    amendement.refresh_from_db()
    assert (amendement.is_a_reprendre, amendement.base) == (False, 3)
    assert amendement.corps == "Nous décidons ici.\n\nEn tout."
    assert [r.personne for r in Revision.objects.of(amendement).filter(numero=2)] == [None]
    assert amendement.etat == EtatAmendement.DEPOSE
