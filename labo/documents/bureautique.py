"""HTML → ODT and DOCX in the house's clothes (pure).

pandoc writes the text with its own styles; then the parts that are ours replace its parts in the zip: the styles, the
foot of the page, the metadata. Members keep pandoc's order and its fixed dates, so that the bytes are reproducible.
"""

import io
import re
import zipfile
from html import escape

from labo.documents.changements import achever_suivi
from labo.documents.programmes import GABARITS, pandoc


PIED = "word/footer1.xml"
TYPE_DU_PIED = "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"
RELATION_DU_PIED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer"

# The style that pandoc gives to the links of the contents: a list of forty underlined lines is not calm.
ENTREE_ODT = re.compile(
    r'(<text:p text:style-name="Sommaire\d"><text:a )([^>]*><text:span text:style-name=")Definition'
)
ENTREE_ODT_A_NOUS = r'\1text:style-name="Entree" text:visited-style-name="Entree" \2Entree'
ENTREE_DOCX = re.compile(
    r'(<w:pStyle w:val="Sommaire\d" /></w:pPr><w:hyperlink [^>]*><w:r><w:rPr><w:rStyle w:val=")Hyperlink'
)


def en_odt(html, titre, mention):
    octets = pandoc(html, "odt", "--standalone", "--template=document.opendocument")
    changements = {
        "content.xml": lambda xml: ENTREE_ODT.sub(ENTREE_ODT_A_NOUS, xml),
        "styles.xml": lambda _: _gabarit("odt-styles.xml", mention=mention),
        "meta.xml": lambda _: _gabarit("odt-meta.xml", titre=titre),
    }
    return _rhabiller(octets, changements)


def en_docx(html, titre, mention):
    octets = pandoc(html, "docx", "--standalone", "--template=document.openxml")
    type_du_pied = f'<Override PartName="/{PIED}" ContentType="{TYPE_DU_PIED}" /></Types>'
    relation = f'<Relationship Type="{RELATION_DU_PIED}" Id="rIdPied" Target="footer1.xml" /></Relationships>'
    changements = {
        "word/document.xml": lambda xml: achever_suivi(ENTREE_DOCX.sub(r"\1Entree", xml)),
        "word/styles.xml": lambda _: _gabarit("docx-styles.xml"),
        "docProps/core.xml": lambda _: _gabarit("docx-core.xml", titre=titre),
        "docProps/app.xml": lambda _: _gabarit("docx-app.xml"),
        "word/settings.xml": lambda xml: xml.replace('themeFontLang w:val="en-US"', 'themeFontLang w:val="fr-FR"'),
        "[Content_Types].xml": lambda xml: xml.replace("</Types>", type_du_pied),
        "word/_rels/document.xml.rels": lambda xml: xml.replace("</Relationships>", relation),
    }
    return _rhabiller(octets, changements, {PIED: _gabarit("docx-pied.xml", mention=mention)})


def _gabarit(nom, **valeurs):
    xml = re.sub(r"\s*<!--.*?-->", "", (GABARITS / nom).read_text(), flags=re.DOTALL)
    return re.sub("@([a-z]+)@", lambda marque: escape(valeurs[marque[1]]), xml)


def _rhabiller(octets, changements, ajouts=None):
    """Copy a zip, each named member through its function; fails when a member that we mean to change is not there."""
    sortie = io.BytesIO()
    restants = dict(changements)
    with zipfile.ZipFile(io.BytesIO(octets)) as source, zipfile.ZipFile(sortie, "w", zipfile.ZIP_DEFLATED) as cible:
        for info in source.infolist():
            contenu = source.read(info)
            if info.filename in restants:
                contenu = restants.pop(info.filename)(contenu.decode()).encode()
            cible.writestr(info, contenu, compress_type=info.compress_type)
        for nom, contenu in (ajouts or {}).items():
            cible.writestr(zipfile.ZipInfo(nom), contenu.encode(), compress_type=zipfile.ZIP_DEFLATED)
    if restants:
        raise RuntimeError(f"pandoc n’écrit plus {', '.join(restants)}")
    return sortie.getvalue()
