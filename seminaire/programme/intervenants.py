"""Who speaks: names, functions and organisations, in the forms that French programmes give them.

« Prénom Nom, fonction de l’Organisation », « Prénom NOM (Organisation) », « Nom – fonction », several of them in a row.
A text that is not wholly a list of persons is refused (None): better a name left in a title than a title taken for a name.
"""

import re

from seminaire.programme.forme import plier
from seminaire.programme.lexique import CIVILITES, FONCTION, ORGANISATION, PARTICULES, PAS_UN_NOM, PRENOMS
from seminaire.programme.modele import Intervenant


_LONGUEUR = 1500  # beyond, a text is prose
_MOT = re.compile(r"[^\W\d_][\w’'.\-‑]*", re.UNICODE)
_SEPARATEUR = re.compile(
    r" ?[;•] ?|, (?:et |puis |ainsi que )?|\),? ?(?:et (?:de |d[’'])?|& ?|- |– |de |d[’'])?"
    r"| (?:et|&|ainsi qu[e’'] ?|puis) (?:de |d[’'])?| ?/ ?| [-–—] "
)
_COUPE = re.compile(
    r",? (?P<lien>du|de la|de l['’] ?|des|de|d['’] ?|à la|à l['’] ?|au|aux|à|chez|pour) ?(?=[«\"“]?[A-ZÀ-ÖØ-ÞŒ0-9])"
)
# An apposition that goes on with a sentence, or that is a title in quotes, is not one.
_DOUTEUX = re.compile(
    r"\d ?h(?:\d|\b)|[^\W\d_]{3,}(?<![Uu]niv)(?<![Dd]ept)(?<![Ff]éd)(?<!Assoc)[).]*\. [A-ZÀ-Þ]|^[«“\"]|, ?[«“\"]|: "
)
# Capitalised words that belong to a function: « chargé de Mission », « maître de Conférences ».
_DE_FONCTION = frozenset(
    "mission projet projets recherche recherches conferences communication developpement etudes programme programmes honneur "
    "litterature sociologie economie sciences science cinema general generale departement relations cabinet formation".split()
)


_ARTICLE_DE_CIVILITE = re.compile(r"\b(?:[Ll]e|[Ll]a) (?=(?:Dr|Pr|Docteure?|Professeure?)\b)")
_ARTICLE = re.compile(r"(?:l[ea] |l['’])[a-zà-ÿ]")
_FONCTION_DEVANT = re.compile(
    r"(?P<avant>^|, | et | ; )(?:l[ea] |l['’])(?P<fonction>[a-zà-ÿ][\w'’-]{2,30}(?: [\w'’-]{1,30}){0,5}?),? "
    r"(?P<nom>[A-ZÀ-Þ][\w’'-]+(?: (?:de |d['’]|du |des |le |la )?[A-ZÀ-Þ][\w’'-]+)+)"
)
_ENTRE = re.compile(r"(?P<avant>[^()]{3,120}) \((?P<dedans>[^()]{2,80})\)")


def lire_nom(texte: str, de: int = 0) -> tuple[str, int, bool] | None:
    """The name that begins at `de`: (name, position after it, sure?). Sure: a first name, a civility, a NAME in capitals."""
    position, mots, civilite = de, [], ""
    for _ in range(8):
        trouve = _MOT.match(texte, position)
        if not trouve:
            break
        mot = trouve.group().rstrip(".") if len(trouve.group()) > 3 else trouve.group()
        plie = plier(mot)
        if not mots and not civilite and (plie in CIVILITES or plie + "." in CIVILITES):
            civilite = trouve.group()
        elif mot[0].isupper() and plie not in PAS_UN_NOM and (mots or not plie.startswith("notre-")):
            mots.append((mot, position + len(mot)))
        elif not (mots and plie in PARTICULES and _suivi_d_une_majuscule(texte, trouve.end())):
            break
        else:
            mots.append((mot, position + len(mot)))
        if position + len(mot) < trouve.end() and plie not in CIVILITES and plie + "." not in CIVILITES:
            break
        position = trouve.end() + 1
        if texte[trouve.end() : position] != " ":
            break
    return _nom(texte, mots, civilite)


def _suivi_d_une_majuscule(texte: str, position: int) -> bool:
    reste = texte[position : position + 3].lstrip(" ")
    return reste[:1].isupper() or reste[:2] in ("la", "le")


def _nom(texte: str, mots: list[tuple[str, int]], civilite: str) -> tuple[str, int, bool] | None:
    while mots and plier(mots[-1][0]) in PARTICULES and not mots[-1][0][0].isupper():
        mots.pop()
    pleins = [mot for mot, _ in mots if mot[0].isupper()]
    if not pleins or len(pleins) > 5 or (len(pleins) < 2 and not civilite):
        return None
    premier = re.split(r"[-‑.]", plier(pleins[0]))[0]
    if premier not in PRENOMS and FONCTION.match(plier(pleins[0])):
        return None
    capitales = pleins[-1].isupper() and len(pleins[-1]) > 4 and not pleins[0].isupper()
    retourne = pleins[0].isupper() and len(pleins[0]) > 2 and not pleins[-1].isupper()  # « DUPONT Marie »
    dernier = re.split(r"[-‑.]", plier(pleins[-1]))[0]
    sur = bool(civilite) or premier in PRENOMS or capitales or (retourne and dernier in PRENOMS)
    nom = " ".join(mot for mot, _ in mots)
    return (f"{civilite} {nom}" if len(pleins) == 1 else nom), mots[-1][1], sur


def nom_en_tete(texte: str) -> str:
    """« la sociologue Anne Roy et l’élu Luc Bel » → « Anne Roy, sociologue et Luc Bel, élu »."""
    if len(texte) > _LONGUEUR or not _ARTICLE.match(texte):
        return texte
    return _FONCTION_DEVANT.sub(
        lambda t: f"{t['avant']}{t['nom']}, {t['fonction']}" if FONCTION.match(plier(t["fonction"])) else t.group(),
        texte,
    )


def personnes(texte: str, *, etiquette: bool = False) -> tuple[Intervenant, ...] | None:
    """The persons of a text that is wholly a list of persons, or None. After a label (« Avec : ») a doubtful name is accepted."""
    texte = nom_en_tete(_ARTICLE_DE_CIVILITE.sub("", texte.strip(" \t,;:–—-")))
    if not texte or len(texte) > _LONGUEUR:
        return None
    premier = lire_nom(texte)
    if premier is None or not (etiquette or premier[2] or _apposition_probante(texte, premier[1])):
        return None
    if premier[1] < len(texte) and not re.match(
        r" ?[,;(/&–—-]| (?:et|puis|ainsi|[-–—]|du|de la|de l) ?", texte[premier[1] :]
    ):
        return None
    return _liste(texte, premier, etiquette=etiquette)


def _liste(texte: str, premier: tuple[str, int, bool], *, etiquette: bool) -> tuple[Intervenant, ...] | None:
    trouves, (nom, fin, _), profondeur, vue = [], premier, 0, premier[1]
    for sep in _SEPARATEUR.finditer(texte, premier[1]):
        profondeur += texte.count("(", vue, sep.start()) - texte.count(")", vue, sep.start())
        vue = sep.start()
        if sep.start() < fin or profondeur - texte.count(")", sep.start(), sep.end()) > 0 or sep.end() == len(texte):
            continue
        suivant = _suivant(texte, sep, fin, etiquette=etiquette)
        if suivant is None:
            continue
        coupe = sep.start() + (1 if sep.group().startswith(")") else 0)
        trouves.append(_intervenant(nom, texte[fin:coupe]))
        nom, fin, _ = suivant
    trouves.append(_intervenant(nom, texte[fin:]))
    if any(_DOUTEUX.search(i.fonction) or _DOUTEUX.search(i.organisation) for i in trouves):
        return None
    if any(len(i.fonction) + len(i.organisation) > 300 for i in trouves):
        return None
    return tuple(trouves)


def _suivant(texte: str, sep: re.Match, fin: int, *, etiquette: bool) -> tuple[str, int, bool] | None:
    """A new person after this separator? After a comma or a dash a doubtful name may be an organisation: it must be proved."""
    marque = sep.group()
    suivant = lire_nom(texte, sep.end())
    if suivant is None:
        if re.search(r"et |&", marque) and plier(texte[sep.end() :]).split(" ")[0].strip("'") in ORGANISATION:
            reste = re.match(r"[^,;()&]*", texte[sep.end() :]).group().rstrip()
            return reste, sep.end() + len(reste), False
        return None
    if suivant[2]:
        return suivant if _finit_bien(texte, suivant[1]) else None
    forte = ";" in marque or "•" in marque or " et " in marque or "&" in marque
    nue = not texte[fin : sep.start()].strip(" ,()")
    if forte or (texte[suivant[1] : suivant[1] + 2] == " (") or (nue and etiquette and "," in marque):
        return suivant if _finit_bien(texte, suivant[1]) else None
    return None


def _finit_bien(texte: str, fin: int) -> bool:
    return fin >= len(texte) or bool(re.match(r" ?[,;(/&).–—:-]| (?:et|puis|ainsi|du|de) ", texte[fin:]))


def _apposition_probante(texte: str, fin: int) -> bool:
    """After a doubtful name: a function, or an organisation in brackets, proves that it is a person."""
    trouve = re.match(r" ?[,(–—-] ?(?P<suite>.+)", texte[fin:])
    if not trouve:
        return False
    if texte[fin : fin + 2] == " (" and trouve["suite"][0].isupper():
        return True
    if re.match(r"[A-Z]{3,}\b", trouve["suite"]) and texte[fin : fin + 2] == ", ":
        return True  # « Gil Charon, CNRS »
    suite = plier(trouve["suite"])
    return bool(FONCTION.match(suite)) or suite.split(" ")[0].strip("()',") in ORGANISATION


def _intervenant(nom: str, apposition: str) -> Intervenant:
    morceaux = [m for m in _morceaux(apposition) if m]
    fonctions, organisations = [], []
    for morceau in morceaux:
        plie = plier(morceau)
        if FONCTION.match(plie):
            entre = _ENTRE.fullmatch(morceau)
            if entre and not organisations:  # « maîtresse de conférences (UPHF) »
                fonction, nommee = _couper(entre["avant"])  # « secrétaire général de la Commission (COI) »
                organisation = f"{nommee} ({entre['dedans']})" if nommee else entre["dedans"]
            else:
                fonction, organisation = (morceau, "") if organisations else _couper(morceau)
            fonctions.append(fonction)
            organisations += [organisation] if organisation else []
        elif morceau[0].islower() and not organisations and plie.split(" ")[0] not in ORGANISATION:
            entre = _ENTRE.fullmatch(morceau)  # « hydrologue (INRAE) »
            fonctions.append(entre["avant"] if entre else morceau)
            organisations += [entre["dedans"]] if entre else []
        else:
            organisations.append(morceau)
    return Intervenant(nom, ", ".join(fonctions), ", ".join(organisations))


def _morceaux(apposition: str) -> list[str]:
    """The parts of what follows a name, cut at commas, brackets and dashes with spaces around."""
    plat = re.sub(r"^[\s,;:–—-]+|[\s,;]+$", "", apposition)
    if plat.startswith("(") and plat.endswith(")") and plat.count("(") == 1:
        plat = plat[1:-1]
    elif plat.startswith("("):
        plat = plat[1:].replace(")", ",", 1)
    parts = re.split(r",\s+(?![^(]*\))|\s+[-–—]\s+(?![^(]*\))", plat)
    parts = [p for part in parts for p in _deux_fonctions(part)]
    propres = (re.sub(r"^(?:du|de la|de l[’'])\s*(?=[A-ZÀ-Þ])", "", part.strip(" ,;.")) for part in parts)
    return [part.rstrip(")") if part.count(")") > part.count("(") else part for part in propres if part]


def _deux_fonctions(morceau: str) -> list[str]:
    """« maire d’Albi et présidente de l’Agglomération » holds two functions."""
    for et in re.finditer(r" et (?:l[ae’'] ?)?", morceau):
        if FONCTION.match(plier(morceau[et.end() :])) and FONCTION.match(plier(morceau)):
            return [morceau[: et.start()], *_deux_fonctions(morceau[et.end() :])]
    return [morceau]


def _couper(morceau: str) -> tuple[str, str]:
    """« président d’honneur du Labo de l’ESS » → (« président d’honneur », « Labo de l’ESS »)."""
    for coupe in _COUPE.finditer(morceau):
        premier = _MOT.match(morceau, coupe.end())
        if premier and plier(premier.group()) in _DE_FONCTION and plier(premier.group()) not in ("departement",):
            continue
        if FONCTION.match(plier(morceau[coupe.end() :])):
            continue
        return morceau[: coupe.start()], morceau[coupe.end() :]
    return morceau, ""
