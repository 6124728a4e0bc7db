"""The programme being written: for who edits it alone."""

from chantiers.models import Chantier
from labo.registre import Ouvert
from seminaire import permissions
from seminaire.contenu import Contenu, CreneauLu, Entete, IntervenantLu, SalleLue, SeanceLue, TempsLu
from seminaire.contenu.modele import composer
from seminaire.fil_du_jour import Place
from seminaire.models import Creneau, Intervention, Seance, Seminaire, Temps


def brouillon_de(seminaire, seances=None) -> Contenu:
    """All of it as it stands, or of its séances only these (their keys): 5 queries."""
    presentes = Seance.objects.of_seminaire(seminaire).presentes()
    lues = presentes if seances is None else presentes.filter(pk__in=seances)
    salles = seminaire.salles.values_list("nom", "places")
    return Contenu(entete_de(seminaire), _composer(seminaire, lues), tuple(SalleLue(*salle) for salle in salles))


def programme_a_editer(seminaire, recentes) -> tuple[CreneauLu, ...]:
    """Its créneaux, with the séances that were deleted within the hour in their place: deleting is undone there."""
    seances = Seance.objects.of_seminaire(seminaire)
    return _composer(seminaire, seances.presentes() | seances.filter(pk__in=recentes))


def places_de(seminaire) -> dict[int, Place]:
    """Where each séance stands: one query."""
    creneau = ("creneau_id", "creneau__jour", "creneau__debut", "creneau__fin", "creneau__intitule")
    seances = Seance.objects.of_seminaire(seminaire).presentes().values_list("pk", "titre", "salle__nom", *creneau)
    return {
        pk: Place(titre, salle or "", cle, jour or seminaire.date_debut, debut, fin, intitule)
        for pk, titre, salle, cle, jour, debut, fin, intitule in seances
    }


def entete_de(seminaire) -> Entete:
    return Entete(**{nom: getattr(seminaire, nom) for nom in Seminaire.CHAMPS_COEDITES})


def ouvrir_seance(personne, pk) -> Ouvert | None:
    """A séance, with its créneau, for one who may write in it (see `labo.registre`)."""
    seance = Seance.objects.presentes().select_related("creneau__seminaire").filter(pk=pk).first()
    if seance is None:
        return None
    permissions.check_can_modifier_programme(personne, seance.creneau.seminaire)
    return Ouvert({"version": seance, "version_creneau": seance.creneau}, seance.creneau.seminaire.sujet_brouillon)


def ouvrir_presentation(personne, pk) -> Ouvert | None:
    seminaire = Seminaire.objects.filter(pk=pk).first()
    if seminaire is None:
        return None
    permissions.check_can_modifier_programme(personne, seminaire)
    return Ouvert({"version": seminaire}, seminaire.sujet_brouillon)


def _composer(seminaire, seances):
    lues = _lire_seances(seances)
    creneaux = Creneau.objects.filter(pk__in=seances.order_by().values("creneau")).order_by("rang")
    champs = ("pk", "jour", "debut", "fin", "fin_deduite", "intitule", "fixe", "rang", "version")
    return composer(
        CreneauLu(
            pk, jour or seminaire.date_debut, debut, fin, *reste, tuple(lues[pk]), fixe, rang, version, jusqu_a=fin
        )
        for pk, jour, debut, fin, *reste, fixe, rang, version in creneaux.values_list(*champs)
        if pk in lues  # else somebody has just put a séance there
    )


# Read by column, not as models: the list of who edits is read again at each change.
SEANCE = (
    "pk", "titre", "nature", "description", "a_confirmer", "objectifs", "materiel", "notes", "attendus", "supprimee_le",
)  # fmt: skip


def _lire_seances(seances) -> dict[int, list[SeanceLue]]:
    """By créneau: three queries, whatever their number."""
    colonnes = ("creneau_id", "salle__nom", "chantier__numero")
    temps = _par_seance(TempsLu, Temps, seances, "titre", "debut", "fin")
    interventions = _par_seance(IntervenantLu, Intervention, seances, "nom", "fonction", "organisation", "is_animation")
    par_creneau: dict[int, list[SeanceLue]] = {}
    for creneau, salle, chantier, *valeurs in seances.order_by("rang").values_list(*colonnes, *SEANCE):
        lue = SeanceLue(
            **dict(zip(SEANCE, valeurs, strict=True)),
            salle=salle or "",
            chantier=chantier,
            couleur=Chantier(numero=chantier).couleur if chantier else None,
            intervenants=tuple(interventions.get(valeurs[0], ())),
            temps=tuple(temps.get(valeurs[0], ())),
        )
        par_creneau.setdefault(creneau, []).append(lue)
    return par_creneau


def _par_seance(genre, modele, seances, *champs):
    par_seance: dict[int, list] = {}
    lignes = modele.objects.filter(seance__in=seances.order_by().values("pk")).order_by("rang")
    for seance_pk, *valeurs in lignes.values_list("seance_id", *champs):
        par_seance.setdefault(seance_pk, []).append(genre(*valeurs))
    return par_seance
