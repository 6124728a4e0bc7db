"""What changes in the seminar's own words (pure)."""

from dataclasses import replace

from seminaire.comparaison import mots
from seminaire.comparaison.ecarts import MODIFICATION, Changement, Ecart
from seminaire.contenu import Contenu


MODIFIES = {
    "presentation": ("Présentation", "La présentation du séminaire change"),
    "objectifs": ("Objectifs", "Les objectifs du séminaire changent"),
    "acces": ("Accès", "Les indications pour venir changent"),
    "organisateurs": ("Organisation", "La liste des structures organisatrices change"),
    "partenaires": ("Partenaires", "La liste des partenaires change"),
}


def changements_de_presentation(avant: Contenu, apres: Contenu) -> list[Changement]:
    """One sentence per field; where the whole programme moved with the first day, its sentence stands for all séances."""
    ancien, nouveau = avant.entete, apres.entete
    faits = []
    if ancien.titre != nouveau.titre:
        phrase = f"Le séminaire s’appelle désormais {mots.guillemets(nouveau.titre)}"
        faits.append(_changement(phrase, Ecart("Titre", ancien.titre, nouveau.titre)))
    if ancien.date_debut != nouveau.date_debut:
        faits.append(_changement_de_date(avant, apres))
    if ancien.lieu != nouveau.lieu:
        a_la_place = f" au lieu de {mots.guillemets(ancien.lieu)}" if ancien.lieu else ""
        phrase = f"Lieu\u00a0: {nouveau.lieu or 'à préciser'}{a_la_place}"
        faits.append(_changement(phrase, Ecart("Lieu", ancien.lieu, nouveau.lieu)))
    for nom, (libelle, phrase) in MODIFIES.items():
        cotes = getattr(ancien, nom), getattr(nouveau, nom)
        if cotes[0] != cotes[1]:
            faits.append(_changement(phrase, Ecart(libelle, *cotes)))
    return faits


def au_meme_jour(avant: Contenu, apres: Contenu) -> Contenu:
    """The old programme on the new days, when all of it moved along with the first day of the seminar; else as it was."""
    de, a = avant.entete.date_debut, apres.entete.date_debut
    if None in (de, a) or de == a:
        return avant
    nouveaux = {creneau.pk: creneau.jour for creneau in apres.creneaux}
    deplaces = [replace(c, jour=c.jour and _decaler(c.jour, a - de)) for c in avant.creneaux]
    communs = [c for c in deplaces if c.pk in nouveaux]
    is_ensemble = bool(communs) and all(c.jour == nouveaux[c.pk] for c in communs)
    return replace(avant, creneaux=tuple(deplaces)) if is_ensemble else avant


def _decaler(jour, de):
    try:
        return jour + de
    except OverflowError:
        return None


def _changement_de_date(avant, apres):
    de, a = avant.entete.date_debut, apres.entete.date_debut
    suit = au_meme_jour(avant, apres) is not avant
    cles = {seance.pk for _, seance in avant.seances}
    seances = tuple(seance.pk for _, seance in apres.seances if seance.pk in cles) if suit else ()
    commence = (
        f"Le séminaire commence {mots.changement_de_jour(de, a)}" if a else "La date du séminaire reste à préciser"
    )
    ecart = Ecart("Premier jour", *(mots.jour(jour, is_annee=True) if jour else "" for jour in (de, a)))
    return _changement(f"{commence}, et le programme avec lui" if suit else commence, ecart, seances)


def _changement(phrase, ecart, seances=()):
    return Changement(MODIFICATION, phrase, seances, (ecart,))
