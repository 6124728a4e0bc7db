"""QR codes: from paper to a page (pure)."""

import io
from functools import lru_cache

import segno


def en_svg(adresse: str) -> str:
    """A drawing that stands alone, dark on light, with the margin that readers need."""
    return _dessiner(adresse, border=2, dark="#2a2320", light="#ffffff")


@lru_cache(maxsize=64)
def dans_la_page(adresse: str) -> str:
    """The same as an element of a page, scaled by its style sheet."""
    return _dessiner(
        adresse, border=2, dark="#000", light="#fff", xmldecl=False, svgns=False, nl=False, omitsize=True, svgclass="qr"
    )


def _dessiner(adresse, **options):
    dessin = io.BytesIO()
    segno.make(adresse, error="m", micro=False).save(dessin, kind="svg", **options)
    return dessin.getvalue().decode()
