"""The merge desk: what waits for an answer, article by article, and the words that result from what is ticked."""

import re
from dataclasses import dataclass, field
from functools import cached_property

from django.db.models import Exists, OuterRef, Prefetch, Q

from charte import collisions, ebauches, fusion, numeros
from charte.enums import MOTS, NatureAmendement
from charte.models import Amendement, Article, Section
from charte.queries.amendements import AmendementLu, lire, mots_de
from charte.queries.echanges import echos
from charte.queries.texte import ArticleLu, article_lu
from labo import revisions
from labo.typographie import enumerer


HORS_TEXTE = {NatureAmendement.SUPPRIMER: "suppression", NatureAmendement.DEPLACER: "déplacement"}


@dataclass(frozen=True)
class Carte:
    """One proposal beside the words that it starts from; `heurts`: the numbers of those that change the same words."""

    lu: AmendementLu
    heurts: tuple[int, ...] = ()
    jumeaux: tuple[int, ...] = ()  # the numbers of those that want the very same words

    @property
    def amendement(self) -> Amendement:
        return self.lu.amendement

    @property
    def depart(self) -> dict:
        return self.lu.depart

    @property
    def is_fusible(self):
        """Can it be taken into the result as it is?"""
        return self.amendement.nature == NatureAmendement.MODIFIER and not self.amendement.is_a_reprendre

    @property
    def ecarts(self):
        """What it changes of the words; what moves an article, or takes it out, says so in a sentence."""
        return self.lu.ecarts if self.amendement.propose_des_mots else []


@dataclass(frozen=True)
class AFondre:
    """An article of the charter with what waits on it."""

    lu: ArticleLu
    amendements: list[Amendement]

    @property
    def hors_texte(self) -> str:
        """« une suppression et 2 déplacements »."""
        natures = [amendement.nature for amendement in self.amendements]
        comptes = ((nom, natures.count(nature)) for nature, nom in HORS_TEXTE.items())
        dits = [f"un{'e' * (nom[0] == 's')} {nom}" if n == 1 else f"{n} {nom}s" for nom, n in comptes if n]
        return enumerer(dits)

    @property
    def is_tout_hors_texte(self) -> bool:
        return all(amendement.nature in HORS_TEXTE for amendement in self.amendements)

    @property
    def a_reprendre(self) -> int:
        return sum(amendement.is_a_reprendre for amendement in self.amendements)

    @cached_property
    def heurtes(self) -> int:
        """How many change words that another one changes too."""
        return len({n for heurt in heurts_de(self.lu.article, fusibles(self.amendements)) for n in heurt.numeros})


@dataclass(frozen=True)
class SectionAFondre:
    section: Section
    numero: str
    articles: list[AFondre] = field(default_factory=list)
    ajouts: list[Amendement] = field(default_factory=list)


@dataclass(frozen=True)
class Sommaire:
    """All that waits, in the order of the charter; what waits on an article that is there no more comes last."""

    sections: list[SectionAFondre]
    retires: list[Amendement]
    nombre: int


@dataclass(frozen=True)
class Bureau:
    """The desk of one article."""

    lu: ArticleLu
    cartes: list[Carte]
    pressentis: list[Amendement]
    titre: fusion.Fondu
    corps: fusion.Fondu
    heurts: tuple[collisions.Heurt, ...]
    precedent: tuple[str, str] | None
    suivant: tuple[str, str] | None

    @property
    def cartes_prises(self) -> list[Carte]:
        return [carte for carte in self.cartes if carte.is_fusible and carte.amendement.is_pressenti]

    @property
    def has_fusibles(self) -> bool:
        return any(carte.is_fusible for carte in self.cartes)

    @property
    def versions(self) -> str:
        """What the form of the result stands on: « 12:1 14:3 », number and version of each."""
        return " ".join(f"{a.numero}:{a.version}" for a in self.pressentis)


def sommaire(charte) -> Sommaire:
    """Three queries."""
    ouverts = list(_ouverts(charte.amendements))
    par_article, par_section = {}, {}
    for amendement in ouverts:
        par_article.setdefault(amendement.article_id, []).append(amendement)
        par_section.setdefault(amendement.section_id if not amendement.article_id else None, []).append(amendement)
    sections = []
    for numero, section in _sections(charte):
        articles = [
            AFondre(ArticleLu(article, numeros.d_article(numero, rang)), par_article.pop(article.pk))
            for rang, article in enumerate(section.lus, 1)
            if article.pk in par_article
        ]
        ajouts = par_section.get(section.pk, [])
        sections += [SectionAFondre(section, numero, articles, ajouts)] if articles or ajouts else []
    comptes = {ajout.pk for lue in sections for ajout in lue.ajouts}
    retires = [a for suite in par_article.values() for a in suite if a.pk not in comptes]
    return Sommaire(sections, retires, len(ouverts))


def bureau(article) -> Bureau:
    """Six queries, one more where some start from older words."""
    lu = article_lu(article)
    lus = lire(_ouverts(article.amendements))
    sur_le_texte = fusibles(lu.amendement for lu in lus)
    heurts = heurts_de(article, sur_le_texte)
    cartes = [Carte(lu, _autres(lu, heurts), _memes(lu, sur_le_texte)) for lu in lus]
    pressentis = [a for a in sur_le_texte if a.is_pressenti]
    titre, corps = (_fondre(article, champ, pressentis) for champ in MOTS)
    precedent, suivant = _voisins(article)
    return Bureau(lu, cartes, pressentis, titre, corps, heurts_de(article, pressentis), precedent, suivant)


def _autres(lu, heurts):
    """The numbers of those that it collides with."""
    numero = lu.amendement.numero
    return tuple(sorted({n for heurt in heurts if numero in heurt.numeros for n in heurt.numeros} - {numero}))


def _memes(lu, amendements):
    """The numbers of the others with the same words."""
    sien = lu.amendement
    if sien not in amendements:
        return ()
    return tuple(a.numero for a in amendements if a != sien and mots_de(a) == mots_de(sien))


def heurts_de(article, amendements) -> tuple[collisions.Heurt, ...]:
    """Two by two, on the words of today, those of the title first."""
    return tuple(
        heurt
        for champ in MOTS
        for heurt in collisions.heurts(getattr(article, champ), [(a.numero, getattr(a, champ)) for a in amendements])
    )


def fusibles(amendements) -> list[Amendement]:
    """Those that propose other words for the text of today, in the order of their numbers."""
    du_texte = (a for a in amendements if a.nature == NatureAmendement.MODIFIER and not a.is_a_reprendre)
    return sorted(du_texte, key=lambda a: a.numero)


def ebauche(lu) -> ebauches.Ebauche:
    """What the comité begins from when it retains with changes: the proposal, with what the article has become since."""
    if not lu.amendement.is_a_reprendre:
        return ebauches.Ebauche(lu.propose)
    return ebauches.ebaucher(lu.depart, mots_de(lu.amendement.article), lu.propose)


def ouverture(amendement, version, version_article) -> dict:
    """The words that a form of the comité opened on, once these versions were read. Up to three queries."""
    lus, article = revisions.valeurs_a(amendement, version) or {}, amendement.article
    siens = {nom: lus[nom] for nom in MOTS if nom in lus}
    if not siens or article is None or not version_article or amendement.base >= version_article:
        return siens
    depart, actuels = (revisions.valeurs_a(article, numero) for numero in (amendement.base, version_article))
    return ebauches.ebaucher(depart, actuels, siens).mots if depart and actuels else siens


def reprise(article, version, mots) -> ebauches.Ebauche:
    """Words typed on an older version of an article, with what it says now. One query."""
    depart = revisions.valeurs_a(article, version)
    return ebauches.ebaucher(depart, mots_de(article), mots) if depart else ebauches.Ebauche(mots)


def devenus(bureau, lus: str) -> list[str]:
    """What has become of those that a form of the result was opened on (`lus`: `Bureau.versions` as it was). One query."""
    avant = dict(lu.split(":", 1) for lu in lus.split() if ":" in lu)
    pris = {str(a.numero): str(a.version) for a in bureau.pressentis}
    bouges = [int(n) for n, version in avant.items() if n.isdecimal() and len(n) < 7 and pris.get(n) != version]
    amendements = bureau.lu.article.amendements.filter(numero__in=bouges).select_related("repondu_par")
    groupes: dict[str, list[str]] = {}
    for amendement in amendements.order_by("numero"):
        if devenu := _devenu(amendement, avant[str(amendement.numero)]):
            groupes.setdefault(devenu, []).append(str(amendement.numero))
    if venus := [n for n in pris if n not in avant]:
        groupes["est désormais dans le résultat"] = venus
    return [_dire_devenus(siens, devenu) for devenu, siens in groupes.items()]


def _devenu(amendement, version):
    """ "" of one that has only followed its article."""
    if not amendement.is_depose:
        return f"est {amendement.get_etat_display()}, par {amendement.repondu_par}"
    if amendement.is_a_reprendre:
        return "est à reprendre"
    if not amendement.is_pressenti:
        return "est retiré du résultat"
    return "est réécrit" if str(amendement.version_ecrite) == str(amendement.version) != version else ""


def _dire_devenus(siens, devenu):
    if len(siens) == 1:
        return f"l’amendement {siens[0]} {devenu}"
    return f"les amendements {enumerer(siens)} {re.sub('^est (retenu|refusé|retiré|réécrit)?', _au_pluriel, devenu)}"


def _au_pluriel(trouve):
    return f"sont {trouve[1]}s" if trouve[1] else "sont "


def _fondre(article, champ, amendements):
    return fusion.fondre(getattr(article, champ), [(a.numero, getattr(a, champ)) for a in amendements])


def _ouverts(amendements):
    lus = amendements.deposes().select_related("personne", "organisation", "section", "apres", "article__section")
    return echos(lus).order_by("numero")


def _sections(charte):
    articles = Prefetch("articles", Article.objects.presents().order_by("rang"), to_attr="lus")
    sections = charte.sections.presentes().prefetch_related(articles)
    return numeros.numerotees(sections, lambda section: section.is_preambule)


def _voisins(article):
    """The articles with something to answer just before and just after this one, even taken out: (anchor, title) or None.

    One query.
    """
    ouverts = Amendement.objects.deposes().filter(article=OuterRef("pk"))
    presents = Q(supprime_le=None, section__supprime_le=None)
    articles = Article.objects.filter(presents | Q(pk=article.pk), section__charte=article.section.charte)
    suite = list(
        articles.annotate(attend=Exists(ouverts))
        .order_by("-section__is_preambule", "section__rang", "rang")
        .values_list("ancre", "titre", "attend")
    )
    ici = next((rang for rang, (ancre, *_) in enumerate(suite) if ancre == article.ancre), len(suite))
    avant = [(ancre, titre) for ancre, titre, attend in suite[:ici] if attend]
    apres = [(ancre, titre) for ancre, titre, attend in suite[ici + 1 :] if attend]
    return avant[-1] if avant else None, apres[0] if apres else None
