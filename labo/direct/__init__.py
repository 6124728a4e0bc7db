"""En direct: an act says what it touched, and every open page that follows it re-reads.

`publier` is what actions call, and `publier_acces` when they change what a person may follow; the rest of the package is
the SSE door that `labo/asgi.py` opens.
"""

from labo.direct.publication import publier, publier_acces
from labo.direct.sujets import acces_de


__all__ = ["acces_de", "publier", "publier_acces"]
