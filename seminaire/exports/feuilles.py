"""Sheets of paper: the programme on one page, a sheet for each door, one for each person who leads."""

from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

from labo import documents, qr
from labo.typographie import typographier
from seminaire.exports import deroule, mise_en_page


GABARITS = Path(__file__).parent / "gabarits"
FORMAT = 2  # one more when the same programme is laid out otherwise


def programme_pdf(publie, page) -> bytes:
    """`page`: the public address of the programme, where the paper sends its reader for what changed since."""
    entete = publie.entete
    donnees = {
        "titre": typographier(entete.titre),
        "chapeau": mise_en_page.chapeau(entete),
        "jours": mise_en_page.jours(publie.creneaux, entete.date_debut),
        "pied": mise_en_page.mention_publiee(publie),
        "adresse": page,
        "adresse_courte": page.removeprefix(f"{urlsplit(page).scheme}://"),
        "qr": qr.en_svg(page),
    }
    return documents.composer(GABARITS / "programme.typ", donnees)


def feuille_salle(publie, salle) -> bytes:
    """What happens in a room (its name), as everybody may read it; says so when nothing does."""
    ici = [
        replace(creneau, seances=tuple(seance for seance in creneau.presentes if seance.salle == salle))
        for creneau in publie.creneaux
    ]
    donnees = {
        "titre": f"{salle} – {publie.entete.titre}",
        "salle": typographier(salle),
        "chapeau": [typographier(publie.entete.titre), *mise_en_page.chapeau(publie.entete)],
        "jours": mise_en_page.jours([creneau for creneau in ici if creneau.seances], publie.entete.date_debut),
        "vide": "Rien n’est prévu dans cette salle.",
        "pied": mise_en_page.mention_publiee(publie),
    }
    return documents.composer(GABARITS / "salle.typ", donnees)


def feuille_animation(contenu, nom, le) -> bytes:
    """What one person does, from the draft; `le`: when it is made."""
    jours = [
        {
            "titre": jour["titre"],
            "seances": [
                seance | {"titre": f"{creneau['heure']} · {seance['titre']}"}
                for creneau in jour["creneaux"]
                for seance in creneau["seances"]
            ],
        }
        for jour in deroule.jours_de(contenu, nom)
    ]
    donnees = {
        "titre": f"{nom} – {contenu.entete.titre}",
        "nom": typographier(nom),
        "chapeau": [typographier(dit) for dit in (contenu.entete.titre, contenu.entete.lieu) if dit],
        "jours": jours,
        "pied": f"Feuille d’animation, {deroule.etat_du(le)}",
    }
    return documents.composer(GABARITS / "animation.typ", donnees)
