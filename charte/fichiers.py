"""The charter with its changes marked, as a file."""

from django.template.loader import render_to_string
from django.utils import timezone

from charte import gardees
from charte.comparaison.document import contexte, phrase
from labo import documents


# Marks of changes have no Markdown that its readers know.
FORMATS = ("pdf", "odt", "docx", "html")


def comparaison(avant, apres, format) -> bytes:
    """`avant` and `apres`: versions, which need not hold their texts."""
    comparee = gardees.comparer(avant, apres)
    valeurs = contexte(comparee, le=timezone.localtime(apres.publiee_le), is_bureau=format == "docx")
    valeurs["is_legende"] = format != "docx"  # an office suite has its own marks, and says whose they are
    html = render_to_string("charte/comparaison_document.html", valeurs)
    mention = phrase((avant.numero, avant.jour), (apres.numero, apres.jour))
    titre = f"{comparee.titre_apres} – versions {avant.numero} et {apres.numero} comparées"
    return documents.produire(html, format, titre=titre, mention=mention)
