"""manage.py demo: the demonstration seminar, and one personal link per role."""

import json

from django.conf import settings
from django.core.management.base import BaseCommand

from labo.actions import creer_lien
from labo.liens import lien_utilisable
from labo.portail.demo.peupler import personne_de, peupler


ROLES = {
    "équipe": "equipe@labo.example",
    "facilitation": "facilitation@labo.example",
    "pilote": "pilote1@labo.example",
    "participante": "participante@labo.example",
}


class Command(BaseCommand):
    help = "Construit le séminaire de démonstration du 19 octobre 2023, une seule fois, et donne un lien par rôle."

    def handle(self, *args, **options):
        if peupler():
            self.stdout.write("Le séminaire de démonstration est prêt.")
        for role, adresse in liens().items():
            self.stdout.write(f"  {role:<13} {adresse}")


def liens() -> dict[str, str]:
    """One link per role: those of the last time while they still open something, kept beside the local data."""
    fichier = settings.VAR / "liens-de-demonstration.json"
    gardes = json.loads(fichier.read_text()) if fichier.exists() else {}
    adresses = {role: _lien(email, gardes.get(role, "")) for role, email in ROLES.items()}
    fichier.touch(mode=0o600)
    fichier.write_text(json.dumps(adresses, ensure_ascii=False, indent=1))
    return adresses


def _lien(email, garde):
    jeton = garde.rstrip("/").rpartition("/")[2]
    if jeton and lien_utilisable(jeton):
        return f"{settings.ADRESSE_PUBLIQUE}/lien/{jeton}/"
    return creer_lien(personne=personne_de(email), by=None)
