"""From the draft to what everybody reads."""

from django.db import models, transaction

from labo import direct, horloge, journal
from labo.refus import Perime
from seminaire import permissions
from seminaire.actions.seminaires import toucher_au_brouillon, verrouiller
from seminaire.comparaison import comparer
from seminaire.contenu import de_json, en_json, reporter, suivre
from seminaire.enums import NaturePublication
from seminaire.models import Creneau, Seminaire, VersionProgramme
from seminaire.queries import brouillon_de


@transaction.atomic
def publier_programme(*, seminaire, edition, by):
    """Make the draft public as a new version; `edition` is that of the draft as the person read it."""
    seminaire = verrouiller(seminaire)
    permissions.check_can_modifier_programme(by, seminaire)
    if edition != seminaire.edition:
        raise Perime(
            "Le programme a changé depuis que vous avez lu cette liste. Relisez ce qui sera publié, puis publiez."
        )
    version = _publier(seminaire, brouillon_de(seminaire), nature=NaturePublication.PUBLICATION, by=by)
    if version is None:
        raise Perime("Rien de ce que le public lit n’a changé depuis la dernière publication.")
    journal.consigner("programme_publie", seminaire, by=by)
    return version


def changer_le_brouillon(seminaire, creneaux, *, by):
    """The end of an act of the editor that moved or renamed what stands in these créneaux (their keys)."""
    toucher_au_brouillon(seminaire)
    publier_au_fil_du_jour(seminaire, creneaux, by=by)


def publier_au_fil_du_jour(seminaire, creneaux, *, by):
    """On the day itself, rooms, times and titles of these créneaux are public at once; the new version, None elsewhere."""
    if not seminaire.publication or not is_le_jour(seminaire):
        return None
    pks = set(Creneau.objects.filter(pk__in=creneaux).values_list("seances", flat=True))
    brouillon = brouillon_de(seminaire)
    contenu = reporter(contenu_publie(seminaire), brouillon, pks)
    return _publier(seminaire, contenu, nature=NaturePublication.AU_FIL_DU_JOUR, by=by)


def is_le_jour(seminaire) -> bool:
    """From the morning of its first day to the evening of its last."""
    premier, dernier = seminaire.date_debut, seminaire.dernier_jour or seminaire.date_debut
    return premier is not None and premier <= horloge.aujourd_hui() <= max(premier, dernier)


def contenu_publie(seminaire):
    """What is public now, with the facilitation's part as it was then; None before the first version."""
    version = VersionProgramme.objects.of_seminaire(seminaire).filter(numero=seminaire.publication).first()
    return de_json(version.contenu) if version else None


def _publier(seminaire, contenu, *, nature, by):
    """The new version, or None when the public would read the same; the seminar is locked."""
    avant = contenu_publie(seminaire)
    contenu = suivre(contenu, avant, horloge.maintenant())
    if avant and en_json(avant) == en_json(contenu):
        return None
    numero = (VersionProgramme.objects.of_seminaire(seminaire).aggregate(n=models.Max("numero"))["n"] or 0) + 1
    version = VersionProgramme.objects.create(
        seminaire=seminaire,
        numero=numero,
        nature=nature,
        personne=by,
        contenu=en_json(contenu, is_public=False),
        changements=[vars(changement) for changement in comparer(avant, contenu)],
    )
    Seminaire.objects.filter(pk=seminaire.pk).update(publication=numero)
    seminaire.publication = numero
    direct.publier(seminaire.sujet, seminaire.sujet_brouillon, Seminaire.SUJET)
    return version
