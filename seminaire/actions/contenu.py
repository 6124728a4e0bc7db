"""The draft made exactly what a programme says: a file, or a version of before."""

from dataclasses import fields
from itertools import pairwise

from django.core.exceptions import ValidationError
from django.db import transaction

from chantiers.models import Chantier
from labo import horloge, journal, revisions
from labo.refus import Perime
from seminaire import permissions
from seminaire.actions.places import lire_ses_lignes
from seminaire.actions.publication import changer_le_brouillon
from seminaire.actions.seminaires import verrouiller
from seminaire.contenu import Contenu, IntervenantLu, TempsLu
from seminaire.horaires import is_coherent
from seminaire.lignes import ecrire_intervenants, ecrire_temps
from seminaire.models import Creneau, Intervention, Salle, Seance, Seminaire, Temps


SANS_LIGNES = ("titre", "nature", "description", "a_confirmer", "objectifs", "materiel", "notes", "attendus")


@transaction.atomic
def appliquer_contenu(*, seminaire, contenu: Contenu, by, edition=None):
    """Make the draft exactly this content; the seminar. One act, or nothing.

    The créneaux and séances of this seminar that it names by their keys are kept, taken out of the bin if need be, and changed
    as any save would; other keys make new ones; what it does not name goes to the bin. A chantier that does not exist is
    left out. Rooms follow where it names any; one that something in the bin stands in stays. `edition`: that of the draft as
    the person read it, when she did. Raises ValidationError for what no field can hold.
    """
    seminaire = verrouiller(seminaire)
    permissions.check_can_modifier_programme(by, seminaire)
    check_tient(contenu)
    if edition not in (None, seminaire.edition):
        raise Perime("Le brouillon a changé depuis que vous avez lu cette liste. Relisez-la, puis remplacez.")
    if _Application(seminaire, contenu, by).faire():
        journal.consigner("programme_remplace", seminaire, by=by)
        changer_le_brouillon(seminaire, [creneau.pk for creneau in seminaire.creneaux.all()], by=by)
    return seminaire


class _Application:
    """One content on its way into the tables of a locked seminar."""

    def __init__(self, seminaire, contenu, by):
        self.seminaire, self.contenu, self.by = seminaire, contenu, by
        self.creneaux = {c.pk: c for c in seminaire.creneaux.select_for_update(of=("self",)).order_by("rang")}
        seances = Seance.objects.of_seminaire(seminaire).select_for_update(of=("self",)).select_related("salle")
        self.seances = {seance.pk: seance for seance in seances.order_by("creneau__rang", "rang")}
        self.lignes = {genre: _lignes_par_seance(genre, self.seances) for genre in (Intervention, Temps)}
        self.chantiers = {chantier.numero: chantier for chantier in Chantier.objects.all()}
        self.salles = {salle.nom: salle for salle in seminaire.salles.all()}
        self.a_relire = []  # séances whose rows no longer say what their lines say
        self.has_change = False

    def faire(self) -> bool:
        """Whether anything changed."""
        self._presenter()
        self._meubler()
        creneaux = [self._creneau(lu) for lu in self.contenu.creneaux]
        self._ouvrir(self.creneaux, creneaux)
        seances = {
            c.pk: [self._seance(c, lue) for lue in lu.seances]
            for c, lu in zip(creneaux, self.contenu.creneaux, strict=True)
        }
        presentes = [seance for liste in seances.values() for seance in liste]
        self._ouvrir(self.seances, presentes)
        lire_ses_lignes(*self.a_relire)
        self._jeter({seance.pk for seance in presentes})
        self._ranger(creneaux, seances)
        self._demeubler()
        return self.has_change

    def _enregistrer(self, objet, valeurs):
        changes = revisions.enregistrer(objet, valeurs, version=objet.version, by=self.by)
        self.has_change = self.has_change or bool(changes)
        return changes

    def _ouvrir(self, connus, objets):
        """Those that are new, all at once: there may be hundreds."""
        neufs = [objet for objet in objets if objet.pk is None]
        if neufs:
            type(neufs[0]).objects.bulk_create(neufs)
            revisions.ouvrir_tous(neufs, by=self.by)
            connus |= {objet.pk: objet for objet in neufs}
            self.has_change = True

    # ---- the seminar and its rooms ----

    def _presenter(self):
        self._enregistrer(self.seminaire, vars(self.contenu.entete))

    def _meubler(self):
        for lue in self.contenu.salles:
            salle = self.salles.get(lue.nom)
            if salle is None:
                salle = self._ouvrir_salle(lue.nom)
            if salle.places != lue.places:
                salle.places = lue.places
                salle.save(update_fields=("places",))
                self.has_change = True

    def _ouvrir_salle(self, nom):
        salle = Salle(seminaire=self.seminaire, nom=nom)
        salle.save()
        self.has_change = True
        return self.salles.setdefault(salle.nom, salle)

    def _salle(self, nom):
        """By its name, else by its name in other letters, else a new one."""
        proche = (salle for autre, salle in self.salles.items() if autre.casefold() == nom.casefold())
        return (self.salles.get(nom) or next(proche, None) or self._ouvrir_salle(nom)) if nom else None

    def _demeubler(self):
        voulues = {salle.nom for salle in self.contenu.salles}
        if not voulues:
            return
        inutiles = self.seminaire.salles.exclude(nom__in=voulues).filter(seances=None)
        self.has_change = bool(inutiles.delete()[0]) or self.has_change

    # ---- créneaux and séances ----

    def _creneau(self, lu):
        creneau = self.creneaux.get(lu.pk)
        # Without a day of its own a créneau is on the first: that is how it was read.
        jour = lu.jour or self.seminaire.date_debut
        valeurs = {"jour": jour, "debut": lu.debut, "fin": lu.fin, "intitule": lu.intitule, "fixe": lu.fixe}
        fin_deduite = bool(lu.fin and lu.fin_deduite)
        if creneau is None:
            return Creneau(seminaire=self.seminaire, rang=1, fin_deduite=fin_deduite, **valeurs)
        if creneau.jour is None and jour == self.seminaire.date_debut:
            valeurs["jour"] = None
        is_autre = creneau.fin_deduite != fin_deduite
        creneau.fin_deduite = fin_deduite
        if not self._enregistrer(creneau, valeurs) and is_autre:
            creneau.save(update_fields=("fin_deduite",))
            self.has_change = True
        return creneau

    def _seance(self, creneau, lue):
        valeurs = {nom: getattr(lue, nom) for nom in SANS_LIGNES}
        valeurs |= {"salle": self._salle(lue.salle), "chantier": self.chantiers.get(lue.chantier)}
        seance = self.seances.get(lue.pk)
        lignes = self._lignes_changees(lue, seance)
        if seance is None:
            seance = Seance(creneau=creneau, rang=1, **valeurs, **lignes)
            self.a_relire.append(seance)
            return seance
        if (seance.creneau_id, seance.supprimee_le) != (creneau.pk, None):
            seance.creneau, seance.supprimee_le = creneau, None
            seance.save(update_fields=("creneau", "supprimee_le"))
            self.has_change = True
        self._enregistrer(seance, valeurs | lignes)
        if lignes:
            self.a_relire.append(seance)
        return seance

    def _lignes_changees(self, lue, seance):
        """The lines of who speaks and of the phases, where they say something else than the rows that were read from them."""
        connues = {genre: lignes.get(seance.pk, ()) if seance else () for genre, lignes in self.lignes.items()}
        lignes = {}
        if connues[Intervention] != lue.intervenants:
            lignes["intervenants"] = ecrire_intervenants(lue.intervenants)
        if connues[Temps] != lue.temps:
            lignes["phases"] = ecrire_temps(lue.temps)
        return lignes

    def _jeter(self, gardees):
        """To the bin together, from where they are taken back together."""
        a_jeter = [s.pk for s in self.seances.values() if s.pk not in gardees and s.supprimee_le is None]
        if a_jeter:
            Seance.objects.filter(pk__in=a_jeter).update(supprimee_le=horloge.maintenant())
            self.has_change = True

    def _ranger(self, creneaux, seances):
        """In the order of the content; a créneau whose séances are all in the bin stays behind the one that it followed."""
        ordre = [creneau.pk for creneau in creneaux]
        nommes, precedent = set(ordre), None
        for pk in list(self.creneaux):
            if pk not in nommes:
                ordre.insert(ordre.index(precedent) + 1 if precedent else 0, pk)
            precedent = pk
        self._numeroter([self.creneaux[pk] for pk in ordre])
        for pk, presentes in seances.items():
            autres = [s for s in self.seances.values() if s.creneau_id == pk and s not in presentes]
            self._numeroter([*presentes, *autres])

    def _numeroter(self, objets):
        rangs = [objet.rang for objet in objets]
        if all(rang < suivant for rang, suivant in pairwise(rangs)):
            return
        for rang, objet in enumerate(objets, 1):
            objet.rang = rang
        type(objets[0]).objects.bulk_update(objets, ("rang",))
        self.has_change = True


def _lignes_par_seance(genre, seances):
    """The rows of these séances as the values of a content, by séance."""
    valeur = {Intervention: IntervenantLu, Temps: TempsLu}[genre]
    champs = [champ.name for champ in fields(valeur)]
    par_seance = {}
    for pk, *ligne in genre.objects.filter(seance__in=seances).order_by("rang").values_list("seance_id", *champs):
        par_seance[pk] = (*par_seance.get(pk, ()), valeur(*ligne))
    return par_seance


def check_tient(contenu: Contenu):
    """Raise ValidationError, in French and saying where, for what no field can hold: no form has seen it."""
    _check_champs(Seminaire, "La présentation", vars(contenu.entete))
    for salle in contenu.salles:
        _check_champs(Salle, f"La salle « {salle.nom[:60]} »", vars(salle))
    for creneau in contenu.creneaux:
        nom = f"« {creneau.titre[:60]} »"
        _check_champs(Creneau, nom, {"intitule": creneau.intitule})
        if not is_coherent(creneau.debut, creneau.fin):
            raise ValidationError(f"{nom} : la fin doit venir après le début.")
        for seance in creneau.seances:
            _check_seance(seance)


def _check_seance(seance):
    nom = f"« {seance.titre[:60]} »"
    valeurs = {champ: getattr(seance, champ) for champ in SANS_LIGNES}
    lignes = {"intervenants": ecrire_intervenants(seance.intervenants), "phases": ecrire_temps(seance.temps)}
    _check_champs(Seance, nom, valeurs | lignes)
    if seance.salle:
        _check_champs(Salle, f"La salle de {nom}", {"nom": seance.salle})


def _check_champs(modele, quoi, valeurs):
    for nom, valeur in valeurs.items():
        champ = modele._meta.get_field(nom)
        try:
            champ.clean(valeur, None)
        except ValidationError as erreur:
            raise ValidationError(f"{quoi}, {champ.verbose_name} : {erreur.messages[0]}") from None
