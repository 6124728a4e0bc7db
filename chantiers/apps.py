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
                "adhesion_modifiee": "a changé ses mots",
                "adhesion_retablie": "a rétabli une version de ses mots",
                "pilotage_confie": "a confié le pilotage du chantier",
            },
        )
