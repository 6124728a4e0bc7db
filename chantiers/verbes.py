"""What happens in a chantier, as the journal tells it (pure): « Léa Martin » comes before."""

VERBES = {
    "abonnement_choisi": "a choisi de suivre le chantier",
    "abonnement_arrete": "a cessé de suivre le chantier",
    "chantier_cree": "a ouvert le chantier",
    "chantier_modifie": "a modifié la fiche du chantier",
    "chantier_retabli": "a rétabli une version de la fiche du chantier",
    "chantier_rejoint": "a rejoint le chantier",
    "chantier_quitte": "a quitté le chantier",
    "objectif_ajoute": "a ajouté un objectif",
    "objectif_modifie": "a modifié un objectif",
    "objectif_retabli": "a rétabli une version d’un objectif",
    "objectif_deplace": "a changé l’ordre des objectifs",
    "objectif_supprime": "a supprimé un objectif",
    "objectif_restaure": "a restauré un objectif",
    "lien_ajoute": "a ajouté un lien utile",
    "lien_modifie": "a modifié un lien utile",
    "lien_retabli": "a rétabli une version d’un lien utile",
    "lien_supprime": "a supprimé un lien utile",
    "lien_restaure": "a restauré un lien utile",
    "adhesions_fermees": "a fermé les adhésions : elles se font sur demande",
    "adhesion_demandee": "a demandé à rejoindre le chantier",
    "demande_retiree": "a retiré sa demande",
    "adhesion_modifiee": "a changé ses mots",
    "adhesion_retablie": "a rétabli une version de ses mots",
    "pilotage_confie": "a confié le pilotage du chantier",
}
# Between one person and those who answer her: in the journal, never told as news.
DISCRETS = ("adhesion_demandee", "demande_retiree", "adhesion_modifiee", "adhesion_retablie")
