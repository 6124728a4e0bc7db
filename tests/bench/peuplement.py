"""What the bench does inside its house, where no page could: many people, a very long programme, what was kept.

Each function runs in a `manage.py` process of its own (`maison.faire`) and returns what can be written as JSON.
"""

from datetime import date, datetime, time, timedelta
from itertools import chain, islice, zip_longest

from django.db import transaction
from django.urls import reverse

from chantiers.actions import ajouter_dependance, ajouter_etape
from chantiers.models import Chantier, Etape, Membre
from charte.models import Article, DocumentGarde
from labo.actions import creer_personne
from labo.models import Personne
from seminaire import actions, queries
from seminaire.models import Participation, Seance, Seminaire
from tests.bench.annee import vivre_une_annee  # noqa: F401 - one of its functions
from tests.bench.longue_charte import vieillir_la_charte  # noqa: F401 - another
from tests.tempete import archives, foule, monde, oracle


PREMIER_JOUR = date(2023, 10, 19)
PAR_JOUR = 20
DUREE = timedelta(minutes=30)
LONG = "programme-long"


@transaction.atomic
def inscrire(combien: int) -> list[dict]:
    """New participants of the current seminar, each with an open session: {pk, session}."""
    seminaire = Seminaire.objects.courant()
    gens = [creer_personne(prenom="Prénom", nom=f"Nom-{n}", by=None) for n in range(combien)]
    Participation.objects.bulk_create(Participation(seminaire=seminaire, personne=personne) for personne in gens)
    return [{"pk": personne.pk, "session": monde.session_de(personne)} for personne in gens]


def equipe(combien: int) -> list[dict]:
    """New people of the équipe, who may write everywhere: {pk, session}."""
    return monde.gens(combien)


def coedites(combien: int) -> list[str]:
    """The addresses of the forms of so many co-edited objects: articles, sheets and séances in turn."""
    seances = Seance.objects.presentes().of_seminaire(Seminaire.objects.courant())
    sortes = (
        [reverse("charte:article_modifier", args=[article.ancre]) for article in Article.objects.presents()],
        [reverse("chantiers:chantier_modifier", args=[chantier.numero]) for chantier in Chantier.objects.all()],
        [reverse("seminaire:seance_modifier", args=[seance.pk]) for seance in seances],
    )
    return list(islice(filter(None, chain.from_iterable(zip_longest(*sortes))), combien))


def juger(dossier: str, objets: list[str], *, is_panne_admise: bool = False) -> dict:
    """The oracle's verdict on a storm whose journals are in this folder."""
    verdict = oracle.juger(foule.lire(dossier), archives.objets(objets), is_panne_admise=is_panne_admise)
    pieces = [archives.depouiller(piece) for piece in verdict.pieces]
    return vars(verdict) | {"perdus": sorted(verdict.perdus), "pieces": pieces}


def allonger(combien: int) -> int:
    """Another seminar with that many séances, made the current one; how many créneaux it shows."""
    seminaire = Seminaire.objects.filter(slug=LONG).first() or creer_le_long(combien)
    actions.marquer_courant(seminaire=seminaire, by=None)
    publier_le_long(True)
    return len(queries.programme_publie(Seminaire.objects.courant()).creneaux)


def creer_le_long(combien: int):
    seminaire = actions.creer_seminaire(slug=LONG, titre="Un très long séminaire", date_debut=PREMIER_JOUR, by=None)
    actions.creer_programme(seminaire=seminaire, seances=[seance(n) for n in range(combien)], by=None)
    return seminaire


def publier_le_long(is_public: bool) -> None:
    """Or as if it had never been published: then a move has nobody to tell."""
    Seminaire.objects.filter(slug=LONG).update(publication=0)
    if is_public:
        seminaire = Seminaire.objects.get(slug=LONG)
        actions.publier_programme(seminaire=seminaire, edition=seminaire.edition, by=None)


def revenir() -> None:
    """The demonstration's seminar is the current one again."""
    actions.marquer_courant(seminaire=Seminaire.objects.exclude(slug=LONG).get(), by=None)


def sujet() -> str:
    """What the pages of the current programme listen to."""
    return Seminaire.objects.courant().sujet


def seance(n: int) -> dict:
    """The n-th séance: a day, hours, a room, a speaker; every fifth has three phases."""
    debut = datetime.combine(PREMIER_JOUR, time(8)) + timedelta(days=n // PAR_JOUR) + n % PAR_JOUR * DUREE
    phases = [{"titre": f"Temps {rang} de la séance {n}", "debut": None, "fin": None} for rang in (1, 2, 3)]
    return {
        "jour": debut.date(),
        "debut": debut.time(),
        "fin": (debut + DUREE).time(),
        "titre": f"Atelier {n} : coopérer sur un territoire, une question parmi d’autres",
        "salle": f"Salle {n % 12 + 1}",
        "intervenants": [{"nom": f"Prénom Nom-{n}", "fonction": "coordination", "organisation": f"Structure {n % 40}"}],
        "sous_elements": phases if n % 5 == 0 else [],
    }


@transaction.atomic
def tracer_les_feuilles(combien: int) -> int:
    """So many étapes shared out among the chantiers, each waiting for the one before it; how many there are."""
    equipe = Personne.objects.filter(is_equipe=True).first()
    chantiers = list(Chantier.objects.all())
    avant: dict[int, Etape] = {}
    for n in range(combien):
        chantier = chantiers[n % len(chantiers)]
        champs = {
            "titre": f"Étape {n} : mesurer le temps de la coopération",
            "nature": ("reflexion", "experimentation")[n % 2],
        }
        dates = {"debut": f"2023-{10 + n % 3}", "echeance": (f"2024-{n % 9 + 1:02}", f"2024-T{n % 4 + 1}")[n % 2]}
        etape = ajouter_etape(chantier=chantier, by=equipe, personne=equipe, **champs, **dates)
        if chantier.pk in avant:
            ajouter_dependance(etape=etape, attend=avant[chantier.pk], by=equipe)
        avant[chantier.pk] = etape
    return Etape.objects.presents().count()


def paroles() -> dict[str, dict[str, str]]:
    """By chantier and person, the motivation that the database holds."""
    lues = Membre.objects.presents().values_list("chantier__numero", "personne_id", "motivation")
    ecrites: dict[str, dict[str, str]] = {}
    for numero, personne_pk, motivation in lues:
        ecrites.setdefault(str(numero), {})[str(personne_pk)] = motivation
    return ecrites


def oublier_les_documents() -> int:
    """As if no document of the charter had been made yet; how many are forgotten."""
    return DocumentGarde.objects.all().delete()[0]


def documents_gardes() -> int:
    return DocumentGarde.objects.count()
