"""What a person saw before she acted, and what cannot be."""

from labo.refus import Perime, Refus
from labo.typographie import heure


class Impossible(Refus):
    """What was asked for does not fit: a shift past midnight, a split outside its créneau. The form says it where it is."""

    status = 422


def check_vu(creneau, *, version, pk=None):
    """Of two who act on one créneau at once, the second is told; `pk` is the créneau where she saw the séance.

    Versions alone would not tell one créneau from another that a séance was put into meanwhile.
    """
    if version != creneau.version or (pk and pk != creneau.pk):
        raise Perime("Quelqu’un a changé ce créneau entre-temps. Regardez où il en est, puis recommencez.")


def check_dedans(creneau, a):
    """A créneau is split strictly inside its hours; one whose end is not known, anywhere after its start."""
    if creneau.debut is None:
        raise Impossible("Ce créneau n’a pas d’heure : donnez-lui-en une, puis scindez-le.")
    if a > creneau.debut and (creneau.fin is None or a < creneau.fin):
        return
    bornes = f"entre {heure(creneau.debut)} et {heure(creneau.fin)}" if creneau.fin else f"après {heure(creneau.debut)}"
    raise Impossible(f"Choisissez une heure {bornes}, sans compter le début ni la fin.")
