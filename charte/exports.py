"""The documents of a published version: five formats, the same words."""

from charte import tasks
from charte.models import DocumentGarde


def document(version, format) -> bytes:
    """The kept document, else one made on the fly when its task has not run yet."""
    garde = DocumentGarde.objects.filter(version=version, format=format).first()
    return bytes(garde.octets) if garde else tasks.fabriquer(version, format)
