"""The suite: signing in leads back to where one was, and never to another site."""

from urllib.parse import urljoin, urlsplit

import pytest
from django.urls import get_resolver
from hypothesis import example, given
from hypothesis import strategies as st

from labo.liens import nouveau_lien
from labo.suite import LONGUEUR_MAX, adresse_locale
from labo.views.suites import can_lire, suite_sure
from tests.factories import ChantierFactory


HOSTILES = [
    "//evil.example",
    "///evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "/chantiers/\\evil.example",
    "https:evil.example",
    "https://evil.example/",
    "http:///evil.example",
    "javascript:alert(1)",
    "evil.example",
    "",
    " /moi/",
    "/\t/evil.example",
    "/\n/evil.example",
    "\x00/moi/",
    "/moi/\r\nSet-Cookie: a=b",
    "/moi/\u2028",
    "/moi/\u202egnp.exe",
    "/\u200b/evil.example",
    "/\udc80",
    "/chantiers/?" + "a" * LONGUEUR_MAX,
    "/chantiers/?" + "é" * (LONGUEUR_MAX // 3),  # too long once written in ASCII
]
SITE = "http://127.0.0.1:8000/connexion/"


@pytest.fixture
def lien(participante):
    return "/lien/" + nouveau_lien(personne=participante).partition("/lien/")[2]


@pytest.mark.parametrize("adresse", HOSTILES, ids=lambda adresse: ascii(adresse)[:40])
def test_an_address_of_elsewhere_is_not_followed(client, participante, lien, adresse):
    assert adresse_locale(adresse) == suite_sure(adresse) == ""
    if adresse.isprintable():
        page = client.get("/connexion/", {"next": adresse})
        assert "suite" not in page.cookies
        client.cookies["suite"] = adresse  # and were it put there by another hand
        assert client.post(lien)["Location"] == "/"
        assert client.get("/connexion/", {"next": adresse}).status_code == 200


@example("/\\evil.example")
@example("/./\t/evil.example")
@example("/.//evil.example")
@given(st.text(alphabet=st.sampled_from("/\\.:@?#%aé \t\n\r\x00\u200b2fF5cC"), max_size=20).map(lambda fin: f"/{fin}"))
def test_whatever_is_let_through_stays_on_this_site(texte):
    adresse = adresse_locale(texte)
    # As a browser reads it: control characters fall, a backslash is a slash.
    lue = "".join(signe for signe in adresse if signe > " ").replace("\\", "/")
    assert adresse.isascii()
    assert urlsplit(urljoin(SITE, lue)).netloc == "127.0.0.1:8000"
    assert not lue.startswith("//")


@given(st.text(max_size=600))
def test_no_text_makes_it_fail(texte):
    assert suite_sure(texte) in ("", adresse_locale(texte))
    assert adresse_locale(adresse_locale(texte)) == adresse_locale(texte)


@pytest.mark.parametrize(
    "adresse",
    ["/connexion/", "/connexion/?next=/moi/", "/deconnexion/", "/lien/abc/", "/n-existe-pas/", "/chantiers/1/quitter/"],
)
def test_a_door_a_void_or_an_act_is_no_page_to_return_to(adresse):
    assert suite_sure(adresse) == ""


@pytest.mark.parametrize(
    "adresse",
    ["/", "/moi/", "/chantiers/1/modifier/?a=1&b=%C3%A9#defi", "/programme/edition/", "/charte/articles/agir/"],
)
def test_a_page_of_ours_is(adresse):
    assert suite_sure(adresse) == adresse


def test_every_view_of_the_house_says_what_it_answers():
    """The methods are read inside Django's decorator: should that change, this fails first."""
    motifs = [
        motif for groupe in get_resolver().url_patterns if groupe.namespace != "admin" for motif in groupe.url_patterns
    ]
    muettes = {motif.name for motif in motifs if not can_lire(motif.callback)}
    assert {"deconnexion", "chantier_quitter", "seance_supprimer"} <= muettes
    assert not {"accueil", "moi", "chantier_modifier", "article_modifier", "connexion"} & muettes


def test_signing_in_leads_to_the_page_that_was_wanted(client, participante, lien):
    ChantierFactory(numero=1)
    refuse = client.get("/chantiers/1/rejoindre/?a=%C3%A9")
    assert refuse.status_code == 302
    page = client.get(refuse["Location"])
    assert "la page que vous vouliez lire s’affichera" in page.text
    demande = client.post(refuse["Location"], {"email": participante.email})
    assert "il vous ramènera à la page que vous vouliez lire" in demande.text
    assert "vous vouliez ouvrir" in client.get(lien).text
    entree = client.post(lien)
    assert entree["Location"] == "/chantiers/1/rejoindre/?a=%C3%A9"
    assert client.get(entree["Location"]).status_code == 200
    assert client.post(lien)["Location"] == "/"  # once


def test_a_link_one_already_has_leads_there_too(client, lien):
    client.get("/connexion/?next=/chantiers/")
    assert client.post(lien)["Location"] == "/chantiers/"


def test_a_link_opened_elsewhere_leads_home(client, lien):
    client.get("/connexion/?next=/chantiers/")
    ailleurs = type(client)()
    assert "vous vouliez ouvrir" not in ailleurs.get(lien).text
    assert ailleurs.post(lien)["Location"] == "/"


def test_the_mail_holds_no_suite(client, participante, faire_les_taches, settings, mailoutbox):
    client.post("/connexion/?next=/chantiers/", {"email": participante.email})
    faire_les_taches()
    [courriel] = mailoutbox
    assert "/lien/" in courriel.body
    assert "next" not in courriel.body
    assert "/chantiers/" not in courriel.body


def test_who_is_signed_in_goes_straight_there(connecter, participante):
    assert connecter(participante).get("/connexion/?next=/moi/")["Location"] == "/moi/"
    assert connecter(participante).get("/connexion/").status_code == 200


def test_the_suite_says_nothing_of_who_is_known(client, participante):
    connue, inconnue = (
        client.post("/connexion/?next=/moi/", {"email": email}) for email in (participante.email, "qui@essai.example")
    )
    assert connue.cookies["suite"].OutputString() == inconnue.cookies["suite"].OutputString()


def test_the_cookie_goes_to_the_links_only_and_not_to_scripts(client, db):
    temoin = client.get("/connexion/?next=/moi/").cookies["suite"]
    assert (temoin["path"], temoin["httponly"], temoin["samesite"], temoin["max-age"]) == ("/lien/", True, "Lax", 7200)
