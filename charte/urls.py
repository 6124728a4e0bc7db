from django.urls import path

from charte.views import articles, comparaison, importation, redaction, texte, versions


app_name = "charte"
urlpatterns = [
    path("", texte.charte_detail, name="charte_detail"),
    path("articles/<slug:ancre>/", texte.article_detail, name="article_detail"),
    path("articles/<slug:ancre>/modifier/", articles.article_modifier, name="article_modifier"),
    path("articles/<slug:ancre>/monter/", articles.article_monter, name="article_monter"),
    path("articles/<slug:ancre>/descendre/", articles.article_descendre, name="article_descendre"),
    path("articles/<slug:ancre>/supprimer/", articles.article_supprimer, name="article_supprimer"),
    path("articles/<slug:ancre>/restaurer/", articles.article_restaurer, name="article_restaurer"),
    path("articles/<slug:ancre>/historique/", articles.article_historique, name="article_historique"),
    path("articles/<slug:ancre>/retablir/", articles.article_retablir, name="article_retablir"),
    path("sections/<slug:ancre>/ajouter/", articles.article_ajouter, name="article_ajouter"),
    path("apercu/", redaction.charte_apercu, name="charte_apercu"),
    path("nettoyer/", redaction.charte_nettoyer, name="charte_nettoyer"),
    path("nettoyer/titres/", redaction.charte_nettoyer, {"is_nivele": False}, name="charte_nettoyer_titres"),
    path("importer/", importation.charte_importer, name="charte_importer"),
    path("publier/", versions.version_publier, name="version_publier"),
    path("versions/", versions.version_list, name="version_list"),
    path("versions/<int:numero>/", versions.version_detail, name="version_detail"),
    path("versions/<int:numero>/charte.<str:format>", versions.version_document, name="version_document"),
    path("comparer/", comparaison.versions_choisir, name="versions_choisir"),
    path("comparer/<int:m>/<int:n>/", comparaison.versions_comparer, name="versions_comparer"),
    path("comparer/<int:m>/<int:n>/charte.<str:format>", comparaison.comparaison_document, name="comparaison_document"),
]
