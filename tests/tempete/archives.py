"""What the house holds at the end, read in its own database for the oracle; and the people and objects of a small storm."""

from django.urls import resolve

from chantiers.models import Chantier
from charte.models import Article
from labo.models import Revision
from seminaire.models import Seance
from tests.tempete import oracle
from tests.tempete.formulaire import TEXTES


ADRESSES = {
    "charte:article_modifier": Article,
    "chantiers:chantier_modifier": Chantier,
    "seminaire:seance_modifier": Seance,
}


def objets(chemins) -> list[oracle.Objet]:
    """The objects behind these forms; behind a séance, its créneau too."""
    trouves = []
    for chemin in chemins:
        motif = resolve(chemin)
        objet = ADRESSES[motif.view_name].objects.get(**motif.kwargs)
        trouves.append(archiver(objet, chemin))
        if isinstance(objet, Seance):
            trouves.append(archiver(objet.creneau, f"{chemin} (créneau)", is_muet=True))
    return trouves


def archiver(objet, chemin, *, is_muet=False) -> oracle.Objet:
    noms = [nom for nom in TEXTES if nom in objet.CHAMPS_COEDITES]
    lues = Revision.objects.of(objet).order_by("numero").iterator(chunk_size=50)
    revisions = (
        oracle.Revision(
            revision.numero,
            revision.personne_id,
            tuple(revision.champs[nom] for nom in noms),
            base=revision.base,
        )
        for revision in lues
    )
    return oracle.Objet(chemin, objet.version, tuple(getattr(objet, nom) for nom in noms), revisions, is_muet)


def depouiller(piece) -> dict:
    """All that the history says of a fault: the revisions from its base on, as texts."""
    motif = resolve(piece["chemin"])
    objet = ADRESSES[motif.view_name].objects.get(**motif.kwargs)
    depuis = min(piece["base"] or piece["numero"], piece["numero"] - 1)
    lues = Revision.objects.of(objet).filter(numero__range=(depuis, piece["numero"])).order_by("numero")
    return piece | {"revisions": [{"numero": lue.numero, "base": lue.base} | lue.champs for lue in lues]}
