"""What several people write: a version number, and the fields that every revision keeps."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from django.db import models

from labo.typographie import de, enumerer


@dataclass(frozen=True)
class NoteDeReunion:
    """A save was brought together with what others had saved since it was opened."""

    auteurs: tuple[str, ...]  # first names, each once
    is_soi: bool  # all of them the person herself, from another tab or another device
    de: int  # the version that the text was typed on
    a: int  # the version that holds both

    def __str__(self):
        if self.is_soi:
            return "Vos changements faits ici et depuis un autre onglet ou un autre appareil ont été réunis."
        return f"Vos changements et ceux {enumerer([de(auteur) for auteur in self.auteurs])} ont été réunis."


@dataclass(frozen=True)
class DitEnsemble:
    """Fields that say one thing between them: a history tells them in one sentence, none is read without the others."""

    verbose_name: str
    noms: tuple[str, ...]
    dire: Callable[..., str]  # what each says, in order, empty where it says nothing -> the sentence


class CoEdite(models.Model):
    """Saved through `labo.revisions` alone, with the row locked."""

    CHAMPS_COEDITES: ClassVar[tuple[str, ...]] = ()
    DITS_ENSEMBLE: ClassVar[tuple[DitEnsemble, ...]] = ()

    version = models.PositiveIntegerField("version", default=1, editable=False)

    # Set by the last save of this instance.
    reunion: NoteDeReunion | None = None
    # Fields whose former value no longer exists, after going back to a revision.
    introuvables: tuple[str, ...] = ()

    class Meta:
        abstract = True

    @property
    def cle_objet(self) -> str:
        """What names this object among all that people write together: `article-12`."""
        return f"{self._meta.model_name}-{self.pk}"

    def get_historique_url(self) -> str:
        """Where its revisions are read; empty when they are read with another object."""
        return ""
