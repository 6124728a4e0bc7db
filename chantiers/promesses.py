"""What is promised against what is needed, per étape and per modalité, and the bars that show it (pure).

Lengths are shares of the width in hundredths, so that a bar drawn by the server fits any screen.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal


# From the surest to what was not kept, as a bar shows them: name -> as it is told
PARTS = {
    "tenu": "tenu",
    "en_partie": "tenu en partie",
    "promis": "confirmé",
    "a_confirmer": "à confirmer",
    "non_tenu": "non tenu",
}
COUVRENT = ("tenu", "en_partie", "promis")  # what covers a need
ZERO = Decimal(0)


@dataclass(frozen=True)
class Segment:
    """A stretch of a bar, in hundredths of its width."""

    part: str
    debut: Decimal
    largeur: Decimal


@dataclass(frozen=True)
class Bilan:
    """One modalité of one étape (None: of no étape in particular)."""

    etape: int | None
    modalite: str
    besoin: Decimal
    parts: Mapping[str, Decimal]  # only those above zero, in the order of PARTS
    sans_nombre: int  # promises of what is counted, that do not say how much

    @property
    def couvert(self) -> Decimal:
        return sum((self.parts.get(part, ZERO) for part in COUVRENT), ZERO)

    @property
    def manque(self) -> Decimal:
        return max(ZERO, self.besoin - self.couvert)

    @property
    def etendue(self) -> Decimal:
        """How far its bar reaches: all that was ever promised, or what is needed."""
        return max(self.besoin, sum(self.parts.values(), ZERO))


def bilans(
    promesses: Iterable[tuple[int | None, str, str, Decimal | None]],
    besoins: Iterable[tuple[int | None, str, Decimal]],
    comptees: Iterable[str],
) -> list[Bilan]:
    """One for each étape and modalité that is needed or promised, in the order in which they come, needs first.

    `promesses`: (étape, modalité, part, quantity); `comptees`: the modalités of which there is so much; one promise of
    another counts as one.
    """
    comptees = set(comptees)
    voulus = {(etape, modalite): quantite for etape, modalite, quantite in besoins}
    sommes: dict[tuple, dict] = defaultdict(lambda: defaultdict(Decimal))
    muettes: dict[tuple, int] = defaultdict(int)
    for etape, modalite, part, quantite in promesses:
        cle = (etape, modalite)
        sommes[cle][part] += Decimal(1) if modalite not in comptees else quantite or ZERO
        muettes[cle] += modalite in comptees and quantite is None
    return [
        Bilan(
            *cle,
            besoin=voulus.get(cle, ZERO),
            parts={part: sommes[cle][part] for part in PARTS if sommes[cle].get(part)},
            sans_nombre=muettes[cle],
        )
        for cle in dict.fromkeys((*voulus, *list(sommes)))
    ]


def echelles(les_bilans: Iterable[Bilan]) -> dict[str, Decimal]:
    """modalité -> what the whole width stands for: a day is as long in every étape."""
    maxima: dict[str, Decimal] = {}
    for bilan in les_bilans:
        maxima[bilan.modalite] = max(maxima.get(bilan.modalite, ZERO), bilan.etendue)
    return maxima


def segments(bilan: Bilan, echelle: Decimal) -> list[Segment]:
    """Side by side from the left; they never reach beyond the width."""
    traces, debut = [], ZERO
    for part, quantite in bilan.parts.items():
        traces.append(Segment(part, centieme(debut, echelle), centieme(quantite, echelle)))
        debut += quantite
    return traces


def centieme(quantite: Decimal, echelle: Decimal) -> Decimal:
    return (100 * quantite / echelle).quantize(Decimal("0.01")) if echelle else ZERO
