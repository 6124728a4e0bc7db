"""The HTML export: one file that stands alone, asks the network for nothing and prints well (pure)."""

import base64
import hashlib
import re
from html import escape

from labo.documents.programmes import GABARITS


STYLE = (GABARITS / "document.css").read_text()
# A page shown under our strict policy must name its embedded style: put this in `style-src` of that answer.
SOURCE_CSP_DU_STYLE = f"'sha256-{base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()}'"


def en_page(corps, titre):
    valeurs = {"titre": escape(titre), "style": STYLE, "corps": corps}
    gabarit = (GABARITS / "document.html").read_text()
    return re.sub("@([a-z]+)@", lambda marque: valeurs[marque[1]], gabarit).encode()
