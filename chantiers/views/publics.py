"""Pages that a chantier publishes or not: where it does not, who is not signed in is led to the door."""

from django.shortcuts import redirect

from labo.views.erreurs import session_finie
from labo.views.suites import adresse_du_formulaire, vers_connexion


def demander_la_session(request):
    """As everywhere where a person is needed."""
    return session_finie(request) or redirect(vers_connexion(adresse_du_formulaire(request)))
