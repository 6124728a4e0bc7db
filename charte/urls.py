from django.urls import path

from charte.views import articles, comite, fusion, reponses, sections, texte, versions


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
    path("articles/<slug:ancre>/placer/", articles.article_placer, name="article_placer"),
    path("creer/", sections.charte_creer, name="charte_creer"),
    path("renommer/", sections.charte_renommer, name="charte_renommer"),
    path("comite/", comite.comite, name="comite"),
    path("comite/<int:pk>/retirer/", comite.comite_retirer, name="comite_retirer"),
    path("sections/ajouter/", sections.section_ajouter, name="section_ajouter"),
    path("sections/<slug:ancre>/modifier/", sections.section_modifier, name="section_modifier"),
    path("sections/<slug:ancre>/monter/", sections.section_monter, name="section_monter"),
    path("sections/<slug:ancre>/descendre/", sections.section_descendre, name="section_descendre"),
    path("sections/<slug:ancre>/supprimer/", sections.section_supprimer, name="section_supprimer"),
    path("sections/<slug:ancre>/restaurer/", sections.section_restaurer, name="section_restaurer"),
    path("sections/<slug:ancre>/ajouter/", articles.article_ajouter, name="article_ajouter"),
    path("articles/<slug:ancre>/fusion/", fusion.article_fusion, name="article_fusion"),
    path("articles/<slug:ancre>/fusion/ecran/", fusion.article_fusion_ecran, name="article_fusion_ecran"),
    path("articles/<slug:ancre>/fusion/retenir/", fusion.article_fusion_retenir, name="article_fusion_retenir"),
    path("fusion/", fusion.fusion, name="fusion"),
    path("amendements/clore/", fusion.amendements_clore, name="amendements_clore"),
    path("amendements/rouvrir/", fusion.amendements_rouvrir, name="amendements_rouvrir"),
    path("amendements/<int:numero>/repondre/", reponses.amendement_repondre, name="amendement_repondre"),
    path("amendements/<int:numero>/pressentir/", fusion.amendement_pressentir, name="amendement_pressentir"),
    path("publier/", versions.version_publier, name="version_publier"),
    path("versions/", versions.version_list, name="version_list"),
    path("versions/<int:numero>/", versions.version_detail, name="version_detail"),
    path("versions/<int:numero>/charte.<str:format>", versions.version_document, name="version_document"),
]
