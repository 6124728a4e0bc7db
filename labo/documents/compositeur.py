"""Typst in its own process: JSON on standard input, a PDF on standard output (run by `programmes.typst`).

When the embedded fonts lack characters the output is those characters instead, as UTF-8: PDF/UA-1 refuses a text that
cannot be drawn, and only Typst knows what its fonts hold.
"""

import json
import re
import resource
import sys

import typst


MEMOIRE = 1 << 30
MANQUE = re.compile(r'the text `"((?:[^"\\]|\\.)*)"` could not be displayed')
ECHAPPE = re.compile(r"\\(?:u\{([0-9a-f]+)\}|(.))")
LETTRES = {"n": "\n", "r": "\r", "t": "\t", "0": "\0"}


def lire_texte(litteral):
    """Undo Rust's way of writing a string: `\\u{378}`, `\\"`."""
    return ECHAPPE.sub(lambda m: chr(int(m[1], 16)) if m[1] else LETTRES.get(m[2], m[2]), litteral)


def composer(source, sans_glyphe, donnees):
    options = {"format": "pdf", "pdf_standards": ["ua-1"], "ignore_system_fonts": True}
    try:
        return typst.compile(source.encode(), sys_inputs={"sans": sans_glyphe, "donnees": donnees}, **options)
    except typst.TypstError as erreur:
        manquants = {c for texte in MANQUE.findall(erreur.diagnostic) for c in lire_texte(texte)}
        if not manquants - set(sans_glyphe):
            sys.stderr.write(erreur.diagnostic)
            raise SystemExit(1) from None
        return "".join(sorted(manquants)).encode()


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (MEMOIRE, MEMOIRE))
    sys.stdout.buffer.write(composer(**json.load(sys.stdin)))
