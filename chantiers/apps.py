from django.apps import AppConfig

from chantiers.verbes import VERBES
from labo import registre


class ChantiersConfig(AppConfig):
    name = "chantiers"
    verbose_name = "Chantiers"

    def ready(self):
        from chantiers import corbeille, courriels, queries

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
            courriels={**courriels.DES_ADHESIONS, **courriels.DES_ABONNEMENTS},
            corbeille=corbeille.a_restaurer,
            purge=corbeille.purger,
            verbes=VERBES,
        )
