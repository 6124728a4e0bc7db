from django.urls import path

from chantiers import views


app_name = "chantiers"
urlpatterns = [
    path("", views.chantier_list, name="chantier_list"),
    path("<int:numero>/", views.chantier_detail, name="chantier_detail"),
    path("<int:numero>/modifier/", views.chantier_modifier, name="chantier_modifier"),
    path("<int:numero>/rejoindre/", views.chantier_rejoindre, name="chantier_rejoindre"),
    path("<int:numero>/adhesion/", views.adhesion_modifier, name="adhesion_modifier"),
    path("<int:numero>/quitter/", views.chantier_quitter, name="chantier_quitter"),
]
