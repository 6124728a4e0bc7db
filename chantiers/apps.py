from django.apps import AppConfig

from labo import registre


class ChantiersConfig(AppConfig):
    name = "chantiers"
    verbose_name = "Chantiers"

    def ready(self):
        from chantiers import queries

        registre.declarer(
            "chantiers",
            # The sheet has a public part, and a refresh shows each reader only what is hers to read.
            sujets={"chantier": lambda personne, cle: cle.isdecimal()},
            editions={
                "chantier": registre.Edition("cette fiche", queries.ouvrir_fiche),
                "objectif": registre.Edition("cet objectif", queries.ouvrir_objectif),
                "lienutile": registre.Edition("ce lien", queries.ouvrir_lien),
                "membre": registre.Edition("cette contribution", queries.ouvrir_adhesion),
            },
            # Who edits a sheet sees on it who writes in it.
            ensembles={"chantier": lambda personne, cle: registre.objet_ouvrable(personne, f"chantier-{cle}")},
            verbes={
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
            },
        )
