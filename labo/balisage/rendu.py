"""Markdown → HTML by markdown-it, with the few marks that we take (pure)."""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import blockquote, list_block
from markdown_it.token import Token


PROFONDEUR_DES_LISTES = 4
# Of blocks inside blocks, as markdown-it counts them (2 for a list, 1 for a quote). Deeper, a mark is a word like another:
# markdown-it itself, beyond its own bound, drops what it holds.
PROFONDEUR_DES_BLOCS = 12
ADRESSE_SURE = re.compile(r"(?:https?://|mailto:)[^\s]+", re.IGNORECASE)
ADRESSE_SANS_LIEU = re.compile(r"(?:https?:/{0,2}|mailto:)", re.IGNORECASE)  # as a button leaves it, to be gone on with
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


def _borner(regle):
    """The rule of markdown-it, not applied too deep."""

    def bornee(etat, debut, fin, silencieux):
        return etat.level < PROFONDEUR_DES_BLOCS and regle(etat, debut, fin, silencieux)

    return bornee


def _lecteur(*regles):
    lecteur = MarkdownIt("zero", {"html": False, "breaks": True})
    lecteur.enable(["list", "emphasis", "link", "autolink", "escape", "newline", "entity", *regles])
    lecteur.validateLink = lambda adresse: ADRESSE_SURE.match(adresse) is not None
    interrompent = {"alt": ["paragraph", "reference", "blockquote"]}
    lecteur.block.ruler.at("list", _borner(list_block), interrompent)
    lecteur.block.ruler.at("blockquote", _borner(blockquote), interrompent | {"alt": [*interrompent["alt"], "list"]})
    return lecteur


MARKDOWN = _lecteur()
MARKDOWN.core.ruler.push("relier_adresses", _relier_adresses)
RICHE = _lecteur("heading", "blockquote")  # bare addresses are linked in the tree (`arbre`)


def verifier(source, *, is_riche=False):
    """What a document could not carry, as French sentences to show next to the field; [] when all is well."""
    plaintes = []
    if _profondeur((RICHE if is_riche else MARKDOWN).parse(source)) > PROFONDEUR_DES_LISTES:
        plaintes.append(
            f"Une liste a plus de {PROFONDEUR_DES_LISTES} niveaux : ramenez vers la gauche ce qui est trop en retrait."
        )
    for image, libelle, adresse in LIEN.findall(source):
        if image:
            plaintes.append(
                f"L’image « {libelle} » ne peut pas figurer dans ce texte : donnez plutôt un lien vers elle."
            )
        elif not adresse or ADRESSE_SANS_LIEU.fullmatch(adresse):
            plaintes.append(f"Le lien « {libelle} » n’a pas encore d’adresse : écrivez-la entre les parenthèses.")
        elif not MARKDOWN.validateLink(adresse):
            plaintes.append(f"Le lien « {libelle} » doit commencer par https://, http:// ou mailto:.")
    return plaintes


def _profondeur(tokens):
    ouvertes = plus = 0
    for token in tokens:
        if token.type in {"bullet_list_open", "ordered_list_open"}:
            ouvertes += 1
            plus = max(plus, ouvertes)
        elif token.type in {"bullet_list_close", "ordered_list_close"}:
            ouvertes -= 1
    return plus
