"""A client that doubts: a GET that writes fails, and so does any page with left-overs or inline handlers."""

import re
from html.parser import HTMLParser

from django.db import connection
from django.test import Client
from django.test.client import ClientHandler


LECTURES = ("SELECT", "SAVEPOINT", "RELEASE", "ROLLBACK TO", "DECLARE", "FETCH", "CLOSE", "SHOW", "SET ")
RESTES = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}")


def refuser_les_ecritures(execute, sql, params, many, context):
    assert str(sql).lstrip().upper().startswith(LECTURES), f"écriture pendant un GET : {sql}"
    assert "FOR UPDATE" not in str(sql), f"verrou pendant un GET : {sql}"
    return execute(sql, params, many, context)


class PageDouteuse(HTMLParser):
    """Collects what a page of ours must never hold."""

    def __init__(self):
        super().__init__()
        self.fautes = []
        self.ids = set()

    def handle_starttag(self, balise, attributs):
        for nom, valeur in attributs:
            if (
                nom.startswith(("on", "hx-on"))
                or nom == "style"
                or (nom == "href" and (valeur or "").startswith("javascript"))
            ):
                self.fautes.append(f"<{balise} {nom}>")
            if nom == "id":
                if valeur in self.ids:
                    self.fautes.append(f"id en double : {valeur}")
                self.ids.add(valeur)
            if nom in ("class", "id", "href", "for") and valeur is not None and "None" in valeur:
                self.fautes.append(f"<{balise} {nom}={valeur}>")
        if balise == "script" and not dict(attributs).get("src"):
            self.fautes.append("<script> en ligne")
        if balise == "style":
            self.fautes.append("<style> en ligne")


def verifier_la_page(texte):
    assert not (restes := RESTES.search(texte)), (
        f"reste de gabarit : {texte[max(0, restes.start() - 60) : restes.end() + 60]}"
    )
    page = PageDouteuse()
    page.feed(texte)
    assert not page.fautes, page.fautes


# Its middleware is made once: at each new client WhiteNoise would list all static files again, most of a test's time.
GUICHETS = {is_stricte: ClientHandler(enforce_csrf_checks=is_stricte) for is_stricte in (False, True)}


class ClientConfiant(Client):
    """For documents, which are no pages of ours: an HTML to be downloaded carries its style."""

    def __init__(self, enforce_csrf_checks=False, **kwargs):
        super().__init__(enforce_csrf_checks, **kwargs)
        self.handler = GUICHETS[enforce_csrf_checks]


class ClientMefiant(ClientConfiant):
    def request(self, **requete):
        if requete.get("REQUEST_METHOD") in ("GET", "HEAD"):
            with connection.execute_wrapper(refuser_les_ecritures):
                reponse = super().request(**requete)
        else:
            reponse = super().request(**requete)
        if not reponse.streaming and reponse.get("Content-Type", "").startswith("text/html"):
            if "/admin/" not in requete.get("PATH_INFO", "") and "Content-Encoding" not in reponse:
                verifier_la_page(reponse.text)
        return reponse
