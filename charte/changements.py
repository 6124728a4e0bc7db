"""What changes from one frozen contenu of the charter to another, in French sentences (pure; contents as in `canonique`)."""


def entre(ancien: dict | None, nouveau: dict) -> list[str]:
    """One sentence per article added, changed or taken out, then one for what changes around them; [] when nothing does.

    `ancien` is None before the first version: then everything is new, and nothing needs to be said.
    """
    if ancien is None:
        return []
    avant, apres = _articles(ancien), _articles(nouveau)
    phrases = [f"« {article['titre']} » est ajouté." for ancre, article in apres.items() if ancre not in avant]
    phrases += [f"« {apres[a]['titre']} » est modifié." for a in apres if a in avant and apres[a] != avant[a]]
    phrases += [f"« {article['titre']} » est supprimé." for ancre, article in avant.items() if ancre not in apres]
    if _places(ancien, apres) != _places(nouveau, avant):
        phrases.append("L’ordre des articles change.")
    if ancien["titre"] != nouveau["titre"]:
        phrases.append("Le titre de la charte change.")
    if _sections(ancien) != _sections(nouveau):
        phrases.append("Les sections changent.")
    if ancien["chantiers"] != nouveau["chantiers"]:
        phrases.append("La liste des chantiers change.")
    return phrases


def _articles(contenu: dict) -> dict:
    return {article["ancre"]: article for section in contenu["sections"] for article in section["articles"]}


def _places(contenu: dict, communs: dict) -> list:
    """(section, article) in order, of the articles that both contents hold."""
    return [
        (section["ancre"], article["ancre"])
        for section in contenu["sections"]
        for article in section["articles"]
        if article["ancre"] in communs
    ]


def _sections(contenu: dict) -> list:
    return [(section["ancre"], section["titre"], section["chantiers"]) for section in contenu["sections"]]
