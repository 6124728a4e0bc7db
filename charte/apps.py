from django.apps import AppConfig

from labo import registre


class CharteConfig(AppConfig):
    name = "charte"
    verbose_name = "Charte"

    def ready(self):
        from charte import corbeille, permissions, queries

        registre.declarer(
            "charte",
            # « charte » is the working text, for people who are known; « charte-publiee » tells everybody of a new version.
            sujets={"charte": lambda personne, cle: cle == "publiee" or (cle == "" and personne.is_authenticated)},
            editions={"article": registre.Edition("cet article", queries.ouvrir_article)},
            ensembles={"charte": lambda personne, cle: permissions.can_editer_charte(personne)},
            corbeille=corbeille.a_restaurer,
            purge=corbeille.purger,
            verbes={
                "charte_creee": "a ouvert la charte",
                "section_ajoutee": "a ajouté la section",
                "article_ajoute": "a ajouté l’article",
                "article_modifie": "a modifié l’article",
                "article_retabli": "a rétabli une version de l’article",
                "article_deplace": "a déplacé l’article",
                "article_supprime": "a supprimé l’article",
                "article_restaure": "a restauré l’article",
                "comite_nomme": "a nommé au comité",
                "version_publiee": "a publié une version de la charte",
            },
        )
