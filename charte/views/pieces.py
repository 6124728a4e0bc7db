"""What several pages of the charter have in common."""

from urllib.parse import urlsplit

from django.conf import settings

from charte import queries
from labo import documents


def version_context(version):
    adresse = settings.ADRESSE_PUBLIQUE + version.get_absolute_url()
    return {
        "version": version,
        "texte": queries.texte_fige(version.contenu),
        "formats": documents.FORMATS,
        "adresse": adresse,
        "adresse_courte": adresse.removeprefix(f"{urlsplit(adresse).scheme}://"),
    }
