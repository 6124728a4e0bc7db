"""Undo: back to what things were before an act, but for what somebody changed since."""

from django.db import models, transaction

from chantiers.models import Chantier
from labo import horloge, journal, revisions
from labo.refus import Perime
from seminaire import permissions
from seminaire.actions.gestes import HORAIRE, photographier_creees, rephotographier
from seminaire.actions.places import faire_place, lire_ses_lignes, remettre_a_sa_place
from seminaire.actions.publication import changer_le_brouillon
from seminaire.actions.seminaires import verrouiller
from seminaire.models import Creneau, Geste, Salle, Seance


@transaction.atomic
def annuler_geste(*, geste, by):
    """Undo a whole act of the editor; `geste.restes` names what somebody changed since, which stays as it is."""
    seminaire = verrouiller(geste.seminaire)
    permissions.check_can_modifier_programme(by, seminaire)
    geste = Geste.objects.select_for_update(of=("self",)).get(pk=geste.pk)
    _check_annulable(geste)
    retour = _Retour(seminaire, geste, by=by)
    retour.faire()
    if not retour.touches:
        raise Perime("Tout ce qui avait bougé a encore changé depuis : rien n’a été annulé.")
    geste.annule_le = retour.a
    geste.save(update_fields=("annule_le",))
    geste.restes = retour.nommer_les_restes()
    journal.consigner("geste_annule", seminaire, by=by)
    changer_le_brouillon(seminaire, retour.touches, by=by)
    return geste


def _check_annulable(geste):
    if geste.annule_le:
        raise Perime("C’est déjà annulé.")
    if geste.at <= horloge.maintenant() - Geste.DELAI:
        raise Perime("Ce changement date de plus de 24 heures : il ne s’annule plus d’un seul geste.")


class _Retour:
    """The way back of one act: each value only if it still is what the act left."""

    def __init__(self, seminaire, geste, *, by):
        self.seminaire, self.by = seminaire, by
        self.a = horloge.maintenant()
        self.avant, self.apres = geste.avant, geste.apres
        self.present = rephotographier(self.apres)
        self.restes = {"creneaux": set(), "seances": set()}
        self.touches = set()  # créneaux

    def faire(self):
        creneaux = self.revenir_aux_creneaux()
        self.revenir_aux_rangs(creneaux)
        self.revenir_aux_seances()
        self.jeter_les_creees()

    def a_remettre(self, genre, pk, *noms) -> bool:
        """Did the act change these fields, and has nobody since? What somebody changed is noted."""
        avant, apres, present = (
            [photo[genre][pk].get(nom) for nom in noms] for photo in (self.avant, self.apres, self.present)
        )
        if avant != apres and present not in (avant, apres):
            self.restes[genre].add(pk)
        return avant != apres == present

    def revenir_aux_creneaux(self):
        """Those that are as they were before the act, or are made so again."""
        creneaux = {str(c.pk): c for c in Creneau.objects.filter(pk__in=self.present["creneaux"])}
        changes = []
        for pk, creneau in creneaux.items():
            groupes = [noms for noms in (HORAIRE, ("intitule",), ("fixe",)) if self.a_remettre("creneaux", pk, *noms)]
            for nom in (nom for noms in groupes for nom in noms):
                _poser(creneau, nom, self.avant["creneaux"][pk][nom])
            if groupes:
                creneau.version += 1
                changes.append(creneau)
        Creneau.objects.bulk_update(changes, (*HORAIRE, "intitule", "fixe", "version"))
        revisions.ouvrir_tous(changes, by=self.by)
        self.touches |= {creneau.pk for creneau in changes}
        return [creneau for pk, creneau in creneaux.items() if pk not in self.restes["creneaux"]]

    def revenir_aux_rangs(self, creneaux):
        """Their order among themselves is that of before; where it cannot be, each finds its place by its hour."""
        avant, apres = ({pk: lu["rang"] for pk, lu in photo["creneaux"].items()} for photo in (self.avant, self.apres))
        bouges = [creneau for creneau in creneaux if avant[str(creneau.pk)] != apres[str(creneau.pk)]]
        rangs = sorted(creneau.rang for creneau in bouges)
        is_pareil = [creneau.rang for creneau in sorted(bouges, key=lambda c: apres[str(c.pk)])] == rangs
        if is_pareil:
            for creneau, rang in zip(sorted(bouges, key=lambda c: avant[str(c.pk)]), rangs, strict=True):
                creneau.rang = rang
            Creneau.objects.bulk_update(bouges, ("rang",))
            self.touches |= {creneau.pk for creneau in bouges}
        if self.restes["creneaux"] or not is_pareil or len(bouges) == 1:
            for creneau in bouges:
                remettre_a_sa_place(creneau)

    def revenir_aux_seances(self):
        for seance in Seance.objects.filter(pk__in=self.present["seances"]).select_for_update(of=("self",)):
            pk, avant = str(seance.pk), self.avant["seances"][str(seance.pk)]
            is_revenue = self.a_remettre("seances", pk, "creneau_id")
            hote = avant["creneau_id"] if is_revenue else seance.creneau_id
            if is_revenue:
                self.touches |= {seance.creneau_id, hote}
                self.remettre_dans(seance, hote, avant["rang"])
            self.remettre_les_mots(seance, pk, avant, is_suivie=str(hote) not in self.restes["creneaux"])

    def remettre_dans(self, seance, creneau_pk, rang):
        if not Creneau.objects.filter(pk=creneau_pk).exists():
            self.refaire(creneau_pk)
        freres = Seance.objects.filter(creneau=creneau_pk)
        if freres.filter(rang=rang).exists():
            rang = freres.aggregate(dernier=models.Max("rang"))["dernier"] + 1
        seance.creneau_id, seance.rang = creneau_pk, rang
        seance.save(update_fields=("creneau", "rang"))

    def refaire(self, pk):
        """The créneau that a séance had left empty was forgotten since (`seminaire.corbeille.purger`)."""
        creneau = Creneau(pk=pk, seminaire=self.seminaire)
        for nom, valeur in self.avant["creneaux"][str(pk)].items():
            _poser(creneau, nom, valeur)
        creneau.rang = faire_place(creneau)
        creneau.save(force_insert=True)
        revisions.ouvrir(creneau, by=self.by)

    def remettre_les_mots(self, seance, pk, avant, *, is_suivie):
        """Phases go back with the hours of their créneau, or not at all."""
        valeurs = {nom: avant[nom] for nom in ("titre", "nature") if self.a_remettre("seances", pk, nom)}
        if self.a_remettre("seances", pk, "phases") and is_suivie:
            valeurs["phases"] = avant["phases"]
        for nom, modele in (("salle", Salle), ("chantier", Chantier)):
            if self.a_remettre("seances", pk, f"{nom}_id"):
                objet = modele.objects.filter(pk=avant[f"{nom}_id"]).first()
                if objet is None and avant[f"{nom}_id"]:
                    self.restes["seances"].add(pk)
                else:
                    valeurs[nom] = objet
        if valeurs and revisions.enregistrer(seance, valeurs, version=seance.version, by=self.by):
            self.touches.add(seance.creneau_id)
            lire_ses_lignes(seance)

    def jeter_les_creees(self):
        """To the bin, from where they can be taken back; those that somebody has worked on stay."""
        creees = self.apres["creees"]
        presentes = photographier_creees(creees)
        intactes = [pk for pk in presentes if presentes[pk] == creees[pk]]
        self.restes["seances"] |= set(presentes) - set(intactes)
        self.touches |= {presentes[pk]["creneau_id"] for pk in intactes}
        Seance.objects.filter(pk__in=intactes).update(supprimee_le=self.a)

    def nommer_les_restes(self) -> list[str]:
        """The titles of what stays as somebody has put it since."""
        restees = models.Q(creneau__in=self.restes["creneaux"]) | models.Q(pk__in=self.restes["seances"])
        return list(dict.fromkeys(Seance.objects.presentes().filter(restees).values_list("titre", flat=True)))


def _poser(objet, nom, valeur):
    setattr(objet, nom, objet._meta.get_field(nom).to_python(valeur))
