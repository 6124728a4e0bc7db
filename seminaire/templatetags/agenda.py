"""What subscribes a phone to a calendar."""

from urllib.parse import urlsplit

from django import template
from django.conf import settings

from seminaire.lieux import adresse


register = template.Library()


@register.simple_tag
def adresse_ics(seminaire):
    """The whole address, to be copied into a calendar."""
    return f"{settings.ADRESSE_PUBLIQUE}{adresse(seminaire, 'programme_ics')}"


@register.simple_tag
def webcal(seminaire):
    """« webcal://… »: opened by the calendar of the phone, which then follows by itself."""
    return f"webcal://{urlsplit(settings.ADRESSE_PUBLIQUE).netloc}{adresse(seminaire, 'programme_ics')}"
