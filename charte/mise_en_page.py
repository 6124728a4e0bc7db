"""What the template of the document tells of a version, its strings with their French spaces (pure)."""

from datetime import date

from charte import numeros
from labo.balisage import en_html
from labo.typographie import date_ecrite, typographier, typographier_html


def contexte(contenu: dict, *, numero: int, jour: date, empreinte: str) -> dict:
    """The context of `charte/document.html`, from a `contenu` as `canonique` describes it.

    Articles are numbered by their section and their place in it (« 2.1 »); the preamble and its articles bear no number.
    """
    chantiers = [
        {"numero": chantier["numero"], **{cle: typographier(chantier[cle]) for cle in ("titre", "defi", "structure")}}
        for chantier in contenu["chantiers"]
    ]
    is_portee = any(section["chantiers"] for section in contenu["sections"])
    return {
        "charte_titre": typographier(contenu["titre"]),
        "version_numero": numero,
        "version_date": date_ecrite(jour),
        "empreinte": empreinte,
        "sections": [_section(section, numero, chantiers) for numero, section in numeros.figees(contenu)],
        "chantiers": [] if is_portee else chantiers,
    }


def mention(*, numero: int, jour: date) -> str:
    """The line at the foot of every page."""
    return typographier(f"Version {numero}, publiée le {date_ecrite(jour)}")


def _section(section: dict, numero: str, chantiers: list) -> dict:
    return {
        "ancre": section["ancre"],
        "numero": numero,
        "titre": typographier(section["titre"]),
        "chantiers": chantiers if section["chantiers"] else [],
        "articles": [
            {
                "ancre": article["ancre"],
                "numero": numeros.d_article(numero, place),
                "titre": typographier(article["titre"]),
                "corps_html": typographier_html(en_html(article["corps"], is_riche=True)),
            }
            for place, article in enumerate(section["articles"], 1)
        ],
    }
