"""Roadmaps as a calendar, as tables, as a sheet of paper. A quarter is never told as a day."""

from datetime import UTC, date, timedelta
from pathlib import Path
from urllib.parse import urlsplit

from icalendar import Calendar, Event, vText

from chantiers import periodes
from chantiers.enums import EtatEtape
from chantiers.queries import vues
from chantiers.queries.etapes import par_echeance
from labo import documents, tableaux
from labo.typographie import date_ecrite, enumerer, oui_ou_non, typographier


TYPES = {"pdf": documents.TYPES["pdf"], "ics": "text/calendar; charset=utf-8", **tableaux.TYPES}
FORMAT = 2  # one more when the same étapes are written otherwise: readers then fetch them anew
GABARIT = Path(__file__).parent / "gabarits" / "feuille-de-route.typ"
ENTETES = (
    *("Chantier", "Étape", "Nature", "État", "Début", "Échéance"),
    *("Début (premier jour)", "Début (dernier jour)", "Échéance (premier jour)", "Échéance (dernier jour)"),
    *("Responsable", "Contact", "Livrable", "Attend", "En retard", "Sans nouvelle depuis 30 jours"),
)


def produire(feuilles, format, *, titre, page, le) -> bytes:
    """`page`: the public address of the same roadmap; `le`: the day on which it is made."""
    if format == "ics":
        return calendrier(feuilles, titre=titre, page=page)
    if format == "pdf":
        return feuille(feuilles, titre=titre, le=le)
    return tableaux.produire(format, titre="Feuille de route", entetes=ENTETES, lignes=map(_ligne, _etapes(feuilles)))


def _etapes(feuilles):
    return [etape for feuille in feuilles for etape in feuille.etapes]


# ---- tables ----


def _ligne(etape):
    return (
        etape.numero,
        etape.titre,
        etape.nature_dite,
        etape.etat_dit,
        periodes.ecrire(etape.debut),
        periodes.ecrire(etape.echeance),
        *_bornes(etape.debut),
        *_bornes(etape.echeance),
        etape.responsable,
        etape.contact,
        etape.livrable,
        enumerer([attendue.titre for attendue in etape.attend]),
        oui_ou_non(etape.is_en_retard),
        oui_ou_non(etape.is_silencieuse),
    )


def _bornes(periode) -> tuple[date | None, date | None]:
    return (periodes.debut(periode), periodes.fin(periode)) if periode else (None, None)


# ---- calendar ----


def calendrier(feuilles, *, titre, page) -> bytes:
    """The échéances. A day is an all-day event; a month or a quarter spans its days, and says its words."""
    agenda = Calendar()
    textes = {"VERSION": "2.0", "PRODID": "-//Le Labo de l'ESS//Chantiers cooperatifs//FR", "METHOD": "PUBLISH"}
    for nom, valeur in (textes | {"NAME": titre, "X-WR-CALNAME": titre}).items():
        agenda.add(nom, vText(valeur))
    for etape in _etapes(feuilles):
        if etape.echeance or etape.debut:
            agenda.add_component(_evenement(etape, page))
    return agenda.to_ical()


def _evenement(etape, page):
    quand = etape.echeance or etape.debut
    quoi = "échéance" if etape.echeance else "début"
    is_jour = periodes.precision(quand) == periodes.JOUR
    evenement = Event.new(
        uid=f"etape-{etape.pk}@{urlsplit(page).hostname}",
        summary=etape.titre if is_jour else f"{etape.titre} ({quoi} : {periodes.ecrire(quand)})",
        start=periodes.debut(quand),
        end=periodes.fin(quand) + timedelta(days=1),  # the day after the last, as RFC 5545 counts
        status="CANCELLED" if etape.etat == EtatEtape.ABANDONNEE else "CONFIRMED",
        categories=[f"Chantier {etape.numero}", etape.nature_dite.capitalize()],
        stamp=etape.nouvelle_le.astimezone(UTC),
        last_modified=etape.nouvelle_le.astimezone(UTC),
        sequence=etape.version - 1,
        description=_description(etape),
        url=urlsplit(page)._replace(path=etape.adresse, query="").geturl(),
    )
    evenement.add("TRANSP", vText("TRANSPARENT"))  # nobody is busy for three months
    return evenement


def _description(etape):
    lignes = (f"{etape.etat_dit.capitalize()}. {etape.dates.capitalize()}.", f"Responsable : {etape.responsable}")
    livrable = (f"Livrable : {etape.livrable}",) if etape.livrable else ()
    return "\n".join((*lignes, *livrable))


# ---- paper ----


def feuille(feuilles, *, titre, le) -> bytes:
    lue = vues.frise_de(feuilles)
    donnees = {
        "titre": typographier(titre),
        "chapeau": typographier(_chapeau(feuilles)),
        "resume": typographier(vues.resumer(_etapes(feuilles))),
        "frise": _frise(lue) if lue else None,
        "is_ensemble": len(feuilles) != 1,
        "groupes": [
            {"titre": groupe.titre.capitalize(), "etapes": [_dite(etape) for etape in groupe.etapes]}
            for groupe in vues.groupes(sorted(_etapes(feuilles), key=par_echeance))
        ],
        "pied": f"{titre}, état du {date_ecrite(le)}",
    }
    return documents.composer(GABARIT, donnees)


def _chapeau(feuilles):
    return feuilles[0].chantier.titre if len(feuilles) == 1 else "Tous les chantiers"


def _dite(etape):
    return {
        "numero": etape.numero,
        "couleur": etape.couleur,
        "titre": typographier(etape.titre),
        "nature": etape.nature_dite,
        "dates": etape.dates or "sans date",
        "responsable": typographier(etape.responsable + (f" ({etape.contact})" if etape.contact else "")),
        "etat": etape.etat_dit,
        "retard": etape.is_en_retard,
        "silence": etape.is_silencieuse,
        "livrable": typographier(etape.livrable),
        "attend": typographier(enumerer([f"« {attendue.titre} »" for attendue in etape.attend])),
    }


def _frise(lue):
    """The drawing, track by track and row by row: a row is what a page never breaks."""
    return {
        "largeur": lue.frise.largeur,
        "aujourd_hui": lue.frise.aujourd_hui,
        "mois": [{"x": m.x, "largeur": m.largeur, "libelle": m.libelle} for m in lue.frise.mois],
        "annees": [{"x": a.x, "largeur": a.largeur, "libelle": a.libelle} for a in lue.frise.annees],
        "pistes": [_piste(piste) for piste in lue.pistes],
    }


def _piste(lue):
    rangees = {}
    for barre, etape in lue.barres:
        rangees.setdefault(barre.y, []).append(
            {
                "x": barre.x,
                "largeur": barre.largeur,
                "sur_x": barre.sur_x,
                "sur_largeur": barre.sur_largeur,
                "jour": barre.is_jour,
                "signe": "retard" if etape.is_en_retard else etape.etat,
                "signe_x": barre.signe_x,
                "libelle": typographier(barre.libelle),
            }
        )
    return {
        "titre": typographier(lue.piste.titre),
        "couleur": lue.couleur,
        "rangees": [rangees[y] for y in sorted(rangees)],
    }
