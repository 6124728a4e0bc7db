"""What stands after an hour: a title, and often a room and speakers. Nothing is dropped but the words that only link them."""

import re
from dataclasses import dataclass, replace

from seminaire.programme.forme import plier
from seminaire.programme.intervenants import lire_nom, nom_en_tete, personnes
from seminaire.programme.lexique import ETIQUETTE, FONCTION, ORGANISATION, ROLE_NEUTRE, SALLE
from seminaire.programme.modele import Intervenant


_BORDS = " \t:;,|–—-►▶➡>•*_="
_ROLES = {"(?:co-)?anim": "animation", "moder": "modération", "presid": "présidence", "facilit": "facilitation"}
_ICONES = re.compile(r"^(?:[^\w\s!-/:-@\[-`{-~¡-¿«»“”‘’„…–—€]\s*)+")  # « → ☕ Accueil »
_VIDES = re.compile(r"[(\[]\s*[)\]]")
_LONG = 700  # a longer text is prose: its speakers are left in it
_ENTRE_PARENTHESES = re.compile(r"[(\[]([^()\[\]]{2,70})[)\]]")
_QUEUE_SALLE = re.compile(
    r" ?(?: [-–—/|]|[,.|;]) (?=[^-–—/|,;]{3,60}$)| (?<! la )(?<! une )(?=(?:en |dans la )?[Ss]alle [^,;:&/]{1,25}$)"
)
_SALLE_LIEE = re.compile(r"^(?:en|dans la) ")
_TETE_SALLE = re.compile(r"(?P<salle>[^:]{4,40}?) ?(?: [-–—:|]|:) ")
_APRES_PARENTHESE = re.compile(r"\)(?:[,.]| [-–—]) (?=[A-ZÀ-Þ])")
_ANNONCE_CITEE = re.compile(r"^(?P<qui>[^«“\"]{4,300}?) ?(?P<sep>[:,.–—-]?) ?[«“\"] ?(?P<titre>.{3,600}?)[ »”\".]*$")
# « Anne Petit, « La forêt », chercheuse au CNRS »
_CITEE_PUIS_QUI = re.compile(
    r"(?P<qui>[^«“\",:]{4,80}), ?[«“\"] ?(?P<titre>[^»”\"]{3,400}?) ?[»”\"], (?P<suite>[^«“\"]{3,200})$"
)
_LIENS = re.compile(
    r" ?[:(] ?| [-–—/|] (?!(?:avec|par|animée?s?|modérée?s?|présidée?s?|présentée?s?) )|"
    r"(?:, ?|(?<!M)(?<!Dr)(?<!Pr)(?<!Mme)\. ?| (?:[-–—/|] )?)(?P<lien>par|avec|de|du|d[’']|"
    r"animée?s? par|modérée?s? par|présidée?s? par|présentée?s? par)(?: |(?<=[’']))|(?<!M)(?<!Dr)(?<!Pr)(?<!Mme)[.] |[,;] "
)
_ROLE_SANS_DEUX_POINTS = re.compile(r"(?:animation|moderation|presidence|facilitation) (?=[a-z])")
_ACTE = re.compile(
    r"intervention|discours|mots?\b|introduction|allocution|conference|presentation|temoignage|ouverture|conclusion|"
    r"accueil|propos|"
    r"lecture|expose|regard|cloture|prise de parole|message|bienvenue|synthese|lancement|grand temoin|restitution|"
    r"analyse"
)
_ACTE_NU = re.compile(
    r"(?:mots? (?:d'accueil|d'introduction|de bienvenue|de cloture)|accueil|introduction|ouverture|conclusion|cloture|synthese|"
    r"bienvenue|discours|allocution|temoignage|presentation|intervention|animation|moderation) "
)


@dataclass(frozen=True)
class Extrait:
    """A title and what was taken out of it; `nominal`: the title is only its speakers' names."""

    titre: str
    intervenants: tuple[Intervenant, ...] = ()
    salle: str = ""
    nominal: bool = False


def nettoyer(texte: str) -> str:
    """A title without the marks that surround it; brackets stay."""
    propre = " ".join(_VIDES.sub(" ", texte.replace(" | ", " – ")).split()).strip(_BORDS)
    return _ICONES.sub("", propre.lstrip(" ./~·"))


def extraire(texte: str) -> Extrait:
    """The title, the speakers and the room of a text that follows an hour or a bullet."""
    titre = nettoyer(texte)
    if not 5 < len(titre) <= _LONG:  # too short for a name, too long for a title
        return Extrait(titre)
    reste, salle = _retirer_salle(titre)
    if not reste:
        return Extrait(titre)
    extrait = _parole_en_tete(reste) or _parole_en_queue(reste) or Extrait(reste)
    if not salle and extrait.intervenants and not extrait.nominal:  # « Plénière / Amphi / Anne Petit »
        reste, salle = _retirer_salle(nettoyer(extrait.titre))
        extrait = replace(extrait, titre=reste or extrait.titre, salle=salle if reste else "")
        salle = extrait.salle
    return Extrait(nettoyer(extrait.titre), extrait.intervenants, salle, extrait.nominal)


def _retirer_salle(titre: str) -> tuple[str, str]:
    for trouve in _ENTRE_PARENTHESES.finditer(titre):
        if SALLE.match(plier(trouve[1].strip())):
            reste = f"{titre[: trouve.start()].rstrip()} {titre[trouve.end() :].lstrip()}"
            return nettoyer(reste), trouve[1].strip()
    for coupe in [] if plier(titre).count("salle ") > 1 else _QUEUE_SALLE.finditer(titre, max(0, len(titre) - 70)):
        if SALLE.match(plier(titre[coupe.end() :])):
            return nettoyer(titre[: coupe.start()]), _SALLE_LIEE.sub("", titre[coupe.end() :].strip(" ."))
    tete = _TETE_SALLE.match(titre)
    if tete and SALLE.match(plier(tete["salle"])) and titre[tete.end() :].strip():
        return nettoyer(titre[tete.end() :]), tete["salle"].strip()
    return titre, ""


def _parole_en_tete(titre: str) -> Extrait | None:
    """« Anne Petit (CNRS) : La forêt » and « Anne Petit, CNRS, « La forêt » » and a name alone."""
    if lire_nom(titre) is None:
        return None
    entre = _CITEE_PUIS_QUI.match(titre)
    if entre and (qui := personnes(f"{entre['qui']}, {entre['suite']}", etiquette=True)) and len(qui) == 1:
        if qui[0].fonction or qui[0].organisation:
            return Extrait(f"« {entre['titre']} »", qui)
    cite = _ANNONCE_CITEE.match(titre)
    if cite and (qui := personnes(cite["qui"], etiquette=True)):
        if cite["sep"] or not (qui[-1].fonction or qui[-1].organisation):
            return Extrait(f"« {cite['titre']}" if "»" in cite["titre"] else cite["titre"], qui)
    coupe = re.search(r" ?: (?=.*\w)", titre)
    if coupe and (seules := personnes(titre[: coupe.start()])):
        return Extrait(titre[coupe.end() :], seules)
    if (suite := _titre_apres_les_parentheses(titre)) is not None:
        return suite
    seules = personnes(titre)
    return Extrait(titre, seules, nominal=True) if seules else None


def _titre_apres_les_parentheses(titre: str) -> Extrait | None:
    """« Anne Petit (CNRS), Les mots du travail »: after the last organisation in brackets, what names nobody."""
    for coupe in _APRES_PARENTHESE.finditer(titre):
        suite = titre[coupe.end() :]
        plie = plier(suite)
        if lire_nom(suite) or FONCTION.match(plie) or plie.split(" ")[0] in ORGANISATION or len(suite) < 12:
            continue
        if qui := personnes(titre[: coupe.start() + 1], etiquette=True):
            return Extrait(suite, qui)
    return None


def _parole_nue(titre: str, plie: str) -> Extrait | None:
    """« Introduction Anne Petit, présidente du Labo »: an act, then who does it, with no mark between."""
    acte = _ACTE_NU.match(plie)
    if acte is None or (nom := lire_nom(titre, acte.end())) is None or not nom[2]:
        return None
    qui = personnes(titre[acte.end() :])
    if not qui or not any(i.fonction or i.organisation for i in qui):
        return None
    return Extrait(titre[: acte.end()] + _enumerer(qui), qui)


def _parole_en_queue(titre: str) -> Extrait | None:
    """The longest end of the title that is wholly a list of persons."""
    plie = plier(titre)
    if (nue := _parole_nue(titre, plie)) is not None:
        return nue
    for lien in _LIENS.finditer(titre):
        if lien.start() < 3:
            continue
        etiquette = ETIQUETTE.match(plie, lien.end())
        nue = _ROLE_SANS_DEUX_POINTS.match(plie, lien.end())
        if nue and (qui := personnes(titre[nue.end() :].strip(" )"))):
            return Extrait(titre[: lien.start()], avec_role(qui, titre[lien.end() : nue.end()]))
        if etiquette and (qui := personnes(titre[etiquette.end() :].strip(" )"), etiquette=True)):
            return Extrait(titre[: lien.start()], avec_role(qui, titre[lien.end() : etiquette.end()]))
        suite = nom_en_tete(titre[lien.end() :]) if lien["lien"] else titre[lien.end() :]
        if "(" in lien.group():
            if not suite.endswith(")"):
                continue
            suite = suite[:-1]
        if (nom := lire_nom(suite)) is None or (qui := personnes(suite)) is None:
            continue
        if (extrait := _avec(titre, lien, nom, qui)) is not None:
            return extrait
    return None


def _avec(titre: str, lien: re.Match, nom: tuple[str, int, bool], qui: tuple[Intervenant, ...]) -> Extrait | None:
    mot = plier(lien["lien"] or "").strip()
    avant = titre[: lien.start()]
    if mot in ("de", "du", "d'"):
        parle = _ACTE.search(plier(avant)[-60:])
        if not parle or not (nom[2] or any(i.fonction or i.organisation for i in qui)):
            return None
        return Extrait(avant + lien.group() + _enumerer(qui), qui)
    if mot.endswith(" par"):
        return Extrait(avant + lien.group() + _enumerer(qui), qui)
    if not mot and not any(i.fonction or i.organisation for i in qui) and not nom[2]:
        return None
    return Extrait(avant, qui)


def _enumerer(qui: tuple[Intervenant, ...]) -> str:
    noms = [i.nom for i in qui]
    return noms[0] if len(noms) == 1 else f"{', '.join(noms[:-1])} et {noms[-1]}"


def avec_role(qui: tuple[Intervenant, ...], etiquette: str) -> tuple[Intervenant, ...]:
    """The persons of a label, their role kept in their function (« Modération : … »); « Avec : » says nothing of a "
    "role."""
    role = etiquette.strip(" :.").lower()
    role = next((nom for debut, nom in _ROLES.items() if re.match(rf"{debut}e?e?s? par", plier(role))), role)
    role = "présidence" if plier(role).startswith("sous la presidence") else role
    if ROLE_NEUTRE.match(plier(role)) or not role:
        return qui
    return tuple(Intervenant(i.nom, f"{i.fonction}, {role}" if i.fonction else role, i.organisation) for i in qui)
