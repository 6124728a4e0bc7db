"""The socle's addresses; the roof's `labo/urls.py` includes them."""

from django.urls import path

from labo.views import liens, presence, sante


app_name = "labo"
urlpatterns = [
    path("connexion/", liens.connexion, name="connexion"),
    path("deconnexion/", liens.deconnexion, name="deconnexion"),
    path("lien/<str:jeton>/", liens.lien, name="lien"),
    path("presence/<slug:objet>/", presence.presence_signaler, name="presence_signaler"),
    path("sante/", sante.sante, name="sante"),
]
