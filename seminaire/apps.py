from django.apps import AppConfig

from labo import registre


class SeminaireConfig(AppConfig):
    name = "seminaire"
    verbose_name = "Séminaire"

    def ready(self):
        from seminaire import corbeille, permissions, queries

        registre.declarer(
            "seminaire",
            facilitation=permissions.is_facilitation_en_cours,
            sujets={
                "programme": lambda personne, cle: cle.isdecimal(),
                "brouillon": lambda personne, cle: permissions.can_modifier_programme(personne, int(cle)),
            },
            editions={
                "seance": registre.Edition("cette séance", queries.ouvrir_seance),
                "seminaire": registre.Edition("cette présentation", queries.ouvrir_presentation),
            },
            ensembles={"brouillon": lambda personne, cle: permissions.can_modifier_programme(personne, int(cle))},
            corbeille=corbeille.a_restaurer,
            purge=corbeille.purger,
            verbes={
                "seminaire_cree": "a ouvert le séminaire",
                "seminaire_duplique": "a préparé, à partir d’un autre, le séminaire",
                "seminaire_marque": "a choisi comme séminaire en cours",
                "seminaire_modifie": "a modifié la présentation du séminaire",
                "seminaire_retabli": "a rétabli une version de la présentation du séminaire",
                "participation_inscrite": "a inscrit au séminaire",
                "programme_cree": "a importé le programme du séminaire",
                "programme_publie": "a publié le programme du séminaire",
                "programme_retire": "a retiré une version du programme du séminaire",
                "annonce_faite": "a annoncé à tout le monde",
                "annonce_retiree": "a retiré l’annonce",
                "programme_remplace": "a remplacé le programme du séminaire",
                "programme_restaure": "a rétabli l’ancien programme du séminaire",
                "seances_restaurees": "a repris dans la corbeille des séances du séminaire",
                "seance_ajoutee": "a ajouté la séance",
                "seance_modifiee": "a modifié la séance",
                "seance_retablie": "a rétabli une version de la séance",
                "seance_deplacee": "a déplacé la séance",
                "seance_supprimee": "a supprimé la séance",
                "seance_restauree": "a rétabli la séance",
                "suite_decalee": "a décalé tout ce qui suit, à partir de la séance",
                "creneau_scinde": "a scindé en deux la séance",
                "creneau_intitule": "a changé le titre commun autour de la séance",
                "seance_dupliquee": "a dupliqué une séance en",
                "seance_mise_en_parallele": "a mis en parallèle la séance",
                "seance_separee": "a séparé des autres la séance",
                "geste_annule": "a annulé un changement du programme du séminaire",
                "seance_repartie": "a réparti par chantier la séance",
                "salle_ajoutee": "a ajouté la salle",
                "salle_modifiee": "a modifié la salle",
                "salle_supprimee": "a supprimé la salle",
            },
        )
