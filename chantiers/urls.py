from django.urls import path

from chantiers import views


app_name = "chantiers"
urlpatterns = [
    path("", views.chantier_list, name="chantier_list"),
    path("<int:numero>/", views.chantier_detail, name="chantier_detail"),
    path("<int:numero>/modifier/", views.chantier_modifier, name="chantier_modifier"),
    path("<int:numero>/historique/", views.chantier_historique, name="chantier_historique"),
    path("<int:numero>/retablir/", views.chantier_retablir, name="chantier_retablir"),
    path("<int:numero>/rejoindre/", views.chantier_rejoindre, name="chantier_rejoindre"),
    path("<int:numero>/adhesion/", views.adhesion_modifier, name="adhesion_modifier"),
    path("<int:numero>/adhesion/historique/", views.adhesion_historique, name="adhesion_historique"),
    path("<int:numero>/adhesion/retablir/", views.adhesion_retablir, name="adhesion_retablir"),
    path("<int:numero>/quitter/", views.chantier_quitter, name="chantier_quitter"),
]
