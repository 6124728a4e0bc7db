"""axe finds nothing on any page of the demonstration, light and dark, and no page overflows a small phone."""

import pytest

from charte import actions
from charte.models import Article
from labo.liens import nouveau_lien
from labo.models import Personne
from labo.portail.demo.peupler import peupler
from seminaire.models import Seance
from tests.pages import EMAILS, PAGES
from tests.parcours.lecture import DEBORDE, violations_en_couleurs


def test_the_table_of_pages_names_every_role():
    assert {role for _, _, role in PAGES if role} <= set(EMAILS)


def proposer_en_nombre():
    """More cards on the merge desk than a screen is wide."""
    article, personnes = Article.objects.get(ancre="decider"), Personne.objects.all()[:6]
    for rang, personne in enumerate(personnes):
        mots = {"titre": article.titre, "corps": f"{article.corps}\n\nPoint {rang}."}
        actions.proposer_modification(article=article, base=article.version, motif="Mieux.", by=personne, **mots)


@pytest.mark.parametrize("part", [0, 1])
def test_axe_finds_nothing_and_nothing_overflows(ouvrir, part):
    peupler()
    proposer_en_nombre()
    article, seance = Article.objects.first(), Seance.objects.presentes().first()
    lien = nouveau_lien(personne=Personne.objects.first()).partition("8000")[2]
    pages, fautes = {}, []
    for nom, chemin, role in PAGES[part::2]:
        if role not in pages:
            personne = Personne.objects.by_email(EMAILS[role]).get() if role else None
            pages[role] = ouvrir(personne, largeur=320)
        page = pages[role]
        page.goto(chemin.format(article=article.ancre, seance=seance.pk, lien=lien))
        if page.evaluate(DEBORDE):
            fautes.append(f"{nom} déborde à 320 px")
        if nom == "article-fusion":  # its cards stand side by side
            page.set_viewport_size({"width": 1280, "height": 800})
            fautes += [f"{nom} déborde à 1280 px"] * page.evaluate(DEBORDE)
            page.set_viewport_size({"width": 320, "height": 800})
        fautes += [f"{nom} ({faute})" for faute in violations_en_couleurs(page)]
    ouvrir.erreurs.clear()  # 403 and 404 pages are in the table: the browser notes their status as an error
    assert fautes == []
