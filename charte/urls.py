from django.urls import path

from charte import views


app_name = "charte"
urlpatterns = [
    path("", views.charte_detail, name="charte_detail"),
    path("articles/<slug:ancre>/", views.article_detail, name="article_detail"),
    path("articles/<slug:ancre>/modifier/", views.article_modifier, name="article_modifier"),
    path("articles/<slug:ancre>/monter/", views.article_monter, name="article_monter"),
    path("articles/<slug:ancre>/descendre/", views.article_descendre, name="article_descendre"),
    path("articles/<slug:ancre>/supprimer/", views.article_supprimer, name="article_supprimer"),
    path("articles/<slug:ancre>/restaurer/", views.article_restaurer, name="article_restaurer"),
    path("articles/<slug:ancre>/historique/", views.article_historique, name="article_historique"),
    path("articles/<slug:ancre>/retablir/", views.article_retablir, name="article_retablir"),
    path("sections/<slug:ancre>/ajouter/", views.article_ajouter, name="article_ajouter"),
    path("publier/", views.version_publier, name="version_publier"),
    path("versions/", views.version_list, name="version_list"),
    path("versions/<int:numero>/", views.version_detail, name="version_detail"),
    path("versions/<int:numero>/charte.<str:format>", views.version_document, name="version_document"),
]
