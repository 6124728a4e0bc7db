"""Later work of the charter: its documents are made once, when a version is published."""

from django.template.loader import render_to_string
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from charte import mise_en_page
from charte.models import DocumentGarde, Version
from labo import documents


def fabriquer(version, format) -> bytes:
    """Make one document of a version; nothing is stored."""
    numero, jour = version.numero, version.jour
    contexte = mise_en_page.contexte(version.contenu, numero=numero, jour=jour, empreinte=version.empreinte)
    html = render_to_string("charte/document.html", contexte)
    mention = mise_en_page.mention(numero=numero, jour=jour)
    return documents.produire(html, format, titre=version.contenu["titre"], mention=mention)


@app.task(name="fabriquer_documents", retry=RetryStrategy(max_attempts=4, exponential_wait=4))
def fabriquer_documents(*, version_pk):
    """Make and keep what is not kept yet; running twice changes nothing."""
    version = Version.objects.get(pk=version_pk)
    gardes = set(version.documents.values_list("format", flat=True))
    for format in documents.FORMATS:
        if format not in gardes:
            garde = DocumentGarde(version=version, format=format, octets=fabriquer(version, format))
            DocumentGarde.objects.bulk_create([garde], ignore_conflicts=True)
