from django.urls import path

from chantiers.views import abonnements, engagements, fiche, fichiers, liens, membres, objectifs, rappels


app_name = "chantiers"
urlpatterns = [
    path("", fiche.chantier_list, name="chantier_list"),
    path("<int:numero>/", fiche.chantier_detail, name="chantier_detail"),
    path("<int:numero>/modifier/", fiche.chantier_modifier, name="chantier_modifier"),
    path("<int:numero>/modifier/<slug:section>/", fiche.chantier_modifier, name="section_modifier"),
    path("<int:numero>/historique/", fiche.chantier_historique, name="chantier_historique"),
    path("<int:numero>/retablir/", fiche.chantier_retablir, name="chantier_retablir"),
    path("<int:numero>/fiche.<str:format>", fichiers.fiche_document, name="fiche_document"),
    # Members
    path("<int:numero>/rejoindre/", membres.chantier_rejoindre, name="chantier_rejoindre"),
    path("<int:numero>/adhesion/", membres.adhesion_modifier, name="adhesion_modifier"),
    path("<int:numero>/adhesion/historique/", membres.adhesion_historique, name="adhesion_historique"),
    path("<int:numero>/adhesion/retablir/", membres.adhesion_retablir, name="adhesion_retablir"),
    path("<int:numero>/quitter/", membres.chantier_quitter, name="chantier_quitter"),
    # Objectifs, useful links
    path("<int:numero>/objectifs/ajouter/", objectifs.objectif_ajouter, name="objectif_ajouter"),
    path("<int:numero>/objectifs/<int:pk>/modifier/", objectifs.objectif_modifier, name="objectif_modifier"),
    path("<int:numero>/objectifs/<int:pk>/monter/", objectifs.objectif_monter, name="objectif_monter"),
    path("<int:numero>/objectifs/<int:pk>/descendre/", objectifs.objectif_descendre, name="objectif_descendre"),
    path("<int:numero>/objectifs/<int:pk>/supprimer/", objectifs.objectif_supprimer, name="objectif_supprimer"),
    path("<int:numero>/objectifs/<int:pk>/restaurer/", objectifs.objectif_restaurer, name="objectif_restaurer"),
    path("<int:numero>/objectifs/<int:pk>/historique/", objectifs.objectif_historique, name="objectif_historique"),
    path("<int:numero>/objectifs/<int:pk>/retablir/", objectifs.objectif_retablir, name="objectif_retablir"),
    path("<int:numero>/liens/ajouter/", liens.lien_ajouter, name="lien_ajouter"),
    path("<int:numero>/liens/<int:pk>/modifier/", liens.lien_modifier, name="lien_modifier"),
    path("<int:numero>/liens/<int:pk>/supprimer/", liens.lien_supprimer, name="lien_supprimer"),
    path("<int:numero>/liens/<int:pk>/restaurer/", liens.lien_restaurer, name="lien_restaurer"),
    path("<int:numero>/liens/<int:pk>/historique/", liens.lien_historique, name="lien_historique"),
    path("<int:numero>/liens/<int:pk>/retablir/", liens.lien_retablir, name="lien_retablir"),
    # Roadmap
    # Engagements
    path("<int:numero>/engagements/", engagements.engagement_list, name="engagement_list"),
    path("<int:numero>/engagements.csv", engagements.engagements_fichier, {"format": "csv"}, name="engagements_csv"),
    path("<int:numero>/engagements.ods", engagements.engagements_fichier, {"format": "ods"}, name="engagements_ods"),
    path("<int:numero>/engagements/prendre/", engagements.engagement_prendre, name="engagement_prendre"),
    path("<int:numero>/engagements/<int:pk>/", engagements.engagement_detail, name="engagement_detail"),
    path("<int:numero>/engagements/<int:pk>/modifier/", engagements.engagement_modifier, name="engagement_modifier"),
    path("<int:numero>/engagements/<int:pk>/dire/", engagements.engagement_dire, name="engagement_dire"),
    path("<int:numero>/engagements/<int:pk>/demander/", engagements.engagement_demander, name="engagement_demander"),
    path("<int:numero>/engagements/<int:pk>/supprimer/", engagements.engagement_supprimer, name="engagement_supprimer"),
    path("<int:numero>/engagements/<int:pk>/restaurer/", engagements.engagement_restaurer, name="engagement_restaurer"),
    path(
        "<int:numero>/engagements/<int:pk>/historique/", engagements.engagement_historique, name="engagement_historique"
    ),
    path("<int:numero>/engagements/<int:pk>/retablir/", engagements.engagement_retablir, name="engagement_retablir"),
    path("engagement/<str:jeton>/", rappels.engagement_lien, name="engagement_lien"),
    # News
    path("<int:numero>/suivre/", abonnements.chantier_suivre, name="chantier_suivre"),
    path("abonnement/<str:jeton>/", abonnements.abonnement_arreter, name="abonnement_arreter"),
]
