"""The tree of a rich text → its Markdown, each text always written the same way (pure).

A line is written as lightly as it can be: bare first, then with the signs escaped that would be read as marks. What was
written is read again; a mark that our Markdown cannot say where it stands is given up, its words stay.
"""

import re
from copy import deepcopy

from labo.balisage.arbre import adresse_nue, ligne
from labo.balisage.rendu import RICHE
from labo.documents.arbre import LISTES, TITRES, Element, lire
from labo.documents.assainissement import rogner
from labo.documents.protection import demarquer


# What could be a mark: without any of these, a text is what it says.
SUSPECT = re.compile(r"[*_\[\]<&\\#>]|^(?:[-+]|\d{1,9}[.)])(?:\s|$)|://", re.MULTILINE)
TETE = re.compile(r"^(?:(?=[-+*>](?:\s|$|>))|(?=#{1,6}(?:\s|$))|(?<=^)(?=>)|(\d{1,9})(?=[.)](?:\s|$)))", re.MULTILINE)
# name of a family of signs: where it may be a mark.
FAMILLES = {
    "oblique": re.compile(r"\\(?=[!-/:-@\[-`{-~]|$)", re.MULTILINE),
    "etoile": re.compile(r"\*(?!(?<=\s\*)\s)"),
    "souligne": re.compile(r"(?<!\w)_|_(?!\w)"),
    "crochet": re.compile(r"[\[\]]"),
    "chevron": re.compile(r"<(?=[A-Za-z])"),
    "entite": re.compile(r"&(?=#?\w+;)"),
    "diese": re.compile(r"#(?=#*$)"),
}
# Beyond, escapes are no longer tried family by family: a text of 20,000 stars takes a moment only.
SUSPECTS_MAX = 200


def ecrire(blocs):
    """Blocks as `epurer` gives them → Markdown that is read back as they are."""
    return "\n\n".join(_bloc(bloc) for bloc in blocs)


def _bloc(bloc):
    if bloc.nom in TITRES:
        marque = "#" * int(bloc.nom[1]) + " "
        return marque + ecrire_ligne(bloc.enfants, marque)
    if bloc.nom == "blockquote":
        return "\n".join(f"> {une}".rstrip() for une in ecrire(bloc.enfants).split("\n"))
    if bloc.nom in LISTES:
        return _liste(bloc)
    return ecrire_ligne(bloc.enfants)


def _liste(liste):
    is_serree = all(enfant.nom != "p" for item in liste.enfants for enfant in item.enfants) and not any(
        enfant.nom == "blockquote" for item in liste.enfants for enfant in item.enfants
    )
    entre = "\n" if is_serree else "\n\n"
    premier = int(liste.attributs.get("start", 1))
    lignes = []
    for rang, item in enumerate(liste.enfants, premier):
        marque = "- " if liste.nom == "ul" else f"{rang}. "
        retrait = " " * len(marque)
        texte = entre.join(_bloc(enfant) for enfant in item.enfants)
        lignes.append(marque + texte.replace("\n", f"\n{retrait}").replace(f"\n{retrait}\n", "\n\n"))
    return entre.join(lignes)


def ecrire_ligne(enfants, marque=""):
    """The lightest writing that says the same; `marque` stands before it, as that of a heading."""
    essais = ((variante, texte) for variante in _variantes(enfants) for texte in _ecritures(variante))
    dernier = ""
    for variante, dernier in essais:
        if not SUSPECT.search(dernier) or _relire(marque + dernier) == variante:
            return dernier
    return dernier


def _variantes(enfants):
    """All marks, those that can be read, links only, nothing but words."""
    yield enfants
    yield _propre(demarquer(deepcopy(enfants)))
    yield _propre(_sans(enfants, {"strong", "em"}))
    yield _propre(_sans(enfants, {"strong", "em", "a"}))


def _propre(enfants):
    return rogner(ligne(enfants))


def _sans(enfants, noms):
    gardes = []
    for enfant in enfants:
        if isinstance(enfant, str) or enfant.nom not in noms:
            gardes.append(
                enfant
                if isinstance(enfant, str)
                else Element(enfant.nom, enfant.attributs, _sans(enfant.enfants, noms))
            )
        else:
            gardes += _sans(enfant.enfants, noms)
    return gardes


def _ecritures(enfants):
    """From the lightest to the surest."""
    yield _ecrire(enfants, (), is_nue=True)
    entier = _ecrire(enfants, FAMILLES, is_nue=True)
    if len(SUSPECT.findall(entier)) < SUSPECTS_MAX:
        for famille in FAMILLES:
            yield _ecrire(enfants, (famille,), is_nue=True)
        for famille in FAMILLES:
            yield _ecrire(enfants, FAMILLES.keys() - {famille}, is_nue=True)
    yield entier
    yield _ecrire(enfants, FAMILLES, is_nue=False)


def _ecrire(enfants, familles, *, is_nue):
    texte = _morceaux(enfants, familles, is_nue=is_nue)
    return TETE.sub(lambda tete: f"{tete[1] or ''}\\", texte)


def _morceaux(enfants, familles, *, is_nue):
    ecrits = []
    for enfant in enfants:
        if isinstance(enfant, str):
            ecrits.append(_echapper(enfant, familles))
        elif enfant.nom == "br":
            ecrits.append("\n")
        elif enfant.nom == "a":
            ecrits.append(_lien(enfant, familles, is_nue=is_nue))
        else:
            signe = "**" if enfant.nom == "strong" else "*"
            ecrits.append(f"{signe}{_morceaux(enfant.enfants, familles, is_nue=is_nue)}{signe}")
    return "".join(ecrits)


def _lien(lien, familles, *, is_nue):
    href = lien.attributs["href"]
    if is_nue and len(lien.enfants) == 1 and isinstance(lien.enfants[0], str) and adresse_nue(lien.enfants[0]) == href:
        return lien.enfants[0]
    cible = FAMILLES["entite"].sub(r"\\&", href)
    cible = f"<{cible}>" if "(" in cible or ")" in cible else cible
    return f"[{_morceaux(lien.enfants, familles, is_nue=is_nue)}]({cible})"


def _echapper(texte, familles):
    for famille in FAMILLES:  # in this order: what is escaped later brings no new backslash to escape
        if famille in familles:
            texte = FAMILLES[famille].sub(r"\\\g<0>", texte)
    return texte


def _relire(texte):
    """What one block says when it is read, or None when it is not one."""
    blocs = lire(RICHE.render(texte))
    if len(blocs) != 1 or blocs[0].nom not in TITRES | {"p"}:
        return None
    return _propre(blocs[0].enfants)
