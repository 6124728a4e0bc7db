"""The déroulé: all that the facilitation knows of each séance, in its order. One template for PDF, ODT and DOCX."""

from itertools import groupby

from django.template.loader import render_to_string

from labo import documents
from labo.textes import cle_de_recherche
from labo.typographie import date_ecrite, date_longue, heure, typographier
from seminaire.contenu.modele import lignes
from seminaire.enums import NatureSeance
from seminaire.exports import mise_en_page


FORMATS = ("pdf", "odt", "docx")
FORMAT = 2  # one more when the same programme is written otherwise


def deroule(contenu, format, le) -> bytes:
    """`le`: when it is made, told at the foot."""
    contexte = {
        "titre": typographier(contenu.entete.titre),
        "chapeau": [typographier(contenu.entete.lieu)] if contenu.entete.lieu else [],
        "jours": jours_de(contenu),
    }
    titre = f"Déroulé – {contenu.entete.titre}"
    html = render_to_string("seminaire/documents/deroule.html", contexte)
    return documents.produire(html, format, titre=titre, mention=f"Déroulé de travail, {etat_du(le)}")


def etat_du(moment) -> str:
    """« état du 9 octobre 2023 à 14 h 05 »: two of the same day are told apart."""
    return f"état du {date_ecrite(moment)} à {heure(moment)}"


def jours_de(contenu, nom=None) -> list[dict]:
    """By day, each créneau with its séances; with `nom`, only those where this person speaks or leads."""
    jours = []
    for jour, creneaux in groupby(contenu.creneaux, key=lambda creneau: creneau.jour):
        dits = [dit for dit in (_creneau(creneau, nom) for creneau in creneaux) if dit["seances"]]
        if dits:
            jours.append({"titre": date_longue(jour).capitalize() if jour else "Sans date", "creneaux": dits})
    return jours


def is_la(seance, nom) -> bool:
    """Does this person stand on it? Whatever the case and the accents."""
    return any(cle_de_recherche(intervenant.nom) == cle_de_recherche(nom) for intervenant in seance.intervenants)


def noms(contenu) -> list[str]:
    """Everybody who stands on a séance, each once, in the order of the programme."""
    vus: dict[str, str] = {}
    for _, seance in contenu.seances:
        for intervenant in seance.intervenants:
            vus.setdefault(cle_de_recherche(intervenant.nom), intervenant.nom)
    return list(vus.values())


def _creneau(creneau, nom):
    """Phases that all its parallel séances share are told once, on the sheet that shows them all."""
    quand = mise_en_page.heures(creneau) or "Sans heure"
    seances = [seance for seance in creneau.presentes if nom is None or is_la(seance, nom)]
    communs = creneau.temps_communs if nom is None else ()
    return {
        "titre": typographier(" · ".join(filter(None, (quand, creneau.intitule if creneau.is_parallele else "")))),
        "heure": quand,
        "is_parallele": creneau.is_parallele,
        "parties": [(typographier("Temps :"), mise_en_page.temps_dits(communs))] if communs else [],
        "seances": [_seance(seance, creneau, sans_temps=bool(communs)) for seance in seances],
    }


def _seance(seance, creneau, *, sans_temps=False):
    animation = [_personne(i) for i in seance.intervenants if i.is_animation]
    autres = [_personne(i) for i in seance.intervenants if not i.is_animation]
    parties = (
        ("", [" · ".join(_reperes(seance, creneau))]),
        ("Animation", animation),
        ("Interventions", autres),
        ("Description", lignes(seance.description)),
        ("Objectifs", lignes(seance.objectifs)),
        ("Temps", [] if sans_temps else mise_en_page.temps_dits(seance.temps)),
        ("Matériel", lignes(seance.materiel)),
        ("Notes", lignes(seance.notes)),
    )
    return {
        "titre": typographier(seance.titre),
        "parties": [
            (typographier(f"{quoi} :") if quoi else "", [*map(typographier, dits)]) for quoi, dits in parties if dits
        ],
    }


def _reperes(seance, creneau):
    """What one looks for first: « atelier · chantier 3 · Salle 2 · 25 personnes attendues · heure fixe · à confirmer »."""
    yield NatureSeance(seance.nature).label
    if seance.chantier:
        yield f"chantier {seance.chantier}"
    if seance.salle:
        yield seance.salle
    if seance.attendus is not None:
        yield f"{seance.attendus} personne{'s' if seance.attendus > 1 else ''} attendue{'s' if seance.attendus > 1 else ''}"
    if creneau.fixe:
        yield "heure fixe"
    if seance.a_confirmer:
        yield "à confirmer"


def _personne(intervenant):
    return ", ".join(filter(None, (intervenant.nom, intervenant.fonction, intervenant.organisation)))
