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

    def __init__(self, *, auteur, version, champs, reprises, is_soi=False):
        qui = (
            "Vous avez déjà enregistré depuis un autre onglet ou un autre appareil"
            if is_soi
            else f"{auteur} a enregistré entre-temps"
        )
        super().__init__(f"{qui} : comparez, puis enregistrez à nouveau.")
        self.auteur = auteur
        self.is_soi = is_soi
        self.version = version
        self.champs = champs  # [{"nom", "libelle", "autre", "mien"}], what this save wanted to change
        self.reprises = reprises  # {nom: value}, what the other changed and this save did not touch


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
