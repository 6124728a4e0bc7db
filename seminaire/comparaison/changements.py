"""The sentences, in the order of the programme (pure)."""

from collections import Counter
from dataclasses import replace
from difflib import SequenceMatcher

from labo.typographie import FINE, enumerer, heure
from seminaire.comparaison import mots
from seminaire.comparaison.ecarts import AJOUT, MODIFICATION, RETRAIT, Changement, Ecart, ecarts
from seminaire.comparaison.presentation import au_meme_jour, changements_de_presentation
from seminaire.contenu import Contenu


ET = f"{FINE}; "  # between the parts of a sentence, which have commas of their own
TITRES_DITS = 3  # more parallel séances than that are counted, not named
MISE_EN_FORME = "La mise en forme change\u00a0: ni les heures, ni les salles, ni les titres"


def comparer(avant: Contenu | None, apres: Contenu) -> tuple[Changement, ...]:
    """The changes of the public part, in the order of the programme; () when the public reads the same.

    `avant` None: a first version, told in one sentence.
    """
    if avant is None:
        return (Changement(AJOUT, _premiere(apres), tuple(seance.pk for _, seance in apres.seances)),)
    presentation = changements_de_presentation(avant, apres)
    deplace = au_meme_jour(avant, apres)
    changements = (*presentation, *_Comparaison(deplace, apres).changements())
    if not changements and _forme(avant) != _forme(apres):
        return (Changement(MODIFICATION, MISE_EN_FORME),)
    return changements


class _Comparaison:
    """Both programmes by séance, while the sentences are made."""

    def __init__(self, avant, apres):
        self.avant = {seance.pk: (creneau, seance) for creneau, seance in avant.seances}
        self.apres = {seance.pk: (creneau, seance) for creneau, seance in apres.seances}
        self.is_plusieurs_jours = len({creneau.jour for cote in (avant, apres) for creneau in cote.creneaux}) > 1
        titres = {pk: seance.titre for cote in (self.avant, self.apres) for pk, (_, seance) in cote.items()}
        self.homonymes = {titre for titre, combien in Counter(titres.values()).items() if combien > 1}
        self.ecarts = {pk: ecarts(self.avant[pk], self.apres[pk]) for pk in self.apres if pk in self.avant}
        self._ajouter_les_places()

    def changements(self):
        """What is gone is told where it stood; parallel séances first what changed for all of them alike."""
        retraits = self._retraits()
        faits, restees, dits = retraits.pop(None, []), (), []
        for pk, (creneau, seance) in self.apres.items():
            if seance.pk == creneau.presentes[0].pk:
                restees, dits = self._partages(creneau)
                faits += self._ensemble(creneau, restees, tuple(dits))
            if pk not in self.avant:
                faits.append(self._ajout(creneau, seance))
            elif restants := tuple(e for e in self.ecarts[pk] if pk not in restees or e not in dits):
                faits.append(self._modification(pk, restants))
            faits += retraits.get(pk, [])
        return faits

    def _ajouter_les_places(self):
        """What comes elsewhere in the list though no hour of it has changed, as a pause without an hour may."""
        immobiles = {pk for pk, trouves in self.ecarts.items() if not any(e.quoi == "Horaire" for e in trouves)}
        anciennes, nouvelles = ([pk for pk in cote if pk in immobiles] for cote in (self.avant, self.apres))
        if anciennes == nouvelles:
            return
        for pk in self._deplacees(anciennes, nouvelles):
            rang = nouvelles.index(pk)
            devant = mots.guillemets(self.apres[nouvelles[rang - 1]][1].titre) if rang else ""
            place = f"après {devant}" if devant else "en premier"
            self.ecarts[pk] += (Ecart("Place", "", place, f"vient maintenant {place}"),)

    def _deplacees(self, anciennes, nouvelles):
        """Which of these keys moved: rather those without an hour, which stand after another séance than before."""
        heures = {pk for pk in nouvelles if self.apres[pk][0].debut}
        reperes = [_reperes(cote, heures) for cote in (anciennes, nouvelles)]
        timides = [pk for pk in nouvelles if pk not in heures and reperes[0][pk] != reperes[1][pk]]
        datees = _hors_d_ordre(*([pk for pk in cote if pk in heures] for cote in (anciennes, nouvelles)))
        return [*datees, *timides] or _hors_d_ordre(anciennes, nouvelles)

    def _partages(self, creneau):
        """The séances that stood together in this créneau and still do, and what changed for all of them alike."""
        restees = [s.pk for s in creneau.presentes if s.pk in self.avant and self.avant[s.pk][0].pk == creneau.pk]
        if len(restees) < 2:
            return (), []
        alike = [e for e in self.ecarts[restees[0]] if all(e in self.ecarts[pk] for pk in restees)]
        return tuple(restees), [e for e in alike if e.dit and e.quoi != "Place"]

    def _ensemble(self, creneau, restees, partages):
        """What is told once for parallel séances."""
        if not restees:
            return []
        faits, ancien = [], self.avant[restees[0]][0]
        if partages:
            phrase = f"{self._nom_commun(creneau, restees)}\u00a0: {_dits(partages)}"
            faits.append(Changement(MODIFICATION, phrase, restees, partages))
        if ancien.intitule != creneau.intitule and ancien.is_parallele:
            faits.append(_intitule(ancien, creneau, restees))
        return faits

    def _nom_commun(self, creneau, restees):
        if creneau.intitule:
            return creneau.intitule
        if len(restees) <= TITRES_DITS:
            return enumerer([self.apres[pk][1].titre for pk in restees])
        return f"Les {len(restees)} séances en parallèle"

    def _modification(self, pk, trouves):
        (ancien, avant), (_, apres) = self.avant[pk], self.apres[pk]
        quois = [ecart.quoi for ecart in trouves]
        if "Horaire" in quois and "Salle" not in quois and apres.salle:
            # Who comes at another hour wants to know where: told as what it is, a room that has not changed.
            dites = [
                replace(e, dit=f"{e.dit}{ET}toujours {mots.salle(apres.salle)}") if e.quoi == "Horaire" else e
                for e in trouves
            ]
        else:
            dites = trouves
        if "Titre" in quois:
            tete = f"{mots.guillemets(avant.titre)} devient {mots.guillemets(apres.titre)}"
            phrase = ET.join(filter(None, (tete, _dits(dites))))
        else:
            phrase = f"{self._nom(ancien, avant)}\u00a0: {_dits(dites)}"
        return Changement(MODIFICATION, phrase, (pk,), trouves)

    def _nom(self, creneau, seance):
        """Its title, with its hour where another has the same."""
        is_double = seance.titre in self.homonymes and creneau.debut
        return f"{seance.titre} ({heure(creneau.debut)})" if is_double else seance.titre

    def _ajout(self, creneau, seance):
        jour = mots.jour(creneau.jour) if self.is_plusieurs_jours and creneau.jour else ""
        quand = " ".join(filter(None, (jour, mots.horaire(creneau.debut, creneau.fin))))
        lieu = mots.salle(seance.salle) if seance.salle else ""
        etat = "à confirmer" if seance.a_confirmer else ""
        phrase = ", ".join(filter(None, (f"{seance.titre}\u00a0: nouveau", quand, lieu, etat)))
        return Changement(AJOUT, phrase, (seance.pk,))

    def _retraits(self):
        """By the séance after which they stood (None: before all)."""
        retraits, derniere = {}, None
        for pk, (creneau, seance) in self.avant.items():
            if pk in self.apres:
                derniere = pk
                continue
            is_double = seance.titre in self.homonymes and creneau.debut
            nom = mots.guillemets(seance.titre) + (f" ({heure(creneau.debut)})" if is_double else "")
            retraits.setdefault(derniere, []).append(Changement(RETRAIT, f"{nom} n’est plus au programme", (pk,)))
        return retraits


def _reperes(cles, heures):
    """For each key, the last one before it that has an hour."""
    reperes, dernier = {}, None
    for pk in cles:
        reperes[pk] = dernier
        dernier = pk if pk in heures else dernier
    return reperes


def _hors_d_ordre(anciennes, nouvelles):
    blocs = SequenceMatcher(None, anciennes, nouvelles, autojunk=False).get_matching_blocks()
    restees = {pk for bloc in blocs for pk in nouvelles[bloc.b : bloc.b + bloc.size]}
    return [pk for pk in nouvelles if pk not in restees]


def _dits(ecarts):
    return ET.join(ecart.dit for ecart in ecarts if ecart.dit)


def _intitule(ancien, creneau, restees):
    ecart = Ecart("Titre commun", ancien.intitule, creneau.intitule)
    if ancien.intitule and creneau.intitule:
        phrase = f"{mots.guillemets(ancien.intitule)} devient {mots.guillemets(creneau.intitule)}"
    elif creneau.intitule:
        phrase = f"{mots.guillemets(creneau.intitule)}\u00a0: titre commun de {len(restees)} séances en parallèle"
    else:
        phrase = f"{mots.guillemets(ancien.intitule)} n’est plus le titre commun des séances en parallèle"
    return Changement(MODIFICATION, phrase, restees, (ecart,))


def _premiere(contenu):
    combien = len(contenu.seances)
    if not combien:
        return "Première version\u00a0: la présentation, sans séance encore"
    return f"Première version\u00a0: {combien} séance{'s' if combien > 1 else ''}"


def _forme(contenu):
    """What no sentence tells and the exports still show."""
    return [
        (c.pk, c.jour, c.debut, c.fin, c.fin_deduite, c.intitule, [(s.pk, s.couleur) for s in c.presentes])
        for c in contenu.creneaux
    ]
