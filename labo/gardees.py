"""Whole pages kept for visitors: a thousand phones without session cost one rendering.

Only what is the same for every visitor is kept: no form, no announcement, nothing of a person. The key is made of all that
the page shows (versions of its objects, the minute): another key is another page, nothing is ever invalidated.
"""

from collections import OrderedDict
from threading import Lock

from django.contrib.messages import get_messages
from django.db import connection
from django.http import HttpResponse
from django.utils.cache import patch_vary_headers

from labo.pages import wants_fragment


TAILLE = 32  # pages per process
_pages: OrderedDict[tuple, bytes] = OrderedDict()
_verrou = Lock()


def page_gardee(request, cle, rendre):
    """The answer of `rendre()`, kept under `cle` when it may be: not to a person, not a fragment.

    Not inside a transaction either, which may be undone and the number of its version used again.
    """
    if (
        request.user.is_authenticated
        or wants_fragment(request)
        or connection.in_atomic_block
        or len(get_messages(request))
    ):
        return rendre()
    contenu = _prendre(cle)
    if contenu is None:
        response = rendre()
        if response.status_code == 200 and b"csrf" not in response.content:
            _garder(cle, response.content)
        return response
    response = HttpResponse(contenu)
    patch_vary_headers(response, ("HX-Request", "Cookie"))
    return response


def _prendre(cle):
    with _verrou:
        if cle in _pages:
            _pages.move_to_end(cle)
        return _pages.get(cle)


def _garder(cle, contenu):
    with _verrou:
        _pages[cle] = contenu
        while len(_pages) > TAILLE:
            _pages.popitem(last=False)
