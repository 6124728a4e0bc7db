"""The lines before the first séance, sorted for the seminar's presentation: a proposal that a person corrects."""

import re

from seminaire.programme.dates import entete_de_jour
from seminaire.programme.forme import plier
from seminaire.programme.titres import nettoyer


_ETIQUETTES = {
    "organisateurs": re.compile(
        r"(?:co-?)?organis(?:e|ee|es|ees) par ?:? |(?:co-?)?organisa(?:teur|trice|tion)[^:]{0,12}: ?"
    ),
    "partenaires": re.compile(
        r"(?:partenaires?|partenariats?|soutiens?|financements?|financeurs?)[^:]{0,20}: ?|(?:avec le soutien|en partenariat avec|"
        r"soutenu par)(?: de la| de l'| des| du| de| d'|)? ?:? ?"
    ),
    "lieu": re.compile(r"(?:lieu|adresse|ou)(?: de la rencontre)? ?: ?"),
}
_OBJECTIFS = re.compile(
    r".{0,200}\b(?:objectifs?|buts?|finalites?|vise a|permettra(?: de)?|pour ambition)\b[^:.]{0,40}:?$"
)
_ANNONCE = re.compile(
    r"(?:le |au )?(?:programme|deroule|horaires|ordre du jour)(?: de la journee| du jour| previsionnel)?[ :]*$"
)
_INFINITIF = re.compile(r"(?:de |d')?[a-z'-]+(?:er|ir|re|oir)\b|(?:de |d')[a-z]+(?:er|ir|re|oir)\b")
_DE = re.compile(r"(?:de |d['’])(?=\w)", re.IGNORECASE)
_ADRESSE = re.compile(
    r".{0,80}\b\d{1,4},? (?:bis |ter )?(?:rue|avenue|boulevard|place|quai|allee|impasse|cours|chemin)\b|.{0,120}\b\d{5} [a-z]"
)
_PUCE = re.compile(r"[\s\-–—•·*►▶➡>]+")
_TITRE_MAX = 200  # characters


def proposer_presentation(lignes: list[str]) -> dict:
    """From `[programme.titre, *programme.avant]`: {titre, presentation, objectifs, organisateurs, partenaires, lieu}.

    `titre`, `presentation` (paragraphs parted by an empty line) and `lieu` are texts, the three others lists of texts.
    Dates and « PROGRAMME » are left out: they are read elsewhere.
    """
    propose = {"titre": "", "presentation": "", "objectifs": [], "organisateurs": [], "partenaires": [], "lieu": ""}
    paragraphes, vise = [], False
    for brute in lignes:
        ligne = _PUCE.sub("", brute, count=1) if _PUCE.match(brute) else brute
        ligne = ligne.strip()
        plie = plier(ligne)
        if not ligne:
            continue
        if vise and (_INFINITIF.match(plie) or (brute.strip()[:1] in "•-–*►" and not _etiquette(plie))):
            propose["objectifs"].append(_objectif(ligne))
            continue
        vise = bool(_OBJECTIFS.match(plie)) and not _INFINITIF.match(plie)
        if not (vise or _ANNONCE.match(plie)) and not _ranger(propose, ligne, plie, premier=not paragraphes):
            paragraphes.append(ligne)
    propose["presentation"] = "\n\n".join(paragraphes)
    return propose


def _etiquette(plie: str) -> str | None:
    return next((nom for nom, motif in _ETIQUETTES.items() if motif.match(plie)), None)


def _ranger(propose: dict, ligne: str, plie: str, *, premier: bool) -> bool:
    """Puts a line in its field; False when it belongs to the presentation."""
    etiquette = _etiquette(plie)
    if etiquette is not None:
        valeur = ligne[_ETIQUETTES[etiquette].match(plie).end() :].strip(" .")
        if etiquette == "lieu":
            propose["lieu"] = propose["lieu"] or valeur
        else:
            propose[etiquette] += [nom for nom in (nettoyer(n) for n in re.split(r"[;,•]", valeur)) if nom]
        return True
    if (
        premier
        and not propose["titre"]
        and len(ligne) <= _TITRE_MAX
        and ligne[0] not in "«“("
        and ligne[-1] not in ".:!"
    ):
        if entete_de_jour(plie) is None:
            propose["titre"] = ligne
        return True
    if entete_de_jour(plie) is not None:
        return True
    if not propose["lieu"] and len(ligne) <= _TITRE_MAX and _ADRESSE.match(plie):
        propose["lieu"] = ligne
        return True
    return False


def _objectif(ligne: str) -> str:
    """« D’élaborer ensemble une charte » → « Élaborer ensemble une charte »."""
    objectif = _DE.sub("", ligne, count=1) if _DE.match(ligne) else ligne
    return (objectif[:1].upper() + objectif[1:]).rstrip(" ;,")
