"""The sheet of a chantier, all of it, as a document to hand over: one template, four formats, the same words."""

from django.template.loader import render_to_string

from chantiers import decalage, periodes
from chantiers.models.porteurs import nom_du_porteur
from chantiers.queries.etapes import A_POURVOIR, QUELQU_UN
from chantiers.queries.page import membres_en_bref
from labo import documents
from labo.balisage import en_html
from labo.typographie import date_ecrite, date_longue, heure, typographier, typographier_html


FORMAT = 1  # one more when the same sheet is laid out otherwise


def contenu(chantier, *, sections, membres, is_public, le) -> dict:
    """All that the document tells, its strings with their French spaces; equal contents make equal documents.

    `sections`: {name: may it be told?}; `membres`: as the reader may see them, empty for the public; `le`: the day it is made.
    """
    lire = {
        "rendez_vous": lambda chantier: rendez_vous(chantier, is_public=is_public),
        "objectifs": objectifs,
        "feuille_de_route": lambda chantier: etapes(chantier, is_public=is_public),
        "engagements": lambda chantier: engagements(chantier, is_public=is_public),
        "contexte": lambda chantier: texte(chantier.contexte),
        "fonctionnement": lambda chantier: texte(chantier.fonctionnement),
        "liens": liens,
    }
    return {
        "surtitre": f"Chantier {chantier.numero}",
        "titre": typographier(chantier.titre),
        "defi": typographier(chantier.defi),
        "etat": chantier.get_etat_display(),
        "structure": typographier(str(chantier.structure_porteuse or A_POURVOIR)),
        "membres": equipe(membres),
        "le": date_ecrite(le),
        **{nom: faire(chantier) if sections[nom] else None for nom, faire in lire.items()},
    }


def document(contenu, format) -> bytes:
    html = render_to_string("chantiers/documents/fiche.html", contenu)
    titre = f"{contenu['surtitre']} – {contenu['titre']}"
    return documents.produire(html, format, titre=titre, mention=f"{contenu['surtitre']}, état du {contenu['le']}")


def texte(corps):
    return typographier_html(en_html(corps)) if corps else ""


def rendez_vous(chantier, *, is_public):
    if not chantier.has_rendez_vous:
        return "À fixer."
    quand = date_longue(chantier.prochaine_date).capitalize()
    quand += f", {heure(chantier.prochaine_heure)}" if chantier.prochaine_heure else ""
    lien = "" if is_public else chantier.prochain_lien
    return typographier(". ".join(filter(None, (quand, chantier.prochain_lieu, lien))))


def objectifs(chantier):
    return [
        {
            "texte": typographier(objectif.texte),
            "critere": typographier(objectif.critere),
            "etat": objectif.get_etat_display(),
        }
        for objectif in chantier.objectifs.presents()
    ]


def etapes(chantier, *, is_public):
    lignes = chantier.etapes.presents().select_related("organisation", "personne")
    return [
        {
            "titre": typographier(etape.titre),
            "quand": decalage.ecrire(etape.debut, etape.echeance) or "sans date",
            "faits": [
                typographier(dit)
                for dit in (
                    etape.get_nature_display(),
                    etape.get_etat_display(),
                    _porteur(etape, is_public) or A_POURVOIR,
                )
            ],
            "livrable": typographier(etape.livrable),
        }
        for etape in lignes
    ]


def engagements(chantier, *, is_public):
    lignes = chantier.engagements.lisibles_par(is_public=is_public).select_related("organisation", "personne")
    return [
        {
            "porteur": typographier(_porteur(engagement, is_public)),
            "contenu": typographier(engagement.contenu),
            "echeance": periodes.ecrire(engagement.echeance),
            "etat": engagement.get_etat_display(),
        }
        for engagement in lignes
    ]


def _porteur(piece, is_public):
    """To the public organisations have names, persons have not."""
    if is_public and piece.personne_id:
        return QUELQU_UN
    return nom_du_porteur(piece)


def equipe(membres):
    if not membres:
        return None
    bref = membres_en_bref(membres)
    return {
        "combien": bref.combien,
        "pilotes": [typographier(pilote) for pilote in bref.pilotes],
        "organisations": [typographier(f"{nom} – {', '.join(voix)}") for nom, voix in bref.organisations],
        "personnes": ", ".join(bref.personnes),
    }


def liens(chantier):
    return [{"titre": typographier(lien.titre), "adresse": lien.adresse} for lien in chantier.liens.presents()]
