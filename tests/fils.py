"""Several acts at the same moment, each in a thread with a connection of its own: for tests on the real database."""

from concurrent.futures import ThreadPoolExecutor

from django.db import connections

from labo.refus import Refus


def ensemble(*actes):
    """Do all at once; the outcome of each, a refusal included."""

    def faire(acte):
        try:
            return acte()
        except Refus as refus:
            return refus
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(actes)) as fils:
        return list(fils.map(faire, actes))
