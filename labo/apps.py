from django.apps import AppConfig

from labo import registre


class LaboConfig(AppConfig):
    name = "labo"
    verbose_name = "Le Labo"

    def ready(self):
        from labo import courriels

        registre.declarer(
            "labo",
            sujets={
                "personne": lambda personne, cle: personne.is_authenticated and str(personne.pk) == cle,
                "presence": registre.objet_ouvrable,
                "presences": registre.ensemble_visible,
            },
            courriels={
                "lien_de_connexion": registre.Courriel(
                    "labo/courriels/lien_de_connexion.txt", courriels.lien_de_connexion
                )
            },
            verbes={
                "lien_cree": "a créé un lien personnel pour",
                "session_ouverte": "a ouvert une session",
                "personne_creee": "a inscrit",
                "organisation_creee": "a ajouté l’organisation",
                "representation_creee": "a noté la représentation",
            },
        )
