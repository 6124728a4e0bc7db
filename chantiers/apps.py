from django.apps import AppConfig

from labo import registre


class ChantiersConfig(AppConfig):
    name = "chantiers"
    verbose_name = "Chantiers"

    def ready(self):
        registre.declarer(
            "chantiers",
            # The sheet has a public part, and a refresh shows each reader only what is hers to read.
            sujets={"chantier": lambda personne, cle: cle.isdecimal()},
            verbes={
                "chantier_cree": "a ouvert le chantier",
                "chantier_modifie": "a modifié la fiche du chantier",
                "chantier_rejoint": "a rejoint le chantier",
                "chantier_quitte": "a quitté le chantier",
                "adhesion_modifiee": "a changé ses mots",
                "pilotage_confie": "a confié le pilotage du chantier",
            },
        )
