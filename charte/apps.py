from functools import partial

from django.apps import AppConfig

from charte.verbes import VERBES
from labo import registre


class CharteConfig(AppConfig):
    name = "charte"
    verbose_name = "Charte"

    def ready(self):
        from charte import adresses, corbeille, courriels, marques, permissions, queries

        registre.declarer(
            "charte",
            # « charte » is the working text, for people who are known; « charte-publiee » tells everybody of a new version.
            sujets={"charte": lambda personne, cle: cle == "publiee" or (cle == "" and personne.is_authenticated)},
            editions={
                "article": registre.Edition("cet article", queries.ouvrir_article),
                "amendement": registre.Edition("cet amendement", queries.ouvrir_amendement),
            },
            ensembles={"charte": lambda personne, cle: permissions.can_editer_charte(personne)},
            propositions={"amendement": queries.dire_l_amendement, "article": queries.dire_l_article},
            comparer_riche=partial(marques.comparer, is_riche=True),
            secours=adresses.SECOURS,
            corbeille=corbeille.a_restaurer,
            purge=corbeille.purger,
            verbes=VERBES,
            courriels=courriels.COURRIELS,
        )
