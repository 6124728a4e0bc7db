"""What axe finds in a page, and whether the page overflows: the checks that every screen goes through."""

from axe_playwright_python.sync_playwright import Axe


TOUTES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
# In the dark only colours differ.
REGLES = {"light": TOUTES, "dark": {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}}
DEBORDE = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
# What axe finds sound is most of what it says: it stays in the browser.
LIRE = """regles => axe.run({...regles, resultTypes: ["violations"]}).then(
    lus => lus.violations.map(v => `${v.id} : ${v.nodes.map(n => n.html.slice(0, 120)).join(" | ")}`))"""


def violations(page, regles=TOUTES) -> list[str]:
    """Each broken rule, with where."""
    if not page.evaluate("typeof axe !== 'undefined'"):
        page.evaluate(Axe().axe_script)
    return page.evaluate(LIRE, regles)


def violations_en_couleurs(page) -> list[str]:
    """In the light and in the dark, which the page is left in."""
    fautes = []
    for schema, regles in REGLES.items():
        page.emulate_media(color_scheme=schema)
        fautes += [f"{schema} : {faute}" for faute in violations(page, regles)]
    return fautes
