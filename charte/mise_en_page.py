"""What the template of the document tells of a version, its strings with their French spaces (pure)."""

from datetime import date

from labo.balisage import en_html
from labo.typographie import date_ecrite, typographier, typographier_html


def contexte(contenu: dict, *, numero: int, jour: date, empreinte: str) -> dict:
    """The context of `charte/document.html`, from a `contenu` as `canonique` describes it.

    Articles are numbered by their section and their place in it (« 2.1 »).
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
        "sections": [_section(section, rang, chantiers) for rang, section in enumerate(contenu["sections"], 1)],
        "chantiers": [] if is_portee else chantiers,
    }


def mention(*, numero: int, jour: date) -> str:
    """The line at the foot of every page."""
    return typographier(f"Version {numero}, publiée le {date_ecrite(jour)}")


def _section(section: dict, rang: int, chantiers: list) -> dict:
    return {
        "ancre": section["ancre"],
        "titre": typographier(section["titre"]),
        "chantiers": chantiers if section["chantiers"] else [],
        "articles": [
            {
                "ancre": article["ancre"],
                "numero": f"{rang}.{place}",
                "titre": typographier(article["titre"]),
                "corps_html": typographier_html(en_html(article["corps"], is_riche=True)),
            }
            for place, article in enumerate(section["articles"], 1)
        ],
    }
