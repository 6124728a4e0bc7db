"""Which séance of a créneau concerns the reader."""

from django import template


register = template.Library()


@register.filter
def seances_des(creneau, chantiers):
    """Those of these chantiers, by number, where a créneau has several séances."""
    return [seance for seance in creneau.seances if seance.chantier in chantiers] if creneau.is_parallele else []


@register.filter
def seule(creneau):
    """The séance of a créneau that has no other; None among parallel ones."""
    return None if creneau.is_parallele else creneau.seances[0]
