"""From a charter that was read to the one that is written: sections and articles come in, nothing goes out."""

from dataclasses import dataclass, field
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.db import transaction

from charte import actions, ecarts, lecture, queries, rapprochement, regrets
from charte.actions.reports import is_valide, reunir_mots
from charte.actions.verrous import verrouiller
from charte.enums import NatureAmendement
from charte.models import Amendement, Article, Charte, Section
from charte.rapprochement import ArticleRapproche
from labo.balisage import pertes as pertes_du_texte
from labo.refus import Conflit, Perime
from labo.typographie import enumerer


def presents(charte) -> tuple[list, list]:
    """The sections and the articles that are written, in order. Two queries; none without a charter."""
    if charte is None:
        return [], []
    sections = list(charte.sections.presentes())
    articles = Article.objects.presents().filter(section__in=sections).select_related("section")
    return sections, list(articles.order_by("section__rang", "rang"))


def reproches(article) -> list[str]:
    """Why an article that was read cannot come in, as sentences; [] when it can."""
    try:
        modele = Article(titre=article.titre, corps=article.corps)
        modele.clean_fields(exclude=["section", "ancre", "rang"])
    except ValidationError as refus:
        return [*refus.messages]
    return []


class Vu(NamedTuple):
    """What the person saw beside a number: the key of the section or article, None for a new one, and its version."""

    pk: int | None = None
    version: int = 0

    @classmethod
    def of(cls, present):
        return cls(present.pk, getattr(present, "version", 0)) if present else cls()

    @classmethod
    def lire(cls, valeur):
        """What a form sends back; None where it sends nothing that can be read."""
        nombres = (valeur or "").split("-")
        is_lisible = len(nombres) == 2 and all(n.isascii() and n.isdecimal() and len(n) < 10 for n in nombres)
        return cls(int(nombres[0]) or None, int(nombres[1])) if is_lisible else None

    def __str__(self):
        return f"{self.pk or 0}-{self.version}"


@transaction.atomic
def importer(*, titre, lue, gardes, vus, by):
    """All or nothing: the articles whose numbers are in `gardes`, in the sections that they need.

    `titre`: that of the charter if it shall change; `vus`: {number: Vu}, what the preview showed. What others saved in an article
    since is brought together, as with any save; where it is no longer the same one, the preview has to be read again.
    Returns the charter.
    """
    charte = Charte.objects.courante() or actions.creer_charte(titre=titre or "Charte", by=by)
    verrouiller(charte)  # before any of its articles, as everybody does
    if titre:
        actions.renommer_charte(charte=charte, titre=titre, by=by)
    for section in rapprochement.rapprocher(lue, *presents(charte)):
        articles = [article for article in section.articles if article.numero in gardes]
        if any(article.etat == "nouveau" for article in articles) or section.numero in gardes:
            _check_vu(section, vus)
        la = section.present
        if la is None and (section.numero in gardes or any(article.present is None for article in articles)):
            la = _ajouter(charte, section, by=by)
        for article in articles:
            _check_vu(article, vus)
            _importer(la, article, vus[article.numero].version, by=by)
    return charte


def is_deja_vu(rapproche, vus) -> bool:
    """Whether the preview showed it beside what stands there now."""
    vu = vus.get(rapproche.numero)
    return vu is not None and vu.pk == Vu.of(rapproche.present).pk


def _check_vu(rapproche, vus):
    if not is_deja_vu(rapproche, vus):
        raise Perime(f"Ce que la charte dit de « {rapproche.titre} » a changé depuis cet aperçu : relisez-le.")


def _ajouter(charte, section, *, by):
    has_preambule = Section.objects.presentes().filter(charte=charte, is_preambule=True).exists()
    is_preambule = section.is_preambule and not has_preambule
    return actions.ajouter_section(charte=charte, titre=section.titre, is_preambule=is_preambule, by=by)


def _importer(section, article, version, *, by):
    if article.present is None:
        actions.ajouter_article(section=section, titre=article.titre, corps=article.corps, by=by)
    elif article.etat == "modifie":
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
    mots = reunir_mots(lu.depart, actuels, queries.mots_de(lu.amendement))
    return mots is not None and is_valide(lu.amendement, mots)


# -- the preview -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class ArticleApercu:
    """An article that was read, as the page shows it: whether it is ticked, or why it cannot be.

    `vu`: what the form sends back of what stands beside it; `reste`: the section where it stands now, when it was read under
    another one; an import moves nothing.
    """

    article: ArticleRapproche
    reproches: list[str]
    is_garde: bool
    vu: Vu
    reste: str = ""
    suites: Suites = field(default_factory=Suites)

    @property
    def ecarts(self):
        return ecarts.ecarts({"corps": self.article.present.corps}, {"corps": self.article.corps})


class Apercu:
    """What an import brings, and what of it the person keeps."""

    def __init__(self, lue, charte, data=None, pertes=None):
        self.lue, self.charte, self.pertes = lue, charte, pertes or {}
        sections, articles = presents(charte)
        self.is_premier = not sections  # the charter has just been opened: it takes the title that is read
        self.sections = rapprochement.rapprocher(lue, sections, articles)
        self.data = data if data is not None and "importer" in data else None
        self.articles = [article for section in self.sections for article in section.articles]
        self.reproches = {a.numero: reproches(a) for a in self.articles if a.etat != "inchange"}
        self.vus = self._vus()
        self.gardes = self._gardes()
        self.suites = suites(self.articles)

    def _gardes(self) -> set[str]:
        """The numbers of what is kept; before the person has answered, all that can be and leaves no doubt."""
        possibles = {s.numero for s in self.sections if s.etat == "nouveau" and not s.articles}
        possibles |= {numero for numero, reproches in self.reproches.items() if not reproches}
        self.is_utile = bool(possibles or self.titre)
        if self.data is not None:
            return possibles & set(self.data.getlist("garder"))
        return possibles - {article.numero for article in self.articles if article.homonymes}

    def _vus(self) -> dict[str, Vu]:
        """What stood beside each number on the page that is answered."""
        lus = {x.numero: Vu.lire((self.data or {}).get(f"vu-{x.numero}")) for x in (*self.sections, *self.articles)}
        return {numero: vu for numero, vu in lus.items() if vu}

    def oublier_les_perimes(self):
        """What was ticked beside something else than what stands there now is no longer ticked."""
        for section in self.sections:
            is_vue = is_deja_vu(section, self.vus)
            if not is_vue:
                self.gardes.discard(section.numero)
            self.gardes -= {
                article.numero
                for article in section.articles
                if not is_deja_vu(article, self.vus) or (article.present is None and not is_vue)
            }

    @property
    def titre(self):
        """The title of the charter if the text tells another one."""
        actuel = self.charte.titre if self.charte else ""
        return self.lue.titre if self.lue.titre and lecture.cle(self.lue.titre) != lecture.cle(actuel) else ""

    @property
    def is_titre_garde(self):
        return bool(self.titre) and (self.is_premier if self.data is None else "titre" in self.data)

    def lues(self):
        """(section, what is seen of it, whether it is ticked, its cards), in order."""
        for section in self.sections:
            cartes = [self._carte(article, section) for article in section.articles]
            yield section, Vu.of(section.present), section.numero in self.gardes, cartes

    def _carte(self, article, section):
        present = article.present
        is_ailleurs = present and (not section.present or present.section_id != section.present.pk)
        return ArticleApercu(
            article,
            self.reproches.get(article.numero, []),
            article.numero in self.gardes,
            Vu.of(present),
            reste=present.section.titre if is_ailleurs else "",
            suites=self.suites.get(present.pk, Suites()) if present else Suites(),
        )

    def dits(self) -> list[str]:
        """What the text held and the charter cannot, as sentences."""
        notes = self.lue.notes
        une = "Une note est mise à la fin de son article."
        dites = [une if notes == 1 else f"{notes} notes sont mises chacune à la fin de son article."] if notes else []
        return [*pertes_du_texte.en_phrases(self.pertes), *dites]

    @property
    def bilan(self) -> str:
        """« 3 articles à ajouter et 1 à modifier. »"""
        suites = {"nouveau": "à ajouter", "modifie": "à modifier", "inchange": "sans changement"}
        nombres = [(self.combien(etat), suite) for etat, suite in suites.items()]
        dits = [f"{nombre} {suite}" for nombre, suite in nombres if nombre]
        if not dits:
            return "Aucun article à importer."
        premier, _, suite = dits[0].partition(" ")
        dits[0] = f"{premier} article{'s' if premier != '1' else ''} {suite}"
        return f"{enumerer(dits)}."

    def combien(self, etat, parmi=None) -> int:
        return sum(a.etat == etat and (parmi is None or a.numero in parmi) for a in self.articles)
