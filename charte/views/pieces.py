"""What several pages of the charter have in common."""

from charte import queries
from labo import documents


def version_context(version):
    return {"version": version, "texte": queries.texte_fige(version.contenu), "formats": documents.FORMATS}
