"""Engagements of the tests, as the actions make them."""

from chantiers import actions
from chantiers.enums import EtatEngagement
from chantiers.models import Besoin, Engagement, Etape
from labo import revisions
from labo.enums import UsageLien
from labo.liens import nouveau_lien


def engagement_de(porteur, chantier, **champs):
    """As its holder took it: confirmed. `porteur`: a person."""
    valeurs = {"contenu": "Relire le guide", "etat": EtatEngagement.CONFIRME, "personne": porteur, **champs}
    engagement = Engagement.objects.create(chantier=chantier, **valeurs)
    revisions.ouvrir(engagement, by=porteur)
    return engagement


def etape_de(chantier, titre="Écrire le guide", **champs):
    return Etape.objects.create(chantier=chantier, titre=titre, **champs)


def besoin_de(etape, modalite, quantite):
    return Besoin.objects.create(etape=etape, modalite=modalite, quantite=quantite)


def lien_vers(engagement, personne):
    """The path of a link as a reminder gives it."""
    options = {"usage": UsageLien.ENGAGEMENT, "objet": engagement.cle_objet, "page": "chantiers:engagement_lien"}
    adresse = nouveau_lien(personne=personne, **options)
    return "/chantiers/engagement/" + adresse.partition("/engagement/")[2]


def dire(engagement, etat, *, by, depuis=None, **champs):
    """What its holder tells, having read all that was told before."""
    dernier = engagement.suivis.first()
    lu = (dernier.pk if dernier else 0) if depuis is None else depuis
    return actions.dire_engagement(engagement=engagement, etat=etat, by=by, depuis=lu, **champs)


def lisible(reponse):
    """Its words, with plain spaces."""
    texte = reponse.text if hasattr(reponse, "text") else reponse
    for fine in ("\u00a0", "\u202f", "&nbsp;", "&#8239;"):
        texte = texte.replace(fine, " ")
    return " ".join(texte.split())
