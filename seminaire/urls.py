from django.urls import include, path

from seminaire.views import (
    annonces,
    calendrier,
    edition,
    historique,
    importation,
    presentation,
    programme,
    publication,
    versions,
)


app_name = "seminaire"
# The pages of one seminar: of the current one at the root, of any under its name.
pages = [
    path("programme/", programme.programme, name="programme"),
    path("programme.ics", calendrier.programme_ics, name="programme_ics"),
    path("programme/importer/", importation.programme_importer, name="programme_importer"),
    path("programme/presentation/", presentation.presentation_modifier, name="presentation_modifier"),
    path("programme/presentation/historique/", presentation.presentation_historique, name="presentation_historique"),
    path("programme/presentation/retablir/", presentation.presentation_retablir, name="presentation_retablir"),
    path("programme/publier/", publication.programme_publier, name="programme_publier"),
    path("programme/versions/", versions.versions, name="versions"),
    path("programme/versions/<int:numero>/", versions.version_detail, name="version_detail"),
    path("programme/versions/<int:numero>/retirer/", versions.version_retirer, name="version_retirer"),
    path("programme/versions/<int:numero>/reprendre/", versions.version_reprendre, name="version_reprendre"),
    path("programme/comparer/<int:m>/<int:n>/", versions.versions_comparer, name="versions_comparer"),
    path("programme/annoncer/", annonces.annoncer, name="annoncer"),
    path("programme/annonces/<int:annonce_pk>/retirer/", annonces.annonce_retirer, name="annonce_retirer"),
    path("programme/edition/", edition.programme_edition, name="programme_edition"),
    path("programme/edition/ajouter/", edition.seance_ajouter, name="seance_ajouter"),
    path("programme/edition/restaurer/", edition.programme_restaurer, name="programme_restaurer"),
]
urlpatterns = [
    *pages,
    path("seminaires/<slug:slug>/", include(pages)),
    path("programme/edition/<int:pk>/modifier/", edition.seance_modifier, name="seance_modifier"),
    path("programme/edition/<int:pk>/monter/", edition.seance_monter, name="seance_monter"),
    path("programme/edition/<int:pk>/descendre/", edition.seance_descendre, name="seance_descendre"),
    path("programme/edition/<int:pk>/supprimer/", edition.seance_supprimer, name="seance_supprimer"),
    path("programme/edition/<int:pk>/restaurer/", edition.seance_restaurer, name="seance_restaurer"),
    path("programme/edition/<int:pk>/repartir/", edition.seance_repartir, name="seance_repartir"),
    path("programme/edition/<int:pk>/historique/", historique.seance_historique, name="seance_historique"),
    path("programme/edition/<int:pk>/retablir/", historique.seance_retablir, name="seance_retablir"),
]
