"""`manage.py importer_programme FICHIER [--seminaire SLUG] [--simulation] [--remplacer]`: the page's road, from the server.

A command acts for the server itself (`by=None`), as everywhere in the house.
"""

import json
from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from labo.refus import Refus
from seminaire import imports
from seminaire.forms.importation import SeanceLueForm
from seminaire.forms.liste_lue import initiale
from seminaire.horaires import ecrire_heure
from seminaire.models import Seminaire
from seminaire.reception import TexteRefuse, decoder, recevoir


CORRIGEZ = "Rien n’a été créé : corrigez le fichier, ou importez-le par la page « Importer un programme »."


class Command(BaseCommand):
    help = "Crée le programme du séminaire en cours, ou de celui qui est nommé, à partir d’un fichier (.docx, .odt, .md, texte)."

    def add_arguments(self, parser):
        parser.add_argument("fichier", metavar="FICHIER", help="un fichier .docx, .odt, .md ou texte")
        parser.add_argument(
            "--seminaire", metavar="SLUG", help="l’adresse courte du séminaire, au lieu du séminaire en cours"
        )
        parser.add_argument(
            "--simulation", action="store_true", help="n’écrit rien, affiche en JSON ce qui a été compris"
        )
        parser.add_argument(
            "--remplacer", action="store_true", help="met à la corbeille les séances du programme actuel"
        )

    def handle(self, *, fichier, seminaire, simulation, remplacer, **options):
        programme = lire_fichier(Path(fichier))
        choisi = trouver_seminaire(seminaire)
        if simulation:
            self.stdout.write(json.dumps(programme.en_json(), ensure_ascii=False, indent=2))
            return
        seances = imports.ordonner(imports.jours_lus(programme))
        if not seances:
            raise CommandError("Aucune séance n’a été reconnue dans ce fichier : rien n’a été créé.")
        choisi = creer(choisi, seances, programme, remplacer=remplacer)
        self.raconter(choisi, seances, programme)

    def raconter(self, seminaire, seances, programme):
        self.stdout.write(f"« {seminaire.titre} » : {len(seances)} séance(s) créée(s).")
        for seance in seances:
            for note in seance["a_verifier"]:
                self.stdout.write(f"À vérifier – « {seance['titre']} » : {note}")
        for jour in programme.jours:
            if jour.date is None:
                self.stdout.write(f"À vérifier – jour sans date : {jour.titre or '(sans titre)'}")
        for ligne in programme.non_places:
            self.stdout.write(f"Hors programme – {ligne}")


def lire_fichier(chemin):
    """The programme that a file tells, or a French reason why not."""
    try:
        return recevoir(decoder(chemin.read_bytes(), chemin.name))
    except FileNotFoundError:
        raise CommandError(f"Le fichier {chemin} n’existe pas.") from None
    except IsADirectoryError:
        raise CommandError(f"{chemin} est un dossier : donnez un fichier.") from None
    except OSError as erreur:
        raise CommandError(f"Le fichier {chemin} ne peut pas être lu : {erreur.strerror}.") from None
    except TexteRefuse as refuse:
        raise CommandError(str(refuse)) from None


def trouver_seminaire(slug):
    """The one that is named, else the current one, else None: it will be created."""
    if slug is None:
        return Seminaire.objects.courant()
    try:
        return Seminaire.objects.get(slug=slug)
    except Seminaire.DoesNotExist:
        connus = ", ".join(Seminaire.objects.values_list("slug", flat=True)) or "aucun"
        raise CommandError(f"Aucun séminaire n’a l’adresse « {slug} ». Séminaires connus : {connus}.") from None


def creer(seminaire, seances, programme, *, remplacer):
    """As the page does it when nobody corrects: of a seminar that exists, only empty fields are filled."""
    lue = imports.presentation_lue(programme)
    if seminaire is None and not lue["titre"]:
        raise CommandError("Aucun séminaire n’existe, et ce texte n’a pas de titre pour en créer un.")
    presentation = {
        nom: valeur for nom, valeur in lue.items() if seminaire is None or (valeur and not getattr(seminaire, nom))
    }
    verifier(seances)
    try:
        return imports.importer(
            seminaire=seminaire,
            seances=seances,
            presentation=presentation,
            version=seminaire and seminaire.version,
            remplacer=remplacer,
            by=None,
        )
    except Refus as refus:
        raise CommandError(f"{refus} Avec --remplacer, ses séances vont à la corbeille.") from None
    except ValidationError as erreur:
        raise CommandError(f"{' '.join(erreur.messages)} {CORRIGEZ}") from None


def verifier(seances):
    """What the page would have corrected: a command cannot, and says where it is."""
    for seance in seances:
        form = SeanceLueForm(initiale(seance))
        for nom, erreurs in form.errors.items():
            ou = seance["titre"] or ecrire_heure(seance["debut"])
            raise CommandError(f"« {ou} » – {form[nom].label} : {erreurs[0]} {CORRIGEZ}")
