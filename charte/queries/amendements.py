"""What is proposed for the charter: the list, one amendement, those of an article or of a person."""

from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from django.db.models import Case, Count, F, Q, Value, When
from django.db.models.functions import Coalesce

from charte import ecarts, numeros, permissions
from charte.enums import RETENUS, EtatAmendement, NatureAmendement
from charte.models import Amendement, Article, Section, Soutien, Version
from charte.queries.echanges import echos
from charte.queries.texte import ENSEMBLE
from labo.models import Revision
from labo.plis import Morceau
from labo.registre import Ouvert


PAR_PAGE = 50
# name in the address -> (as it is read, which), but « miens » and « soutenus », which depend on who reads
FILTRES = {
    "attente": ("En attente", Q(etat=EtatAmendement.DEPOSE)),
    "a-reprendre": ("À reprendre", Q(is_a_reprendre=True)),
    "retenus": ("Retenus", Q(etat__in=RETENUS)),
    "refuses": ("Refusés", Q(etat=EtatAmendement.REFUSE)),
    "retires": ("Retirés", Q(etat=EtatAmendement.RETIRE)),
    "miens": ("Les miens", None),
    "soutenus": ("Soutenus par moi", None),
}
AVEC = ("article__section", "section", "apres", "personne", "organisation", "repondu_par")
VIDE = {"titre": "", "corps": ""}


@dataclass(frozen=True)
class AmendementLu:
    """An amendement beside the words it starts from; `numero` is that of its article, as « 2.1 »."""

    amendement: Amendement
    depart: dict
    numero: str = ""

    @property
    def propose(self) -> dict:
        """The words as it wants them; of one that proposes no words, those that stay."""
        if self.amendement.propose_des_mots:
            return {"titre": self.amendement.titre, "corps": self.amendement.corps}
        return VIDE if self.amendement.nature == NatureAmendement.SUPPRIMER else self.depart

    @cached_property
    def ecarts(self):
        return ecarts.ecarts(self.depart, self.propose)

    @cached_property
    def ligne(self) -> tuple[Morceau, ...]:
        """The change in one line."""
        if self.amendement.nature == NatureAmendement.MODIFIER:
            return ecarts.en_une_ligne(self.depart, self.propose)
        if self.amendement.nature == NatureAmendement.AJOUTER:
            return ecarts.en_une_ligne(VIDE, {"corps": self.amendement.corps})
        return ()


@dataclass(frozen=True)
class Groupe:
    """What is proposed at one place: an article, or a section for the new ones."""

    lus: list[AmendementLu]

    @property
    def lieu(self):
        premier = self.lus[0].amendement
        return premier.section if self.is_ajout else premier.article

    @property
    def numero(self):
        return "" if self.is_ajout else self.lus[0].numero

    @property
    def is_ajout(self):
        return self.lus[0].amendement.nature == NatureAmendement.AJOUTER

    @property
    def titre(self):
        if not self.is_ajout:
            return str(self.lieu)
        return f"{'Nouvel article' if len(self.lus) == 1 else 'Nouveaux articles'} dans « {self.lieu} »"

    @property
    def adresse(self):
        return self.lieu.get_absolute_url()

    @property
    def is_supprime(self):
        return bool(self.lieu.supprime_le)


@dataclass(frozen=True)
class Page:
    lus: list[AmendementLu]
    filtres: list[tuple[str, str, int]]  # name, as it is read, how many
    filtre: str
    page: int
    pages: int
    section: Section | None = None  # the one whose new articles alone are listed

    @property
    def groupes(self) -> list[Groupe]:
        return [Groupe(list(siens)) for _, siens in groupby(self.lus, key=_lieu)]


def _lieu(lu):
    amendement = lu.amendement
    is_ajout = amendement.nature == NatureAmendement.AJOUTER
    return (is_ajout, amendement.section_id if is_ajout else amendement.article_id)


def lister(charte, personne, *, filtre="attente", page=1, section=None) -> Page:
    """By article in the order of the charter. Five queries. Raises LookupError where there is no such page.

    `section`: only the new articles that are proposed for it, one query more.
    """
    soutenus = Soutien.objects.filter(personne=personne.pk).values("amendement")
    siens = {"miens": Q(personne=personne.pk), "soutenus": Q(pk__in=soutenus)}
    conditions = {nom: condition for nom, (_, condition) in FILTRES.items()} | siens
    if filtre not in conditions:
        raise LookupError(filtre)
    nombres = {nom.replace("-", "_"): Count("pk", filter=condition) for nom, condition in conditions.items()}
    comptes = charte.amendements.aggregate(**nombres)
    filtres = [(nom, libelle, comptes[nom.replace("-", "_")]) for nom, (libelle, _) in FILTRES.items()]
    retenus = charte.amendements.filter(conditions[filtre])
    if section:
        retenus = retenus.filter(nature=NatureAmendement.AJOUTER, section=section)
    combien = retenus.count() if section else comptes[filtre.replace("-", "_")]
    pages = max(1, -(-combien // PAR_PAGE))
    if not 1 <= page <= pages:
        raise LookupError(page)
    amendements = dans_l_ordre(echos(retenus.select_related(*AVEC)))
    montres = amendements[(page - 1) * PAR_PAGE : page * PAR_PAGE]
    return Page(lire(montres, numerotation(charte)), filtres, filtre, page, pages, section)


def dans_l_ordre(amendements):
    """As the charter goes; at one place, in the order of their numbers; what is said of a deleted article comes last."""
    tete = Case(When(article__section__is_preambule=True, then=0), When(section__is_preambule=True, then=0), default=1)
    return amendements.order_by(
        F("article__supprime_le").asc(nulls_first=True),
        tete,
        Coalesce("article__section__rang", "section__rang"),
        Coalesce("article__rang", "apres__rang", Value(0)),
        "numero",
    )


def numerotation(charte) -> dict[int, str]:
    """{article: « 2.1 »}. Two queries."""
    par_section: dict[int, list[int]] = {}
    presents = Article.objects.presents().filter(section__charte=charte).order_by("rang")
    for pk, section in presents.values_list("pk", "section"):
        par_section.setdefault(section, []).append(pk)
    return {
        pk: numeros.d_article(numero, rang)
        for numero, section in numeros.numerotees(charte.sections.presentes(), lambda section: section.is_preambule)
        for rang, pk in enumerate(par_section.get(section.pk, ()), 1)
    }


def lire(amendements, numerotation=None) -> list[AmendementLu]:
    """Each with the words that it starts from: one query more, for those whose article has changed since."""
    amendements = list(amendements)
    departs = _departs(amendements)
    return [AmendementLu(a, departs[a.pk], (numerotation or {}).get(a.article_id, "")) for a in amendements]


def _departs(amendements) -> dict[int, dict]:
    anciens = Q(pk__in=())
    for amendement in amendements:
        if _is_d_avant(amendement):
            anciens |= Q(sujet_pk=amendement.article_id, numero=amendement.revision_lue)
    lues = Revision.objects.filter(anciens, sujet_type=Article._meta.label_lower)
    gardes = {(pk, numero): champs for pk, numero, champs in lues.values_list("sujet_pk", "numero", "champs")}
    return {a.pk: _depart(a, gardes.get((a.article_id, a.revision_lue))) for a in amendements}


def _is_d_avant(amendement):
    """Words follow their article, or wait; what asks to take it out or to move it asks it of what it says today.

    Of an article that the bin has forgotten, all start from the revision that was kept for them.
    """
    if not amendement.base:
        return False
    is_suivi = amendement.nature == NatureAmendement.MODIFIER or not amendement.is_depose
    return not amendement.article.corps or (is_suivi and amendement.revision_lue != amendement.article.version)


def _depart(amendement, garde):
    if amendement.nature == NatureAmendement.AJOUTER:
        return VIDE
    return garde or mots_de(amendement.article)


def mots_de(chose) -> dict:
    return {"titre": chose.titre, "corps": chose.corps}


def ouverts_sur(article) -> list[AmendementLu]:
    """What waits for an answer on one article, in the order of the numbers. Two queries."""
    return lire(echos(article.amendements.deposes()).select_related(*AVEC).order_by("numero"))


def ajouts_dans(section) -> list[AmendementLu]:
    """The new articles that wait for an answer in a section, in the order of the numbers. One query."""
    ajouts = Amendement.objects.deposes().filter(nature=NatureAmendement.AJOUTER, section=section)
    return lire(echos(ajouts).select_related(*AVEC).order_by("numero"))


def qui_suivront(article) -> tuple[list[Amendement], list[Amendement]]:
    """What waits on this article: for other words, which a save of it carries over or leaves to be taken up again; the rest."""
    ouverts = list(article.amendements.deposes().order_by("numero"))
    du_texte = [amendement for amendement in ouverts if amendement.nature == NatureAmendement.MODIFIER]
    return du_texte, [amendement for amendement in ouverts if amendement not in du_texte]


def combien_attendent_le_comite(personne) -> int:
    """Amendements that wait for the answer of who sits on the comité; 0 for anybody else. One query."""
    return (
        Amendement.objects.deposes().filter(charte__comite__personne=personne.pk).count() if personne.is_active else 0
    )


def mes_amendements(personne) -> dict[str, list[AmendementLu]]:
    """Those that wait, to be taken up again first, and those that wait no more; each the newest first. Two queries, three
    where some are retained."""
    siens = echos(Amendement.objects.of(personne).select_related(*AVEC))
    lus = lire(siens.order_by("-is_a_reprendre", "-numero"))
    rangs = {"attendent": [lu for lu in lus if lu.amendement.is_depose]}
    rangs["conclus"] = [lu for lu in lus if not lu.amendement.is_depose]
    dire_la_version(lu.amendement for lu in rangs["conclus"])
    return rangs if lus else {}


def dire_la_version(amendements):
    """To each retained one `version_suivante`: the number of the first version published since, None before that. One query,
    none where no one is retained."""
    retenus = [amendement for amendement in amendements if amendement.is_retenu]
    parues = list(Version.objects.order_by("numero").values_list("publiee_le", "numero")) if retenus else []
    for amendement in retenus:
        suivantes = (numero for le, numero in parues if le >= amendement.repondu_le)
        amendement.version_suivante = next(suivantes, None)


def ouvrir_amendement(personne, pk) -> Ouvert | None:
    """An amendement for one who may write it again (see `labo.registre`)."""
    amendement = Amendement.objects.filter(pk=pk).first()
    if amendement is None:
        return None
    permissions.check_can_modifier_amendement(personne, amendement)
    return Ouvert({"version": amendement}, ENSEMBLE)


def dire_l_article(ancre: str) -> tuple[str, str]:
    """What the history of an amendement says of the words that its article brought along. No query."""
    return "Réuni avec l’article, qui venait de changer", Article(ancre=ancre).get_historique_url()


def dire_l_amendement(numero: str) -> tuple[str, str]:
    """What a history says of the words that were retained from it, and where it is read. No query."""
    return f"issu de l’amendement {numero}", Amendement(numero=int(numero)).get_absolute_url()
