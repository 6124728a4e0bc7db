"""Days, months and quarters, as people read them."""

from django import template

from chantiers import periodes


register = template.Library()


@register.filter
def periode(canonique):
    """« 30 juin 2024 », « juin 2024 », « 2e trimestre 2024 »."""
    return periodes.ecrire(canonique)
