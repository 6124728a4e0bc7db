"""manage.py lien E-MAIL: a personal link, printed once."""

from django.core.management.base import BaseCommand, CommandError

from labo.actions import creer_lien
from labo.models import Personne


class Command(BaseCommand):
    help = "Donne un nouveau lien personnel à la personne de cette adresse."

    def add_arguments(self, parser):
        parser.add_argument("email", metavar="COURRIEL")

    def handle(self, *args, email, **options):
        personne = Personne.objects.actives().by_email(email).first()
        if personne is None:
            raise CommandError(f"Personne n’a l’adresse {email}.")
        self.stdout.write(creer_lien(personne=personne, by=None))
