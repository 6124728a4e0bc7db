"""The people and the co-edited objects of a small storm, made by the actions themselves."""

from datetime import time

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.urls import reverse

from chantiers.actions import creer_chantier
from charte import actions as charte
from labo.actions import creer_personne
from seminaire import actions as seminaire
from tests.seminaire.factories import JOUR


DEPART = "Un premier paragraphe, que tout le monde lit.\n\nUn deuxième, plus court.\n\nUn troisième pour finir."


def gens(combien) -> list[dict]:
    """So many people of the équipe, who may write everywhere, each with an open session: {pk, session}."""
    personnes = [creer_personne(prenom=f"Prénom{n}", nom="Équipe", is_equipe=True, by=None) for n in range(combien)]
    return [{"pk": personne.pk, "session": session_de(personne)} for personne in personnes]


def session_de(personne) -> str:
    """The key of a session as `login` would have written it."""
    session = SessionStore()
    session[SESSION_KEY] = str(personne.pk)
    session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    session[HASH_SESSION_KEY] = personne.get_session_auth_hash()
    session.create()
    return session.session_key


def objets() -> list[str]:
    """An article, a sheet, a séance: the addresses of their forms."""
    by = creer_personne(prenom="Élise", nom="Équipe", is_equipe=True, by=None)
    la_charte = charte.creer_charte(titre="Charte d’essai", by=by)
    section = charte.ajouter_section(charte=la_charte, titre="Partie", by=by)
    article = charte.ajouter_article(section=section, titre="Point", corps=DEPART, by=by)
    textes = dict.fromkeys(("contexte", "fonctionnement"), DEPART)
    chantier = creer_chantier(numero=1, titre="Chantier d’essai", defi="Un défi.", by=by, **textes)
    jour = seminaire.creer_seminaire(slug="essai", titre="Séminaire d’essai", date_debut=JOUR, by=by)
    seminaire.marquer_courant(seminaire=jour, by=by)
    seance = seminaire.ajouter_seance(
        seminaire=jour, titre="Séance", jour=JOUR, debut=time(9), fin=time(10), description=DEPART, by=by
    )
    return [
        reverse("charte:article_modifier", args=[article.ancre]),
        reverse("chantiers:chantier_modifier", args=[chantier.numero]),
        reverse("seminaire:seance_modifier", args=[seance.pk]),
    ]
