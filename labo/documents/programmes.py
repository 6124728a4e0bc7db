"""The two programs that make documents, each held on a short lead (pure).

pandoc reads a body that strangers wrote: it is sandboxed (no file, no network), its heap is limited and its time too.
Typst runs in a process of its own for the same reason, and so that its memory goes back with it.
"""

import importlib.util
import json
import subprocess
import sys
import threading
from pathlib import Path


GABARITS = Path(__file__).parent / "gabarits"
COMPOSITEUR = Path(__file__).parent / "compositeur.py"
PANDOC = Path(importlib.util.find_spec("pypandoc").origin).parent / "files" / "pandoc"
DELAI = 20
DELAI_DE_LECTURE = 10
# What the runtime of pandoc answers when its heap is full.
TAS_PLEIN = 251
# One at a time per process: a document costs up to half a gigabyte when its text is hostile.
UN_SEUL = threading.Lock()


class DocumentImpossible(Exception):
    """The document could not be made; the message says so in French, `detail` is the program's own word.

    `is_lourd`: it would have taken too much time or memory.
    """

    def __init__(self, message, detail="", *, is_lourd=False):
        super().__init__(message)
        self.detail = detail
        self.is_lourd = is_lourd


def pandoc(html, vers, *options):
    """HTML → bytes in pandoc's format `vers`. Raises DocumentImpossible after 20 s, beyond 512 MB or on an error."""
    commande = [str(PANDOC), "+RTS", "-M512M", "-RTS", "--sandbox", "--from=html-auto_identifiers", f"--to={vers}"]
    return _lancer([*commande, "--wrap=none", "--output=-", *options], html.encode())


def pandoc_relire(octets, format):
    """A document received, in pandoc's format `format` → its tree as JSON. Raises DocumentImpossible."""
    commande = [str(PANDOC), "+RTS", "-M512M", "-RTS", "--sandbox", f"--from={format}", "--to=json"]
    return _lancer(commande, octets, delai=DELAI_DE_LECTURE)


def pandoc_en_html(arbre, *, decalage=0):
    """pandoc's tree as JSON → HTML as bytes, its headings lowered by so many levels. Raises DocumentImpossible."""
    commande = [str(PANDOC), "+RTS", "-M512M", "-RTS", "--sandbox", "--from=json", "--to=html", "--wrap=none"]
    return _lancer([*commande, f"--shift-heading-level-by={decalage}"], arbre, delai=DELAI_DE_LECTURE)


def typst(source, sans_glyphe, donnees=""):
    """Typst source → PDF/UA-1. `sans_glyphe`: characters known to be in no embedded font; `donnees`: an input of that name.

    Returns (pdf, missing): the bytes and an empty string, or b"" and the further characters that no font has.
    """
    demande = json.dumps({"source": source, "sans_glyphe": sans_glyphe, "donnees": donnees}).encode()
    sortie = _lancer([sys.executable, "-I", str(COMPOSITEUR)], demande)
    if sortie.startswith(b"%PDF"):
        return sortie, ""
    return b"", sortie.decode()


def _lancer(commande, entree, delai=None):
    options = {"capture_output": True, "timeout": delai or DELAI, "cwd": GABARITS, "env": {"LANG": "C.UTF-8"}}
    with UN_SEUL:
        try:
            fini = subprocess.run(commande, input=entree, check=False, **options)  # noqa: S603 - the command is ours
        except subprocess.TimeoutExpired:
            message = "Ce texte est trop lourd pour en faire un document."
            raise DocumentImpossible(message, "délai dépassé", is_lourd=True) from None
    if fini.returncode:
        detail = fini.stderr.decode(errors="replace")
        raise DocumentImpossible("Ce document n’a pas pu être fabriqué.", detail, is_lourd=fini.returncode == TAS_PLEIN)
    return fini.stdout
