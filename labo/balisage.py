"""The rich text that people write: a small part of Markdown, to HTML (pure).

Paragraphs, line breaks as typed, lists, bold, italic, links to http(s) and mailto. Everything else – HTML, pictures,
headings, tables – is shown as it was typed: nobody loses a word, nothing foreign enters a page.
"""

import re

from markdown_it import MarkdownIt
from markdown_it.token import Token


PROFONDEUR_DES_LISTES = 4
ADRESSE_SURE = re.compile(r"(?:https?://|mailto:)[^\s]+", re.IGNORECASE)
# A bare address becomes a link; the sign that ends the sentence stays out of it.
ADRESSE_NUE = re.compile(r"https?://[^\s<>«»\"]*[^\s<>«»\".,;:!?)\]'’*_]", re.IGNORECASE)
LIEN = re.compile(r"(!?)\[([^\[\]]{0,500})\]\(([^()\s]{0,2000})\)")


def _relier_adresses(etat):
    for token in etat.tokens:
        if token.type == "inline":
            dans_un_lien, enfants = 0, []
            for enfant in token.children:
                dans_un_lien += {"link_open": 1, "link_close": -1}.get(enfant.type, 0)
                enfants.extend([enfant] if dans_un_lien or enfant.type != "text" else _decouper(enfant.content))
            token.children = enfants


def _decouper(texte):
    """Text tokens and links, in order."""
    tokens, fin = [], 0
    for trouve in ADRESSE_NUE.finditer(texte):
        tokens.append(Token("text", "", 0, content=texte[fin : trouve.start()]))
        tokens.append(Token("link_open", "a", 1, attrs={"href": MARKDOWN.normalizeLink(trouve[0])}))
        tokens.append(Token("text", "", 0, content=trouve[0]))
        tokens.append(Token("link_close", "a", -1))
        fin = trouve.end()
    return [*tokens, Token("text", "", 0, content=texte[fin:])]


MARKDOWN = MarkdownIt("zero", {"html": False, "breaks": True})
MARKDOWN.enable(["list", "emphasis", "link", "autolink", "escape", "newline", "entity"])
MARKDOWN.validateLink = lambda adresse: ADRESSE_SURE.match(adresse) is not None
MARKDOWN.core.ruler.push("relier_adresses", _relier_adresses)


def en_html(source):
    """Markdown subset → safe HTML; any text gives HTML, "" gives ""."""
    return MARKDOWN.render(source)


def verifier(source):
    """What a document could not carry, as French sentences to show next to the field; [] when all is well."""
    plaintes = []
    if _profondeur(source) > PROFONDEUR_DES_LISTES:
        plaintes.append(
            f"Une liste a plus de {PROFONDEUR_DES_LISTES} niveaux : ramenez vers la gauche ce qui est trop en retrait."
        )
    for image, libelle, adresse in LIEN.findall(source):
        if image:
            plaintes.append(
                f"L’image « {libelle} » ne peut pas figurer dans ce texte : donnez plutôt un lien vers elle."
            )
        elif not MARKDOWN.validateLink(adresse):
            plaintes.append(f"Le lien « {libelle} » doit commencer par https://, http:// ou mailto:.")
    return plaintes


def _profondeur(source):
    ouvertes = plus = 0
    for token in MARKDOWN.parse(source):
        if token.type in {"bullet_list_open", "ordered_list_open"}:
            ouvertes += 1
            plus = max(plus, ouvertes)
        elif token.type in {"bullet_list_close", "ordered_list_close"}:
            ouvertes -= 1
    return plus
