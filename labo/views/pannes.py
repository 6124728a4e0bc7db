"""What is answered when something broke: without the database, without anything of the person."""

import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpResponse
from django.template.loader import render_to_string


REESSAYER = "5"  # seconds


def panne(request):
    """500; or 503 when the database did not answer, or asked to try again: nothing was written, and a script may retry."""
    is_base = isinstance(sys.exc_info()[1], OperationalError | InterfaceError)
    status = 503 if is_base else 500
    corps = render_to_string("500.html", {"statut": status, "is_envoi": request.method == "POST"})
    return HttpResponse(corps, status=status, headers={"Retry-After": REESSAYER} if is_base else {})
