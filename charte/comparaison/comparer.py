"""From two frozen versions to what changed between them (pure).

A version is told by its `contenu` (as in `charte.canonique`) and its `provenance`: for each article the revision that it
freezes, the weaves of its fields with their sources, who placed it; who took out what is no longer there; who changed the
sections and the title. {} for versions older than that: their changes say that their origin was not noted.
"""

from charte import numeros as numerotation
from charte.comparaison import morceaux as m
from charte.comparaison.ordre import en_place, entrelacer
from charte.comparaison.structure import ArticleCompare, ChantierCompare, Comparaison, SectionComparee


def comparer(contenu_avant: dict, provenance_avant: dict, contenu: dict, provenance: dict) -> Comparaison:
    """From an older version to a newer one. Of the older provenance, neither weaves nor sources are read.

    Raises KeyError for a contenu that is not one; a provenance may lack anything, down to {}.
    """
    return _Comparateur(_Lue(contenu_avant, provenance_avant), _Lue(contenu, provenance)).comparer()


class _Lue:
    """A version with its parts at hand."""

    def __init__(self, contenu, provenance):
        self.contenu, self.provenance = contenu, provenance
        self.sections = {section["ancre"]: section for section in contenu["sections"]}
        self.articles, self.places = {}, {}
        self.numeros = numeros(contenu)
        for section in contenu["sections"]:
            for article in section["articles"]:
                self.articles[article["ancre"]] = article
                self.places[article["ancre"]] = section["ancre"]

    def fil(self, ancre):
        """The weaves of an article, or None when its origins were not noted."""
        return self.provenance.get("articles", {}).get(ancre)

    def source(self, cle, ancre):
        return m.lire_source(self.provenance.get(cle, {}).get(ancre))

    def bouges(self, cle, apres):
        """The sections, or the articles, that somebody has placed since: their place has another origin than here."""
        ici, la = self._places(cle), apres._places(cle)
        return {ancre for ancre in ici.keys() & la.keys() if ici[ancre] != la[ancre]}

    def _places(self, cle):
        notes = self.provenance.get(cle, {})
        return notes if cle == "sections" else {ancre: fil.get("place") for ancre, fil in notes.items()}

    def is_retire(self, ancre):
        """An article that had been taken out when this version was frozen."""
        return ancre in self.provenance.get("retires", {})

    def is_annexe(self):
        return not any(section["chantiers"] for section in self.contenu["sections"])

    def ancres(self, section):
        lue = self.sections.get(section)
        return [article["ancre"] for article in lue["articles"]] if lue else []


def numeros(contenu: dict) -> dict[str, str]:
    """The number of each section (« 2 ») and of each article (« 2.1 »); a preamble has none."""
    lus = {}
    for numero, section in numerotation.figees(contenu):
        lus[section["ancre"]] = numero
        for rang, article in enumerate(section["articles"], 1):
            lus[article["ancre"]] = numerotation.d_article(numero, rang)
    return lus


class _Comparateur:
    def __init__(self, avant, apres):
        self.avant, self.apres = avant, apres

    def comparer(self):
        titre = m.deviner(
            self.avant.contenu["titre"],
            self.apres.contenu["titre"],
            m.lire_source(self.apres.provenance.get("titre")),
        )
        return Comparaison(
            titre, tuple(self._sections()), tuple(self._chantiers()), self.avant.is_annexe(), self.apres.is_annexe()
        )

    # Sections

    def _sections(self):
        avant, apres = list(self.avant.sections), list(self.apres.sections)
        fixes = en_place(avant, apres, self.avant.bouges("sections", self.apres))
        for vieille, neuve in entrelacer(avant, apres, fixes):
            if neuve is not None:
                yield self._section(neuve, is_deplacee=neuve in self.avant.sections and neuve not in fixes)
            elif vieille in self.apres.sections:
                yield self._section_partie(vieille, "parti")
            else:
                yield self._section_partie(vieille, "supprime")

    def _section(self, ancre, *, is_deplacee):
        vieille, neuve = self.avant.sections.get(ancre), self.apres.sections[ancre]
        source = self.apres.source("sections", ancre)
        titre = m.deviner(vieille["titre"], neuve["titre"], source) if vieille else m.ajoutes(neuve["titre"], source)
        etat = "ajoute" if vieille is None else "modifie" if m.is_change(titre) else "inchange"
        return SectionComparee(
            ancre=ancre,
            etat=etat,
            numero_avant=self.avant.numeros.get(ancre, ""),
            numero=self.apres.numeros[ancre],
            titre=titre,
            articles=tuple(self._articles(ancre)),
            porte_avant=bool(vieille and vieille["chantiers"]),
            porte_apres=neuve["chantiers"],
            place=source if is_deplacee else None,
        )

    def _section_partie(self, ancre, etat):
        """Taken out, or moved: as it stood, with the articles that stood in it."""
        vieille = self.avant.sections[ancre]
        source = self.apres.source("sections", ancre)
        articles = (self._article_de_section_partie(article, ancre, source) for article in self.avant.ancres(ancre))
        return SectionComparee(
            ancre=ancre,
            etat=etat,
            numero_avant=self.avant.numeros[ancre],
            numero=self.apres.numeros.get(ancre, ""),
            titre=m.retires(vieille["titre"], source),
            articles=tuple(articles),
            porte_avant=vieille["chantiers"],
        )

    def _article_de_section_partie(self, article, section, source):
        """`source`: who moved the section, with what still stands in it."""
        if article not in self.apres.articles:
            return self._article_parti(article, etat="supprime")
        return self._article_parti(
            article, etat="parti", avec=source if self.apres.places[article] == section else None
        )

    # Articles

    def _articles(self, section):
        avant, apres = self.avant.ancres(section), self.apres.ancres(section)
        fixes = en_place(avant, apres, self.avant.bouges("articles", self.apres))
        for vieux, neuf in entrelacer(avant, apres, fixes):
            if neuf is not None:
                yield self._article(neuf, is_deplace=neuf in self.avant.articles and neuf not in fixes)
            else:
                yield self._article_parti(vieux, etat="parti" if vieux in self.apres.articles else "supprime")

    def _article(self, ancre, *, is_deplace):
        vieux, neuf, fil = self.avant.articles.get(ancre), self.apres.articles[ancre], self.apres.fil(ancre)
        titre, corps = (self._champ(champ, ancre, vieux, neuf, fil) for champ in ("titre", "corps"))
        is_modifie = m.is_change(titre) or m.is_change(corps)
        return ArticleCompare(
            ancre=ancre,
            etat="ajoute" if vieux is None else "modifie" if is_modifie else "inchange",
            numero_avant=self.avant.numeros.get(ancre, ""),
            numero=self.apres.numeros[ancre],
            titre=titre,
            corps=corps,
            place=m.lire_source(fil and fil.get("place")) if is_deplace else None,
        )

    def _champ(self, champ, ancre, vieux, neuf, fil):
        fil_avant = self.avant.fil(ancre)
        if vieux and vieux[champ] == neuf[champ]:
            return m.egaux(neuf[champ])
        if fil and vieux is None:
            ajoute = m.tisser(fil, champ, 0, "", neuf[champ])
            return m.remettre(ajoute, m.lire_source(fil.get("retour"))) if self.avant.is_retire(ancre) else ajoute
        if fil and fil_avant:
            return m.tisser(fil, champ, fil_avant["revision"], vieux[champ], neuf[champ])
        return m.deviner(vieux[champ], neuf[champ]) if vieux else m.ajoutes(neuf[champ], m.INCONNUE)

    def _article_parti(self, ancre, *, etat, avec=None):
        """Taken out, or at the place that it left; `avec`: who moved it with its section."""
        vieux, fil = self.avant.articles[ancre], self.apres.fil(ancre)
        place = avec or m.lire_source(fil and fil.get("place"))
        source = place if etat == "parti" else self.apres.source("retires", ancre)
        return ArticleCompare(
            ancre=ancre,
            etat=etat,
            numero_avant=self.avant.numeros[ancre],
            numero=self.apres.numeros.get(ancre, ""),
            titre=m.retires(vieux["titre"], source),
            corps=m.retires(vieux["corps"], source),
        )

    # The list of chantiers, which follows their sheets

    def _chantiers(self):
        avant, apres = ({c["numero"]: c for c in lue.contenu["chantiers"]} for lue in (self.avant, self.apres))
        for numero in sorted({*avant, *apres}):
            vieux, neuf = avant.get(numero), apres.get(numero)
            champs = {
                champ: m.deviner(vieux[champ] if vieux else "", neuf[champ] if neuf else "", m.FICHES)
                for champ in ("titre", "defi", "structure")
            }
            is_modifie = any(map(m.is_change, champs.values()))
            etat = "ajoute" if not vieux else "supprime" if not neuf else "modifie" if is_modifie else "inchange"
            yield ChantierCompare(numero, etat, **champs)
