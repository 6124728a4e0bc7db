"""The working text is rendered once for all who read it; what anybody does there is on the next page that is asked for."""

import pytest

from charte import actions
from charte.models import Article
from tests.charte.factories import CharteFactory, MembreComiteFactory
from tests.factories import ChantierFactory, PersonneFactory


@pytest.mark.django_db(transaction=True)
def test_what_is_kept_is_what_there_is(client):
    comite, lea = MembreComiteFactory().personne, PersonneFactory()
    section = actions.ajouter_section(charte=CharteFactory(), titre="Contexte", is_porteuse=True, by=comite)
    agir = actions.ajouter_article(section=section, titre="Agir", corps="Nous agissons.", by=comite)
    client.force_login(lea)

    def page():
        return client.get("/charte/").text

    assert "Nous agissons." in page()
    client.force_login(PersonneFactory())  # another reader: the same text, not rendered again
    suivante = client.get("/charte/")
    assert "Nous agissons." in suivante.text
    rendus = {gabarit.name for gabarit in suivante.templates}
    assert "charte/_charte_detail.html" in rendus
    assert "charte/_texte.html" not in rendus
    actions.proposer_suppression(article=agir, motif="Trop vague.", by=lea)
    assert "1 amendement" in page()
    actions.commenter(article=agir, texte="Pas d’accord.", by=lea)
    assert "1 commentaire" in page()
    actions.proposer_ajout(section=section, titre="Décider", corps="À deux.", motif="Manque.", by=lea)
    assert "1 article proposé" in page()
    actions.modifier_article(article=agir, version=1, corps="Nous essayons.", by=comite)
    assert "Nous essayons." in page()
    actions.modifier_section(section=section, titre="Le contexte", is_porteuse=True, by=comite)
    assert "Le contexte" in page()
    ChantierFactory(numero=1, titre="Essaimer")
    assert "Essaimer" in page()
    actions.clore_amendements(charte=section.charte, by=comite)
    assert "Proposer un changement" not in page()
    actions.supprimer_article(article=Article.objects.get(), by=comite)
    assert "Nous essayons." not in page()
    client.force_login(comite)
    assert "Ajouter un article" in page()
