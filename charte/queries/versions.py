"""What a version freezes: the words, and where each comes from; the last version."""

from collections import Counter

from django.db.models import Func, JSONField, Prefetch
from django.utils import timezone

from charte import sources, trame
from charte.models import Article, Section, Version
from charte.queries.texte import chantiers_de_la_charte
from labo import horloge
from labo.models import Revision
from labo.typographie import date_ecrite, heure


def contenu_de(charte) -> dict:
    """What a version published now would freeze (see `canonique`). Three queries."""
    presents = Prefetch("articles", Article.objects.presents().order_by("rang"), to_attr="presents")
    sections = charte.sections.presentes().prefetch_related(presents)
    return _contenu(charte.titre, [(section, section.presents) for section in sections], chantiers_de_la_charte())


def contenu_lu(texte) -> dict:
    """The same, of a working text that has been read. No query."""
    sections = [
        (lue.section, [lu.article for lu in lue.articles if not lu.is_supprime])
        for lue in texte.sections
        if not lue.is_supprimee
    ]
    chantiers = [{cle: valeur for cle, valeur in chantier.items() if cle != "couleur"} for chantier in texte.chantiers]
    return _contenu(texte.titre, sections, chantiers)


def _contenu(titre, sections, chantiers):
    """`sections`: each with its articles."""
    return {
        "titre": titre,
        "sections": [
            {
                "ancre": section.ancre,
                "titre": section.titre,
                "chantiers": section.is_porteuse,
                **({"preambule": True} if section.is_preambule else {}),
                "articles": [
                    {"ancre": article.ancre, "titre": article.titre, "corps": article.corps} for article in articles
                ],
            }
            for section, articles in sections
        ],
        "chantiers": chantiers,
    }


def provenance_de(charte) -> dict:
    """Where each word of the working text comes from, as a version freezes it. Three queries.

    {"articles": {anchor: {"revision": number, "titre": weave, "corps": weave, "sources": {number: source}, "place": source,
     "retour": source}}, "retires": {anchor: source}, "sections": {anchor: source}, "titre": source}; sources and weaves as in
    `models.Trame`; « retour »: of who put it back, where it had been taken out.
    """
    articles = list(Article.objects.filter(section__charte=charte).select_related("trame"))
    revisions = _sources([article for article in articles if not article.supprime_le])
    return {
        "articles": {
            article.ancre: _d_un_article(article, revisions.get(article.pk, {}))
            for article in articles
            if not article.supprime_le and hasattr(article, "trame")
        },
        "retires": {article.ancre: article.origine_du_retrait for article in articles if article.supprime_le},
        "sections": dict(Section.objects.filter(charte=charte).values_list("ancre", "origine")),
        "titre": charte.origine,
    }


def _d_un_article(article, siennes) -> dict:
    nommees = trame.numeros(article.trame.titre) | trame.numeros(article.trame.corps)
    return {
        "revision": article.version,
        "titre": article.trame.titre,
        "corps": article.trame.corps,
        "sources": {str(numero): siennes[numero] for numero in sorted(nommees) if numero in siennes},
        "place": article.origine_de_la_place,
        "retour": article.origine_du_retrait,
    }


def _sources(articles) -> dict:
    """{article: {revision: source}}."""
    lues = Revision.objects.filter(sujet_type=Article._meta.label_lower, sujet_pk__in=[a.pk for a in articles])
    par_article: dict = {}
    for pk, numero, personne, propositions, at in lues.values_list(
        "sujet_pk", "numero", "personne", "propositions", "at"
    ):
        par_article.setdefault(pk, {})[numero] = sources.source(personne, at, sources.numeros(propositions))
    return par_article


def offrir(versions) -> list[tuple[int, str]]:
    """What a list to choose from says of each: its number and its day, and the hour where a day has several."""
    jours = Counter(version.jour for version in versions)
    return [(version.numero, _dire(version, is_seule=jours[version.jour] == 1)) for version in versions]


def _dire(version, *, is_seule):
    jour = f"{version.numero}, du {version.date}"
    return jour if is_seule else f"{jour} à {heure(timezone.localtime(version.publiee_le))}"


def a_une_date(versions, jour) -> dict:
    """Which of these versions, the newest first, was in force at the end of that day, and the first one of all."""
    en_vigueur = next((version for version in versions if version.jour <= jour), None)
    is_futur = jour > timezone.localdate(horloge.maintenant())
    return {
        "jour": date_ecrite(jour),
        "is_futur": is_futur,
        "en_vigueur": en_vigueur,
        "premiere": versions[-1] if versions else None,
    }


class SansTrames(Func):
    """The articles of a provenance without their weaves: those of a long charter weigh a megabyte."""

    template = (
        "(SELECT jsonb_object_agg(cle, fil - '{titre,corps,sources}'::text[])"
        " FROM jsonb_each(%(expressions)s->'articles') AS a (cle, fil))"
    )
    output_field = JSONField()


def contenu_et_reperes(pk) -> tuple[dict, dict]:
    """What a version says, and of its provenance what a comparison with a newer one reads of it: which revision of each article
    it freezes, who had placed what, what stood no longer there."""
    lus = Version.objects.values_list(
        "contenu", SansTrames("provenance"), "provenance__sections", "provenance__retires"
    )
    contenu, articles, sections, retires = lus.get(pk=pk)
    return contenu, {"articles": articles or {}, "sections": sections or {}, "retires": retires or {}}


def derniere_version():
    """The version that the public reads, or None."""
    return Version.objects.lisibles().select_related("charte").first()


def version_qui_portait(ancre):
    """The last version that held this article, or None."""
    return Version.objects.lisibles().filter(contenu__sections__contains=[{"articles": [{"ancre": ancre}]}]).first()
