"""What is said of an article or an amendement, and how much of it there is."""

from django.db.models import Count, F, IntegerField, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce

from charte import permissions
from charte.enums import EtatAmendement, NatureAmendement
from charte.models import Amendement, Commentaire, Soutien


# A support is of the words that its proposer wrote last.
DU_TEXTE = Q(version__gte=F("amendement__version_ecrite"))


def comptes(articles):
    """The same articles, each with its open amendements and its comments counted, in their own query."""
    ouverts = Amendement.objects.filter(etat=EtatAmendement.DEPOSE)
    return articles.annotate(
        nb_amendements=_combien(ouverts, "article"), nb_commentaires=_combien(Commentaire.objects, "article")
    )


def ajouts(sections):
    """The same sections, each with the new articles that are proposed for it counted, and the number of the first."""
    ouverts = Amendement.objects.filter(etat=EtatAmendement.DEPOSE, nature=NatureAmendement.AJOUTER)
    premier = ouverts.filter(section=OuterRef("pk")).order_by("numero").values("numero")[:1]
    return sections.annotate(nb_ajouts=_combien(ouverts, "section"), premier_ajout=Subquery(premier))


def echos(amendements):
    """The same amendements, each with its comments and its supports counted, those of former words apart."""
    return amendements.annotate(
        nb_soutiens=_combien(Soutien.objects.filter(DU_TEXTE), "amendement"),
        nb_soutiens_avant=_combien(Soutien.objects.exclude(DU_TEXTE), "amendement"),
        nb_commentaires=_combien(Commentaire.objects, "amendement"),
    )


def fil(chose, personne) -> list[Commentaire]:
    """The thread of an article or an amendement; each says whether this person may take it away. One query."""
    lus = list(chose.commentaires.lus())
    for commentaire in lus:
        commentaire.can_retirer = permissions.can_retirer_commentaire(personne, commentaire)
    return lus


def _combien(choses, champ):
    """How many of them point at the row of the outer query."""
    siennes = choses.filter(**{champ: OuterRef("pk")}).order_by().values(champ)
    nombre = siennes.annotate(nombre=Count("pk")).values("nombre")
    return Coalesce(Subquery(nombre, output_field=IntegerField()), Value(0))
