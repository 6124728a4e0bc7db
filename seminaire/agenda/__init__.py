"""A programme as calendars know it (pure). Source: RFC 5545; RFC 7986 for the calendar's own properties.

Beside what every calendar reads, our own properties (X-LABO-…) say what the description tells in words, so that a file of
ours comes back as it left.
"""

from seminaire.agenda.lecture import AgendaIllisible, lire_agenda
from seminaire.agenda.mots import details, lire_details


__all__ = ["AgendaIllisible", "details", "lire_agenda", "lire_details"]
