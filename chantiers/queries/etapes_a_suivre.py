"""Étapes that are late or silent: who is told, and what the mail says."""

from datetime import timedelta

from chantiers.enums import EtatChantier
from chantiers.models import Chantier, Membre
from chantiers.queries.etapes import feuille_lue, feuilles_lues
from labo import horloge
from labo.models import Envoi, Personne


SEMAINE = 7  # days between two mails to one person about one chantier


def chantiers_a_relancer() -> list[tuple[Chantier, list[Personne]]]:
    """Those where an étape is late or silent, with who leads them; équipe where nobody does."""
    chantiers = Chantier.objects.exclude(etat=EtatChantier.TERMINE)
    a_suivre = [feuille.chantier for feuille in feuilles_lues(chantiers) if _a_suivre(feuille)]
    pilotes = {}
    membres = Membre.objects.pilotes().filter(chantier__in=a_suivre, personne__is_active=True)
    for membre in membres.select_related("personne"):
        pilotes.setdefault(membre.chantier_id, []).append(membre.personne)
    equipe = list(Personne.objects.actives().filter(is_equipe=True))
    return [(chantier, pilotes.get(chantier.pk, equipe)) for chantier in a_suivre]


def cle_du_jour(chantier, personne, jour) -> str:
    return f"etapes-{chantier.pk}-{personne.pk}-{jour:%Y-%m-%d}"


def is_prevenue(chantier, personne) -> bool:
    """In the last seven days."""
    jours = [horloge.aujourd_hui() - timedelta(days=n) for n in range(SEMAINE)]
    return Envoi.objects.filter(cle__in=[cle_du_jour(chantier, personne, jour) for jour in jours]).exists()


def etapes_du_courriel(envoi):
    """What the mail tells, as it is when it leaves; nothing when all has been dealt with meanwhile."""
    chantier = Chantier.objects.filter(pk=envoi.donnees["chantier"]).first()
    etapes = _a_suivre(feuille_lue(chantier)) if chantier else ()
    return {"chantier": chantier, "etapes": etapes} if etapes else None


def _a_suivre(feuille):
    return [etape for etape in feuille.etapes if etape.is_en_retard or etape.is_silencieuse]
