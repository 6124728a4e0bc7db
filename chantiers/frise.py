"""The timeline of a roadmap: where everything stands, in whole units (pure). A page and a sheet of paper draw the same one.

An étape is a bar from the first day of its début to the last of its échéance. A month or a quarter is drawn as its whole
span, lighter than what is sure: the end lies somewhere in it. A day alone is a diamond.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from chantiers import periodes


MOIS = ("janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc.")
LARGEUR = 1100  # what the months share; fewer than PAS_MINIMAL units each, they overflow it
PAS_MAXIMAL, PAS_MINIMAL = 96, 48
PAS_DES_ANNEES = 4  # of a month, where a slip of the pen made the roadmap a century long
MOIS_MINIMAUX = 6
TETE = 44  # years, then months
DEMI_MOT = 40  # half of « aujourd’hui »
TITRE = 30  # of a track
RANGEE = 40
MARGE = 8
LOSANGE = 14
SIGNE = 7  # a letter, at the size of the labels
LETTRES = 36  # of a label; the whole title stands in the table
ECART = 18  # between an étape and the next one of the same row


@dataclass(frozen=True)
class Source:
    """What an étape gives to the drawing."""

    pk: int
    piste: str
    titre: str
    debut: str = ""
    echeance: str = ""
    attend: tuple[int, ...] = ()
    mention: str = ""  # a word before its title, as « En retard »


@dataclass(frozen=True)
class Barre:
    pk: int
    x: int
    largeur: int
    y: int  # the top of the bar
    sur_x: int  # what is sure of it
    sur_largeur: int
    is_jour: bool
    libelle: str
    signe_x: int  # the sign of its state, then its label

    @property
    def fin(self):
        return self.x + self.largeur

    @property
    def signe_y(self):
        return self.y - 18

    @property
    def libelle_x(self):
        return self.signe_x + 16

    @property
    def libelle_y(self):
        return self.y - 8

    @property
    def milieu(self):
        return self.y + 6

    @property
    def losange(self):
        """The points of a diamond."""
        x, y = self.x + self.largeur // 2, self.milieu
        return f"{x},{y - 8} {x + 8},{y} {x},{y + 8} {x - 8},{y}"


@dataclass(frozen=True)
class Piste:
    cle: str
    titre: str
    y: int
    hauteur: int
    barres: tuple[Barre, ...]


@dataclass(frozen=True)
class Trait:
    """A vertical line, and the words at its head."""

    x: int
    largeur: int
    libelle: str
    is_annee: bool = False

    @property
    def centre(self):
        return self.x + self.largeur // 2


@dataclass(frozen=True)
class Lien:
    de: int
    vers: int
    chemin: str


@dataclass(frozen=True)
class Frise:
    largeur: int
    hauteur: int
    aujourd_hui: int
    mois: tuple[Trait, ...]
    annees: tuple[Trait, ...]
    pistes: tuple[Piste, ...]
    liens: tuple[Lien, ...]
    sans_date: tuple[int, ...] = field(default=())

    @property
    def barres(self):
        return [barre for piste in self.pistes for barre in piste.barres]

    @property
    def aujourd_hui_x(self):
        """Where the word stands, whole, even at an edge."""
        return min(max(self.aujourd_hui, DEMI_MOT), self.largeur - DEMI_MOT)


def dessiner(sources: Iterable[Source], pistes: Sequence[tuple[str, str]], aujourd_hui: date) -> Frise | None:
    """`pistes`: (key, title) from top to bottom. None when nothing has a date."""
    sources = list(sources)
    datees = [source for source in sources if source.debut or source.echeance]
    if not datees:
        return None
    echelle = Echelle.pour([*map(_premier, datees), aujourd_hui], [*map(_dernier, datees), aujourd_hui])
    posees, y = [], TETE
    for cle, titre in pistes:
        if siennes := [source for source in datees if source.piste == cle]:
            posees.append(_piste(cle, titre, siennes, echelle, y))
            y += posees[-1].hauteur
    return Frise(
        largeur=echelle.largeur + 2 * MARGE,
        hauteur=y,
        aujourd_hui=echelle.x(aujourd_hui),
        mois=echelle.mois(),
        annees=echelle.annees(),
        pistes=tuple(posees),
        liens=tuple(_liens(datees, posees)),
        sans_date=tuple(source.pk for source in sources if not (source.debut or source.echeance)),
    )


# ---- days and units ----


@dataclass(frozen=True)
class Echelle:
    annee: int
    rang: int  # the first month, from 1
    combien: int
    pas: int  # the width of a month

    @classmethod
    def pour(cls, debuts, fins):
        debut, fin = min(debuts), max(fins)
        combien = max((fin.year - debut.year) * 12 + fin.month - debut.month + 1, MOIS_MINIMAUX)
        minimal = PAS_MINIMAL if combien <= 48 else PAS_DES_ANNEES
        return cls(debut.year, debut.month, combien, max(minimal, min(PAS_MAXIMAL, LARGEUR // combien)))

    @property
    def largeur(self):
        return self.combien * self.pas

    def x(self, jour: date) -> int:
        """Where a day begins."""
        mois = (jour.year - self.annee) * 12 + jour.month - self.rang
        dans_le_mois = (jour.day - 1) * self.pas // _longueur(jour)
        return mois * self.pas + dans_le_mois

    def apres(self, jour: date) -> int:
        """Where a day ends."""
        return self.x(jour + timedelta(days=1))

    def mois(self):
        if self.pas < PAS_MINIMAL:
            return ()
        rangs = [(self.rang - 1 + n) % 12 for n in range(self.combien)]
        return tuple(Trait(n * self.pas, self.pas, MOIS[rang]) for n, rang in enumerate(rangs))

    def annees(self):
        traits, x = [], 0
        for annee in range(self.annee, self.annee + (self.rang + self.combien - 2) // 12 + 1):
            fin = min(self.x(date(annee, 12, 1)) + self.pas, self.largeur)
            traits.append(Trait(x, fin - x, str(annee), is_annee=True))
            x = fin
        return tuple(traits)


def _longueur(jour):
    return periodes.fin(f"{jour.year}-{jour.month:02}").day


def _premier(source):
    return periodes.debut(source.debut or source.echeance)


def _dernier(source):
    return periodes.fin(source.echeance or source.debut)


# ---- tracks and bars ----


def _piste(cle, titre, sources, echelle, y):
    """Each étape in the first row where it has room, its label included."""
    rangees, barres = [], []
    for source in sorted(sources, key=lambda source: (_premier(source), _dernier(source), source.pk)):
        barre, debut, fin = _barre(source, echelle)
        rang = next((n for n, libre in enumerate(rangees) if libre + ECART <= debut), len(rangees))
        if rang == len(rangees):
            rangees.append(0)
        rangees[rang] = fin
        barres.append((barre, rang))
    haut = y + TITRE
    posees = tuple(_a_la_rangee(barre, haut + rang * RANGEE) for barre, rang in barres)
    return Piste(cle, titre, y, TITRE + len(rangees) * RANGEE + MARGE, posees)


def _barre(source, echelle):
    """(the bar, without its row; from where to where it takes place with its label)."""
    x, fin = echelle.x(_premier(source)), echelle.apres(_dernier(source))
    is_jour = _premier(source) == _dernier(source)
    largeur = max(fin - x, 3)
    sur_x, sur_fin = _sur(source, echelle)
    libelle = _libelle(source)
    place = 16 + len(libelle) * SIGNE
    signe_x = max(min(x, echelle.largeur - MARGE - place), 0)
    barre = Barre(source.pk, x, largeur, 0, sur_x, max(sur_fin - sur_x, 0), is_jour, libelle, signe_x)
    return barre, min(signe_x, x - LOSANGE // 2 * is_jour), max(x + largeur, signe_x + place)


def _sur(source, echelle):
    """From where to where the étape is under way whatever the days that its months and quarters mean."""
    debut, echeance = source.debut or source.echeance, source.echeance or source.debut
    jours = [periodes.precision(quand) == periodes.JOUR for quand in (debut, echeance)]
    x = echelle.x(periodes.debut(debut)) if jours[0] else echelle.apres(periodes.fin(debut))
    fin = echelle.apres(periodes.fin(echeance)) if jours[1] else echelle.x(periodes.debut(echeance))
    return x, fin


def _libelle(source):
    titre = source.titre if len(source.titre) <= LETTRES else source.titre[: LETTRES - 1].rstrip() + "…"
    return f"{source.mention} · {titre}" if source.mention else titre


def _a_la_rangee(barre, y):
    """The label stands in the upper half of its row, the bar under it."""
    return replace(barre, y=y + 22)


# ---- dependencies ----


def _liens(sources, pistes):
    barres = {barre.pk: barre for piste in pistes for barre in piste.barres}
    for source in sources:
        for attendue in source.attend:
            if attendue in barres:
                yield Lien(attendue, source.pk, _coude(barres[attendue], barres[source.pk]))


def _coude(de, vers):
    """Right out of the one, along, into the other; between two rows where it must go back."""
    depart, arrivee = de.fin + (5 if de.is_jour else 0), vers.x - (5 if vers.is_jour else 0)
    if arrivee - depart >= 2 * MARGE:
        return f"M{depart},{de.milieu} H{arrivee - MARGE} V{vers.milieu} H{arrivee}"
    couloir = de.milieu + (RANGEE // 2 - 6 if vers.y >= de.y else 6 - RANGEE // 2)
    return f"M{depart},{de.milieu} h6 V{couloir} H{arrivee - MARGE} V{vers.milieu} H{arrivee}"
