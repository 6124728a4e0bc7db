"""Who saved, when, in what order: revisions become saves, saves become passages (no words are read here)."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import islice

from django.db import models
from django.db.models.functions import Cast
from django.utils import timezone

from labo import registre
from labo.historique.mots import Changement
from labo.models import Revision
from labo.typographie import enumerer


ENSEMBLE = timedelta(minutes=5)
UN_ACTE = timedelta(seconds=2)  # one act saves several objects one after the other
PRINCIPAL = "r"  # revision 5 of the object itself stands at #r5; of its créneau, at #c5
LEGERS = (
    "sujet_type",
    "sujet_pk",
    "numero",
    "base",
    "at",
    "personne",
    "personne__prenom",
    "personne__nom",
    "propositions",
    "is_a_part",
)


@dataclass(frozen=True)
class Saisie:
    """One save: its revisions by the letter of their object, and all that stood then."""

    revisions: dict[str, Revision]
    etat: dict[str, Revision]

    @property
    def derniere(self):
        return list(self.revisions.values())[-1]

    @property
    def propositions(self):
        """What it was taken from, as the revisions keep it; empty when its author wrote it herself."""
        return tuple(dict.fromkeys(cle for revision in self.revisions.values() for cle in revision.propositions))

    @property
    def is_a_part(self):
        return any(revision.is_a_part for revision in self.revisions.values())

    @property
    def dit(self):
        """Equal for two states that say the same words."""
        return tuple(sorted((lettre, revision.empreinte) for lettre, revision in self.etat.items()))


@dataclass(frozen=True)
class Passage:
    saisies: tuple[Saisie, ...]  # the oldest first
    avant: dict[str, Revision]  # what stood before; empty where nothing is known
    retour_a: datetime | None = None  # its words are again those of then
    reunis: tuple[str, ...] = ()  # whose changes were brought together with these
    rang: int = 0  # from 1, the oldest: two may bear the same minute
    is_actuel: bool = False
    dit_l_actuel: bool = False
    changements: tuple[Changement, ...] = field(default=())

    @property
    def derniere(self):
        return self.saisies[-1].derniere

    @property
    def etat(self):
        return self.saisies[-1].etat

    @property
    def issu_de(self) -> list[tuple[str, str]]:
        """What it was taken from, as the apps tell it: words, and where to read it."""
        dites = (registre.proposition(cle) for saisie in self.saisies for cle in saisie.propositions)
        return [dite for dite in dites if dite]

    @property
    def auteur(self):
        return str(self.derniere.personne or "Quelqu’un")

    @property
    def is_de_soi_meme(self):
        """Nobody wrote it: it followed from what it was taken from."""
        return self.derniere.personne is None and bool(self.issu_de)

    @property
    def qui_est_reuni(self):
        return enumerer(self.reunis)

    @property
    def at(self):
        return timezone.localtime(self.derniere.at)

    @property
    def cibles(self) -> dict[str, int]:
        """The revisions that going back to this passage restores."""
        return numeros_de(self.etat)

    @property
    def cibles_d_avant(self) -> dict[str, int]:
        return numeros_de(self.avant)

    @property
    def is_premier(self):
        return not self.avant

    @property
    def ancres(self) -> list[str]:
        """Where each of its revisions is found on the page; the first one names the passage."""
        return [
            f"{lettre}{revision.numero}"
            for saisie in reversed(self.saisies)
            for lettre, revision in saisie.revisions.items()
        ]

    @property
    def ancre(self):
        return self.ancres[0]


def numeros_de(etat) -> dict[str, int]:
    """What a form sends to ask for these revisions: `numero`, and `numero_creneau` of what is told with it."""
    noms = {lettre: f"numero_{r.sujet_type.partition('.')[2]}" for lettre, r in etat.items()}
    return {"numero" if lettre == PRINCIPAL else noms[lettre]: r.numero for lettre, r in etat.items()}


def saisies_de(objets) -> list[Saisie]:
    """All saves, the oldest first, without their words; what the others said before the main object is only known."""
    lettres = {(objet._meta.label_lower, objet.pk): lettre for lettre, objet in objets.items()}
    sujets = models.Q(*(models.Q(sujet_type=nom, sujet_pk=pk) for nom, pk in lettres), _connector=models.Q.OR)
    revisions = Revision.objects.filter(sujets).select_related("personne").only(*LEGERS).order_by("pk")
    saisies: list[Saisie] = []
    etat: dict[str, Revision] = {}
    for revision in revisions.annotate(empreinte=_Md5(Cast("champs", models.TextField()))):
        lettre = lettres[revision.sujet_type, revision.sujet_pk]
        etat = {**etat, lettre: revision}
        if saisies and _is_meme_acte(saisies[-1], lettre, revision):
            saisies[-1] = Saisie({**saisies[-1].revisions, lettre: revision}, etat)
        else:
            saisies.append(Saisie({lettre: revision}, etat))
    return saisies


class _Md5(models.Func):
    """Two states that say the same are recognised without reading them."""

    function = "md5"
    output_field = models.CharField()


def _is_meme_acte(saisie, lettre, revision):
    derniere = saisie.derniere
    is_autre_objet = lettre not in saisie.revisions
    return is_autre_objet and revision.personne_id == derniere.personne_id and revision.at - derniere.at <= UN_ACTE


def en_passages(saisies) -> list[Passage]:
    """The oldest first, from the one that began the main object."""
    passages: list[Passage] = []
    vus: dict[tuple, datetime] = {}
    for rang, saisie in enumerate(saisies):
        if PRINCIPAL not in saisie.etat:
            continue
        precedent = passages[-1] if passages else None
        is_retour = saisie.dit in vus and saisie.dit != precedent.saisies[-1].dit
        reunis = _reunis(saisie, saisies, rang)
        if precedent and not is_retour and _is_suite(precedent, saisie):
            ensemble = tuple(dict.fromkeys(precedent.reunis + reunis))
            passages[-1] = replace(precedent, saisies=(*precedent.saisies, saisie), reunis=ensemble)
        else:
            avant = precedent.etat if precedent else {}
            retour_a = timezone.localtime(vus[saisie.dit]) if is_retour else None
            passages.append(Passage((saisie,), avant, retour_a=retour_a, reunis=reunis))
        vus[saisie.dit] = saisie.derniere.at
    actuel = passages[-1].saisies[-1].dit if passages else None
    return [
        replace(passage, rang=rang, is_actuel=rang == len(passages), dit_l_actuel=passage.saisies[-1].dit == actuel)
        for rang, passage in enumerate(passages, 1)
    ]


def _is_suite(passage, saisie):
    debut = passage.saisies[0].derniere
    is_meme = saisie.derniere.personne_id == debut.personne_id
    is_bientot = timedelta(0) <= saisie.derniere.at - debut.at <= ENSEMBLE  # a clock may have been set back
    is_de_sa_main = (
        not passage.saisies[-1].propositions and not saisie.propositions
    )  # what was retained stands by itself
    return is_meme and is_bientot and is_de_sa_main and not saisie.is_a_part and passage.retour_a is None


def _reunis(saisie, saisies, rang) -> tuple[str, ...]:
    """First names of those whose saves this one was brought together with, herself apart."""
    prenoms = []
    for lettre, revision in saisie.revisions.items():
        if revision.base is not None:
            autres = [s.revisions[lettre] for s in islice(saisies, rang) if lettre in s.revisions]
            prenoms += [
                autre.personne.prenom if autre.personne else "quelqu’un"
                for autre in autres
                if autre.numero > revision.base and autre.personne_id != revision.personne_id
            ]
    return tuple(dict.fromkeys(prenoms))
