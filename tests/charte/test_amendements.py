"""Proposing a change, and what becomes of it on sending: nothing typed is lost."""

import pytest

from charte import actions
from charte.models import Amendement
from tests.charte.comite import proposer_ceci as proposer
from tests.charte.factories import ArticleFactory, SectionFactory
from tests.factories import PersonneFactory, RepresentationFactory
from tests.htmx import HX
from tests.pages_lues import lisible


AMENDER = "/charte/articles/agir/amender/"
LISTE = "/charte/amendements/"
COMMENTER = "/charte/amendements/1/commenter/"


def saisie(**champs):
    mots = {"titre": "Agir", "corps": "Nous agissons partout.\n\nEnsemble.", "motif": "Pour tous."}
    return {**mots, "base": "1", **champs}


def test_from_the_charter_to_an_amendement_that_all_read(connecter, article, participante):
    client = connecter(participante)
    assert f'href="{AMENDER}"' in client.get("/charte/").text
    page = client.get(AMENDER).text
    assert "Nous agissons ici." in page
    assert 'name="base" value="1"' in page
    assert "Au nom de" not in page  # she represents nobody
    reponse = client.post(AMENDER, saisie(cle="clé-1"))
    assert (reponse.status_code, reponse["Location"]) == (302, "/charte/amendements/1/")
    assert client.post(AMENDER, saisie(cle="clé-1"))["Location"] == "/charte/amendements/1/"
    assert "Amendement 1 déposé à" in lisible(client.get("/charte/amendements/1/"))
    amendement = Amendement.objects.get()
    assert (amendement.numero, amendement.base, amendement.personne) == (1, 1, participante)
    page = lisible(connecter(PersonneFactory()).get(amendement.get_absolute_url()))
    assert "<del>" in page
    assert "partout" in page
    assert "Pour tous." in page
    assert "Paule Participante" in page


def test_in_the_name_of_an_organisation(connecter, article, participante):
    organisation = RepresentationFactory(personne=participante).organisation
    autre = RepresentationFactory().organisation
    client = connecter(participante)
    assert "Au nom de" in client.get(AMENDER).text
    assert client.post(AMENDER, saisie(organisation=autre.pk)).status_code == 422
    client.post(AMENDER, saisie(organisation=organisation.pk))
    assert Amendement.objects.get().organisation == organisation
    assert f"au nom de {organisation}" in client.get(LISTE).text


@pytest.mark.parametrize(
    ("champs", "statut", "phrase"),
    [
        ({"titre": ""}, 422, "à remplir"),
        ({"corps": " \n "}, 422, "à remplir"),
        ({"motif": ""}, 422, "à remplir"),
        ({"motif": "x" * 2001}, 422, "2 000"),
        ({"corps": "x" * 20_001}, 422, "20 000"),
        ({"titre": "x" * 201}, 422, "200"),
        ({"corps": "Nous agissons ici.\n\nEnsemble."}, 409, "la même chose"),
        ({"base": "2"}, 409, "jamais eu cette version"),
        ({"base": ""}, 409, "jamais eu cette version"),
        ({"base": "9" * 30}, 409, "jamais eu cette version"),
        ({"corps": "\n".join("  " * rang + "- élément" for rang in range(8))}, 422, ""),
    ],
)
def test_bad_input_is_told_and_kept(connecter, article, participante, champs, statut, phrase):
    envoi = saisie(**champs)
    reponse = connecter(participante).post(AMENDER, envoi)
    assert reponse.status_code == statut
    assert phrase in lisible(reponse)
    assert reponse.context["form"].data["corps"] == envoi["corps"]
    assert all(valeur.strip() in reponse.text for nom, valeur in envoi.items() if nom in ("titre", "motif"))
    assert not Amendement.objects.exists()
    if (
        statut == 422
    ):  # without JavaScript the page comes back at its top: the summary is shown first, and leads to the field
        [nom] = reponse.context["form"].errors
        resume = reponse.text.partition('<p id="erreurs"')[2].partition("</p>")[0]
        assert ("autofocus" in resume, f'href="#div_id_{nom}"' in resume) == (True, True)
        assert f'id="div_id_{nom}"' in reponse.text


def test_a_text_of_10_mb_is_refused_with_413(connecter, article, participante):
    assert connecter(participante).post(AMENDER, saisie(corps="x" * 10_000_000)).status_code == 413


def test_words_sent_to_a_deleted_article_or_a_closed_deposit_come_back(connecter, article, participante, comite):
    client = connecter(participante)
    actions.supprimer_article(article=article, by=comite)
    reponse = client.post(AMENDER, saisie(corps="Mes mots précieux."))
    assert reponse.status_code == 409
    assert "n’est plus dans la charte" in reponse.text
    assert "Mes mots précieux." in reponse.text
    actions.restaurer_article(article=article, by=comite)
    actions.clore_amendements(charte=article.section.charte, by=comite)
    reponse = client.post(AMENDER, saisie(corps="Mes mots précieux."))
    assert reponse.status_code == 409
    assert "est clos" in reponse.text
    assert "Mes mots précieux." in reponse.text
    assert client.get(AMENDER).status_code == 409
    assert AMENDER not in client.get("/charte/").text
    assert "clos" in client.get(LISTE).text


def test_to_see_saves_nothing(connecter, article, participante):
    client = connecter(participante)
    page = client.post(AMENDER, saisie(apercu="1", motif=""))
    assert page.status_code == 200
    assert "<ins>" in page.text
    assert "à remplir" not in page.text
    assert page.context["form"]["corps"].value() == saisie()["corps"]
    assert page.context["form"]["base"].value() == "1"
    assert '<div id="apercu" class="apercu" role="status" tabindex="-1" autofocus>' in page.text  # not its top again
    fragment = client.post(AMENDER, saisie(), headers=HX)
    assert "autofocus" not in fragment.text
    assert fragment.text.lstrip().startswith('<div id="apercu"')
    assert "<ins>" in fragment.text
    rien = client.post(AMENDER, saisie(corps=article.corps), headers=HX)
    assert "Rien ne change encore." in rien.text
    assert not Amendement.objects.exists()


def test_the_article_changed_meanwhile(connecter, article, participante, comite):
    actions.modifier_article(article=article, version=1, corps="Nous agissons ici.\n\nEn tout.", by=comite)
    client = connecter(participante)
    page = client.post(AMENDER, saisie(), follow=True)
    assert "reprend ses nouveaux mots" in page.text
    assert Amendement.objects.get(numero=1).corps == "Nous agissons partout.\n\nEn tout."
    page = client.post(AMENDER, saisie(corps="Nous agissons ici.\n\nÀ deux."), follow=True)
    assert "est à reprendre" in page.text
    assert "À reprendre" in page.text
    assert "Reprendre mon amendement" in page.text
    deux = Amendement.objects.get(numero=2)
    assert (deux.corps, deux.base, deux.is_a_reprendre) == ("Nous agissons ici.\n\nÀ deux.", 1, True)


def test_taken_up_again_with_both_texts(connecter, article, participante, comite):
    amendement = proposer(article, participante, corps="Nous agissons partout.\n\nEnsemble.")
    actions.modifier_article(article=article, version=1, corps="Nous agissons là.\n\nEn tout.", by=comite)
    client, adresse = connecter(participante), "/charte/amendements/1/modifier/"
    form = client.get(adresse).context["form"]
    assert form["corps"].value() == "Nous agissons partout.\n\nEn tout."  # hers where both changed the same word
    assert (form["base"].value(), form["version"].value()) == (2, 1)
    vu = client.post(adresse, {"titre": "Agir", "corps": "Nous.", "motif": "x", "apercu": "1", "base": 2, "version": 1})
    assert vu.context["form"]["corps"].value() == "Nous."
    envoi = {"titre": "Agir", "corps": "Nous agissons là et partout.\n\nEn tout.", "motif": "Pour tous."}
    reponse = client.post(adresse, {**envoi, "base": "2", "version": "1"}, follow=True)
    assert "Amendement enregistré" in reponse.text
    amendement.refresh_from_db()
    assert (amendement.is_a_reprendre, amendement.base, amendement.corps) == (False, 2, envoi["corps"])


def test_two_windows_of_its_author_are_brought_together(connecter, article, participante):
    proposer(article, participante, corps="Nous agissons partout.\n\nEnsemble.")
    client, adresse = connecter(participante), "/charte/amendements/1/modifier/"
    envoi = {"titre": "Agir", "corps": "Nous agissons partout.\n\nEnsemble.", "version": "1"}
    client.post(adresse, {**envoi, "motif": "Pour tous et toutes."})
    page = client.post(adresse, {**envoi, "titre": "Agir partout", "motif": "Pour tous."}, follow=True)
    assert "ont été réunis" in page.text
    amendement = Amendement.objects.get()
    assert (amendement.titre, amendement.motif, amendement.version) == ("Agir partout", "Pour tous et toutes.", 3)
    historique = client.get("/charte/amendements/1/historique/").text  # where « Voir ce qui a changé » leads
    assert ("toutes<" in historique, "<ins>" in historique) == (True, True)
    rien = {**envoi, "titre": "Agir partout", "motif": "Pour tous et toutes.", "version": "3"}
    assert "Rien n’a changé." in client.post(adresse, rien, follow=True).text
    reponse = client.post(adresse, {**envoi, "titre": "Agir ailleurs", "motif": "Pour tous."})
    assert reponse.status_code == 409
    assert "Agir ailleurs" in reponse.text


def test_of_two_that_are_the_same_one_is_retained_and_the_motif_of_the_other_is_still_hers(
    connecter, article, participante, comite
):
    corps = "Nous agissons partout.\n\nEnsemble."
    un, _ = (proposer(article, personne, corps=corps) for personne in (PersonneFactory(), participante))
    actions.retenir_amendement(amendement=un, raison="Oui.", by=comite)
    client, adresse = connecter(participante), "/charte/amendements/2/modifier/"
    envoi = {"titre": "Agir", "corps": corps, "version": "1"}
    assert client.post(adresse, {**envoi, "motif": "Un autre motif."}).status_code == 302
    assert Amendement.objects.get(numero=2).motif == "Un autre motif."


def test_another_place_an_article_less_an_article_more(connecter, article, participante):
    ailleurs = SectionFactory(ancre="ailleurs", titre="Ailleurs")
    premier = ArticleFactory(section=ailleurs, ancre="premier", titre="Premier")
    client = connecter(participante)
    deplacer = f"{AMENDER}deplacer/"
    valeurs = [valeur for valeur, _ in client.get(deplacer).context["form"].fields["place"].choices]
    assert valeurs == ["", "tete-ailleurs", "apres-premier"]  # not where it stands already
    assert client.post(deplacer, {"place": "apres-agir", "motif": "Oui."}).status_code == 422
    client.post(deplacer, {"place": "apres-premier", "motif": "Plus logique."})
    client.post(f"{AMENDER}supprimer/", {"motif": "Il ne sert plus."})
    client.post("/charte/sections/ailleurs/amender/", saisie(place="apres-premier", titre="Relier"))
    un, deux, trois = Amendement.objects.order_by("numero")
    assert (un.nature, un.section, un.apres) == ("deplacer", ailleurs, premier)
    assert (deux.nature, deux.base) == ("supprimer", 1)
    assert (trois.nature, trois.titre, trois.apres, trois.article) == ("ajouter", "Relier", premier, None)
    page = lisible(client.get(un.get_absolute_url()))
    assert "Vers « Ailleurs », juste après « Premier »." in page
    assert "Nous agissons ici." in client.get(deux.get_absolute_url()).text
    assert "Relier" in client.get(trois.get_absolute_url()).text
    assert "1 article proposé" in client.get("/charte/").text
