from django.urls import path

from chantiers.views import abonnements, adhesions, fiche, fichiers, liens, membres, objectifs, pilotage


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
    path("adhesions/fermer/", pilotage.adhesions_fermer, name="adhesions_fermer"),
    path("<int:numero>/membres/", adhesions.membre_list, name="membre_list"),
    path("<int:numero>/membres/<int:pk>/accepter/", adhesions.demande_accepter, name="demande_accepter"),
    path("<int:numero>/membres/<int:pk>/refuser/", adhesions.demande_refuser, name="demande_refuser"),
    path("<int:numero>/membres/<int:pk>/role/", adhesions.membre_role, name="membre_role"),
    path("<int:numero>/invitations/", adhesions.personne_inviter, name="personne_inviter"),
    path("<int:numero>/invitations/<int:pk>/retirer/", adhesions.invitation_retirer, name="invitation_retirer"),
    path("<int:numero>/pilotage/transmettre/", pilotage.pilotage_transmettre, name="pilotage_transmettre"),
    path("<int:numero>/pilotage/confier/", pilotage.pilotage_confier, name="pilotage_confier"),
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
    # News
    path("<int:numero>/suivre/", abonnements.chantier_suivre, name="chantier_suivre"),
    path("abonnement/<str:jeton>/", abonnements.abonnement_arreter, name="abonnement_arreter"),
]
