"""The clock of the trade: what time it is for the journal, revisions, actual times and deadlines.

Sessions, keys, presence and the queue use real time instead. In the local run the offset lets the day be lived again.
"""

from datetime import date, datetime, time

from django.conf import settings
from django.utils import timezone


def maintenant() -> datetime:
    return timezone.localtime(timezone.now() + settings.HORLOGE_DECALAGE)


def aujourd_hui() -> date:
    return maintenant().date()


def ce_matin() -> datetime:
    """The first moment of today."""
    return timezone.make_aware(datetime.combine(aujourd_hui(), time.min))
