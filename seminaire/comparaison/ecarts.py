"""What differs between a séance as it was and as it is, piece by piece (pure)."""

from dataclasses import dataclass, replace
from operator import attrgetter

from labo.typographie import de, enumerer
from seminaire import horaires
from seminaire.comparaison import mots


AJOUT, RETRAIT, MODIFICATION = "ajout", "retrait", "modification"
DU_CRENEAU = attrgetter("pk", "jour", "debut", "fin")
DE_LA_SEANCE = attrgetter(
    "titre", "salle", "a_confirmer", "intervenants", "nature", "chantier", "description", "temps"
)  # fmt: skip
NATURES = {"pleniere": "plénière", "cloture": "clôture"}  # the others are written as they are read


@dataclass(frozen=True)
class Ecart:
    """One thing that differs: what it was, what it is, as a person reads them; `dit`: how a sentence tells it."""

    quoi: str
    avant: str
    apres: str
    dit: str = ""


@dataclass(frozen=True)
class Changement:
    """One sentence that people read. `genre`: ajout, retrait, modification; `seances`: the keys of those that it tells of,
    none for the seminar's own words; `ecarts`: what it was and what it is, piece by piece."""

    genre: str
    phrase: str
    seances: tuple[int, ...] = ()
    ecarts: tuple[Ecart, ...] = ()


def ecarts(avant, apres) -> tuple[Ecart, ...]:
    """Between two (créneau, séance) of one key, the title first; what only the facilitation reads is no difference."""
    if _lu(*avant) == _lu(*apres):  # most of a long programme
        return ()
    trouves = (chercheur(*avant, *apres) for chercheur in CHERCHEURS)
    return tuple(ecart for ecart in trouves if ecart)


def _lu(creneau, seance):
    """All that the finders look at: those who stand beside it matter only where it stands in another créneau."""
    return DU_CRENEAU(creneau), DE_LA_SEANCE(seance)


def _titre(_, avant, __, apres):
    return Ecart("Titre", avant.titre, apres.titre) if avant.titre != apres.titre else None


def _moment(avant, _, apres, __):
    horaire_avant, horaire = (avant.debut, avant.fin), (apres.debut, apres.fin)
    if (avant.jour, *horaire_avant) == (apres.jour, *horaire):
        return None
    if avant.jour == apres.jour:
        dit = mots.changement_d_horaire(horaire_avant, horaire)
    elif horaire_avant == horaire:
        dit = mots.changement_de_jour(avant.jour, apres.jour)
    else:
        dit = mots.changement_de_moment((avant.jour, apres.jour), horaire_avant, horaire)
    return Ecart("Horaire", _moment_ecrit(avant), _moment_ecrit(apres), dit)


def _moment_ecrit(creneau):
    jour = mots.jour(creneau.jour, is_annee=True) if creneau.jour else ""
    return ", ".join(filter(None, (jour, mots.horaire(creneau.debut, creneau.fin)))) or "à préciser"


def _salle(_, avant, __, apres):
    if avant.salle == apres.salle:
        return None
    if not apres.salle:
        dit = f"salle à préciser, {mots.au_lieu_de_la_salle(avant.salle)}"
    else:
        salle = mots.salle(apres.salle)
        dit = f"{salle} {mots.au_lieu_de_la_salle(avant.salle)}" if avant.salle else f"désormais {salle}"
    return Ecart("Salle", avant.salle, apres.salle, dit)


def _groupe(creneau_avant, avant, creneau, apres):
    """It stands beside others now, or no more; where its hours change too, they say enough."""
    horaire = (creneau_avant.jour, creneau_avant.debut, creneau_avant.fin)
    voisines = [[s for s in c.presentes if s.pk != apres.pk] for c in (creneau_avant, creneau)]
    cles = [{s.pk for s in siennes} for siennes in voisines]
    if creneau_avant.pk == creneau.pk or horaire != (creneau.jour, creneau.debut, creneau.fin) or cles[0] == cles[1]:
        return None
    titres = [enumerer([mots.guillemets(s.titre) for s in siennes]) for siennes in voisines]
    dit = f"en même temps que {titres[1]}" if titres[1] else "à part"
    return Ecart("En même temps que", *titres, dit)


def _a_confirmer(_, avant, __, apres):
    if avant.a_confirmer == apres.a_confirmer:
        return None
    dits = {True: "à confirmer", False: "c’est confirmé"}
    return Ecart("État", *(dits[s.a_confirmer].removeprefix("c’est ") for s in (avant, apres)), dits[apres.a_confirmer])


def _intervenants(_, avant, __, apres):
    if avant.intervenants == apres.intervenants:
        return None
    anciens, nouveaux = ([i.nom for i in s.intervenants] for s in (avant, apres))
    viennent = [nom for nom in nouveaux if nom not in anciens]
    partent = [nom for nom in anciens if nom not in nouveaux]
    dit = ", ".join(
        f"{mot} {enumerer(noms)}" for mot, noms in (("avec", viennent), ("sans", partent)) if noms
    )  # fmt: skip
    ecrits = ("\n".join(_intervenant(i) for i in s.intervenants) for s in (avant, apres))
    return Ecart("Intervenant·es", *ecrits, dit or "présentation des intervenant·es modifiée")


def _intervenant(intervenant):
    dite = ", ".join(filter(None, (intervenant.nom, intervenant.fonction, intervenant.organisation)))
    return f"{dite} (animation)" if intervenant.is_animation else dite


def _nature(_, avant, __, apres):
    if avant.nature == apres.nature:
        return None
    ancienne, nouvelle = (NATURES.get(s.nature, s.nature) for s in (avant, apres))
    return Ecart("Nature", ancienne, nouvelle, f"{nouvelle} au lieu {de(ancienne)}")


def _chantier(_, avant, __, apres):
    if avant.chantier == apres.chantier:
        return None
    ancien, nouveau = ("" if s.chantier is None else f"chantier {s.chantier}" for s in (avant, apres))
    dit = f"{nouveau} au lieu du {ancien}" if ancien and nouveau else nouveau or f"sans lien avec le {ancien}"
    return Ecart("Chantier", ancien, nouveau, dit)


def _description(_, avant, __, apres):
    if avant.description == apres.description:
        return None
    dit = "description modifiée" if avant.description and apres.description else ""
    dit = dit or ("description ajoutée" if apres.description else "description retirée")
    return Ecart("Description", avant.description, apres.description, dit)


def _temps(creneau_avant, avant, creneau, apres):
    """Phases that only moved along with their créneau have not changed."""
    if avant.temps in (apres.temps, _suivis(apres.temps, creneau.debut, creneau_avant.debut)):
        return None
    ecrits = ("\n".join(_phase(phase) for phase in s.temps) for s in (avant, apres))
    return Ecart("Temps", *ecrits, "temps de la séance modifiés")


def _suivis(temps, de_, vers):
    """These phases, where their créneau would start at `vers` and not at `de_`."""
    if None in (de_, vers):
        return temps
    par = horaires.ecart(de_, vers)
    return tuple(
        replace(t, debut=horaires.decaler(t.debut, par), fin=horaires.decaler(t.fin, par)) for t in temps
    )  # fmt: skip


def _phase(phase):
    horaire = mots.horaire(phase.debut, phase.fin)
    return f"{phase.titre} ({horaire})" if horaire else phase.titre


CHERCHEURS = (
    _titre, _moment, _salle, _groupe, _a_confirmer, _intervenants, _nature, _chantier, _description, _temps,
)  # fmt: skip
