"""axe finds nothing on any page of the demonstration, light and dark, and no page overflows a small phone."""

import pytest

from charte.models import Article
from labo.liens import nouveau_lien
from labo.models import Personne
from labo.portail.demo.peupler import peupler
from seminaire.models import Seance
from tests.pages import EMAILS, PAGES
from tests.parcours.lecture import DEBORDE, violations_en_couleurs


def test_the_table_of_pages_names_every_role():
    assert {role for _, _, role in PAGES if role} <= set(EMAILS)


@pytest.mark.parametrize("part", [0, 1])
def test_axe_finds_nothing_and_nothing_overflows(ouvrir, part):
    peupler()
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
        fautes += [f"{nom} ({faute})" for faute in violations_en_couleurs(page)]
    ouvrir.erreurs.clear()  # 403 and 404 pages are in the table: the browser notes their status as an error
    assert fautes == []
