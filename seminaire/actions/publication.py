"""From the draft to what everybody reads."""

from django.db import transaction
from django.db.models import JSONField, Value
from django.db.models.functions import Cast

from labo import direct, horloge, journal
from labo.refus import Perime
from seminaire import permissions
from seminaire.actions.seminaires import toucher_au_brouillon, verrouiller
from seminaire.comparaison import comparer
from seminaire.contenu import en_texte, reporter, suivre
from seminaire.enums import NaturePublication
from seminaire.fil_du_jour import deplacees, retenir
from seminaire.models import Creneau, Seminaire, VersionProgramme
from seminaire.queries import brouillon_de, connaitre, contenu_de, is_le_jour, places_de


@transaction.atomic
def publier_programme(*, seminaire, edition, by):
    """Make the draft public as a new version; `edition` is that of the draft as the person read it."""
    seminaire = verrouiller(seminaire)
    permissions.check_can_modifier_programme(by, seminaire)
    if edition != seminaire.edition:
        raise Perime(
            "Le programme a changé depuis que vous avez lu cette liste. Relisez ce qui sera publié, puis publiez."
        )
    publie, brouillon = contenu_publie(seminaire), brouillon_de(seminaire)
    version = _publier(seminaire, publie, brouillon, nature=NaturePublication.PUBLICATION, by=by)
    if version is None:
        raise Perime("Rien de ce que le public lit n’a changé depuis la dernière publication.")
    journal.consigner("programme_publie", seminaire, by=by)
    return version


def changer_le_brouillon(seminaire, creneaux, *, by):
    """The end of an act of the editor that moved or renamed what stands in these créneaux (their keys)."""
    toucher_au_brouillon(seminaire)
    publier_au_fil_du_jour(seminaire, creneaux, by=by)


def publier_au_fil_du_jour(seminaire, creneaux, *, by):
    """On the day itself, rooms, times and titles that this act changed are public at once; the new version, None elsewhere.

    What waited in the draft from before goes on waiting, be it of the same séance.
    """
    if not seminaire.publication or not is_le_jour(seminaire):
        return None
    publie = contenu_publie(seminaire)
    if seminaire.places_avant is None:  # the act made this the day: what stands in its créneaux is public as it is
        changees = set(Creneau.objects.filter(pk__in=creneaux).values_list("seances", flat=True))
        brouillon = brouillon_de(seminaire, changees)
    else:
        bougees = deplacees(seminaire.places_avant, places_de(seminaire))
        brouillon, changees = retenir(publie, seminaire.places_avant, brouillon_de(seminaire, bougees))
    if not changees:
        return None
    contenu = reporter(publie, brouillon, changees)
    return _publier(seminaire, publie, contenu, nature=NaturePublication.AU_FIL_DU_JOUR, by=by)


def contenu_publie(seminaire):
    """What is public now, with the facilitation's part as it was then; None before the first version."""
    return _contenu(_versions(seminaire).filter(numero=seminaire.publication).first())


def _versions(seminaire):
    """Their content is read only where this process does not know it yet."""
    return VersionProgramme.objects.of_seminaire(seminaire).defer("contenu")


def _contenu(version):
    return contenu_de(version) if version else None


def _publier(seminaire, publie, contenu, *, nature, by):
    """The new version, or None when the public would read the same as what is `publie` now; the seminar is locked."""
    changements = comparer(publie, contenu)
    if not changements:
        return None
    # Calendars count on from the last version that they may have read, even one that was withdrawn since.
    derniere = _versions(seminaire).order_by("-numero").first()
    combien = derniere.numero if derniere else 0
    contenu = suivre(contenu, _contenu(derniere), horloge.maintenant(), combien)
    version = VersionProgramme.objects.create(
        seminaire=seminaire,
        numero=combien + 1,
        nature=nature,
        personne=by,
        contenu=Cast(Value(en_texte(contenu)), JSONField()),
        changements=[{"genre": c.genre, "phrase": c.phrase, "seances": c.seances} for c in changements],
    )
    del version.contenu  # it was written as text: who asks for it reads it from its row
    connaitre(version, contenu)
    rendre_publique(seminaire, version.numero)
    return version


def rendre_publique(seminaire, numero):
    """Everybody reads this version from now on (0: none); the seminar is locked."""
    Seminaire.objects.filter(pk=seminaire.pk).update(publication=numero)
    seminaire.publication = numero
    direct.publier(seminaire.sujet, seminaire.sujet_brouillon, Seminaire.SUJET)
