"""The two doors: who may stream, and what never reaches Django."""

import asyncio
import signal
import socket
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlsplit

import httpx
import pytest
from django.conf import settings
from django.contrib.sessions.models import Session

from labo.asgi import Corps, application
from tests.conftest import attendre, cookie_de_session
from tests.factories import PersonneFactory
from tests.flux import SECONDES, Flux, demarrer, dire


@pytest.fixture(scope="module")
def presse(django_db_setup):
    """A server in a hurry: it beats and checks often, and holds three streams."""
    with demarrer(DIRECT_BATTEMENT=0.2, DIRECT_VERIFICATION=0.3, DIRECT_LIMITE=3) as serveur:
        yield serveur.adresse


def cookies(personne, adresse):
    cookie = cookie_de_session(personne, adresse)
    return {cookie["name"]: cookie["value"]}


def direct(adresse, *sujets, methode="GET", **options):
    return httpx.request(methode, f"{adresse}/direct/", params=[("s", sujet) for sujet in sujets], **options)


@pytest.mark.parametrize("methode", ["POST", "HEAD", "PUT", "DELETE", "OPTIONS"])
def test_the_stream_is_only_read(serveur, methode):
    reponse = direct(serveur, "chantier-1", methode=methode)
    assert (reponse.status_code, reponse.headers["allow"]) == (405, "GET")


@pytest.mark.parametrize(
    "requete",
    ["", "s=", "s=Chantier-1", "s=chantier_1", "s=chantier-1%0a", "s=chantier-%C3%A9", "autre=1", "s=chantier-1&age=-1",
     "s=chantier-1&age=x", "s=chantier-1&age=1&age=2", "&".join(f"s=chantier-{n}" for n in range(41)), "s=%ff",
     "s=chantier-" + "1" * 61, "s=a;b", "s=%00"],
)  # fmt: skip
def test_an_unreadable_request_gets_400_in_french(serveur, requete):
    reponse = httpx.get(f"{serveur}/direct/?{requete}")
    assert reponse.status_code == 400
    assert reponse.headers["content-type"] == "text/plain; charset=utf-8"
    assert reponse.text.endswith(".\n")


def test_nobody_follows_what_is_not_hers(serveur, transactional_db):
    paule, autre = PersonneFactory(), PersonneFactory()
    siennes = cookies(paule, serveur)
    assert direct(serveur, f"personne-{paule.pk}").status_code == 401
    assert direct(serveur, f"personne-{paule.pk}", cookies={settings.SESSION_COOKIE_NAME: "x" * 32}).status_code == 401
    assert direct(serveur, f"personne-{autre.pk}", cookies=siennes).status_code == 403
    assert direct(serveur, "inconnu-1", cookies=siennes).status_code == 403
    assert direct(serveur, "chantier-abc", "chantier", cookies=siennes).status_code == 403


def test_a_stranger_s_subject_is_dropped_and_one_s_own_is_heard(serveur, transactional_db):
    paule, autre = PersonneFactory(), PersonneFactory()
    miens = [f"chantier-{paule.pk}", f"personne-{paule.pk}"]
    with Flux(serveur, *miens, f"personne-{autre.pk}", cookies=cookies(paule, serveur)) as flux:
        assert flux.bonjour["sujets"] == miens
        dire(f"personne-{autre.pk}")
        dire(f"personne-{paule.pk}")
        assert flux.nouvelle() == [f"personne-{paule.pk}"]


def test_an_anonymous_visitor_follows_what_is_public(serveur, transactional_db):
    paule = PersonneFactory()
    with Flux(serveur, "chantier-1", f"personne-{paule.pk}") as flux:
        assert flux.bonjour["sujets"] == ["chantier-1"]
        assert flux.reponse.headers["content-type"] == "text/event-stream; charset=utf-8"
        assert "no-store" in flux.reponse.headers["cache-control"]


def test_when_a_session_is_over_its_streams_end_at_the_next_check(presse, transactional_db):
    paule = PersonneFactory()
    siennes = cookies(paule, presse)
    with Flux(presse, "chantier-1", f"personne-{paule.pk}", cookies=siennes) as flux:
        Session.objects.all().delete()
        flux.fin()
    with Flux(presse, "chantier-1", f"personne-{paule.pk}", cookies=siennes) as de_retour:
        assert de_retour.bonjour["sujets"] == ["chantier-1"]


def test_a_stream_of_a_visitor_ends_when_she_becomes_somebody(presse, transactional_db):
    paule = PersonneFactory()
    siennes = cookies(paule, presse)
    paule.is_active = False
    paule.save()
    with Flux(presse, "chantier-1", f"personne-{paule.pk}", cookies=siennes) as flux:
        assert flux.bonjour["sujets"] == ["chantier-1"]
        paule.is_active = True
        paule.save()
        flux.fin()
    with Flux(presse, "chantier-1", f"personne-{paule.pk}", cookies=siennes) as de_retour:
        assert de_retour.bonjour["sujets"] == ["chantier-1", f"personne-{paule.pk}"]


def test_the_stream_beats_with_the_hour_of_the_house(presse):
    with Flux(presse, "chantier-1") as flux:
        heures = [flux.prochain("battement")["heure"] for _ in range(2)]
    assert heures == sorted(heures)
    assert flux.bonjour["heure"] < heures[0]


def test_beyond_its_limit_a_process_says_come_back(presse):
    with Flux(presse, "chantier-1"), Flux(presse, "chantier-1"), Flux(presse, "chantier-1"):
        reponse = direct(presse, "chantier-1")
        assert (reponse.status_code, reponse.headers["retry-after"]) == (503, "15")
    attendre(lambda: is_ouvert(presse))


def is_ouvert(adresse):
    with httpx.stream("GET", f"{adresse}/direct/?s=chantier-1") as reponse:
        return reponse.status_code == 200


def test_a_visitor_who_leaves_is_forgotten(serveur, transactional_db):
    with Flux(serveur, "chantier-6") as reste:
        with Flux(serveur, "chantier-6"):
            dire("chantier-6")
            assert reste.prochain("nouvelle")["abonnes"] == 2

        def is_seule():
            dire("chantier-6")
            return reste.prochain("nouvelle")["abonnes"] == 1

        attendre(is_seule)


def test_a_server_that_stops_ends_its_streams_properly(django_db_setup):
    """uvicorn alone would wait for its whole grace time, then break them, which `fin` does not take for an end."""
    with demarrer() as serveur, Flux(serveur.adresse, "chantier-1") as flux:
        serveur.processus.send_signal(signal.SIGTERM)
        flux.fin()
        serveur.processus.wait(SECONDES)


def envoyer(adresse, brut: bytes) -> bytes:
    """Bytes as they are, which no honest client would write; the whole answer."""
    with socket.create_connection((urlsplit(adresse).hostname, urlsplit(adresse).port), timeout=5) as prise:
        prise.sendall(brut)
        recu = b""
        while morceau := prise.recv(65536):
            recu += morceau
    return recu


def test_a_body_of_unknown_length_gets_411(serveur):
    reponse = httpx.post(f"{serveur}/connexion/", content=iter([b"email=a"]))
    assert (reponse.status_code, reponse.text) == (411, "Un envoi doit annoncer sa longueur (Content-Length).\n")


def test_a_body_too_large_gets_413_at_the_door_and_htmx_keeps_the_form(serveur):
    entete = b"POST /connexion/ HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nContent-Length: 12000001\r\n"
    reponse = envoyer(serveur, entete + b"\r\n")
    assert reponse.startswith(b"HTTP/1.1 413 ")
    assert "Cet envoi dépasse 12\u00a0Mo" in reponse.decode()
    assert b"hx-reswap" not in reponse
    assert b"\r\nhx-reswap: afterbegin\r\n" in envoyer(serveur, entete + b"HX-Request: true\r\n\r\n")


def test_an_address_with_a_nul_gets_400(serveur):
    assert httpx.get(f"{serveur}/chantiers/%00/").status_code == 400
    assert httpx.get(f"{serveur}/chantiers/?q=%00").status_code == 400


def test_a_header_with_an_underscore_never_reaches_django(serveur):
    """`HX_Request` would be the same header as `HX-Request` to WSGI; a forged cookie would be a session."""
    forge = httpx.get(f"{serveur}/moi/", headers={"HX_Request": "true"})
    vrai = httpx.get(f"{serveur}/moi/", headers={"HX-Request": "true"})
    assert (forge.status_code, vrai.status_code) == (302, 401)


def executer(coroutine):
    """In a thread of its own: Playwright's loop may be running in the one of the tests."""
    with ThreadPoolExecutor(1) as fil:
        return fil.submit(asyncio.run, coroutine).result()


async def passer(*messages):
    """What the house answers to a POST of ten bytes that arrives in these messages; [] when it stays silent."""
    entetes = [
        (b"host", b"127.0.0.1"),
        (b"content-length", b"10"),
        (b"content-type", b"application/x-www-form-urlencoded"),
    ]
    scope = {
        "type": "http", "http_version": "1.1", "method": "POST", "scheme": "http", "path": "/connexion/",
        "query_string": b"", "root_path": "", "headers": entetes, "server": ("127.0.0.1", 80), "client": ("127.0.0.1", 1)
    }  # fmt: skip
    a_lire, envois = list(messages), []

    async def receive():
        return a_lire.pop(0)

    async def send(message):
        envois.append(message)

    await application(scope, receive, send)
    return envois


def morceau(corps, suite):
    return {"type": "http.request", "body": corps, "more_body": suite}


def test_half_a_text_is_never_given_to_django(transactional_db):
    complet = executer(passer(morceau(b"email", True), morceau(b"=abcd", False)))
    assert complet[0]["status"] == 403  # Django answered: the form has no CSRF token
    assert executer(passer(morceau(b"email", True), {"type": "http.disconnect"})) == []
    assert Corps.tenus == 0


def test_bodies_waiting_together_are_bounded(monkeypatch):
    monkeypatch.setattr("labo.asgi.CORPS_EN_TOUT", 8)
    reponse = executer(passer(morceau(b"email", True), morceau(b"=abcd", False)))
    assert (reponse[0]["status"], Corps.tenus) == (503, 0)


def test_a_body_that_never_ends_is_given_up(monkeypatch):
    monkeypatch.setattr("labo.asgi.CORPS_DELAI", 0.05)
    corps = Corps()

    async def receive():
        await asyncio.sleep(60)

    statut, motif = executer(corps.lire(receive))
    assert (statut, motif[:7], corps.is_complet) == (408, "L’envoi", False)
