"""En direct: an act says what it touched, and every open page that follows it re-reads.

`publier` is what actions call; the rest of the package is the SSE door that `labo/asgi.py` opens.
"""

from labo.direct.publication import publier


__all__ = ["publier"]
