"""static/js/direct.js in a real browser, on the real stream: a page of a few lines stands at the server's own address."""

import time
from itertools import pairwise

import pytest
from playwright.sync_api import expect

from tests.flux import Flux, dire


PAGE = """<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Essai</title>
<meta name="htmx-config" content='{"morphIgnore":["data-htmx-powered","open"]}'>
<script src="/static/django_htmx/htmx-4.min.js"></script>
<script src="/static/js/saisie.js" defer></script><script src="/static/js/direct.js" defer></script></head>
<body><p role="status" data-direct-etat></p><main data-sujet="chantier-41 personne-0">FRAGMENT</main></body></html>"""

FRAGMENT = """<section id="essai" hx-get="/essai/fragment/" hx-trigger="chantier-41 from:body, chantier-42 from:body"
hx-swap="outerMorph" data-sujet="SUJETS"><p id="lecture">lecture N</p>
<form><label>Mot <input name="mot" value="serveur N"></label> <label>Choix <select name="choix"><option>un<option>deux
</select></label> <label>Oui <input type="checkbox" name="oui"></label> <button type="button">Rien</button></form></section>"""


class Essai:
    """The page under test: how often its fragment was read, and which of its roads are cut."""

    def __init__(self, page, adresse):
        self.page, self.adresse = page, adresse
        self.lectures, self.sujets = 0, "chantier-41"
        self.is_flux_coupe = self.is_page_coupee = False
        self.reponse = None  # what the fragment's address answers instead of it
        page.route("**/essai/", lambda route: route.fulfill(body=self.rendre(PAGE), content_type="text/html"))
        page.route("**/essai/fragment/", self.lire)
        page.route("**/direct/?*", lambda route: route.abort() if self.is_flux_coupe else route.continue_())
        page.goto("/essai/")
        self.lecture = page.locator("#lecture")
        self.mot = page.get_by_label("Mot")
        self.etat = page.locator("[data-direct-etat]")
        self.actualiser = page.get_by_role("button", name="Du nouveau : actualiser")

    def rendre(self, gabarit):
        self.lectures += 1
        return gabarit.replace("FRAGMENT", FRAGMENT).replace("N", str(self.lectures)).replace("SUJETS", self.sujets)

    def lire(self, route):
        if self.is_page_coupee:
            route.abort()
        elif self.reponse:
            self.lectures += 1
            route.fulfill(**self.reponse, content_type="text/html")
        else:
            route.fulfill(body=self.rendre(FRAGMENT), content_type="text/html")

    def attendre(self, condition):
        fin = time.monotonic() + 10
        while not condition():
            assert time.monotonic() < fin, "La condition attendue n’est pas venue à temps."
            self.page.wait_for_timeout(20)  # lets the browser's requests through, which a sleep would not

    def suivre(self, sujet="chantier-41", pages=1):
        """Wait until so many pages follow the subject, by telling it; then until the page has read it."""
        with Flux(self.adresse, sujet) as temoin:

            def is_suivi():
                dire(sujet)
                return temoin.prochain("nouvelle")["abonnes"] == pages + 1

            self.attendre(is_suivi)
        self.page.wait_for_timeout(100)

    def cacher(self, *, is_cachee):
        self.page.evaluate(
            "hidden => { Object.defineProperty(document, 'hidden', { value: hidden, configurable: true });"
            " document.dispatchEvent(new Event('visibilitychange')); }",
            is_cachee,
        )

    def passer(self, secondes):
        """Time goes by for the page; what it asks meanwhile is answered."""
        for _ in range(secondes):
            self.page.clock.run_for(1000)


@pytest.fixture
def essai(ouvrir, serveur):
    page = ouvrir()
    page.clock.install()
    return Essai(page, serveur)


def lire_apres(essai, sujet):
    """An act, and the fragment that it makes the page read."""
    avant = essai.lectures
    dire(sujet)
    essai.attendre(lambda: essai.lectures > avant)
    expect(essai.lecture).to_have_text(f"lecture {essai.lectures}")


def test_the_news_re_reads_the_fragment_and_what_it_brings_is_followed_too(essai):
    essai.sujets = "chantier-41 chantier-42"
    essai.suivre()
    essai.suivre("chantier-42")
    lire_apres(essai, "chantier-42")
    lire_apres(essai, "chantier-41")
    expect(essai.etat).to_have_text("")


GESTES = {
    "focus": lambda essai: essai.mot.focus(),
    "text": lambda essai: (essai.mot.fill("à moi"), essai.mot.blur()),
    "choice": lambda essai: essai.page.get_by_label("Choix").select_option("deux"),
    "tick": lambda essai: essai.page.get_by_label("Oui").check(),
}


def test_what_is_being_typed_is_never_replaced_and_the_news_waits_beside(essai):
    for nom, geste in GESTES.items():
        essai.page.goto("/essai/")
        essai.suivre()
        geste(essai)
        avant, mot = essai.lectures, essai.mot.input_value()
        dire("chantier-41")
        expect(essai.actualiser, nom).to_be_visible()
        dire("chantier-41")
        essai.page.wait_for_timeout(100)
        assert (essai.lectures, essai.mot.input_value(), essai.actualiser.count()) == (avant, mot, 1), nom
        essai.actualiser.click()
        expect(essai.lecture, nom).to_have_text(f"lecture {avant + 1}")
        expect(essai.actualiser, nom).to_have_count(0)


def test_typing_that_begins_while_the_news_is_fetched_is_kept(essai):
    essai.suivre()
    essai.page.route("**/essai/fragment/", lambda route: (essai.mot.fill("à moi"), essai.lire(route)))
    avant = essai.lectures
    dire("chantier-41")
    expect(essai.actualiser).to_be_visible()
    assert (essai.mot.input_value(), essai.lecture.text_content()) == ("à moi", f"lecture {avant}")


def test_a_field_that_was_left_as_it_was_lets_the_news_in(essai):
    essai.suivre()
    essai.mot.fill("à moi")
    essai.mot.fill(f"serveur {essai.lectures}")
    essai.page.get_by_role("button", name="Rien").focus()
    lire_apres(essai, "chantier-41")


def test_what_waited_comes_by_itself_once_the_field_is_left_as_it_was(essai):
    essai.suivre()
    valeur = essai.mot.input_value()
    essai.mot.fill("à moi")
    avant = essai.lectures
    dire("chantier-41")
    expect(essai.actualiser).to_be_visible()
    essai.mot.fill(valeur)  # nothing unsaved, but the hand is still there
    expect(essai.actualiser).to_be_visible()
    assert essai.lectures == avant
    essai.page.get_by_role("button", name="Rien").focus()
    expect(essai.lecture).to_have_text(f"lecture {avant + 1}")
    expect(essai.actualiser).to_have_count(0)


def test_what_waited_goes_on_waiting_while_a_word_is_unsaved(essai):
    essai.suivre()
    essai.mot.fill("à moi")
    dire("chantier-41")
    expect(essai.actualiser).to_be_visible()
    avant = essai.lectures
    essai.page.get_by_role("button", name="Rien").focus()
    essai.page.wait_for_timeout(200)
    assert (essai.lectures, essai.actualiser.count(), essai.mot.input_value()) == (avant, 1, "à moi")


def test_news_whose_page_did_not_come_is_asked_for_again(essai, ouvrir):
    essai.suivre()
    essai.reponse = {"status": 503, "body": "<h1>Indisponible</h1>"}
    avant = essai.lectures
    dire("chantier-41")
    essai.attendre(lambda: essai.lectures > avant)
    expect(essai.lecture).to_have_text(f"lecture {avant}")  # the error has not taken the place of the page
    essai.reponse = {"status": 200, "body": "<h1>Connectez-vous au wifi</h1>"}  # a captive portal
    avant_portail = essai.lectures
    essai.attendre(lambda: essai.passer(1) or essai.lectures > avant_portail)
    expect(essai.lecture).to_have_text(f"lecture {avant}")
    essai.reponse = None
    essai.attendre(lambda: essai.passer(1) or essai.lecture.text_content() != f"lecture {avant}")
    ouvrir.tolerer(503)


@pytest.mark.parametrize("statut", [403, 404])
def test_a_page_that_is_closed_to_the_person_stays_with_her_words_and_says_so(essai, ouvrir, statut):
    essai.suivre()
    essai.reponse = {"status": statut, "body": "<html><body><h1>Accès réservé</h1></body></html>"}
    avant = essai.lectures
    dire("chantier-41")
    expect(essai.etat).to_have_text("Cette page ne vous est plus ouverte : copiez ce que vous y écriviez.")
    assert essai.lecture.text_content() == f"lecture {avant}"
    essai.reponse = None
    dire("chantier-41")
    expect(essai.etat).to_have_text("")
    ouvrir.tolerer(statut)


@pytest.mark.long
def test_pages_that_poll_do_not_all_poll_at_once(essai, ouvrir):
    essai.suivre()
    essai.is_flux_coupe = True
    moments = []
    essai.page.on("request", lambda demande: "/essai/fragment/" in demande.url and moments.append(horloge(essai.page)))
    essai.cacher(is_cachee=True)
    essai.cacher(is_cachee=False)
    essai.attendre(lambda: essai.passer(1) or len(moments) >= 6)
    ecarts = [apres - avant for avant, apres in pairwise(moments)]
    assert all(11 <= ecart <= 19 for ecart in ecarts), ecarts
    assert len(set(ecarts)) > 1, ecarts
    ouvrir.erreurs.clear()  # what a browser says of a cut network


def horloge(page):
    return round(page.evaluate("Date.now() / 1000"), 1)


def test_a_hidden_tab_lets_go_of_its_stream_and_reads_on_return_what_it_missed(essai):
    essai.suivre()
    essai.cacher(is_cachee=True)
    essai.suivre(pages=0)
    avant = essai.lectures
    dire("chantier-41")
    essai.page.wait_for_timeout(100)
    assert essai.lectures == avant
    essai.cacher(is_cachee=False)
    essai.attendre(lambda: essai.lectures == avant + 1)


def test_without_a_stream_the_page_polls_says_its_age_when_all_is_cut_and_recovers(essai, ouvrir):
    essai.suivre()
    essai.is_flux_coupe = essai.is_page_coupee = True
    essai.cacher(is_cachee=True)
    essai.cacher(is_cachee=False)
    essai.passer(45)
    expect(essai.etat).to_have_text("Le serveur ne répond pas. Cette page date de moins d’une minute.")
    essai.page.clock.fast_forward(90_000)
    essai.passer(5)
    expect(essai.etat).to_have_text("Le serveur ne répond pas. Cette page date de 2 minutes.")

    essai.is_page_coupee = False  # pages pass, streams do not: some proxies are so
    avant = essai.lectures
    essai.passer(31)
    essai.attendre(lambda: essai.lectures >= avant + 2)
    expect(essai.etat).to_have_text("")

    essai.is_flux_coupe = False
    reponses = []
    essai.page.on("response", lambda reponse: reponses.append(reponse) if "/direct/" in reponse.url else None)
    essai.attendre(lambda: essai.passer(1) or reponses)
    essai.suivre()
    avant = essai.lectures
    essai.passer(40)
    assert essai.lectures - avant <= 1  # no more polling, which would make two; what was missed may still be read once
    lire_apres(essai, "chantier-41")
    assert all("ERR_FAILED" in erreur or "Failed to fetch" in erreur for erreur in ouvrir.erreurs)
    ouvrir.erreurs.clear()  # what a browser says of a cut network


def test_a_known_cut_is_counted_from_its_start_though_the_stream_speaks_on(essai, ouvrir):
    essai.suivre()
    essai.is_page_coupee = True
    essai.page.context.set_offline(True)  # which leaves a stream that is open
    essai.passer(40)
    with essai.page.expect_event("requestfailed"):
        dire("chantier-41")
    essai.passer(35)
    expect(essai.etat).to_have_text("Réseau coupé. Cette page date d’une minute.")
    ouvrir.erreurs.clear()  # what a browser says of a cut network


def test_a_silent_stream_is_given_up_after_45_seconds(essai):
    essai.suivre()
    demandes = []
    essai.page.on("request", lambda demande: demandes.append(demande) if "/direct/" in demande.url else None)
    essai.passer(40)
    assert demandes == []
    essai.passer(10)
    essai.attendre(lambda: len(demandes) == 1)
