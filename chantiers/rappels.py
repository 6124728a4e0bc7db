"""When the holder of an engagement is reminded of it (pure).

Three times at most, each once: a week before its last day, the day after it, and thirty days after it. Who has told where it
stands since the time of the reminder before is left in peace.
"""

from datetime import date, timedelta


COURRIEL = "rappel_engagement"  # the kind of mail
SEMAINE, LENDEMAIN, MOIS = "semaine", "lendemain", "mois"
# name -> (days from the last day on which it is due, from which on a word spares it); the last first
MOMENTS = {MOIS: (30, 1), LENDEMAIN: (1, -7), SEMAINE: (-7, -14)}


def rappel_du(fin: date, dit_le: date | None, aujourd_hui: date) -> str:
    """The reminder that is due today for an open engagement, « semaine », « lendemain » or « mois »; "" for none.

    `fin`: the last day of its échéance; `dit_le`: when its holder last told of it. A day that was missed is made up for.
    """
    for nom, (quand, depuis) in MOMENTS.items():
        if aujourd_hui >= fin + timedelta(days=quand):
            return "" if dit_le and dit_le >= fin + timedelta(days=depuis) else nom
    return ""


def cle(pk: int, nom: str, fin: date) -> str:
    """What names one reminder among all: put off, an engagement is due again."""
    return f"{pk}-{nom}-{fin.isoformat()}"
