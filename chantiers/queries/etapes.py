"""The étapes as one reader may see them: the same rows make the three views, their summary and their files."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from django.urls import reverse

from chantiers import decalage, periodes
from chantiers.enums import ETAPES_CLOSES, EtatEtape, NatureEtape
from chantiers.models import Chantier, Dependance, Etape
from chantiers.models.feuille_de_route import SILENCE
from chantiers.models.fiche import couleur_de
from chantiers.permissions.etapes import porte
from labo import horloge


COLONNES = (
    *("pk", "version", "chantier_id", "titre", "nature", "etat", "debut", "echeance", "livrable", "nouvelle_le"),
    *("personne_id", "organisation_id", "contact_id", "chantier__numero"),
    *("organisation__nom", "personne__prenom", "personne__nom", "contact__prenom", "contact__nom"),
)
CHAMPS = (*COLONNES[:13], "numero")  # what of it goes as it is into an EtapeLue
A_POURVOIR, QUELQU_UN = "à pourvoir", "une personne du chantier"
ETATS, NATURES = dict(EtatEtape.choices), dict(NatureEtape.choices)
ALLURES = {
    EtatEtape.PREVUE: "prevue",
    EtatEtape.EN_COURS: "vif",
    EtatEtape.TERMINEE: "fait",
    EtatEtape.ABANDONNEE: "clos",
}
CLOSES = {str(etat) for etat in ETAPES_CLOSES}
EN_BREF = 5


class Attendue(NamedTuple):
    """An étape that another one waits for."""

    pk: int
    titre: str
    etat: str
    dates: decalage.Dates

    @property
    def is_ouverte(self):
        return self.etat not in CLOSES


@dataclass(frozen=True, slots=True)
class EtapeLue:
    pk: int
    version: int
    chantier_id: int
    titre: str
    nature: str
    etat: str
    debut: str
    echeance: str
    livrable: str
    nouvelle_le: datetime
    personne_id: int | None
    organisation_id: int | None
    contact_id: int | None
    numero: int  # of its chantier
    responsable: str  # « à pourvoir » where nobody is
    contact: str  # only of an organisation
    is_en_retard: bool
    is_silencieuse: bool
    is_a_commencer: bool  # planned still, though it should have begun
    attend: tuple[Attendue, ...] = ()

    @property
    def dates(self):
        return decalage.ecrire(self.debut, self.echeance)

    @property
    def adresse(self):
        return reverse("chantiers:etape_detail", args=[self.numero, self.pk])

    @property
    def couleur(self):
        return couleur_de(self.numero)

    @property
    def is_ouverte(self):
        return self.etat not in CLOSES

    @property
    def finit_avant(self) -> tuple[Attendue, ...]:
        """Those that it waits for and that cannot end before it does: a date is wrong."""
        if not self.is_ouverte:
            return ()
        siennes = decalage.Dates(self.debut, self.echeance)
        return tuple(a for a in self.attend if a.is_ouverte and decalage.finit_avant(siennes, a.dates))

    @property
    def allure(self):
        """How its state looks, among those of the house."""
        return ALLURES[self.etat]

    @property
    def etat_dit(self):
        return ETATS[self.etat]

    @property
    def nature_dite(self):
        return NATURES[self.nature]


@dataclass(frozen=True)
class FeuilleLue:
    """The roadmap of one chantier."""

    chantier: Chantier
    etapes: tuple[EtapeLue, ...]


@dataclass(frozen=True)
class EnBref:
    """A roadmap at a glance."""

    prochaines: tuple[EtapeLue, ...]
    total: int
    terminees: int
    en_retard: int


def feuilles_lues(chantiers, *, is_public=False) -> list[FeuilleLue]:
    """Two queries, whatever the number of chantiers. To the public, an organisation has its name, a person none."""
    chantiers = list(chantiers)
    etapes = Etape.objects.presents().filter(chantier__in=[chantier.pk for chantier in chantiers])
    lignes = list(etapes.values_list(*COLONNES))
    attendues = _attendues(lignes)
    aujourd_hui, silence = horloge.aujourd_hui(), horloge.maintenant() - SILENCE
    par_chantier = defaultdict(list)
    for ligne in lignes:
        lue = _lire(ligne, attendues.get(ligne[0], ()), aujourd_hui, silence, is_public)
        par_chantier[lue.chantier_id].append(lue)
    return [FeuilleLue(chantier, tuple(par_chantier[chantier.pk])) for chantier in chantiers]


def feuille_lue(chantier, *, is_public=False) -> FeuilleLue:
    return feuilles_lues([chantier], is_public=is_public)[0]


def en_retard_seulement(feuille) -> FeuilleLue:
    return FeuilleLue(feuille.chantier, tuple(etape for etape in feuille.etapes if etape.is_en_retard))


def par_echeance(etape):
    """To sort étapes of several chantiers; what has no échéance comes last."""
    return (not etape.echeance, etape.echeance and periodes.fin(etape.echeance), etape.pk)


def en_bref(feuille) -> EnBref:
    """The next five, those that are late first; how many are done, and late."""
    ouvertes = [etape for etape in feuille.etapes if etape.is_ouverte]
    return EnBref(
        prochaines=tuple(ouvertes[:EN_BREF]),
        total=sum(etape.etat != EtatEtape.ABANDONNEE for etape in feuille.etapes),
        terminees=sum(etape.etat == EtatEtape.TERMINEE for etape in feuille.etapes),
        en_retard=sum(etape.is_en_retard for etape in feuille.etapes),
    )


def chantiers_a_feuille_publique():
    return Chantier.objects.filter(is_feuille_de_route_public=True)


def attentes_du_chantier(chantier_pk) -> dict[int, list[int]]:
    """Those in the bin included: what comes out of it must not close a circle."""
    attentes = defaultdict(list)
    liens = Dependance.objects.filter(etape__chantier=chantier_pk).order_by("pk")
    for etape, attend in liens.values_list("etape_id", "attend_id"):
        attentes[etape].append(attend)
    return attentes


def suivables(personne, feuille, *, can_modifier, organisations) -> set[int]:
    """The keys of the étapes whose state she may change."""
    return {lue.pk for lue in feuille.etapes if can_modifier or porte(personne, lue, organisations)}


def _attendues(lignes):
    """By étape, those that it waits for; what is in the bin is not waited for."""
    par_pk = {
        pk: Attendue(pk, titre, etat, decalage.Dates(debut, echeance))
        for pk, _, _, titre, _, etat, debut, echeance, *_ in lignes
    }
    attendues = defaultdict(tuple)
    for etape, attend in Dependance.objects.filter(etape__in=par_pk).order_by("pk").values_list("etape", "attend"):
        if attend in par_pk:
            attendues[etape] += (par_pk[attend],)
    return attendues


def _lire(ligne, attend, aujourd_hui, silence, is_public):
    *valeurs, organisation, prenom, nom, contact_prenom, contact_nom = ligne
    personne, contact = _nom(prenom, nom), _nom(contact_prenom, contact_nom)
    if is_public:
        personne, contact = personne and QUELQU_UN, ""
    champs = dict(zip(CHAMPS, valeurs, strict=True))
    is_ouverte = champs["etat"] not in CLOSES
    return EtapeLue(
        **champs,
        responsable=organisation or personne or A_POURVOIR,
        contact=contact,
        is_en_retard=is_ouverte and periodes.is_depassee(champs["echeance"], aujourd_hui),
        is_silencieuse=is_ouverte and champs["nouvelle_le"] < silence,
        is_a_commencer=champs["etat"] == EtatEtape.PREVUE and periodes.is_depassee(champs["debut"], aujourd_hui),
        attend=attend,
    )


def _nom(prenom, nom):
    return f"{prenom or ''} {nom or ''}".strip()
