"""A programme as JSON values: documented, the same ids for good (docs/programme-json.md)."""

from datetime import date, datetime, time

from seminaire.contenu.modele import Contenu, CreneauLu, Entete, IntervenantLu, SalleLue, SeanceLue, TempsLu


FORMAT = "chantiers-cooperatifs/programme"
NUMERO_DE_FORMAT = 1
# JSON name -> attribute, in the order written. The reader knows no other names.
ENTETE = ("titre", "presentation", "objectifs", "date_debut", "lieu", "acces", "organisateurs", "partenaires")
CRENEAU = ("id", "jour", "debut", "fin", "fin_deduite", "fixe", "intitule", "seances")
SEANCE = (
    "id", "titre", "nature", "description", "salle", "chantier", "couleur", "a_confirmer", "intervenants", "temps",
    "objectifs", "materiel", "notes", "attendus", "sequence", "modifiee_le",
)  # fmt: skip
RESERVES = ("objectifs", "materiel", "notes", "attendus", "fixe", "salles")  # the facilitation's own
INTERVENANT = ("nom", "fonction", "organisation", "is_animation")
TEMPS = ("titre", "debut", "fin")
SALLE = ("nom", "places")
RENOMMES = {"id": "pk"}
TABLES = {
    Entete: ENTETE, CreneauLu: CRENEAU, SeanceLue: SEANCE, IntervenantLu: INTERVENANT, TempsLu: TEMPS, SalleLue: SALLE,
}  # fmt: skip


def en_json(contenu: Contenu, *, is_public: bool = True) -> dict:
    """All of it, or only what everybody may read: then without the names in RESERVES."""
    valeurs = {
        "format": FORMAT,
        "version_du_format": NUMERO_DE_FORMAT,
        "seminaire": _ecrire(contenu.entete, is_public=False),
        "creneaux": [_ecrire(creneau, is_public=is_public) for creneau in contenu.creneaux],
    }
    return valeurs if is_public else valeurs | {"salles": [_ecrire(salle, is_public=False) for salle in contenu.salles]}


def _ecrire(valeur, *, is_public):
    table = TABLES.get(type(valeur))
    if table:
        noms = [nom for nom in table if not (is_public and nom in RESERVES)]
        return {nom: _ecrire(getattr(valeur, RENOMMES.get(nom, nom)), is_public=is_public) for nom in noms}
    if isinstance(valeur, tuple):
        return [_ecrire(partie, is_public=is_public) for partie in valeur]
    if isinstance(valeur, time):
        return f"{valeur:%H:%M}"
    return valeur.isoformat() if isinstance(valeur, (date, datetime)) else valeur
