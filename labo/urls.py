"""All addresses of the house (roof)."""

from django.contrib import admin
from django.urls import include, path


urlpatterns = [
    path("", include("labo.adresses")),
    path("", include("labo.portail.urls")),
    path("chantiers/", include("chantiers.urls")),
    path("charte/", include("charte.urls")),
    path("", include("seminaire.urls")),
    path("admin/", admin.site.urls),
]

handler400 = "labo.views.erreurs.mauvaise_demande"
handler403 = "labo.views.erreurs.acces_refuse"
handler404 = "labo.views.erreurs.introuvable"
handler500 = "labo.views.pannes.panne"
