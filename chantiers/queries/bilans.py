"""What is promised against what is needed, étape by étape, as the page draws and tells it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from chantiers import promesses, quantites
from chantiers.enums import UNITES, EtatEngagement, Modalite
from chantiers.models import Besoin


PARTS = {
    EtatEngagement.A_CONFIRMER: "a_confirmer",
    EtatEngagement.CONFIRME: "promis",
    EtatEngagement.EN_COURS: "promis",
    EtatEngagement.REPORTE: "promis",
    EtatEngagement.TENU: "tenu",
    EtatEngagement.TENU_EN_PARTIE: "en_partie",
    EtatEngagement.NON_TENU: "non_tenu",
}
SANS_ETAPE = "Sans étape précise"


@dataclass(frozen=True)
class Barre:
    """One modalité of one étape: its words, its numbers and its drawing."""

    modalite: str
    besoin: str  # « 6 jours », "" when none is said
    sur: str  # the same beside what is covered: promises are not named twice
    couvert: str
    manque: str
    manque_dit: str
    detail: tuple[tuple[str, str, str], ...]  # (part, as it is told, how much), only what there is
    sans_nombre: int
    segments: tuple[promesses.Segment, ...]
    vide: promesses.Segment | None  # what nobody has ever promised
    repere: Decimal | None  # where the need is met, in hundredths of the width

    @property
    def chiffres(self) -> list[tuple[str, str]]:
        """A cell for each part, in their order, with its title."""
        dits = {part: combien for part, _, combien in self.detail}
        return [(mots, dits.get(part, "–")) for part, mots in promesses.PARTS.items()]


@dataclass(frozen=True)
class Groupe:
    """The bars of one étape."""

    titre: str
    barres: tuple[Barre, ...]


def bilan_du_chantier(chantier, engagements) -> list[Groupe]:
    """From the engagements already read, with their étapes; one query, for the needs."""
    besoins = Besoin.objects.filter(etape__chantier=chantier, etape__supprime_le=None).select_related("etape")
    besoins = list(besoins)
    vivantes = [e.etape for e in engagements if e.etape_id and not e.etape.supprime_le]
    etapes = {etape.pk: etape for etape in (*(besoin.etape for besoin in besoins), *vivantes)}
    promis = [
        (e.etape_id if e.etape_id in etapes else None, e.modalite, PARTS[e.etat], e.quantite) for e in engagements
    ]
    voulus = [(besoin.etape_id, besoin.modalite, besoin.quantite) for besoin in besoins]
    les_bilans = promesses.bilans(promis, voulus, UNITES)
    echelles = promesses.echelles(les_bilans)
    ordre = sorted(etapes.values(), key=lambda etape: (etape.fin_le or date.max, etape.pk))
    groupes = [(etape.pk, etape.titre) for etape in ordre] + [(None, SANS_ETAPE)]
    return [
        Groupe(titre, tuple(_barre(b, echelles[b.modalite]) for b in _par_modalite(les_bilans, pk)))
        for pk, titre in groupes
        if any(b.etape == pk for b in les_bilans)
    ]


def _par_modalite(les_bilans, etape):
    rangs = {valeur: rang for rang, valeur in enumerate(Modalite.values)}
    return sorted((b for b in les_bilans if b.etape == etape), key=lambda b: rangs[b.modalite])


def _barre(bilan, echelle) -> Barre:
    unite = UNITES.get(bilan.modalite, "")
    segments = tuple(promesses.segments(bilan, echelle))
    return Barre(
        modalite=Modalite(bilan.modalite).label,
        besoin=quantites.ecrire(bilan.besoin, unite) if bilan.besoin else "",
        sur=quantites.ecrire(bilan.besoin, unite) if unite else quantites.nombre_ecrit(bilan.besoin),
        couvert=quantites.ecrire(bilan.couvert, unite),
        manque=quantites.ecrire(bilan.manque, unite) if bilan.manque else "",
        manque_dit=quantites.dire_le_manque(bilan.manque, unite),
        detail=tuple((p, promesses.PARTS[p], quantites.ecrire(q, unite)) for p, q in bilan.parts.items()),
        sans_nombre=bilan.sans_nombre,
        segments=segments,
        vide=_vide(bilan, echelle, segments),
        repere=promesses.centieme(bilan.besoin, echelle) if bilan.besoin else None,
    )


def _vide(bilan, echelle, segments):
    """From the end of what is drawn up to the need."""
    debut = sum((segment.largeur for segment in segments), Decimal(0))
    fin = promesses.centieme(bilan.besoin, echelle)
    return promesses.Segment("vide", debut, fin - debut) if fin > debut else None
