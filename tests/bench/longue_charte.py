"""A long charter after a year, made inside the house: 60 articles, 20 versions, 200 open amendements, 500 comments.

And for a moment an article of 3 kB that a whole room amends.
"""

import random
import re
import time
from itertools import cycle

from django.db import transaction

from charte import actions, queries
from charte.models import Amendement, Article, Charte, MembreComite, Version
from labo.actions import creer_personne
from labo.models import Personne


ARTICLES, VERSIONS, AMENDEMENTS, COMMENTAIRES = 60, 20, 200, 500
GENS = 40
LONG = 11  # paragraphs: 3 kB
CORPS = (
    "Chaque structure du chantier {n} partage ce qu’elle apprend, **échecs compris**, avec celles qui la rejoignent.\n\n"
    "Elle le fait :\n\n- à chaque réunion du trimestre ;\n- par écrit, en une page ;\n- sans attendre d’avoir réussi.\n\n"
    "Le comité relit ces pages une fois par an, et en publie les leçons dans la langue de tous les jours."
)
VARIANTES = ("deux fois par an", "chaque printemps", "avant l’été", "avec les territoires voisins", "au grand jour")


def vieillir_la_charte() -> dict:
    """{"figer": [milliseconds of each freeze], …} and how much there is then."""
    equipe = Personne.objects.filter(is_equipe=True).first()
    comite = MembreComite.objects.select_related("personne").first().personne
    charte = Charte.objects.get()
    with transaction.atomic():
        gens = [creer_personne(prenom=f"Prénom {n}", nom=f"Plume {n}", by=equipe) for n in range(GENS)]
        sections = cycle(charte.sections.presentes().filter(is_preambule=False))
        for n in range(Article.objects.presents().count(), ARTICLES):
            actions.ajouter_article(
                section=next(sections), titre=f"Point {n} de notre accord", corps=CORPS.format(n=n), by=comite
            )
    durees = [_figer(charte, comite, n) for n in range(Version.objects.count(), VERSIONS)]
    with transaction.atomic():
        _proposer(gens)
        _commenter(gens)
    return {
        "figer": durees,
        "bureau": _ouvrir_le_bureau(next(sections), comite, gens),
        "articles": Article.objects.presents().count(),
        "versions": Version.objects.count(),
        "amendements": Amendement.objects.deposes().count(),
    }


def _figer(charte, comite, n) -> float:
    """Ten articles change, one moves, then all is frozen; how long that last act took."""
    articles = list(Article.objects.presents().order_by("pk"))
    for article in articles[n % 6 :: 6]:
        corps = article.corps.replace("une fois par an", VARIANTES[n % len(VARIANTES)]) + f"\n\nRelu à l’étape {n}."
        actions.modifier_article(article=article, version=article.version, corps=corps, by=comite)
    article = articles[n]
    actions.placer_article(article=article, section=article.section, by=comite)
    depart = time.perf_counter()
    actions.publier_version(charte=charte, nature="fond", notes=f"Étape {n}.", by=comite)
    return (time.perf_counter() - depart) * 1000


def _ouvrir_le_bureau(section, comite, gens) -> float:
    """The desk of an article on which each of the room changes 12 words, the first time: processor. None of it is kept."""
    hasard = random.Random(3)
    with transaction.atomic():
        mots = re.findall(r"\w+", CORPS)
        corps = "\n\n".join(" ".join(hasard.choices(mots, k=45)) for _ in range(LONG))
        article = actions.ajouter_article(section=section, titre="Ce que la salle amende", corps=corps, by=comite)
        places = [rang for rang, mot in enumerate(corps.split(" ")) if "\n" not in mot]
        for n, qui in enumerate(gens):
            mots = corps.split(" ")
            for place in hasard.sample(places, 12):
                mots[place] = f"mot{n}"
            proposition = {"titre": article.titre, "corps": " ".join(mots), "motif": f"Raison {n}."}
            actions.proposer_modification(article=article, base=1, by=qui, **proposition)
        depart = time.process_time()
        dessines = [carte.ecarts for carte in queries.bureau(article).cartes]
        duree = (time.process_time() - depart) * 1000
        transaction.set_rollback(True)
    return duree if len(dessines) == GENS else float("nan")


def _proposer(gens):
    articles = list(Article.objects.presents().order_by("pk"))
    for n in range(AMENDEMENTS):
        article, qui = articles[n % len(articles)], gens[n % GENS]
        corps = (
            article.corps.replace("Le comité", f"Le comité, {VARIANTES[n % 5]},") + f"\n\nProposition {n} : essayer."
        )
        amendement = actions.proposer_modification(
            article=article, base=article.version, titre=article.titre, corps=corps, motif=f"Raison {n}.", by=qui
        )
        actions.soutenir_amendement(amendement=amendement, by=gens[(n + 1) % GENS])


def _commenter(gens):
    amendements, articles = list(Amendement.objects.deposes()), list(Article.objects.presents())
    for n in range(COMMENTAIRES):
        sujet = {"amendement": amendements[n % len(amendements)]} if n % 2 else {"article": articles[n % len(articles)]}
        actions.commenter(texte=f"Remarque {n} : qui le fera, et quand ?", by=gens[n % GENS], **sujet)
