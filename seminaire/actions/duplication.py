"""A seminar made again from another, for another date."""

from datetime import timedelta

from django.db import transaction

from labo import direct, journal, revisions
from labo.refus import Perime
from seminaire import permissions
from seminaire.actions.seminaires import slug_libre, toucher_au_brouillon, verrouiller
from seminaire.models import Creneau, Intervention, Participation, Salle, Seance, Seminaire, Temps


PAR_PAQUET = 1000


@transaction.atomic
def dupliquer_seminaire(*, seminaire, titre, date_debut, lieu, by, garder_intervenants=True):
    """The same rooms and programme as in the draft of `seminaire`, its days moved so that it begins on `date_debut`.

    Nothing of it is published, nothing has a past: each object has its first revision. Those who facilitate the one may edit
    the other; nobody else is registered. However many séances there are, the number of queries is the same.
    """
    permissions.check_can_creer_seminaire(by)
    seminaire = verrouiller(seminaire)
    de = _decalage(seminaire, date_debut)
    nouveau = Seminaire(**{nom: getattr(seminaire, nom) for nom in Seminaire.CHAMPS_COEDITES})
    nouveau.titre, nouveau.date_debut, nouveau.lieu = titre, date_debut, lieu
    nouveau.slug = slug_libre(f"{titre} {date_debut.year}")
    nouveau.full_clean(exclude=("slug",))  # made for it, and nobody else's
    nouveau.save()
    salles = _copier(Salle, seminaire.salles.all(), seminaire=nouveau)
    occupes = seminaire.creneaux.occupes().order_by("rang")
    creneaux = _copier(Creneau, occupes, lambda creneau: {"jour": _deplacer(creneau.jour, de)}, seminaire=nouveau)
    seances = _copier_seances(seminaire, creneaux, salles, garder_intervenants=garder_intervenants)
    revisions.ouvrir_tous([nouveau, *creneaux.values(), *seances.values()], by=by)
    _garder_la_facilitation(seminaire, nouveau)
    journal.consigner("seminaire_duplique", nouveau, by=by)
    toucher_au_brouillon(nouveau)
    return nouveau


def _decalage(seminaire, date_debut) -> timedelta:
    """From the first day of the one to that of the other; where no day is known there is nothing to move."""
    jours = seminaire.creneaux.exclude(jour=None).order_by("jour").values_list("jour", flat=True)
    premier = seminaire.date_debut or jours.first() or date_debut
    return date_debut - premier


def _deplacer(jour, de):
    try:
        return jour and jour + de
    except OverflowError:
        raise Perime(
            f"Le calendrier s’arrête avant : une séance est le {jour:%d/%m/%Y}. Corrigez-la d’abord."
        ) from None


def _copier(modele, objets, propres=lambda objet: {}, **communs) -> dict:
    """Former key -> the new object, saved: all its fields but those told otherwise, and none of its past."""
    noms = [champ.attname for champ in modele._meta.local_concrete_fields if champ.attname not in ("id", "version")]
    copies = {}
    for objet in objets:
        copie = modele(**{nom: getattr(objet, nom) for nom in noms})
        for nom, valeur in {**communs, **propres(objet)}.items():
            setattr(copie, nom, valeur)
        copies[objet.pk] = copie
    modele.objects.bulk_create(copies.values(), batch_size=PAR_PAQUET)
    return copies


def _copier_seances(seminaire, creneaux, salles, *, garder_intervenants):
    """With their phases and, if wanted, who speaks: the lines of the field and the rows that were read from them."""

    def a_sa_place(seance):
        sans = {} if garder_intervenants else {"intervenants": ""}
        relations = {"creneau": creneaux[seance.creneau_id], "salle": salles.get(seance.salle_id)}
        return {**relations, "chantier": seance.chantier, **sans}

    presentes = Seance.objects.of_seminaire(seminaire).presentes()
    seances = _copier(Seance, presentes.select_related("chantier"), a_sa_place)
    for modele in (Temps, Intervention) if garder_intervenants else (Temps,):
        lignes = modele.objects.filter(seance__in=presentes.order_by())
        _copier(modele, lignes, lambda ligne: {"seance": seances[ligne.seance_id]})
    return seances


def _garder_la_facilitation(seminaire, nouveau):
    facilitation = seminaire.participations.facilitation().select_related("personne")
    _copier(Participation, facilitation, seminaire=nouveau)
    direct.publier_acces(*(participation.personne for participation in facilitation))
