from django.urls import path

from chantiers.views import (
    abonnements,
    etapes,
    exports,
    feuille_de_route,
    fiche,
    fichiers,
    liens,
    liens_d_etapes,
    membres,
    objectifs,
)


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
    path("feuilles-de-route/", feuille_de_route.feuilles_de_route, name="feuilles_de_route"),
    path("feuilles-de-route.<slug:format>", exports.feuilles_fichier, name="feuilles_fichier"),
    path("<int:numero>/feuille-de-route/", feuille_de_route.feuille_de_route, name="feuille_de_route"),
    path("<int:numero>/feuille-de-route.<slug:format>", exports.feuille_fichier, name="feuille_fichier"),
    path("<int:numero>/feuille-de-route/ajouter/", etapes.etape_ajouter, name="etape_ajouter"),
    path("<int:numero>/feuille-de-route/<int:pk>/", etapes.etape_detail, name="etape_detail"),
    path("<int:numero>/feuille-de-route/<int:pk>/modifier/", etapes.etape_modifier, name="etape_modifier"),
    path("<int:numero>/feuille-de-route/<int:pk>/etat/", etapes.etape_etat, name="etape_etat"),
    path("<int:numero>/feuille-de-route/<int:pk>/nouvelle/", etapes.etape_nouvelle, name="etape_nouvelle"),
    path("<int:numero>/feuille-de-route/<int:pk>/supprimer/", etapes.etape_supprimer, name="etape_supprimer"),
    path("<int:numero>/feuille-de-route/<int:pk>/restaurer/", etapes.etape_restaurer, name="etape_restaurer"),
    path("<int:numero>/feuille-de-route/<int:pk>/historique/", etapes.etape_historique, name="etape_historique"),
    path("<int:numero>/feuille-de-route/<int:pk>/retablir/", etapes.etape_retablir, name="etape_retablir"),
    path("<int:numero>/feuille-de-route/<int:pk>/attendre/", liens_d_etapes.etape_attendre, name="etape_attendre"),
    path(
        "<int:numero>/feuille-de-route/<int:pk>/ne-plus-attendre/",
        liens_d_etapes.etape_ne_plus_attendre,
        name="etape_ne_plus_attendre",
    ),
    path("<int:numero>/feuille-de-route/<int:pk>/besoins/", liens_d_etapes.etape_besoins, name="etape_besoins"),
    path("<int:numero>/feuille-de-route/<int:pk>/decaler/", liens_d_etapes.etape_decaler, name="etape_decaler"),
    # Engagements
    # News
    path("<int:numero>/suivre/", abonnements.chantier_suivre, name="chantier_suivre"),
    path("abonnement/<str:jeton>/", abonnements.abonnement_arreter, name="abonnement_arreter"),
]
