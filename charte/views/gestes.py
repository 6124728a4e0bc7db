"""An act, by POST alone."""

from functools import wraps

from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods


def acte_depuis(page, *cles):
    """What refuses it is answered at its address: reloaded there, it leads back to `page`.

    `cles`: what the address of the page takes of that of the act.
    """

    def decorer(vue):
        @require_http_methods(["GET", "HEAD", "POST"])
        @wraps(vue)
        def acte(request, **options):
            if request.method != "POST":
                return redirect(page, **{cle: options[cle] for cle in cles})
            return vue(request, **options)

        return acte

    return decorer
