"""What a comparison of two versions says, article by article (pure)."""

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from charte.comparaison.morceaux import Morceaux, Source, is_change, sources_de, texte_apres, texte_avant


# « parti »: the place that something moved from; what is said of it is said where it stands now.
Etat = Literal["inchange", "modifie", "ajoute", "supprime", "parti"]


@dataclass(frozen=True)
class ArticleCompare:
    ancre: str
    etat: Etat
    numero_avant: str
    numero: str
    titre: Morceaux
    corps: Morceaux
    place: Source | None = None  # of an article that moved

    @property
    def is_deplace(self):
        return self.place is not None

    @property
    def is_change(self):
        return self.etat != "inchange" or self.is_deplace

    @property
    def is_parti(self):
        """What is said here is what the older version said; the newer one says it elsewhere, or no longer."""
        return self.etat in ("supprime", "parti")

    @property
    def nom(self):
        """Its title in the newer version, else the one that it had."""
        return texte_avant(self.titre) if self.is_parti else texte_apres(self.titre)

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        places = (self.place,) if self.place else ()
        return tuple(dict.fromkeys((*places, *sources_de((*self.titre, *self.corps)))))


@dataclass(frozen=True)
class SectionComparee:
    ancre: str
    etat: Etat
    numero_avant: str
    numero: str
    titre: Morceaux
    articles: tuple[ArticleCompare, ...]
    porte_avant: bool = False  # the list of chantiers stood in it, stands in it
    porte_apres: bool = False
    place: Source | None = None

    @property
    def is_deplacee(self):
        return self.place is not None

    @property
    def is_change(self):
        return self.etat != "inchange" or self.is_deplacee

    @property
    def is_partie(self):
        return self.etat in ("supprime", "parti")

    @property
    def nom(self):
        return texte_avant(self.titre) if self.is_partie else texte_apres(self.titre)

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        places = (self.place,) if self.place else ()
        return tuple(dict.fromkeys((*places, *sources_de(self.titre))))


@dataclass(frozen=True)
class ChantierCompare:
    numero: int
    etat: Etat
    titre: Morceaux
    defi: Morceaux
    structure: Morceaux


@dataclass(frozen=True)
class Comparaison:
    """The newer version in its order, with what is gone where it stood; what moved stands twice, once « parti »."""

    titre: Morceaux
    sections: tuple[SectionComparee, ...]
    chantiers: tuple[ChantierCompare, ...]
    annexe_avant: bool  # the list of chantiers stood at the end, stands there
    annexe_apres: bool

    @cached_property
    def articles(self) -> list[ArticleCompare]:
        """Each once: where it stands, or stood when it was taken out."""
        lues = (section for section in self.sections if section.etat != "parti")
        return [article for section in lues for article in section.articles if article.etat != "parti"]

    @cached_property
    def sections_changees(self) -> list[SectionComparee]:
        return [section for section in self.sections if section.is_change and section.etat != "parti"]

    @property
    def titre_apres(self):
        return texte_apres(self.titre)

    @property
    def is_titre_change(self):
        return is_change(self.titre)

    @property
    def is_liste_changee(self):
        return any(chantier.etat != "inchange" for chantier in self.chantiers)

    @property
    def is_liste_deplacee(self):
        return any(section.porte_avant != section.porte_apres for section in self.sections)

    @property
    def is_vide(self):
        articles = any(article.is_change for article in self.articles)
        liste = self.is_liste_changee or self.is_liste_deplacee
        return not (articles or liste or self.is_titre_change or self.sections_changees)

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        """All of them, to name at once the persons that they speak of."""
        parties = (*self.articles, *self.sections_changees)
        lues = (*sources_de(self.titre), *(source for partie in parties for source in partie.sources))
        return tuple(dict.fromkeys(lues))
