"""One chantier after a busy year, made inside the house: 200 members, 100 étapes, 200 engagements, 2,000 lines of journal."""

from itertools import cycle

from django.db import transaction

from chantiers.actions import ajouter_etape, prendre_engagement, rejoindre_chantier
from chantiers.enums import Modalite
from chantiers.models import Chantier
from labo import journal
from labo.actions import creer_organisation, creer_personne, creer_representation
from labo.models import Evenement, Personne
from tests.bench.chantiers import NUMERO


MEMBRES, ETAPES, ENGAGEMENTS, EVENEMENTS = 200, 100, 200, 2000


@transaction.atomic
def vivre_une_annee() -> dict:
    """How much there is then."""
    equipe, chantier = Personne.objects.filter(is_equipe=True).first(), Chantier.objects.get(numero=NUMERO)
    organisations = [creer_organisation(nom=f"Structure du banc {n}", by=equipe) for n in range(40)]
    gens = [
        entrer(chantier, n, organisation, equipe)
        for n, organisation in zip(range(MEMBRES), cycle(organisations), strict=False)
    ]
    etapes = [planifier(chantier, n, equipe) for n in range(ETAPES)]
    for n in range(ENGAGEMENTS):
        promettre(chantier, gens[n % MEMBRES], n, etapes[n % ETAPES])
    combien = Evenement.objects.of_ensemble(chantier.sujet).count()
    for n in range(combien, EVENEMENTS):
        journal.consigner("etape_modifiee", etapes[n % ETAPES], by=equipe, champs=["titre"], ensemble=chantier.sujet)
    return {"membres": chantier.membres.presents().count(), "etapes": len(etapes), "evenements": EVENEMENTS}


def entrer(chantier, n, organisation, equipe):
    personne = creer_personne(prenom=f"Prénom {n}", nom=f"Banc {n}", by=equipe)
    creer_representation(personne=personne, organisation=organisation, by=equipe)
    rejoindre_chantier(
        chantier=chantier, organisation=organisation if n % 3 else None, motivation="Essayer ici.", by=personne
    )
    return personne


def planifier(chantier, n, equipe):
    champs = {"debut": f"2023-{10 + n % 3}", "echeance": f"2024-{n % 9 + 1:02}", "personne": equipe}
    return ajouter_etape(chantier=chantier, titre=f"Étape {n} : mesurer, puis essayer", by=equipe, **champs)


def promettre(chantier, personne, n, etape):
    modalite = [Modalite.TEMPS, Modalite.TERRAIN, Modalite.RELAIS][n % 3]
    prendre_engagement(
        chantier=chantier,
        contenu=f"Promesse {n} : deux jours de relecture, ou un terrain d’essai",
        modalite=modalite,
        quantite=2 if modalite == Modalite.TEMPS else None,
        echeance=f"2024-{n % 12 + 1:02}",
        etape=etape,
        personne=personne,
        by=personne,
    )
