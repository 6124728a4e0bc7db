"""The socle's addresses; the roof's `labo/urls.py` includes them."""

from django.urls import path

from labo.views import liens, sante


app_name = "labo"
urlpatterns = [
    path("connexion/", liens.connexion, name="connexion"),
    path("deconnexion/", liens.deconnexion, name="deconnexion"),
    path("lien/<str:jeton>/", liens.lien, name="lien"),
    path("sante/", sante.sante, name="sante"),
]
