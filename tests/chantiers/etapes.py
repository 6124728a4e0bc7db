"""Étapes of the tests, with their first revision as the actions leave it."""

from chantiers.models import Dependance, Etape
from labo import revisions


def etape_de(chantier, titre="Une étape", *, attend=(), **champs):
    etape = Etape.objects.create(chantier=chantier, titre=titre, **champs)
    revisions.ouvrir(etape, by=None)
    for autre in attend:
        Dependance.objects.create(etape=etape, attend=autre)
    return etape
