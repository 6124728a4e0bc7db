"""The canonical text of a charter: what its fingerprint is taken of (pure; docs/texte-canonique.md tells it in French).

A `contenu` is what a version freezes, in plain JSON types:
{"titre": str,
 "sections": [{"ancre": str, "titre": str, "chantiers": bool, "articles": [{"ancre": str, "titre": str, "corps": str}]}],
 "chantiers": [{"numero": int, "titre": str, "defi": str, "structure": str}]}
At most one section has "chantiers": true, where the list stands; else it stands at the end. Anchors are as in `ancres`.
The first section alone may also have "preambule": true: it bears no number.

The text is UTF-8, NFC, each line ended by one \\n and named by its first word:
    charte 1                          (1: the number of this format)
    titre TITRE
    section ANCRE TITRE
    preambule                         (only in the first section, where it is one)
    chantiers ici                     (only in the section that carries the list; the chantiers follow)
    article ANCRE TITRE
    | LINE                            (each line of the body; « | » alone when that line is empty; none for an empty body)
    chantiers en annexe               (after the last section, when none carries the list; the chantiers follow)
    chantier NUMERO TITRE
    | LINE                            (each line of the défi)
    structure NOM                     (left out when nobody leads)
Titles and names hold one line. So nothing that a person writes can pass for another line, and `lire` gives the contenu
back: two charters never share a text.
"""

import hashlib
import unicodedata

from charte.ancres import FORME


FORMAT = "charte 1"
ICI, ANNEXE, PREAMBULE = "chantiers ici", "chantiers en annexe", "preambule"
MARQUES = {ICI: "chantiers", PREAMBULE: "preambule"}  # a line after a section’s -> what it says of it


class TexteIllisible(ValueError):
    """This is not the canonical text of any charter."""


def normal(contenu: dict) -> dict:
    """The same contenu in NFC: what the canonical text keeps of it."""
    return {
        "titre": _nfc(contenu["titre"]),
        "sections": [
            {
                "ancre": section["ancre"],
                "titre": _nfc(section["titre"]),
                "chantiers": section["chantiers"],
                **({"preambule": True} if section.get("preambule") else {}),
                "articles": [
                    {"ancre": article["ancre"], "titre": _nfc(article["titre"]), "corps": _nfc(article["corps"])}
                    for article in section["articles"]
                ],
            }
            for section in contenu["sections"]
        ],
        "chantiers": [
            {"numero": chantier["numero"], **{cle: _nfc(chantier[cle]) for cle in ("titre", "defi", "structure")}}
            for chantier in contenu["chantiers"]
        ],
    }


def ecrire(contenu: dict) -> str:
    """The canonical text of a contenu.

    Raises ValueError for an anchor of another form, a title of several lines, a list of chantiers carried twice.
    """
    contenu = normal(contenu)
    porteuses = sum(section["chantiers"] for section in contenu["sections"])
    if porteuses > 1:
        raise ValueError("une seule section porte la liste des chantiers")
    if any(section.get("preambule") for section in contenu["sections"][1:]):
        raise ValueError("le préambule est la première section")
    chantiers = [ligne for chantier in contenu["chantiers"] for ligne in _lignes_du_chantier(chantier)]
    lignes = [FORMAT, _ligne("titre", contenu["titre"])]
    for section in contenu["sections"]:
        lignes.append(_ligne("section", _ancre(section), section["titre"]))
        lignes += [PREAMBULE] if section.get("preambule") else []
        lignes += [ICI, *chantiers] if section["chantiers"] else []
        for article in section["articles"]:
            lignes += [_ligne("article", _ancre(article), article["titre"]), *_bloc(article["corps"])]
    lignes += [] if porteuses else [ANNEXE, *chantiers]
    return "".join(f"{ligne}\n" for ligne in lignes)


def empreinte(texte: str) -> str:
    """SHA-256 of the text's UTF-8 bytes, as 64 hexadecimal digits."""
    return hashlib.sha256(texte.encode()).hexdigest()


def empreinte_de(contenu: dict) -> str:
    return empreinte(ecrire(contenu))


def lire(texte: str) -> dict:
    """The contenu of a canonical text: the inverse of `ecrire` on normal contents. Raises TexteIllisible."""
    try:
        contenu = _lire(texte.split("\n")[:-1])
        is_canonique = ecrire(contenu) == texte
    except (ValueError, IndexError, KeyError) as erreur:
        raise TexteIllisible("Ce texte n’est pas le texte canonique d’une charte.") from erreur
    if not is_canonique:
        raise TexteIllisible("Ce texte n’est pas le texte canonique d’une charte.")
    return contenu


def _nfc(texte: str) -> str:
    return unicodedata.normalize("NFC", texte)


def _ancre(objet: dict) -> str:
    if not FORME.fullmatch(objet["ancre"]):
        raise ValueError(f"ancre d’une autre forme : {objet['ancre']!r}")
    return objet["ancre"]


def _ligne(*mots) -> str:
    ligne = " ".join(map(str, mots))
    if "\n" in ligne:
        raise ValueError("un titre tient sur une ligne")
    return ligne


def _bloc(texte: str) -> list[str]:
    return [f"| {ligne}" if ligne else "|" for ligne in texte.split("\n")] if texte else []


def _lignes_du_chantier(chantier: dict) -> list[str]:
    structure = [_ligne("structure", chantier["structure"])] if chantier["structure"] else []
    return [_ligne("chantier", chantier["numero"], chantier["titre"]), *_bloc(chantier["defi"]), *structure]


def _lire(lignes: list[str]) -> dict:
    """Loosely: `lire` compares what it got with the text."""
    contenu = {"titre": lignes[1].partition(" ")[2], "sections": [], "chantiers": []}
    bloc = None
    for ligne in lignes[2:]:
        mot, _, reste = ligne.partition(" ")
        nom, _, titre = reste.partition(" ")
        if mot == "section":
            contenu["sections"].append({"ancre": nom, "titre": titre, "chantiers": False, "articles": []})
        elif mot == "article":
            bloc = {"ancre": nom, "titre": titre, "corps": None}
            contenu["sections"][-1]["articles"].append(bloc)
        elif mot == "chantier":
            bloc = {"numero": int(nom), "titre": titre, "defi": None, "structure": ""}
            contenu["chantiers"].append(bloc)
        elif mot == "|":
            cle = "corps" if "corps" in bloc else "defi"
            bloc[cle] = reste if bloc[cle] is None else f"{bloc[cle]}\n{reste}"
        elif mot == "structure":
            bloc["structure"] = reste
        elif ligne in MARQUES:
            contenu["sections"][-1][MARQUES[ligne]] = True
    for article in (article for section in contenu["sections"] for article in section["articles"]):
        article["corps"] = article["corps"] or ""
    for chantier in contenu["chantiers"]:
        chantier["defi"] = chantier["defi"] or ""
    return contenu
