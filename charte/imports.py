"""From a charter that was read to the one that is written: sections and articles come in, nothing goes out."""

from dataclasses import dataclass, field
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.db import transaction

from charte import actions, lecture, queries, rapprochement, regrets
from charte.actions.reports import is_valide, reunir_mots
from charte.actions.verrous import verrouiller
from charte.enums import NatureAmendement
from charte.models import Amendement, Article, Charte, Section
from charte.rapprochement import ArticleRapproche
from labo.balisage import pertes as pertes_du_texte
from labo.refus import Conflit, Perime


def rapprocher(lue) -> tuple:
    """What was read beside the working text. Two queries."""
    charte = Charte.objects.courante()
    if charte is None:
        return rapprochement.rapprocher(lue, [], [])
    sections = list(charte.sections.presentes())
    articles = Article.objects.presents().filter(section__in=sections).select_related("section")
    articles = articles.order_by("section__rang", "rang")
    return rapprochement.rapprocher(lue, sections, list(articles))


def reproches(article) -> list[str]:
    """Why an article that was read cannot come in, as sentences; [] when it can."""
    try:
        modele = Article(titre=article.titre, corps=article.corps)
        modele.clean_fields(exclude=["section", "ancre", "rang"])
    except ValidationError as refus:
        return [*refus.messages]
    return []


@transaction.atomic
def importer(*, titre, sections, gardes, versions, by):
    """All or nothing: the articles whose numbers are in `gardes`, in the sections that they need.

    `titre`: that of the charter if it shall change; `versions`: {key of an article: the version that the person has read}.
    What others saved since is brought together, as with any save. Returns the charter.
    """
    charte = Charte.objects.courante() or actions.creer_charte(titre=titre or "Charte", by=by)
    verrouiller(charte)  # before any of its articles, as everybody does
    if titre:
        actions.renommer_charte(charte=charte, titre=titre, by=by)
    for section in sections:
        articles = [article for article in section.articles if article.numero in gardes]
        is_vide = not section.articles and section.numero in gardes
        la = section.present
        if la is None and (is_vide or any(article.present is None for article in articles)):
            la = _ajouter(charte, section, by=by)
        for article in articles:
            _importer(la, article, versions, by=by)
    return charte


def _ajouter(charte, section, *, by):
    has_preambule = Section.objects.presentes().filter(charte=charte, is_preambule=True).exists()
    is_preambule = section.is_preambule and not has_preambule
    return actions.ajouter_section(charte=charte, titre=section.titre, is_preambule=is_preambule, by=by)


def _importer(section, article, versions, *, by):
    if article.present is None:
        actions.ajouter_article(section=section, titre=article.titre, corps=article.corps, by=by)
    elif article.etat == "modifie":
        version = versions.get(article.present.pk)
        if version is None:  # the preview called it new: somebody has written one of this title since
            raise Perime(f"« {article.titre} » vient d’être ajouté à la charte : relisez l’aperçu.")
        try:
            actions.modifier_article(article=article.present, version=version, by=by, corps=article.corps)
        except Conflit:
            raise Perime(f"« {article.titre} » vient d’être modifié aux mêmes endroits : relisez l’aperçu.") from None


# -- what would become of amendements ----------------------------------------------------------------------------------


class Suites(NamedTuple):
    """Of an article that changes: how many of what waits on it follow or are « à reprendre »; the retained ones that go."""

    suivent: int = 0
    a_reprendre: int = 0
    defaits: tuple[int, ...] = ()

    @property
    def regret(self) -> str:
        return regrets.dire(self.defaits)


def suites(articles) -> dict[int, Suites]:
    """{key of an article: what its import does}, for those that were read and change. Four queries."""
    lus = {article.present.pk: article for article in articles if article.etat == "modifie"}
    amendements = Amendement.objects.filter(article__in=lus, nature=NatureAmendement.MODIFIER).order_by("numero")
    attendent: dict[int, list[bool]] = {}
    for lu in queries.lire(amendements.deposes().select_related("article")):
        attendent.setdefault(lu.amendement.article_id, []).append(_suit(lu, lus[lu.amendement.article_id]))
    defaits = queries.defaits({pk: {"corps": article.corps} for pk, article in lus.items()})
    return {
        pk: Suites(sum(attendent.get(pk, ())), attendent.get(pk, []).count(False), tuple(defaits.get(pk, ())))
        for pk in lus
    }


def _suit(lu, article):
    """Whether an amendement that waits can follow the article as it was read."""
    actuels = {"titre": article.present.titre, "corps": article.corps}
    mots = reunir_mots(lu.depart, actuels, {"titre": lu.amendement.titre, "corps": lu.amendement.corps})
    return mots is not None and is_valide(lu.amendement, mots)


# -- the preview -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Carte:
    """An article that was read, as the page shows it: whether it is ticked, or why it cannot be.

    `reste`: the section where it stands now, when it was read under another one; an import moves nothing.
    """

    article: ArticleRapproche
    reproches: list[str]
    is_garde: bool
    reste: str = ""
    suites: Suites = field(default_factory=Suites)


class Apercu:
    """What an import brings, and what of it the person keeps."""

    def __init__(self, lue, charte, data=None, pertes=None):
        self.lue, self.charte, self.pertes = lue, charte, pertes or {}
        self.sections = rapprocher(lue)
        self.data = data if data is not None and "importer" in data else None
        self.articles = [article for section in self.sections for article in section.articles]
        self.reproches = {a.numero: reproches(a) for a in self.articles if a.etat != "inchange"}
        self.gardes = self._gardes()
        self.suites = suites(self.articles)

    def _gardes(self) -> set[str]:
        """The numbers of what is ticked: all that can be, before the person has answered."""
        possibles = {s.numero for s in self.sections if s.etat == "nouveau" and not s.articles}
        possibles |= {numero for numero, reproches in self.reproches.items() if not reproches}
        self.is_utile = bool(possibles or self.titre)
        return possibles if self.data is None else possibles & set(self.data.getlist("garder"))

    @property
    def titre(self):
        """The title of the charter if the text tells another one."""
        actuel = self.charte.titre if self.charte else ""
        return self.lue.titre if self.lue.titre and lecture.cle(self.lue.titre) != lecture.cle(actuel) else ""

    @property
    def is_titre_garde(self):
        return bool(self.titre) and (self.data is None or "titre" in self.data)

    def lues(self):
        """(section, whether it is ticked, its cards), in order."""
        for section in self.sections:
            yield section, section.numero in self.gardes, [self._carte(a, section) for a in section.articles]

    def _carte(self, article, section):
        present = article.present
        reste = (
            present.section if present and (not section.present or present.section_id != section.present.pk) else None
        )
        return Carte(
            article,
            self.reproches.get(article.numero, []),
            article.numero in self.gardes,
            reste=reste.titre if reste else "",
            suites=self.suites.get(present.pk, Suites()) if present else Suites(),
        )

    def dits(self) -> list[str]:
        """What the text held and the charter cannot, as sentences."""
        notes = self.lue.notes
        une = "Une note est mise à la fin de son article."
        dites = [une if notes == 1 else f"{notes} notes sont mises chacune à la fin de son article."] if notes else []
        return [*pertes_du_texte.en_phrases(self.pertes), *dites]

    def versions(self) -> dict[int, int]:
        """The versions that the person has read, by article."""
        lues = {}
        for article in self.articles:
            valeur = (self.data or {}).get(f"version-{article.present.pk}", "") if article.present else ""
            if valeur.isdecimal() and len(valeur) < 10:
                lues[article.present.pk] = int(valeur)
        return lues

    def combien(self, etat, parmi=None) -> int:
        return sum(a.etat == etat and (parmi is None or a.numero in parmi) for a in self.articles)
