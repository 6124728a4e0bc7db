"""Audiences, each containing the one before (pure): one function says what a reader may read."""

ORDRE = ("animation", "chantier", "participants", "public")


def lisibles(cercle: str) -> list[str]:
    """The audiences whose texts a reader of this circle may read.

    `cercle` is the innermost circle that the reader belongs to for the text's chantier, one of ORDRE: « animation » for its
    author and the animation, « chantier » for its members and équipe, « participants » for a signed-in person, else « public ».
    """
    return list(ORDRE[ORDRE.index(cercle) :])


def lisible(audience: str, cercle: str) -> bool:
    return audience in lisibles(cercle)
