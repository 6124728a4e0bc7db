"""How an act is refused: always with a French reason, always with a truthful status."""

from functools import wraps

from django.core.exceptions import PermissionDenied


class Refus(PermissionDenied):
    """A person may not do this; a forgotten catch is still a correct 403."""

    status = 403


class Perime(Refus):
    """The state has moved since the page was read."""

    status = 409


class Conflit(Perime):
    """A stale save: somebody else saved first. Carries both texts, so that nothing typed is lost."""

    def __init__(self, *, auteur, version, champs):
        super().__init__(f"{auteur} a enregistré entre-temps : comparez, puis enregistrez à nouveau.")
        self.auteur = auteur
        self.version = version
        self.champs = champs  # [{"nom", "libelle", "autre", "mien"}], only those that differ


def as_predicate(check):
    """Derive `can_x` from `check_can_x`."""

    @wraps(check)
    def can(*args, **kwargs):
        try:
            check(*args, **kwargs)
        except Refus:
            return False
        return True

    return can
