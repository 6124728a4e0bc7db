"""HTML → Typst → tagged PDF/UA-1 (pure)."""

from labo.documents.programmes import DocumentImpossible, pandoc, typst
from labo.documents.protection import echapper


# Each pass tells which characters the fonts lack; a second one is enough but for combined letters.
PASSES = 6


def en_pdf(html, titre, mention):
    # "-smart": else pandoc writes ’ as a straight apostrophe, trusting Typst to curl it again.
    source = echapper(pandoc(html, "typst-smart", "--standalone", "--template=document.typ").decode())
    sans_glyphe = ""
    for _ in range(PASSES):
        pdf, manquants = typst(source, sans_glyphe)
        if pdf:
            return pdf
        sans_glyphe = "".join(sorted({*sans_glyphe, *manquants}))
    raise DocumentImpossible("Ce texte contient des caractères que le PDF ne sait pas montrer.", sans_glyphe)
