"""A whole programme at once, from the corrected list of the importer."""

from django.core.exceptions import ValidationError
from django.db import transaction

from labo import horloge, journal, revisions
from labo.refus import Perime
from seminaire import horaires, natures, permissions
from seminaire.actions.places import lire_ses_lignes
from seminaire.actions.seminaires import toucher_au_brouillon, verrouiller
from seminaire.contenu import IntervenantLu, TempsLu
from seminaire.lignes import ecrire_intervenants, ecrire_temps
from seminaire.models import Creneau, Intervention, Salle, Seance, Temps
from seminaire.queries import is_programme_entier


class DejaUnProgramme(Perime):
    """Nobody said that it is replaced."""


@transaction.atomic
def creer_programme(*, seminaire, seances, by, remplacer=False):
    """Create the programme of a seminar: exactly these séances, in this order, one créneau each; the new séances.

    Each is a dict: jour (date or None), debut, fin (time or None), fin_deduite, titre, salle (a name or ""),
    intervenants [{nom, fonction, organisation}], sous_elements [{titre, debut, fin}], paralleles (several séances of one
    créneau, whose common title is then `titre`: dicts of titre, salle, intervenants, sous_elements); all but titre may be
    absent.
    A seminar that has séances refuses, unless `remplacer` sends them to the bin. Raises ValidationError for what no
    form should let through (an end before its start, a text too long).
    """
    seminaire = verrouiller(seminaire)
    permissions.check_can_modifier_programme(by, seminaire)
    _vider(seminaire, remplacer=remplacer)
    rang = _dernier_rang(seminaire)
    creees = [creee for n, lue in enumerate(seances, 1) for creee in _creer(seminaire, rang + n, lue, by=by)]
    lire_ses_lignes(*creees)
    if remplacer or seminaire.date_debut is None:
        _commencer_le(seminaire, [lue.get("jour") for lue in seances], by=by)
    journal.consigner("programme_cree", seminaire, by=by)
    toucher_au_brouillon(seminaire)
    return creees


@transaction.atomic
def restaurer_programme(*, seminaire, supprimees_le, by, remplacer=False):
    """Take back out of the bin all the séances that were sent there together, at that moment; these séances.

    They join the programme of today, or take its place (`remplacer`: what undoes a replacement, and can be undone too): only
    what was a whole programme does that.
    """
    seminaire = verrouiller(seminaire)
    permissions.check_can_modifier_programme(by, seminaire)
    ensemble = Seance.objects.of_seminaire(seminaire).restaurables().filter(supprimee_le=supprimees_le)
    pks = list(ensemble.values_list("pk", flat=True))
    if not pks:
        raise Perime("Ces séances ne sont plus dans la corbeille : regardez le programme.")
    if remplacer and not is_programme_entier(seminaire, supprimees_le):
        raise Perime("Ces séances n’étaient pas tout un programme : remettez-les à côté de celles d’aujourd’hui.")
    if remplacer:
        _vider(seminaire, remplacer=True)
    revenues = Seance.objects.filter(pk__in=pks)
    revenues.update(supprimee_le=None)
    if remplacer:
        _commencer_le(seminaire, list(revenues.values_list("creneau__jour", flat=True)), by=by)
    journal.consigner("programme_restaure" if remplacer else "seances_restaurees", seminaire, by=by)
    toucher_au_brouillon(seminaire)
    return list(revenues)


def trouver_salle(seminaire, nom):
    """The room of that name, made if need be; None without a name."""
    if not nom:
        return None
    salle = Salle.objects.filter(seminaire=seminaire, nom__iexact=nom).first()
    if salle is None:
        salle = Salle(seminaire=seminaire, nom=nom)
        salle.full_clean()
        salle.save()
    return salle


def _vider(seminaire, *, remplacer):
    presentes = Seance.objects.of_seminaire(seminaire).presentes()
    if not remplacer and presentes.exists():
        raise DejaUnProgramme("Ce séminaire a déjà un programme. Remplacez-le, ou modifiez-le séance par séance.")
    presentes.update(supprimee_le=horloge.maintenant())


def _commencer_le(seminaire, jours, *, by):
    """The first of these days that is known is that of the seminar."""
    connus = [jour for jour in jours if jour]
    if connus:
        revisions.enregistrer(seminaire, {"date_debut": min(connus)}, version=seminaire.version, by=by)


def _dernier_rang(seminaire):
    return max(Creneau.objects.filter(seminaire=seminaire).values_list("rang", flat=True), default=0)


def _creer(seminaire, rang, lue, *, by):
    """A créneau with its séance, or with the parallel ones that stand under it: then its own title is their common one."""
    fin = lue.get("fin")
    paralleles = lue.get("paralleles") or ()
    creneau = Creneau(
        seminaire=seminaire,
        rang=rang,
        jour=lue.get("jour"),
        debut=lue.get("debut"),
        fin=fin,
        fin_deduite=bool(fin and lue.get("fin_deduite")),
        intitule=lue["titre"] if paralleles else "",
    )
    _garder(creneau)
    revisions.ouvrir(creneau, by=by)
    parties = [_partie(lue, une) for une in paralleles] or [lue]
    return [_creer_seance(creneau, n, partie, by=by) for n, partie in enumerate(parties, 1)]


def _partie(lue, une):
    """A parallel séance, with what its slot says for all: who leads, where, the phases."""
    communs = {nom: [*lue.get(nom, ()), *une.get(nom, ())] for nom in ("intervenants", "sous_elements")}
    return une | communs | {"salle": une.get("salle") or lue.get("salle", "")}


def _creer_seance(creneau, rang, lue, *, by):
    titre = lue["titre"]
    seance = Seance(
        creneau=creneau,
        rang=rang,
        titre=titre,
        nature=natures.deviner(titre),
        salle=trouver_salle(creneau.seminaire, lue.get("salle", "")),
        intervenants=ecrire_intervenants(_valides(Intervention, _intervenants(lue))),
        phases=ecrire_temps(_valides(Temps, _temps(lue))),
    )
    _garder(seance)
    revisions.ouvrir(seance, by=by)
    return seance


def _valides(modele, lus):
    """Nothing too long, no end before its start: said before anything is written."""
    for lu in lus:
        modele(**vars(lu)).clean_fields(exclude=("seance", "rang", "personne"))
        if hasattr(lu, "debut") and not horaires.is_coherent(lu.debut, lu.fin):
            raise ValidationError({"fin": "La fin doit venir après le début."})
        yield lu


def _intervenants(lue):
    """Who speaks in a phase speaks in its séance: nobody is lost."""
    for intervenant in lue.get("intervenants", ()):
        yield IntervenantLu(**{nom: intervenant.get(nom) or "" for nom in ("nom", "fonction", "organisation")})
    for element in lue.get("sous_elements", ()):
        yield from _intervenants(element)


def _temps(lue):
    for element in lue.get("sous_elements", ()):
        yield TempsLu(element["titre"], element.get("debut"), element.get("fin"))
        yield from _temps(element)


def _garder(objet):
    """Validated here, since a command has no form; without a query, since there may be hundreds."""
    relations = [champ.name for champ in objet._meta.fields if champ.is_relation]
    objet.full_clean(exclude=relations, validate_unique=False, validate_constraints=False)
    if hasattr(objet, "debut") and not horaires.is_coherent(objet.debut, objet.fin):
        raise ValidationError({"fin": "La fin doit venir après le début."})
    objet.save()
