from django.urls import path

from charte.views import amendements, articles, comparaison, echanges, propositions, texte, versions


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
    path("articles/<slug:ancre>/amender/", propositions.amender, name="amender"),
    path("articles/<slug:ancre>/amender/supprimer/", propositions.amender_supprimer, name="amender_supprimer"),
    path("articles/<slug:ancre>/amender/deplacer/", propositions.amender_deplacer, name="amender_deplacer"),
    path("articles/<slug:ancre>/commenter/", echanges.article_commenter, name="article_commenter"),
    path("sections/<slug:ancre>/amender/", propositions.amender_ajouter, name="amender_ajouter"),
    path("commentaires/<int:pk>/retirer/", echanges.commentaire_retirer, name="commentaire_retirer"),
    path("amendements/", amendements.amendement_list, name="amendement_list"),
    path("amendements/<int:numero>/", amendements.amendement_detail, name="amendement_detail"),
    path("amendements/<int:numero>/modifier/", amendements.amendement_modifier, name="amendement_modifier"),
    path("amendements/<int:numero>/retirer/", amendements.amendement_retirer, name="amendement_retirer"),
    path("amendements/<int:numero>/soutenir/", amendements.amendement_soutenir, name="amendement_soutenir"),
    path(
        "amendements/<int:numero>/ne-plus-soutenir/",
        amendements.amendement_ne_plus_soutenir,
        name="amendement_ne_plus_soutenir",
    ),
    path("amendements/<int:numero>/commenter/", echanges.amendement_commenter, name="amendement_commenter"),
    path("amendements/<int:numero>/historique/", amendements.amendement_historique, name="amendement_historique"),
    path("sections/<slug:ancre>/ajouter/", articles.article_ajouter, name="article_ajouter"),
    path("publier/", versions.version_publier, name="version_publier"),
    path("versions/", versions.version_list, name="version_list"),
    path("versions/<int:numero>/", versions.version_detail, name="version_detail"),
    path("versions/<int:numero>/charte.<str:format>", versions.version_document, name="version_document"),
    path("comparer/", comparaison.versions_choisir, name="versions_choisir"),
    path("comparer/<int:m>/<int:n>/", comparaison.versions_comparer, name="versions_comparer"),
    path("comparer/<int:m>/<int:n>/charte.<str:format>", comparaison.comparaison_document, name="comparaison_document"),
]
