"""A co-edited form as a browser holds it, and what a person types into it.

Each thing typed is a word found nowhere else, so that what became of it can be read in the texts themselves.
"""

import random
import re
from collections import Counter
from dataclasses import dataclass
from html.parser import HTMLParser


# mot‹person›x‹which of her saves›x‹chance›: whose it is can be read in it
MOT = re.compile(r"\bmot\d+x\d+x[0-9a-z]{4}\b")
FORMULAIRE = re.compile(r"<form\b[^>]*\bclass=\"[^\"]*\bformulaire\b.*?</form>", re.S)
TEXTES = ("titre", "defi", "contexte", "fonctionnement", "corps", "description")
AMPLES = ("contexte", "fonctionnement", "corps", "description")
# Beyond that a person shortens before adding; well under the limits of the fields, but for the défi, to meet those too.
ASSEZ = {"titre": 90, "defi": 560}
ASSEZ_AMPLE = 2500


class PasDeFormulaire(ValueError):
    """The page holds no co-edited form."""


def mots(*textes) -> set[str]:
    return {mot for texte in textes for mot in MOT.findall(texte)}


@dataclass(frozen=True)
class Formulaire:
    chemin: str
    champs: dict[str, str]

    @property
    def mots(self) -> set[str]:
        return mots(*self.champs.values())

    def moins(self, autre) -> set[str]:
        """Words of which this form holds more copies than the other: bringing two texts together may have doubled one."""
        ici, ailleurs = (Counter(MOT.findall("\n".join(form.champs.values()))) for form in (self, autre))
        return set(ici - ailleurs)

    @property
    def is_htmx(self) -> bool:
        return "version_creneau" in self.champs


class _Lecteur(HTMLParser):
    def __init__(self):
        super().__init__()
        self.champs, self._zone, self._liste = {}, None, None

    def handle_starttag(self, balise, attributs):
        attributs = dict(attributs)
        nom = attributs.get("name")
        if balise == "textarea" and nom:
            self._zone, self.champs[nom] = nom, ""
        elif balise == "select" and nom:
            self._liste = nom
        elif balise == "option" and self._liste and ("selected" in attributs or self._liste not in self.champs):
            self.champs[self._liste] = attributs.get("value", "")
        elif (
            balise == "input" and nom and (attributs.get("type") not in ("radio", "checkbox") or "checked" in attributs)
        ):
            self.champs[nom] = attributs.get("value") or ""

    def handle_data(self, texte):
        if self._zone:
            self.champs[self._zone] += texte

    def handle_endtag(self, balise):
        if balise == "textarea":
            self.champs[self._zone] = self.champs[self._zone].removeprefix("\n")
            self._zone = None
        elif balise == "select":
            self._liste = None


def lire(html, chemin) -> Formulaire:
    """The form of the page that carries a version."""
    for morceau in FORMULAIRE.findall(html):
        lecteur = _Lecteur()
        lecteur.feed(morceau)
        if "version" in lecteur.champs and any(nom in lecteur.champs for nom in TEXTES):
            return Formulaire(chemin, lecteur.champs)
    raise PasDeFormulaire(chemin)


def ecrire(formulaire, mot_neuf) -> Formulaire:
    """Type into one to three fields, a new word in each; now and then choose another nature, another end."""
    champs = dict(formulaire.champs)
    presents = [nom for nom in TEXTES if nom in champs]
    # The title is one line that everybody would fight for: seldom.
    poids = [1 if nom == "titre" else 4 for nom in presents]
    for nom in set(random.choices(presents, poids, k=random.choice((1, 1, 2, 3)))):
        champs[nom] = retoucher(nom, champs[nom].replace("\r\n", "\n"), mot_neuf())
    if "nature" in champs and random.random() < 0.1:
        champs["nature"] = random.choice(("accueil", "pleniere", "atelier", "restitution"))
    if champs.get("fin") and random.random() < 0.2:
        heure, minutes = re.search(r"(\d+)\D+(\d*)", champs["fin"]).groups()
        champs["fin"] = f"{heure}:{random.randrange(int(minutes or 0), 60):02}"
    return Formulaire(formulaire.chemin, champs)


def retoucher(nom, texte, mot) -> str:
    """One change to a text: it is cut first when it has become long."""
    if len(texte) > ASSEZ.get(nom, ASSEZ_AMPLE):
        texte = raccourcir(nom, texte)
    if nom not in AMPLES:
        return f"{texte} {mot}".strip()
    paragraphes = texte.split("\n\n")
    rang = random.randrange(len(paragraphes))
    geste = random.random()
    if geste < 0.5:  # a word inside a paragraph
        suite = paragraphes[rang].split(" ")
        suite.insert(random.randrange(len(suite) + 1), mot)
        paragraphes[rang] = " ".join(suite)
    elif geste < 0.8:
        paragraphes.insert(rang + random.randrange(2), f"Un paragraphe de plus, qui dit {mot} et rien d’autre.")
    elif geste < 0.9:
        paragraphes[rang] = f"Ce paragraphe est récrit, il dit {mot}."
    else:
        paragraphes[rang : rang + 2] = [f"Il reste {mot} de deux paragraphes."]
    return "\n\n".join(paragraphes)


def raccourcir(nom, texte) -> str:
    if nom not in AMPLES:
        return " ".join(texte.split()[:3])
    paragraphes = texte.split("\n\n")
    while len(paragraphes) > 4 and len("\n\n".join(paragraphes)) > ASSEZ_AMPLE / 2:
        del paragraphes[random.randrange(len(paragraphes))]
    if len("\n\n".join(paragraphes)) > ASSEZ_AMPLE:  # one paragraph that has swollen
        paragraphes = [" ".join(paragraphe.split(" ")[:40]) for paragraphe in paragraphes]
    return "\n\n".join(paragraphes)
