"""What is done to a seminar as a whole."""

from django.db import connection, models, transaction
from django.utils.text import slugify

from labo import direct, journal, revisions
from seminaire import permissions
from seminaire.enums import RoleParticipation
from seminaire.models import Participation, Seminaire
from seminaire.queries import is_le_jour, places_de


@transaction.atomic
def creer_seminaire(*, slug, titre, by, **champs):
    permissions.check_can_creer_seminaire(by)
    seminaire = Seminaire(slug=slug, titre=titre, **champs)
    seminaire.full_clean()
    seminaire.save()
    revisions.ouvrir(seminaire, by=by)
    journal.consigner("seminaire_cree", seminaire, by=by)
    toucher_au_brouillon(seminaire)
    return seminaire


@transaction.atomic
def marquer_courant(*, seminaire, by):
    """The house shows this seminar from now on, whatever the calendar says."""
    permissions.check_can_creer_seminaire(by)
    marques = Seminaire.objects.select_for_update(of=("self",)).filter(
        models.Q(est_courant=True) | models.Q(pk=seminaire.pk)
    )
    avant = {marque.pk: marque for marque in marques.order_by("pk")}
    seminaire = avant.pop(seminaire.pk)
    for autre in avant.values():
        autre.est_courant = False
        autre.save(update_fields=("est_courant",))
        direct.publier(autre.sujet, Seminaire.SUJET)
    seminaire.est_courant = True
    seminaire.save(update_fields=("est_courant",))
    journal.consigner("seminaire_marque", seminaire, by=by)
    direct.publier(seminaire.sujet, Seminaire.SUJET)
    return seminaire


@transaction.atomic
def modifier_seminaire(*, seminaire, version, by, **champs):
    seminaire = verrouiller(seminaire)
    permissions.check_can_modifier_programme(by, seminaire)
    changes = revisions.enregistrer(seminaire, champs, version=version, by=by)
    if changes:
        journal.consigner("seminaire_modifie", seminaire, by=by, champs=changes)
        toucher_au_brouillon(seminaire)
    return seminaire


@transaction.atomic
def retablir_seminaire(*, seminaire, numero, version, by):
    """Back to what the presentation said at revision `numero`."""
    seminaire = verrouiller(seminaire)
    permissions.check_can_modifier_programme(by, seminaire)
    changes = revisions.retablir(seminaire, numero, version=version, by=by)
    if changes:
        journal.consigner("seminaire_retabli", seminaire, by=by, champs=changes)
        toucher_au_brouillon(seminaire)
    return seminaire


@transaction.atomic
def inscrire_participation(*, seminaire, personne, by, organisation=None, role=RoleParticipation.PARTICIPATION):
    """Register a person, or say anew in which role and in whose name she takes part."""
    permissions.check_can_inscrire(by)
    seminaire = verrouiller(seminaire)
    participation = Participation.objects.of(personne).filter(seminaire=seminaire).first()
    participation = participation or Participation(seminaire=seminaire, personne=personne)
    participation.organisation = organisation
    participation.role = role
    participation.full_clean()
    participation.save()
    journal.consigner("participation_inscrite", participation, by=by, organisation=organisation)
    direct.publier_acces(personne)
    direct.publier(Seminaire.SUJET)
    return participation


def verrouiller(seminaire):
    """One change at a time to a seminar and its programme: the places of the créneaux depend on each other.

    On the day itself it remembers where all séances stand, so that what the act changes, and that alone, is public at once.
    """
    verrouille = Seminaire.objects.select_for_update(of=("self",)).get(pk=seminaire.pk)
    verrouille.is_nomme = seminaire.is_nomme  # what is told of it leads to where it was read
    if verrouille.publication and is_le_jour(verrouille):
        verrouille.places_avant = places_de(verrouille)
    return verrouille


def slug_libre(titre) -> str:
    """An address for a new seminar, from its title. Who asks at the same instant waits for the end of this transaction."""
    with connection.cursor() as curseur:
        curseur.execute("SELECT pg_advisory_xact_lock(hashtext('seminaire.slug'))")
    base = slugify(titre)[:50].strip("-") or "seminaire"
    pris = set(Seminaire.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    return next(slug for n in range(1, len(pris) + 2) if (slug := base if n == 1 else f"{base}-{n}") not in pris)


def toucher_au_brouillon(seminaire):
    """The draft has changed: told, when the act is committed, to who edits it and to nobody else."""
    dernier_jour = seminaire.creneaux.aggregate(jour=models.Max("jour"))["jour"]
    Seminaire.objects.filter(pk=seminaire.pk).update(edition=Seminaire.SUIVANTE, dernier_jour=dernier_jour)
    seminaire.dernier_jour = dernier_jour
    direct.publier(seminaire.sujet_brouillon, Seminaire.SUJET)
