"""From a text with headings to the sections and articles of a charter (pure).

The first heading is the title when it is alone of the highest level; the highest level that follows makes sections, the next
one articles, what is lower stays in them. A text right under a section is an article named like it; a text before the first
section is the « Préambule ». What our own exports add (the contents, the version, the list of chantiers) is left out; the
notes that stand at the end of the text go to the end of the articles that call them.
"""

import re
from dataclasses import dataclass, field

from labo.balisage import blocs, canoniser, ecrire
from labo.documents.arbre import LISTES, TITRES, Element
from labo.textes import cle_de_recherche


PREAMBULE = "Préambule"
_ROMAIN = r"(?=[IVXLC])[IVXLC]{1,7}"
_RANG = rf"(?:\d{{1,3}}(?:\.\d{{1,3}}){{0,3}}|{_ROMAIN})"
# « Article 3 – », « Titre II : », « 1.2 », « IV. », « 3) »: the number of a heading, which its place gives again; without a sign
# after it, as « 1 Contexte », a capital tells it from « 12 chantiers ».
NUMERO = re.compile(
    rf"(?:(?:article|art\.?|section|chapitre|partie|titre)\s+(?:{_RANG}|1er|premier|première)(?![\w’'])\s*[.):–—-]*\s*"
    rf"|{_RANG}\s*[.)–—:-]+\s+|(?:\d{{1,3}}|{_ROMAIN})(?:\.\d{{1,3}}){{1,3}}\s+"
    r"|(?-i:\d{1,2}|[IVX]{1,5})\s+(?-i:(?=[A-ZÀ-ÖØ-ÞŒ«])))",
    re.IGNORECASE,
)
# In a text without headings, a line that is one by its words alone.
_LIGNE_DE_SECTION = re.compile(rf"(?:titre|chapitre|partie|section)\s+{_RANG}\b.{{0,150}}", re.IGNORECASE)
_LIGNE_D_ARTICLE = re.compile(rf"(?:article|art\.)\s+(?:{_RANG}|1er|premier)\b.{{0,150}}", re.IGNORECASE)
_MENTION = re.compile(r"Version \d+, publiée le [^.]{4,40}")
_EMPREINTE = re.compile(r"Version \d+, publiée le .{4,60}Empreinte SHA-256 du texte : ?[0-9a-f]{64}")
# « [1] », as office suites write on the clipboard, « [^1] », as Markdown does: what calls a note, and what opens it.
_APPEL = re.compile(r"\[(\^\w{1,12}|\d{1,3}|(?!x\])[ivxlc]{1,6})\]")  # « [x] » is a box that was ticked
_NOTE = re.compile(rf"{_APPEL.pattern}:?\s")
_CHANTIER = re.compile(r"Chantier \d+ – .+")


@dataclass
class ArticleRecu:
    titre: str
    corps: str


@dataclass
class SectionRecue:
    titre: str
    articles: list[ArticleRecu] = field(default_factory=list)

    @property
    def is_preambule(self):
        return cle(self.titre) == cle(PREAMBULE)


@dataclass
class CharteLue:
    titre: str
    sections: list[SectionRecue]
    notes: int = 0  # how many have been brought to the end of an article


def cle(titre: str) -> str:
    """By which a title is recognised: case, accents and number put aside."""
    return cle_de_recherche(sans_numero(titre))


def sans_numero(titre: str) -> str:
    """« Article 3 – Agir » → « Agir »; a title that is nothing but its number keeps it."""
    return NUMERO.sub("", titre, count=1) if (trouve := NUMERO.match(titre)) and trouve.end() < len(titre) else titre


def lire(texte: str) -> CharteLue:
    """What a text says as a charter. Never raises."""
    lus = _sans_ajouts(_titres_par_les_mots(blocs(texte, is_nivele=False)))
    titre, lus = _titre(lus)
    lus, notes = _notes(lus)
    niveaux = sorted({_niveau(bloc) for bloc in lus if bloc.nom in TITRES})
    haut, bas = (*niveaux, 0, 0)[:2]
    lecture = _Lecture(dict(notes))
    for bloc in lus:
        niveau = _niveau(bloc) if bloc.nom in TITRES else None
        if niveau is not None and niveau == haut:
            lecture.ouvrir_section(bloc)
        elif niveau is not None and niveau == bas:
            lecture.ouvrir_article(bloc)
        else:
            lecture.ecrire(bloc)
    return CharteLue(titre, lecture.finir(), len(notes))


class _Lecture:
    """The sections read so far, and the article whose text is being read."""

    def __init__(self, notes):
        self.sections: list[SectionRecue] = []
        self.nom = None  # of the article; None right under a section
        self.corps: list[Element] = []
        self.notes = notes  # {call: blocks}, those that no article has called yet
        self.appels: set[str] = set()  # of the headings above the article

    def ouvrir_section(self, bloc):
        self._clore()
        self.sections.append(SectionRecue(self._nommer(bloc)))
        self.nom = None

    def ouvrir_article(self, bloc):
        self._clore()
        self._sous_le_preambule()  # an article above all sections
        self.nom = self._nommer(bloc)

    def ecrire(self, bloc):
        self._sous_le_preambule()
        self.corps.append(bloc)

    def finir(self):
        for note in self.notes.values():  # called by this last article, or by a section without a text
            self.corps += note
        self.notes = {}
        self._clore()
        return self.sections

    def _sous_le_preambule(self):
        if not self.sections:
            self.sections.append(SectionRecue(PREAMBULE))

    def _clore(self):
        if self.corps or self.nom is not None:
            appels = {appel for bloc in self.corps for appel in _APPEL.findall(bloc.texte())} | self.appels
            for appel in [appel for appel in self.notes if appel in appels]:
                self.corps += self.notes.pop(appel)
            section = self.sections[-1]
            nom = section.titre if self.nom is None else self.nom
            section.articles.append(ArticleRecu(nom, canoniser(ecrire(self.corps))))
        self.corps = []

    def _nommer(self, bloc):
        """The title of a heading, whose notes are those of the text under it."""
        self.appels = {a for a in self.appels | {*_APPEL.findall(bloc.texte())} if a in self.notes}
        nom = _APPEL.sub(lambda appel: "" if appel[1] in self.appels else appel[0], bloc.texte())
        return sans_numero(" ".join(nom.split()))


def _notes(lus):
    """(the text, {call: the blocks of its note}): those at the very end, each called somewhere above."""
    fin = max((rang for rang, bloc in enumerate(lus) if bloc.nom in TITRES), default=0)
    debut = next((rang for rang, bloc in enumerate(lus[fin:], fin) if _is_note(bloc)), len(lus))
    appels = {appel for bloc in lus[:debut] for appel in _APPEL.findall(bloc.texte())}
    restes, notes, appel = lus[:debut], {}, None
    for bloc in lus[debut:]:
        ouverte = _is_note(bloc)
        appel = ouverte[1] if ouverte else appel
        if appel in appels:
            notes.setdefault(appel, []).append(bloc)
        else:
            restes.append(bloc)
    return restes, notes


def _is_note(bloc):
    return _NOTE.match(bloc.texte()) if bloc.nom == "p" else None


def _niveau(bloc):
    return int(bloc.nom[1])


def _titre(lus):
    """(title, what follows): the first heading when no other is as high, and others follow."""
    rangs = [rang for rang, bloc in enumerate(lus) if bloc.nom in TITRES]
    if len(rangs) < 2:
        return ("", lus)
    premier, haut = lus[rangs[0]], min(_niveau(lus[rang]) for rang in rangs)
    if _niveau(premier) != haut or sum(_niveau(lus[rang]) == haut for rang in rangs) > 1:
        return ("", lus)
    return premier.texte(), lus[: rangs[0]] + lus[rangs[0] + 1 :]


def _titres_par_les_mots(lus):
    """A text without a single heading may say them in words: « Article 3 – Agir », alone on its line."""
    if any(bloc.nom in TITRES for bloc in lus):
        return lus
    for bloc in lus:
        if bloc.nom == "p" and Element("br") not in bloc.enfants:
            texte = bloc.texte().strip()
            if _LIGNE_DE_SECTION.fullmatch(texte):
                bloc.nom = "h2"
            elif _LIGNE_D_ARTICLE.fullmatch(texte):
                bloc.nom = "h3"
    return lus


# -- what our exports add ----------------------------------------------------------------------------------------------


def _sans_ajouts(lus):
    titres = {_lettres(bloc.texte()) for bloc in lus if bloc.nom in TITRES} | {_lettres("Sommaire")}
    tete = next((rang for rang, bloc in enumerate(lus) if bloc.nom in TITRES and _niveau(bloc) > 1), len(lus))
    gardes = [bloc for rang, bloc in enumerate(lus) if rang >= tete or not _is_annonce(bloc, titres)]
    gardes = [bloc for bloc in gardes if not _is_signe(bloc)]
    is_de_nous = len(gardes) < len(lus) and any(_is_signe(bloc) for bloc in lus)
    return _sans_chantiers(gardes) if is_de_nous else gardes


def _is_signe(bloc):
    """A paragraph that our exports alone write."""
    return bloc.nom == "p" and _EMPREINTE.fullmatch(" ".join(bloc.texte().split())) is not None


def _is_annonce(bloc, titres):
    """The mention of the version, or an entry of the contents: it says what a heading says."""
    if bloc.nom in LISTES:
        return all(_is_annonce(enfant, titres) for item in bloc.enfants for enfant in item.enfants)
    if bloc.nom == "blockquote":  # the retreat of an entry, in an ODT
        return all(_is_annonce(enfant, titres) for enfant in bloc.enfants)
    if bloc.nom not in {"p", "plain"}:
        return False
    texte = " ".join(bloc.texte().split())
    return _MENTION.fullmatch(texte) is not None or _lettres(texte) in titres


def _lettres(texte):
    return "".join(c for c in texte.casefold() if c.isalnum())


def _sans_chantiers(lus):
    """The list of chantiers is drawn into the text, never written in it: its headings, with what stands under them."""
    gardes, saute = [], 0
    for bloc in lus:
        niveau = _niveau(bloc) if bloc.nom in TITRES else 0
        if niveau and (not saute or niveau <= saute):
            texte = " ".join(bloc.texte().split())
            is_liste = _CHANTIER.fullmatch(texte) is not None or texte == "Liste des chantiers"
            saute = niveau if is_liste else 0
        if not saute:
            gardes.append(bloc)
    return gardes
