"""The newer charter with its changes marked, as its template lays it out for every format (pure).

What moved stands twice: taken out where it was, added where it is. So who accepts all changes reads the newer version,
who rejects them the older one.
"""

from dataclasses import dataclass
from datetime import date, datetime

from charte.comparaison import morceaux as m
from charte.comparaison import origines
from charte.comparaison.jetons import Texte
from charte.comparaison.marquage import document, marquer_riche, marquer_simple
from charte.comparaison.structure import ArticleCompare, ChantierCompare, Comparaison, SectionComparee
from labo.typographie import date_ecrite, enumerer, typographier


@dataclass(frozen=True)
class Bloc:
    """A heading or a text, ready; `genre`: the template that lays it out."""

    genre: str  # section, article, sous-titre, texte, annexe
    html: str
    ancre: str = ""


def contexte(comparaison: Comparaison, *, le: datetime, is_bureau: bool) -> dict:
    """`le`: when the newer one was published, for the changes of which nothing else is known; its zone is that of all hours.

    `is_bureau`: origins are the authors of the changes; elsewhere a line under each article says them.
    """
    mise = _Mise(comparaison, defaut=le, is_bureau=is_bureau)
    return {
        "charte_titre": mise.simple(comparaison.titre),
        "blocs": [bloc for bloc in mise.blocs() if bloc.html],
    }


def phrase(avant: tuple[int, date], apres: tuple[int, date]) -> str:
    """`avant`, `apres`: number and day of the two versions."""
    if avant[1] == apres[1]:
        return typographier(f"De la version {avant[0]} à la version {apres[0]}, toutes deux du {date_ecrite(avant[1])}")
    dites = [f"la version {numero}, du {date_ecrite(jour)}" for numero, jour in (avant, apres)]
    return typographier(f"De {dites[0]}, à {dites[1]}")


class _Mise:
    def __init__(self, comparaison, *, defaut: datetime, is_bureau):
        self.comparaison, self.defaut, self.is_bureau = comparaison, defaut, is_bureau

    def simple(self, morceaux):
        return document(marquer_simple(morceaux), self.attribuer)

    def riche(self, morceaux):
        return document(marquer_riche(morceaux), self.attribuer)

    def venu(self, morceaux, source):
        """A text that came from elsewhere: all of it is added here, each word by who wrote it, or else by who moved it."""
        jetons = marquer_riche(tuple(morceau for morceau in morceaux if morceau.genre != "retire"))
        return document([_venir_jeton(jeton, source) for jeton in jetons], self.attribuer)

    def attribuer(self, sources):
        return origines.auteur(sources), origines.moment(sources, self.defaut)

    def blocs(self):
        for section in self.comparaison.sections:
            yield from self.section(section)
        yield from self.liste(self.comparaison.annexe_avant, self.comparaison.annexe_apres, m.FICHES, is_annexe=True)

    def section(self, section: SectionComparee):
        is_partie, is_venue = section.is_partie, section.is_deplacee or section.etat == "ajoute"
        source = section.sources[0] if section.sources else m.INCONNUE
        avant, apres = (f"{numero}. " if numero else "" for numero in (section.numero_avant, section.numero))
        numero = m.deviner("" if is_venue else avant, "" if is_partie else apres, m.NUMEROTATION)
        titre = numero + section.titre
        if is_partie or is_venue:
            titre = _entier(titre, source, is_partie)
        yield Bloc("section", self.simple(titre), "" if is_partie else section.ancre)
        is_porteuse = section.porte_apres and not is_partie
        yield from self.liste(section.porte_avant and not is_venue, is_porteuse, source)
        for article in section.articles:
            if section.is_deplacee and article.is_parti:
                continue  # it stands where its section was, like all that stood in it
            yield from self.article(article, venue=source if section.is_deplacee else None)

    def article(self, article: ArticleCompare, *, venue):
        """`venue`: of an article that came with its section."""
        source = article.place or venue or (article.sources[0] if article.sources else m.INCONNUE)
        is_venu = not article.is_parti and (article.is_deplace or venue is not None)
        entete, corps = _entete(article, article.titre), article.corps
        if article.is_parti:
            entete, corps = (_entier(texte, source, True) for texte in (entete, corps))
        elif is_venu or article.etat == "ajoute":
            entete = _venir(entete, source)
        yield Bloc("article", self.simple(entete), "" if article.is_parti else article.ancre)
        yield Bloc("texte", self.venu(corps, source) if is_venu else self.riche(corps))
        sources = (source, *article.sources) if is_venu else (source,) if article.is_parti else article.sources
        dites = tuple(dict.fromkeys(map(origines.dire, sources)))
        if dites and not self.is_bureau and (article.is_change or is_venu):
            lieux = (article.numero_avant, article.numero)
            depart = f"Déplacé de {lieux[0]} à {lieux[1]}. " if _is_deplace(article) and all(lieux) else ""
            quoi = "D’où vient ce changement" if len(dites) == 1 else "D’où viennent ces changements"
            yield Bloc("origines", typographier(f"{depart}{quoi} : {enumerer(dites)}."))

    def liste(self, is_avant, is_apres, source, *, is_annexe=False):
        """The list of chantiers, here before, here after, both or neither."""
        if not (is_avant or is_apres) or not self.comparaison.chantiers:
            return
        cote = None if is_avant and is_apres else "retire" if is_avant else "ajoute"
        if is_annexe:
            yield Bloc("annexe", self._cote(m.egaux("Liste des chantiers"), cote, source))
        for chantier in self.comparaison.chantiers:
            yield from self.chantier(chantier, cote, source)

    def chantier(self, chantier: ChantierCompare, cote, source):
        if chantier.etat == {"retire": "ajoute", "ajoute": "supprime"}.get(cote):
            return  # not in the list of that side
        tete = m.egaux(f"Chantier {chantier.numero} – ")
        if chantier.etat in ("ajoute", "supprime"):
            tete = _entier(tete, m.FICHES, chantier.etat == "supprime")
        yield Bloc("sous-titre", self._cote(tete + chantier.titre, cote, source))
        yield Bloc("texte", f"<p>{self._cote(chantier.defi, cote, source)}</p>")
        if chantier.structure:
            textes = (m.texte_avant(chantier.structure), m.texte_apres(chantier.structure))
            dits = (f"Structure porteuse : {texte}" if texte else "" for texte in textes)
            yield Bloc("texte", f"<p>{self._cote(m.deviner(*dits, m.FICHES), cote, source)}</p>")

    def _cote(self, morceaux, cote, source):
        return self.simple(_entier(morceaux, source, cote == "retire") if cote else morceaux)


def _is_deplace(article):
    return article.is_deplace or article.etat == "parti"


def _entete(article, titre):
    """« Article 2.1 – Titre »; an article of a preamble has no number, and one may have no title."""
    avant, apres = (
        _tete(numero, texte)
        for numero, texte in ((article.numero_avant, m.texte_avant(titre)), (article.numero, m.texte_apres(titre)))
    )
    return m.deviner(avant, apres, m.NUMEROTATION) + titre


def _tete(numero, titre):
    return (f"Article {numero} – " if titre else f"Article {numero}") if numero else ""


def _venir(morceaux, source):
    """All that the newer side says, as added: what did not change by `source`, as the number that follows from it."""
    return tuple(
        m.Morceau("ajoute", morceau.texte, source if morceau.source in (None, m.NUMEROTATION) else morceau.source)
        for morceau in morceaux
        if morceau.genre != "retire"
    )


def _venir_jeton(jeton, source):
    is_entre_deux_blocs = isinstance(jeton, Texte) and not jeton.html.strip() and "\n" in jeton.html
    if not isinstance(jeton, Texte) or jeton.genre != "egal" or is_entre_deux_blocs:
        return jeton
    return Texte("ajoute", jeton.html, (source,))


def _entier(morceaux, source, is_parti):
    """The whole of one side, as one change."""
    if is_parti:
        return m.retires(m.texte_avant(morceaux), source)
    return m.ajoutes(m.texte_apres(morceaux), source)
