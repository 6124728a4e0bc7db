"""What is the same for every reader, kept in process: a thousand phones cost one rendering.

The key is made of all that is shown (versions of its objects, the minute): another key is another thing, nothing is ever
invalidated. Nothing is kept inside a transaction, which may be undone and the number of its version used again.
"""

from collections import OrderedDict
from threading import Lock

from django.contrib.messages import get_messages
from django.db import connection
from django.http import HttpResponse
from django.utils.cache import patch_vary_headers

from labo import registre
from labo.pages import wants_fragment


class Reserve:
    """The last `taille` things asked for, by key."""

    def __init__(self, taille):
        self.taille = taille
        self._gardes: OrderedDict[tuple, object] = OrderedDict()  # pages, files, fragments, what was computed
        self._verrou = Lock()

    def __len__(self):
        return len(self._gardes)

    def prendre(self, cle):
        with self._verrou:
            if cle in self._gardes:
                self._gardes.move_to_end(cle)
            return self._gardes.get(cle)

    def garder(self, cle, contenu):
        with self._verrou:
            self._gardes[cle] = contenu
            while len(self._gardes) > self.taille:
                self._gardes.popitem(last=False)

    def lire(self, cle, faire):
        """What is kept under `cle`, else what `faire()` makes."""
        if connection.in_atomic_block:
            return faire()
        contenu = self.prendre(cle)
        if contenu is None:
            contenu = faire()
            self.garder(cle, contenu)
        return contenu


TAILLE = 32  # pages per process
FICHIERS = 48  # of some 50 kB each; a seminar has its feeds, its programme and a sheet for each room
FRAGMENTS = 64  # some kilobytes each
_pages, _fichiers, _fragments = Reserve(TAILLE), Reserve(FICHIERS), Reserve(FRAGMENTS)


def page_gardee(request, cle, rendre):
    """The answer of `rendre()`, kept under `cle` and what stands around it, when it may be: not to a person, not a fragment, no
    form, nothing told to this reader alone."""
    if (
        request.user.is_authenticated
        or wants_fragment(request)
        or connection.in_atomic_block
        or len(get_messages(request))
    ):
        return rendre()
    cle = (*cle, *registre.cadres(request))
    contenu = _pages.prendre(cle)
    if contenu is None:
        response = rendre()
        if response.status_code == 200 and b"csrf" not in response.content:
            _pages.garder(cle, response.content)
        return response
    response = HttpResponse(contenu)
    patch_vary_headers(response, ("HX-Request", "Cookie"))
    return response


def fichier_garde(cle, faire) -> bytes:
    """The bytes of `faire()`, made once for `cle`."""
    return _fichiers.lire(cle, faire)


def fragment_garde(cle, rendre) -> str:
    """A part of a page that is the same for all who read it, rendered once for `cle`: no form, no name of the reader."""
    return _fragments.lire(cle, rendre)
