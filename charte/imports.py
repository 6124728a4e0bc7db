"""From a charter that was read to the one that is written: sections and articles come in, nothing goes out."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction

from charte import actions, lecture, rapprochement
from charte.models import Article, Charte, Section
from charte.rapprochement import ArticleRapproche
from labo.refus import Conflit, Perime


def rapprocher(lue) -> tuple:
    """What was read beside the working text. Two queries."""
    charte = Charte.objects.courante()
    if charte is None:
        return rapprochement.rapprocher(lue, [], [])
    sections = list(charte.sections.presentes())
    articles = Article.objects.presents().filter(section__in=sections).order_by("section__rang", "rang")
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
    if titre:
        actions.renommer_charte(charte=charte, titre=titre, by=by)
    for section in sections:
        articles = [article for article in section.articles if article.numero in gardes]
        if not articles and (section.present or section.numero not in gardes):
            continue
        la = section.present or _ajouter(charte, section, by=by)
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
        version = versions.get(article.present.pk, article.present.version)
        try:
            actions.modifier_article(article=article.present, version=version, by=by, corps=article.corps)
        except Conflit:
            raise Perime(f"« {article.titre} » vient d’être modifié aux mêmes endroits : relisez l’aperçu.") from None


@dataclass(frozen=True)
class Carte:
    """An article that was read, as the page shows it: whether it is ticked, or why it cannot be."""

    article: ArticleRapproche
    reproches: list[str]
    is_garde: bool


class Apercu:
    """What an import brings, and what of it the person keeps."""

    def __init__(self, lue, charte, data=None):
        self.lue, self.charte = lue, charte
        self.sections = rapprocher(lue)
        self.data = data if data is not None and "importer" in data else None
        self.articles = [article for section in self.sections for article in section.articles]
        self.reproches = {a.numero: reproches(a) for a in self.articles if a.etat != "inchange"}
        self.gardes = self._gardes()

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
            cartes = [Carte(a, self.reproches.get(a.numero, []), a.numero in self.gardes) for a in section.articles]
            yield section, section.numero in self.gardes, cartes

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
