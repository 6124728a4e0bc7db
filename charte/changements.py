"""What changes from one frozen contenu of the charter to another, in French sentences (pure; contents as in `canonique`)."""

from dataclasses import dataclass

from charte.comparaison.ordre import en_place


@dataclass(frozen=True)
class Changement:
    phrase: str
    ancre: str = ""  # of the article, where it can still be read

    def __str__(self):
        return self.phrase


def entre(ancien: dict | None, nouveau: dict) -> list[Changement]:
    """One per article added, changed, taken out or moved, then one for what changes around them; [] when nothing does.

    `ancien` is None before the first version: then everything is new, and nothing needs to be said.
    """
    if ancien is None:
        return []
    avant, apres = _articles(ancien), _articles(nouveau)
    dits = [Changement(f"« {un['titre']} » est ajouté.", ancre) for ancre, un in apres.items() if ancre not in avant]
    modifies = [a for a in apres if a in avant and apres[a] != avant[a]]
    dits += [Changement(f"« {apres[a]['titre']} » est modifié.", a) for a in modifies]
    dits += [Changement(f"« {un['titre']} » est supprimé.") for ancre, un in avant.items() if ancre not in apres]
    dits += [Changement(f"« {apres[a]['titre']} » {ou}.", a) for a, ou in _deplaces(ancien, nouveau)]
    if ancien["titre"] != nouveau["titre"]:
        dits.append(Changement("Le titre de la charte change."))
    if _sections(ancien) != _sections(nouveau):
        dits.append(Changement("Les sections changent."))
    if ancien["chantiers"] != nouveau["chantiers"]:
        dits.append(Changement("La liste des chantiers change."))
    return dits


def _articles(contenu: dict) -> dict:
    return {article["ancre"]: article for section in contenu["sections"] for article in section["articles"]}


def _deplaces(ancien: dict, nouveau: dict):
    """(article, where it went): to another section, or past others of its own. As few as the new order asks for."""
    avant = {section["ancre"]: _ancres(section) for section in ancien["sections"]}
    d_ou = {article: section for section, articles in avant.items() for article in articles}
    for section in nouveau["sections"]:
        articles = _ancres(section)
        fixes = en_place(avant.get(section["ancre"], []), articles)
        for article in articles:
            if article in d_ou and d_ou[article] != section["ancre"]:
                yield article, f"passe dans la section « {section['titre']} »"
            elif article in d_ou and article not in fixes:
                yield article, "change de place"


def _ancres(section: dict) -> list:
    return [article["ancre"] for article in section["articles"]]


def _sections(contenu: dict) -> list:
    return [(section["ancre"], section["titre"], section["chantiers"]) for section in contenu["sections"]]
