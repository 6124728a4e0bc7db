"""La reprise: what was being sent when the session was over is shown to its sender, and to nobody else's profit."""

import logging

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.files.uploadedfile import SimpleUploadedFile

from chantiers.models import Chantier
from labo.liens import nouveau_lien
from labo.models import Cle, Revision
from tests.factories import ChantierFactory, MembreFactory, PersonneFactory
from tests.htmx import HX
from tests.mefiance import ClientMefiant


ICI = {"Origin": "http://testserver"}
FICHE = "/chantiers/1/modifier/"
TEXTE = "Nos mots, longs et fragiles : « é » <b>&amp; \"' \n\n  - deux\n" * 8


class Navigateur(ClientMefiant):
    """A browser as it is: tokens are checked, and it says where its requests come from."""

    def __init__(self, **options):
        super().__init__(enforce_csrf_checks=True, **options)

    def entrer(self, personne):
        lien = "/lien/" + nouveau_lien(personne=personne).partition("/lien/")[2]
        self.post(lien, champs_de(self.get(lien)), headers=ICI)
        return self


def champs_de(reponse) -> dict:
    """The fields of the main form of a page, as they would be sent."""
    forme = BeautifulSoup(reponse.text, "html.parser").main.find("form", method="post")
    saisis = {champ["name"]: champ.get("value", "") for champ in forme.find_all("input", attrs={"name": True})}
    saisis |= {champ["name"]: champ.get_text() for champ in forme.find_all("textarea")}
    for choix in forme.find_all("select"):
        option = choix.find("option", selected=True) or choix.find("option")
        saisis[choix["name"]] = option["value"]
    return saisis


def montre(reponse) -> dict:
    """What the page of the reprise shows: label -> text."""
    soupe = BeautifulSoup(reponse.text, "html.parser")
    return {paire.dt.get_text(): paire.dd.get_text() for paire in soupe.select("dl.fiche > div")}


@pytest.fixture
def pilote(db):
    return MembreFactory(chantier=ChantierFactory(numero=1), role="pilotage").personne


@pytest.fixture
def navigateur(pilote):
    return Navigateur().entrer(pilote)


@pytest.fixture
def saisis(navigateur):
    """The form of the sheet, opened and filled in."""
    return champs_de(navigateur.get(FICHE)) | {"contexte": TEXTE}


def tuer_les_sessions():
    Session.objects.all().delete()


def test_the_session_over_the_words_are_shown_and_sent_again_once(navigateur, saisis, pilote):
    tuer_les_sessions()
    repris = navigateur.post(FICHE, saisis, headers=ICI)
    assert repris.status_code == 401
    assert "no-store" in repris["Cache-Control"]
    assert montre(repris)["Contexte"] == TEXTE
    soupe = BeautifulSoup(repris.text, "html.parser")
    assert soupe.main.find("a", class_="btn")["href"] == f"/connexion/?next={FICHE}"
    rendus = champs_de(repris)
    assert {**rendus, "csrfmiddlewaretoken": ""} == {**saisis, "csrfmiddlewaretoken": ""}
    assert soupe.main.find("form")["action"] == FICHE

    navigateur.entrer(pilote)  # in another tab: the token turns
    nomme = navigateur.post(FICHE, rendus, headers=ICI)
    assert nomme.status_code == 403
    assert f"Envoyer au nom de {pilote}" in nomme.text
    assert montre(nomme)["Contexte"] == TEXTE
    for _ in range(2):
        assert navigateur.post(FICHE, champs_de(nomme), headers=ICI).status_code == 302
    chantier = Chantier.objects.get()
    assert (chantier.contexte.split(), chantier.version) == (TEXTE.split(), 2)
    assert Cle.objects.count() == 1
    assert Revision.objects.of(chantier).filter(numero=2).count() == 1


def test_a_page_of_one_is_never_sent_as_the_other(navigateur, saisis, pilote):
    autre = MembreFactory(
        chantier=Chantier.objects.get(), role="pilotage", personne=PersonneFactory(prenom="Bea")
    ).personne
    ancien = navigateur.cookies["csrftoken"].value
    navigateur.entrer(autre)
    assert navigateur.cookies["csrftoken"].value != ancien
    refuse = navigateur.post(FICHE, saisis, headers=ICI)
    assert refuse.status_code == 403
    assert Chantier.objects.get().contexte == ""
    assert f"Envoyer au nom de {autre}" in refuse.text
    assert "Ce n’est pas vous" in refuse.text
    # The one whose words they are comes back: the same page names her in her turn.
    rendus = champs_de(refuse)
    navigateur.entrer(pilote)
    assert f"Envoyer au nom de {pilote}" in navigateur.post(FICHE, rendus, headers=ICI).text


def test_a_page_from_before_a_sign_out_and_another_sign_in_is_refused_too(navigateur, saisis):
    navigateur.post("/deconnexion/", {"csrfmiddlewaretoken": navigateur.cookies["csrftoken"].value}, headers=ICI)
    assert navigateur.post(FICHE, saisis, headers=ICI).status_code == 401
    navigateur.entrer(MembreFactory(chantier=Chantier.objects.get(), role="pilotage").personne)
    assert navigateur.post(FICHE, saisis, headers=ICI).status_code == 403
    assert Chantier.objects.get().contexte == ""


@pytest.mark.parametrize(
    "entetes",
    [
        {},
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://testserver.evil.example"},
        {"Origin": "http://testserver:81"},
        {"Referer": "http://evil.example/?http://testserver/"},
        {"Referer": "http://[testserver/"},
        {"Referer": "http://testserver@evil.example/"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "none"},
        {"Sec-Fetch-Site": "cross-site", "Origin": "http://testserver"},
        {"Sec-Fetch-Site": "same-origin", "Origin": "http://evil.example"},
        {"Sec-Fetch-Site": "same-origin", "Referer": "http://evil.example/"},
    ],
    ids=str,
)
@pytest.mark.parametrize("is_connecte", [True, False])
def test_what_another_site_sends_is_never_offered_again(pilote, entetes, is_connecte):
    """Neither with a stale token nor, where tokens are not what stops it, with nobody signed in."""
    client = Navigateur() if is_connecte else ClientMefiant()
    if is_connecte:
        client.entrer(pilote)
    refuse = client.post(FICHE, {"contexte": "Un piège", "csrfmiddlewaretoken": "a" * 32}, headers=entetes)
    assert refuse.status_code == (403 if is_connecte else 302)
    assert "piège" not in refuse.text
    assert Chantier.objects.get().contexte == ""


@pytest.mark.parametrize(
    "entetes", [ICI, {"Referer": "http://testserver/chantiers/"}, {"Sec-Fetch-Site": "same-origin"}], ids=str
)
def test_one_sign_of_our_own_pages_is_enough(client, pilote, entetes):
    assert "Nos mots" in client.post(FICHE, {"contexte": "Nos mots"}, headers=entetes).text


@pytest.mark.parametrize(
    ("adresse", "statut"), [("/connexion/", 403), ("/deconnexion/", 403), ("/lien/abc/", 403), ("/admin/login/", 403)]
)
def test_a_door_is_never_echoed(pilote, adresse, statut):
    saisis = {"email": "moi@essai.example", "username": "moi@essai.example", "password": "très secret"}
    reponse = Navigateur().post(adresse, saisis, headers=ICI)
    assert reponse.status_code == statut
    assert "secret" not in reponse.text
    assert "moi@essai" not in reponse.text


def test_a_button_without_words_leads_to_the_door(client, pilote):
    """Nothing is lost, so nothing is shown; and one comes back to the page of the button, not to an act."""
    entetes = ICI | {"Referer": "http://testserver/chantiers/1/?a=1#membres"}
    reponse = client.post("/chantiers/1/quitter/", {"cle": "abc", "version": "3"}, headers=entetes)
    assert reponse.status_code == 302
    assert reponse["Location"] == "/connexion/?next=/chantiers/1/%3Fa%3D1"


def test_fields_carry_the_labels_of_their_form_and_choices_their_words(client, pilote):
    saisis = {"organisation": "7", "motivation": "Apprendre", "motivation_audience": "participants", "version": "2"}
    assert montre(client.post("/chantiers/1/adhesion/", saisis, headers=ICI)) == {
        "Au nom de": "Votre choix est gardé.",
        "Motivation": "Apprendre",
        "Motivation lisible par": "toutes les personnes inscrites",
    }


def test_a_list_says_which_of_its_items(client, pilote):
    saisis = {"seances-TOTAL_FORMS": "2", "seances-0-titre": "Accueil", "seances-1-titre": "Café", "inconnu": "mots"}
    vus = montre(client.post("/programme/importer/", saisis, headers=ICI))
    assert vus == {"Titre (1)": "Accueil", "Titre (2)": "Café", "Inconnu": "mots"}


def test_hostile_words_stay_words(client, pilote):
    saisis = {"contexte": "</dd><script>alert(1)</script>", '"><img src=x onerror=alert(1)>': "nom"}
    page = client.post(FICHE, saisis, headers=ICI)
    soupe = BeautifulSoup(page.text, "html.parser")
    assert soupe.main.find_all(["script", "img"]) == []
    assert montre(page)["Contexte"] == saisis["contexte"]
    assert soupe.find("input", attrs={"name": '"><img src=x onerror=alert(1)>'})["value"] == "nom"


def test_the_old_token_is_not_carried(client, pilote):
    page = client.post(FICHE, {"contexte": "mots", "csrfmiddlewaretoken": "a" * 64}, headers=ICI)
    assert "a" * 64 not in page.text


def test_beyond_the_limit_it_is_said(client, pilote):
    for taille, statut in ((199_000, True), (201_000, False)):
        page = client.post(FICHE, {"contexte": "é" * (taille // 2)}, headers=ICI)
        assert page.status_code == 401
        assert ("ééé" in page.text) is statut
    assert "trop long pour être montré" in page.text


def test_several_values_under_one_name_and_files(client, pilote):
    fichier = SimpleUploadedFile("programme.txt", b"Accueil")
    saisis = {"texte": ["un", "deux"], "fichier": fichier}
    page = client.post("/programme/importer/", saisis, headers=ICI)
    forme = BeautifulSoup(page.text, "html.parser").main.form
    assert [champ["value"] for champ in forme.find_all("input", attrs={"name": "texte"})] == ["un", "deux"]
    assert forme["enctype"] == "multipart/form-data"
    assert forme.find("input", type="file")["name"] == "fichier"
    assert "choisissez-le à nouveau" in page.text


def test_nothing_is_kept_and_nothing_is_logged(client, pilote, caplog):
    caplog.set_level(logging.DEBUG)
    Navigateur().post(FICHE, {"contexte": "Mots privés"}, headers=ICI)
    client.post(FICHE, {"contexte": "Mots privés"}, headers=ICI)
    # Django's own SQL debug log is off outside DEBUG; what is left names addresses only.
    assert "privés" not in caplog.text
    assert Session.objects.count() == 0
    assert Revision.objects.count() == 0


def test_the_page_of_the_reprise_has_the_headers_of_every_page(client, pilote):
    for reponse in (client.post(FICHE, {"contexte": "x"}, headers=ICI), client.get("/chantiers/1/quitter/")):
        assert "form-action 'self'" in reponse["Content-Security-Policy"] or reponse.status_code == 302
        assert reponse["X-Frame-Options"] == "DENY"


def test_a_wrong_method_has_the_headers_too(connecter, pilote):
    reponse = connecter(pilote).get("/chantiers/1/quitter/")
    assert reponse.status_code == 405
    assert reponse["Allow"] == "POST"
    assert "form-action 'self'" in reponse["Content-Security-Policy"]
    assert reponse["X-Frame-Options"] == "DENY"


# ---- with scripts ----


@pytest.mark.parametrize("autres", [{}, HX, ICI], ids=str)
def test_the_scripts_are_told_where_to_sign_in(client, pilote, autres):
    entetes = {"Envoi": str(pilote.pk)} | autres
    reponse = client.post(FICHE, {"contexte": "mots"}, headers=entetes)
    assert (reponse.status_code, reponse["Connexion"]) == (401, f"/connexion/?next={FICHE}")
    assert "HX-Redirect" not in reponse
    assert "Location" not in reponse
    assert "mots" not in reponse.text


def test_the_scripts_come_back_to_the_page_of_a_button(client, pilote):
    entetes = {"Envoi": str(pilote.pk), "Referer": "http://testserver/chantiers/1/?a=1"}
    assert (
        client.post("/chantiers/1/quitter/", headers=entetes)["Connexion"] == "/connexion/?next=/chantiers/1/%3Fa%3D1"
    )
    entetes["Referer"] = "http://evil.example/chantiers/1/"
    assert client.post("/chantiers/1/quitter/", headers=entetes)["Connexion"] == "/connexion/"


def test_a_turned_token_is_said_to_the_scripts(navigateur, pilote, saisis):
    navigateur.entrer(pilote)
    reponse = navigateur.post(FICHE, saisis, headers=ICI | {"Envoi": str(pilote.pk)})
    assert reponse.status_code == 403
    assert "Rechargez la page" in reponse.text
    assert "Nos mots" not in reponse.text


def test_htmx_stays_on_its_page_and_says_it(client, pilote):
    for reponse in (client.get("/programme/edition/", headers=HX), client.post(FICHE, {"contexte": "x"}, headers=HX)):
        assert reponse.status_code == 401
        assert "HX-Redirect" not in reponse
        assert reponse["HX-Reswap"] == "none"
        soupe = BeautifulSoup(reponse.text, "html.parser")
        [racine] = soupe.find_all(True, recursive=False)
        assert (racine["id"], racine["hx-swap-oob"]) == ("annonce", "outerSync")
        assert "session est terminée" in racine.get_text()
        assert racine.a["href"].startswith("/connexion/?next=/")


def test_htmx_with_a_turned_token_stays_on_its_page(navigateur, pilote, saisis):
    navigateur.entrer(pilote)
    reponse = navigateur.post(FICHE, saisis, headers=ICI | HX)
    assert (reponse.status_code, reponse["HX-Reswap"]) == (403, "none")
    assert "Rechargez la page" in reponse.text


@pytest.mark.parametrize(
    ("adresse", "statut", "mots"),
    [
        ("/n-existe-pas/", 404, "rien à cette adresse"),
        (FICHE, 403, "modifient cette fiche"),
        ("/chantiers/1/quitter/", 405, "formulaire"),
    ],
)
def test_no_error_page_lands_inside_a_fragment(connecter, participante, pilote, adresse, statut, mots):
    reponse = connecter(participante).get(adresse, headers=HX)
    assert (reponse.status_code, reponse["HX-Reswap"]) == (statut, "none")
    [racine] = BeautifulSoup(reponse.text, "html.parser").find_all(True, recursive=False)
    assert racine["id"] == "annonce"
    assert mots in racine.get_text()


def test_the_session_cookie_is_not_needed_to_read_this(pilote):
    """A browser that refuses cookies is told the same, every time, and never loses its words."""
    sans = Navigateur()
    for _ in range(2):
        page = sans.post(FICHE, {"contexte": "Nos mots"}, headers=ICI)
        sans.cookies.clear()
        assert page.status_code == 403
        assert montre(page)["Contexte"] == "Nos mots"
        assert settings.SESSION_COOKIE_NAME not in page.cookies
