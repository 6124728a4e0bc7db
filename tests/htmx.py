"""The htmx equation: the page after the swap is the page that a reload gives."""

from bs4 import BeautifulSoup


HX = {"HX-Request": "true"}
# What differs between two renderings of the same state: tokens, keys, announcements.
CHANGEANTS = ("csrfmiddlewaretoken", "cle")


def corps(html) -> str:
    """The body of a page, without what changes at every rendering."""
    soupe = BeautifulSoup(html, "html.parser")
    for champ in soupe.find_all("input", attrs={"name": CHANGEANTS}):
        champ["value"] = ""
    for annonce in soupe.find_all(id="annonce"):
        annonce.decompose()
    (soupe.body or soupe).attrs.pop("hx-headers:inherited", None)
    return (soupe.main or soupe).prettify()


def echanger(page: str, fragment: str) -> str:
    """Swap, as htmx does, each root of the fragment for the element of the same id."""
    soupe = BeautifulSoup(page, "html.parser")
    for racine in BeautifulSoup(fragment, "html.parser").find_all(True, recursive=False):
        racine.attrs.pop("hx-swap-oob", None)
        cible = soupe.find(id=racine["id"])
        assert cible is not None, f"aucun élément d’id {racine['id']} dans la page"
        cible.replace_with(racine)
    return str(soupe)
