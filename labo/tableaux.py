"""Tables as files: CSV for French spreadsheets, ODS (pure).

The same rows make both: texts, whole numbers, decimals, days. A cell that a spreadsheet would take for a formula is
neutralised in CSV, where nothing else tells a text from one (source: OWASP, « CSV Injection »).
"""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal


TYPES = {"csv": "text/csv; charset=utf-8", "ods": "application/vnd.oasis.opendocument.spreadsheet"}
FORMULE = re.compile(r"\s*[=+\-@\t\r]")
# XML 1.0 holds no other control character.
INTERDITS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
Cellule = str | int | Decimal | date | None


def produire(format: str, *, titre: str, entetes: Sequence[str], lignes: Iterable[Sequence[Cellule]]) -> bytes:
    """One table as bytes. `titre`: the name of the sheet. Raises ValueError for an unknown format."""
    if format not in TYPES:
        raise ValueError(f"format inconnu : {format}")
    return {"csv": _en_csv, "ods": _en_ods}[format](titre, entetes, lignes)


def _en_csv(titre, entetes, lignes):
    """`;`, with a byte order mark and French decimals and days: what a French spreadsheet opens by a double click."""
    flux = io.StringIO()
    ecrivain = csv.writer(flux, delimiter=";", lineterminator="\r\n")
    ecrivain.writerow([_en_texte(cellule) for cellule in entetes])
    ecrivain.writerows([_en_texte(cellule) for cellule in ligne] for ligne in lignes)
    return flux.getvalue().encode("utf-8-sig")


def _en_texte(cellule: Cellule) -> str:
    if cellule is None:
        return ""
    if isinstance(cellule, date):
        return f"{cellule:%d/%m/%Y}"
    if isinstance(cellule, Decimal):
        return f"{cellule.normalize():f}".replace(".", ",")
    texte = str(cellule)
    return f"'{texte}" if isinstance(cellule, str) and FORMULE.match(texte) else texte


def _en_ods(titre, entetes, lignes):
    # Twenty megabytes that only a process which has once made a sheet pays for.
    from odfdo import Cell, Document, Row, Table

    document = Document("spreadsheet")
    document.body.clear()
    table = Table(_nom_de_feuille(titre))
    for ligne in (entetes, *lignes):
        rangee = Row()
        for cellule in ligne:
            rangee.append_cell(Cell(INTERDITS.sub("", cellule) if isinstance(cellule, str) else cellule))
        table.append_row(rangee)
    document.body.append(table)
    flux = io.BytesIO()
    document.save(flux)
    return flux.getvalue()


def _nom_de_feuille(titre):
    """Without the signs that spreadsheets refuse in the name of a sheet."""
    return re.sub(r"[\[\]*?:/\\']", " ", INTERDITS.sub("", titre)).strip()[:31] or "Feuille"
