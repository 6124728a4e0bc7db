"""Static files as they are sent: our own scripts and style sheets lose their comments and needless white space.

Names stay, so that what a browser's console says is found again in `static/`. What others wrote is sent as they gave it.
No parser is at work here: `tests/portail/test_statiques.py` holds that a browser reads the same before and after.
"""

import re
from pathlib import Path

import rjsmin
from django.conf import settings
from whitenoise.storage import CompressedManifestStaticFilesStorage


MOTS = r"""(?P<mots>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')"""
NOTE = re.compile(rf"{MOTS}|/\*.*?\*/", re.DOTALL)
# A blank counts between two words or around the signs of a selector or a sum, and before a colon: « .a :is(b) ».
BLANC = re.compile(rf"{MOTS}|[;\s]*(?P<fin>\}})\s*|\s*(?P<bord>[{{;])\s*|(?P<avant>[:,])\s+|\s+")


def alleger_css(source: str) -> str:
    """rcssmin, which does it too, takes « .a :is(b) » inside a layer for « .a:is(b) »."""
    sans_notes = NOTE.sub(lambda lu: lu["mots"] or " ", source)
    return BLANC.sub(lambda lu: lu[lu.lastgroup] if lu.lastgroup else " ", sans_notes).strip()


ALLEGER = {".css": alleger_css, ".js": rjsmin.jsmin}


class Statiques(CompressedManifestStaticFilesStorage):
    """Whitenoise's storage, which names files by their content and compresses them, on what is left of ours."""

    def post_process(self, paths, dry_run=False, **options):
        if not dry_run:
            paths = {nom: self._alleger(nom, *ou) if is_de_la_maison(nom, *ou) else ou for nom, ou in paths.items()}
        return super().post_process(paths, dry_run=dry_run, **options)

    def _alleger(self, nom, storage, chemin):
        """Made again from the source each time, whatever was collected before; where the lighter file now is."""
        source = Path(storage.path(chemin)).read_text()
        Path(self.path(nom)).write_text(ALLEGER[Path(nom).suffix](source))
        return self, nom


def is_de_la_maison(nom, storage, chemin) -> bool:
    return Path(nom).suffix in ALLEGER and Path(storage.location) in settings.STATICFILES_DIRS
