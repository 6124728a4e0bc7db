from django.urls import include, path

from seminaire.views import (
    calendrier,
    edition,
    gestes,
    grille,
    historique,
    importation,
    placement,
    presentation,
    programme,
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
    path("programme/edition/", edition.programme_edition, name="programme_edition"),
    path("programme/edition/grille/", grille.programme_grille, name="programme_grille"),
    path("programme/edition/ajouter/", edition.seance_ajouter, name="seance_ajouter"),
    path("programme/edition/restaurer/", edition.programme_restaurer, name="programme_restaurer"),
    path("programme/edition/gestes/<int:geste_pk>/annuler/", gestes.geste_annuler, name="geste_annuler"),
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
    path("programme/edition/<int:pk>/placer/", placement.seance_placer, name="seance_placer"),
    path("programme/edition/<int:pk>/avancer/", placement.seance_avancer, name="seance_avancer"),
    path("programme/edition/<int:pk>/decaler/", gestes.seance_decaler, name="seance_decaler"),
    path("programme/edition/<int:pk>/scinder/", gestes.seance_scinder, name="seance_scinder"),
    path("programme/edition/<int:pk>/dupliquer/", gestes.seance_dupliquer, name="seance_dupliquer"),
    path("programme/edition/<int:pk>/paralleliser/", gestes.seance_paralleliser, name="seance_paralleliser"),
    path("programme/edition/<int:pk>/separer/", gestes.seance_separer, name="seance_separer"),
    path("programme/edition/<int:pk>/historique/", historique.seance_historique, name="seance_historique"),
    path("programme/edition/<int:pk>/retablir/", historique.seance_retablir, name="seance_retablir"),
]
