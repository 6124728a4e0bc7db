"""Values of the database kept in this process for as long as nobody says that they have changed.

What every page asks (which seminar is the current one?) costs a thousand phones one query. Only where a few milliseconds do
not matter: another process hears of a commit just after it. Where nothing is listened to (a command, a test client, a
database that was cut) nothing is kept; nor inside a transaction, which may be undone.
"""

from collections.abc import Callable, Iterable
from time import monotonic

from django.db import connection

from labo.direct.ecoute import ecoute as ecoute_du_processus


TAILLE = 64


class Memoire:
    def __init__(self, ecoute=ecoute_du_processus):
        self.ecoute = ecoute
        self.gardees: dict = {}  # key -> (when its reading began, value)

    @property
    def is_vive(self) -> bool:
        return self.ecoute.depuis is not None and not connection.in_atomic_block

    def lire(self, cle, sujets: Iterable[str], calculer: Callable):
        """The value of `calculer()`, which any news about one of `sujets` makes old."""
        if not self.is_vive:
            return calculer()
        gardee = self.gardees.get(cle)
        if gardee and self._is_fraiche(gardee[0], sujets):
            return gardee[1]
        debut = monotonic()  # before the reading: news that comes during it counts
        valeur = calculer()
        if len(self.gardees) >= TAILLE:
            self.gardees.clear()
        self.gardees[cle] = (debut, valeur)
        return valeur

    def _is_fraiche(self, lue_a, sujets):
        depuis, dernieres = self.ecoute.depuis, self.ecoute.dernieres
        return depuis is not None and depuis < lue_a and all(dernieres.get(sujet, 0) < lue_a for sujet in sujets)


memoire = Memoire()
