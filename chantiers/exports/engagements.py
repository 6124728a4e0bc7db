"""The engagements as a table, in the words of the page."""

from labo import tableaux


FORMAT = 1  # of the files: another one makes those that are kept old
ENTETES = (
    "Engagement",
    "Porté par",
    "Contact",
    "Modalité",
    "Combien",
    "Unité",
    "Échéance",
    "Étape",
    "État",
    "Dernier mot",
    "Dit le",
)
PUBLIQUES = tuple(nom for nom in ENTETES if nom not in ("Contact", "Dernier mot"))


def lignes(lus, derniers, *, is_public):
    """A row for each engagement, as tuples of cells. `derniers`: key -> its last word, as (words, day)."""
    for lu in lus:
        engagement = lu.engagement
        mot, le = derniers.get(engagement.pk, ("", None))
        cellules = {
            "Engagement": engagement.contenu,
            "Porté par": lu.porteur,
            "Contact": lu.contact,
            "Modalité": engagement.get_modalite_display(),
            "Combien": engagement.quantite,
            "Unité": engagement.unite if engagement.quantite else "",
            "Échéance": engagement.pour_quand,
            "Étape": lu.etape,
            "État": engagement.get_etat_display(),
            "Dernier mot": mot,
            "Dit le": le,
        }
        yield tuple(cellules[nom] for nom in (PUBLIQUES if is_public else ENTETES))


def produire(format, chantier, rangs, *, is_public) -> bytes:
    entetes = PUBLIQUES if is_public else ENTETES
    return tableaux.produire(format, titre=f"Engagements chantier {chantier.numero}", entetes=entetes, lignes=rangs)
