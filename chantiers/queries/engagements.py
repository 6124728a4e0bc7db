"""The engagements: of a chantier, of a person, and who is to be reminded today."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, Max, Q
from django.utils import timezone

from chantiers import rappels
from chantiers.enums import ENGAGEMENTS_CLOS, EtatEngagement
from chantiers.models import Engagement, Suivi
from chantiers.models.porteurs import destinataire
from chantiers.queries.departs import has_parti
from labo import horloge
from labo.models import Envoi


QUELQU_UN = "une personne du chantier"
PROCHAINS = 5
BIENTOT = timedelta(days=14)


@dataclass(frozen=True)
class EngagementLu:
    """A line of a list, as one reader may see it."""

    engagement: Engagement
    porteur: str
    contact: str  # who gets the mail, where she is not the holder
    etape: str
    is_mien: bool
    is_parti: bool = False  # its holder, or its contact, has left the chantier; told to who is known

    @property
    def pk(self):
        return self.engagement.pk


def engagements_lus(personne, chantier) -> list[EngagementLu]:
    """Those of a chantier for this reader. At most two queries.

    The public reads what is confirmed, the organisations by their name and the persons by none.
    """
    is_public = not personne.is_authenticated
    tous = chantier.engagements.lisibles_par(is_public=is_public).avec_noms().order_by("fin_le", "pk")
    if is_public:
        return [EngagementLu(e, str(e.organisation or QUELQU_UN), "", _etape(e), False) for e in tous]
    siennes = organisations_de(personne)
    return [_lu(engagement, personne, siennes) for engagement in tous.annotate(has_parti=has_parti())]


def engagement_lu(personne, engagement) -> EngagementLu:
    return _lu(engagement, personne, organisations_de(personne))


def organisations_de(personne) -> set[int]:
    return set(personne.representations.values_list("organisation", flat=True))


def _lu(engagement, personne, siennes):
    is_mien = personne.pk in (engagement.personne_id, engagement.contact_id) or engagement.organisation_id in siennes
    contact = engagement.contact if engagement.contact_id != engagement.personne_id else None
    is_parti = engagement.is_ouvert and getattr(engagement, "has_parti", False)
    return EngagementLu(engagement, engagement.porteur, str(contact or ""), _etape(engagement), is_mien, is_parti)


def _etape(engagement):
    if engagement.etape is None:
        return ""
    return f"{engagement.etape}{' (supprimée)' if engagement.etape.supprime_le else ''}"


def derniers_mots(chantier) -> dict[int, tuple]:
    """engagement -> (its last word, the day it was told). One query."""
    suivis = Suivi.objects.filter(engagement__chantier=chantier).order_by("engagement", "-pk").distinct("engagement")
    return {pk: (mot, timezone.localtime(at).date()) for pk, mot, at in suivis.values_list("engagement", "mot", "at")}


def ranger(lus) -> dict[str, list[EngagementLu]]:
    """What waits for an answer, what is under way, what is over: each in the order of its last day."""
    rangs = {"a_confirmer": [], "ouverts": [], "clos": []}
    for lu in lus:
        engagement = lu.engagement
        rangs["a_confirmer" if engagement.is_a_confirmer else "ouverts" if engagement.is_ouvert else "clos"].append(lu)
    return rangs


@dataclass(frozen=True)
class MesEngagements:
    """Mine, my organisations', those whose mail I get: by what waits for me."""

    a_confirmer: list[Engagement]
    a_dire: list[Engagement]  # due soon, or past
    en_cours: list[Engagement]
    clos: list[Engagement]

    @property
    def attendus(self) -> int:
        return len(self.a_confirmer) + len(self.a_dire)

    @property
    def groupes(self) -> list[tuple[str, list[Engagement]]]:
        """Those that are not empty, what waits for her first."""
        titres = ("À confirmer", "À dire : l’échéance est proche, ou passée", "En cours", "Clos")
        listes = (self.a_confirmer, self.a_dire, self.en_cours, self.clos)
        return [(titre, liste) for titre, liste in zip(titres, listes, strict=True) if liste]


def mes_engagements(personne) -> MesEngagements:
    """One query."""
    miens = MesEngagements([], [], [], [])
    for engagement in Engagement.objects.presents().avec_noms().portes_par(personne).order_by("fin_le", "pk"):
        if engagement.is_a_confirmer:
            miens.a_confirmer.append(engagement)
        elif not engagement.is_ouvert:
            miens.clos.append(engagement)
        else:
            (miens.a_dire if _is_a_dire(engagement) else miens.en_cours).append(engagement)
    return miens


def _is_a_dire(engagement):
    return bool(engagement.fin_le) and engagement.fin_le <= horloge.aujourd_hui() + BIENTOT


def combien_attendent(personne) -> int:
    """How many engagements wait for this person: to be confirmed, or past. One query."""
    passes = Q(fin_le__lt=horloge.aujourd_hui()) & ~Q(etat__in=ENGAGEMENTS_CLOS)
    attendus = Q(etat=EtatEngagement.A_CONFIRMER) | passes
    return Engagement.objects.presents().portes_par(personne).filter(attendus).count()


@dataclass(frozen=True)
class EnBref:
    """A chantier's engagements at a glance."""

    ouverts: int
    tenus: int
    en_partie: int
    non_tenus: int
    prochains: list[EngagementLu]


def engagements_en_bref(personne, chantier) -> EnBref:
    """For `templates/chantiers/_engagements_en_bref.html`. Three queries at most."""
    confirmes = chantier.engagements.presents().confirmes()
    etats = {
        "ouverts": ~Q(etat__in=ENGAGEMENTS_CLOS),
        "tenus": Q(etat=EtatEngagement.TENU),
        "en_partie": Q(etat=EtatEngagement.TENU_EN_PARTIE),
        "non_tenus": Q(etat=EtatEngagement.NON_TENU),
    }
    comptes = confirmes.aggregate(**{nom: Count("pk", filter=etat) for nom, etat in etats.items()})
    prochains = confirmes.ouverts().avec_noms().exclude(fin_le=None).order_by("fin_le", "pk")[:PROCHAINS]
    if not personne.is_authenticated:
        lus = [EngagementLu(e, str(e.organisation or QUELQU_UN), "", _etape(e), False) for e in prochains]
    else:
        siennes = organisations_de(personne)
        lus = [_lu(engagement, personne, siennes) for engagement in prochains]
    return EnBref(**comptes, prochains=lus)


def rappels_du_jour() -> dict:
    """person -> {key of a reminder: engagement} that are due today and were not given yet. Two queries."""
    aujourd_hui = horloge.aujourd_hui()
    bientot = Engagement.objects.ouverts().confirmes().filter(fin_le__lte=aujourd_hui + timedelta(days=7))
    donnes = _rappels_donnes()
    par_personne = defaultdict(dict)
    for engagement in bientot.avec_noms().annotate(dit_le=Max("suivis__at")).order_by("fin_le", "pk"):
        dit_le = timezone.localtime(engagement.dit_le).date() if engagement.dit_le else None
        nom = rappels.rappel_du(engagement.fin_le, dit_le, aujourd_hui)
        cle = rappels.cle(engagement.pk, nom, engagement.fin_le)
        qui = destinataire(engagement)
        if nom and qui and cle not in donnes:
            par_personne[qui][cle] = engagement.pk
    return dict(par_personne)


def _rappels_donnes():
    envois = Envoi.objects.filter(gabarit=rappels.COURRIEL).values_list("donnees__rappels", flat=True)
    return {cle for cles in envois for cle in cles or ()}
