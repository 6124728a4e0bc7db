"""A comparison as its page shows it (pure): what changed first, each change with a letter that refers to its origins."""

from dataclasses import dataclass
from datetime import datetime, tzinfo
from itertools import groupby
from string import ascii_lowercase

from charte.comparaison import origines
from charte.comparaison.marquage import ecran, marquer_riche, marquer_simple
from charte.comparaison.morceaux import Morceaux, Source, confondre, is_change, sources_de, texte_apres
from charte.comparaison.structure import ArticleCompare, Comparaison, SectionComparee
from labo.typographie import date_ecrite


@dataclass(frozen=True)
class Origine:
    """A line of « D’où viennent ces changements »."""

    ancre: str
    lettre: str
    amendements: tuple[int, ...]
    qui: str  # of a change that no amendment brought
    date: str
    is_place: bool = False  # of a move alone: no letter refers to it


@dataclass(frozen=True)
class ArticleVu:
    ancre: str
    numero: str
    nom: str
    quoi: str  # « Modifié », « Déplacé de 2.1 à 4.2 »…
    etat: str
    titre: str  # HTML, as the two below
    corps: str  # empty where nothing changed: `texte` is shown as on every page
    texte: str
    is_cote_a_cote: bool  # its two texts, where there is room
    origines: tuple[Origine, ...]


@dataclass(frozen=True)
class Suite:
    """Articles that follow each other, all changed or all unchanged."""

    is_change: bool
    articles: tuple[ArticleVu, ...]


@dataclass(frozen=True)
class SectionVue:
    ancre: str
    numero: str
    nom: str
    quoi: str
    titre: str
    origines: tuple[Origine, ...]
    suites: tuple[Suite, ...]
    is_liste_venue: bool
    is_liste_partie: bool


@dataclass(frozen=True)
class ChantierVu:
    numero: int
    quoi: str
    titre: str
    defi: str
    structure: str


class Vue:
    """`noms`: of the persons, for who may read them; else nobody is named. `zone`: where the charter lives."""

    def __init__(self, comparaison: Comparaison, *, noms: dict[int, str], zone: tzinfo):
        self.comparaison, self.noms, self.zone = comparaison, noms, zone
        self.titre, self.titre_origines = self._seul("titre", comparaison.titre)
        self.sections = [self._section(section) for section in comparaison.sections if section.etat != "parti"]
        self.chantiers = [self._chantier(c) for c in comparaison.chantiers if c.etat != "inchange"]
        vus = [a for section in self.sections for suite in section.suites if suite.is_change for a in suite.articles]
        self.changes = vus
        self.comptes = [(nombre, mot) for nombre, mot in self._compter() if nombre]

    @property
    def inchanges(self):
        return len(self.comparaison.articles) - len(self.changes)

    def _compter(self):
        articles, sections = self.comparaison.articles, self.comparaison.sections
        for etat, mot in (("modifie", "modifié"), ("ajoute", "ajouté"), ("supprime", "supprimé")):
            yield _accorder(sum(article.etat == etat for article in articles), "article", mot)
        yield _accorder(sum(article.is_deplace for article in articles), "article", "déplacé")
        for etat, mot in (("ajoute", "ajoutée"), ("supprime", "supprimée")):
            yield _accorder(sum(section.etat == etat for section in sections), "section", mot)

    def _section(self, section: SectionComparee):
        titre, notes = self._seul(f"section-{section.ancre}", section.titre, section.sources)
        suites = groupby((a for a in section.articles if a.etat != "parti"), key=lambda article: article.is_change)
        return SectionVue(
            ancre=section.ancre,
            numero=section.numero or section.numero_avant,
            nom=section.nom,
            quoi=_quoi(section.etat, section.is_deplacee, section.numero_avant, section.numero, "e"),
            titre=titre,
            origines=notes if section.is_change else (),
            suites=tuple(Suite(change, tuple(map(self._article, articles))) for change, articles in suites),
            is_liste_venue=section.porte_apres and not section.porte_avant,
            is_liste_partie=section.porte_avant and not section.porte_apres,
        )

    def _article(self, article: ArticleCompare):
        is_entier = article.etat in ("ajoute", "supprime")
        ecrites = sources_de((*article.titre, *article.corps))
        renvoi = self._renvois(article.ancre, article.sources, ecrites, is_entier=is_entier)
        return ArticleVu(
            ancre=article.ancre,
            numero=article.numero_avant if article.etat == "supprime" else article.numero,
            nom=article.nom,
            quoi=_quoi(article.etat, article.is_deplace, article.numero_avant, article.numero),
            etat=article.etat if not article.is_deplace or article.etat == "modifie" else "deplace",
            titre=ecran(marquer_simple(renvoi.lire(article.titre)), renvoi),
            corps=ecran(marquer_riche(renvoi.lire(article.corps)), renvoi, is_entier=is_entier)
            if article.is_change
            else "",
            texte=texte_apres(article.corps),
            is_cote_a_cote=article.etat == "modifie" and is_change(article.corps),
            origines=renvoi.origines,
        )

    def _seul(self, ancre, morceaux: Morceaux, sources=()):
        ecrites = sources_de(morceaux)
        renvoi = self._renvois(ancre, sources or ecrites, ecrites)
        return ecran(marquer_simple(renvoi.lire(morceaux)), renvoi), renvoi.origines

    def _chantier(self, chantier):
        titre, defi, structure = (
            ecran(marquer_simple(texte), lambda sources, is_lien: "")
            for texte in (chantier.titre, chantier.defi, chantier.structure)
        )
        return ChantierVu(chantier.numero, _quoi(chantier.etat, False, "", ""), titre, defi, structure)

    def _renvois(self, ancre, sources, ecrites, *, is_entier=False):
        dites = {source: (source.amendements, self._qui(source), self._date(source)) for source in sources}
        return Renvois(ancre, dites, frozenset(ecrites), is_entier=is_entier)

    def _qui(self, source: Source):
        if source.amendements:
            return ""
        nom = self.noms.get(source.personne) if source.genre == "acte" else None
        return f"par {nom}" if nom else origines.dire(source)

    def _date(self, source: Source):
        return date_ecrite(datetime.fromisoformat(source.le).astimezone(self.zone).date()) if source.le else ""


class Renvois:
    """The letters of one text, and what a change writes to refer to them."""

    def __init__(self, ancre: str, dites: dict[Source, tuple], ecrites: frozenset[Source], *, is_entier: bool):
        """`dites`: what is said of each source; those of which the same is said have one letter, and those of words alone
        (`ecrites`)."""
        self.ancre = ancre
        lignes = {}
        self.premieres = {source: lignes.setdefault(ligne, source) for source, ligne in dites.items()}
        lues = {self.premieres[source] for source in ecrites}
        # All of one origin, told under it: letters would say nothing.
        is_muet = is_entier and len(lignes) == 1
        lettrees = [] if is_muet else [source for source in lignes.values() if source in lues]
        self.lettres = {source: lettre(rang) for rang, source in enumerate(lettrees)}
        self.origines = tuple(
            Origine(self._ancre_de(source), self.lettres.get(source, ""), *ligne, is_place=source not in lues)
            for ligne, source in lignes.items()
        )

    def lire(self, morceaux: Morceaux):
        return confondre(morceaux, self.premieres)

    def _ancre_de(self, source):
        return f"origine-{self.ancre}-{self.lettres.get(source, 'seule')}"

    def __call__(self, sources, is_dans_un_lien):
        liens = [
            self.lettres[source]
            if is_dans_un_lien
            else f'<a href="#{self._ancre_de(source)}" aria-label="origine {self.lettres[source]}">{self.lettres[source]}</a>'
            for source in sources
            if self.lettres.get(source)
        ]
        return f'<sup class="renvoi">{"&nbsp;".join(liens)}</sup>' if liens else ""


def lettre(rang: int) -> str:
    """a, b… z, aa, ab…"""
    avant, rang = divmod(rang, len(ascii_lowercase))
    return (lettre(avant - 1) if avant else "") + ascii_lowercase[rang]


def is_notee(comparaison: Comparaison) -> bool:
    """Whether every change names where it comes from."""
    return all(source.genre == "acte" for source in comparaison.sources)


def _accorder(nombre, nom, mot):
    return nombre, f"{nom} {mot}" if nombre == 1 else f"{nom}s {mot}s"


def _quoi(etat, is_deplace, avant, apres, accord=""):
    mots = {"modifie": "modifié", "ajoute": "ajouté", "supprime": "supprimé"}
    dits = (
        [f"déplacé{accord}" + (f" de {avant} à {apres}" if avant and apres and avant != apres else "")]
        if is_deplace
        else []
    )
    dits += [mots[etat] + accord] if etat in mots else []
    phrase = " et ".join(dits)
    return phrase[:1].upper() + phrase[1:]
