"""The versions of a programme and what changes between them; what waits in the draft; what is announced."""

from datetime import timedelta
from functools import lru_cache

from django.db import connection

from labo import horloge
from seminaire.comparaison import Changement, comparer
from seminaire.contenu import Contenu
from seminaire.enums import NaturePublication
from seminaire.models import Annonce, VersionProgramme
from seminaire.queries.brouillon import brouillon_de, entete_de
from seminaire.queries.publie import version_publiee


A_CHAUD = timedelta(minutes=15)  # for so long a change of the day itself is offered to be announced


def is_le_jour(seminaire) -> bool:
    """From the morning of its first day to the evening of its last."""
    premier, dernier = seminaire.date_debut, seminaire.dernier_jour or seminaire.date_debut
    return premier is not None and premier <= horloge.aujourd_hui() <= max(premier, dernier)


def versions_visibles(seminaire, *, with_retirees=False):
    """Without their contents, the newest first; who publishes sees those that were withdrawn too."""
    versions = VersionProgramme.objects.of_seminaire(seminaire).defer("contenu")
    return versions if with_retirees else versions.presentes()


def changements_entre(seminaire, m, n) -> tuple[Changement, ...]:
    """From version `m` (0: none) to version `n`, both of which exist; kept, since a thousand phones ask for the same."""
    comparer_ = _comparer.__wrapped__ if connection.in_atomic_block else _comparer
    return comparer_(version_publiee(seminaire.pk, m) if m else None, version_publiee(seminaire.pk, n))


@lru_cache(maxsize=16)
def _comparer(avant, apres):
    return comparer(avant and avant.contenu, apres.contenu)


def nouveautes(seminaire, depuis) -> tuple[Changement, ...] | None:
    """What changed since a page was opened on version `depuis`; None when nothing did.

    () when it cannot be told: that version was withdrawn (then nobody is shown its words), or there was none.
    """
    if depuis is None or depuis == seminaire.publication or not seminaire.publication:
        return None
    if not versions_visibles(seminaire).filter(numero=depuis).exists():
        return ()
    return changements_entre(seminaire, depuis, seminaire.publication) or None


def changements_en_attente(seminaire, publie, creneaux=None) -> tuple[Changement, ...]:
    """What publishing the draft now would change. `creneaux`: those of the draft, where they were just read."""
    brouillon = brouillon_de(seminaire) if creneaux is None else Contenu(entete_de(seminaire), _presents(creneaux))
    return comparer(publie and publie.contenu, brouillon)


def _presents(creneaux):
    return tuple(creneau for creneau in creneaux if creneau.presentes)


def annonces_de(seminaire) -> tuple[Annonce, ...]:
    """What is announced to everybody now, the newest first; no query where the seminar was read with their number."""
    if getattr(seminaire, "combien_d_annonces", None) == 0:
        return ()
    return tuple(Annonce.objects.of_seminaire(seminaire).en_vigueur())


def phrase_a_annoncer(seminaire, publie) -> str:
    """What was published by itself a moment ago and was not announced yet, as the sentence to announce; "" for nothing."""
    if publie is None or publie.nature != NaturePublication.AU_FIL_DU_JOUR:
        return ""
    if publie.publiee_le < horloge.maintenant() - A_CHAUD:
        return ""
    if Annonce.objects.of_seminaire(seminaire).filter(at__gte=publie.publiee_le).exists():
        return ""
    phrase = " ".join(f"{changement.phrase}." for changement in publie.changements)
    if len(phrase) > Annonce._meta.get_field("texte").max_length:
        return "Le programme a changé\u00a0: regardez-le."
    return phrase
