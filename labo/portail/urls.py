from django.urls import path

from labo.portail import views


app_name = "portail"
urlpatterns = [
    path("", views.accueil, name="accueil"),
    path("favicon.ico", views.favicon, name="favicon"),
    path("moi/", views.moi, name="moi"),
    path("corbeille/", views.corbeille, name="corbeille"),
    path("courriels/", views.courriels, name="courriels"),
    path("aide/", views.aide, name="aide"),
    path("mentions/", views.mentions, name="mentions"),
    path("accessibilite/", views.accessibilite, name="accessibilite"),
]
