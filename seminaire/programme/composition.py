"""The programme being composed: each line is given to the séance it belongs to, or kept among the lines not placed."""

import re

from seminaire.programme import elements
from seminaire.programme.chronologie import PROFONDEUR_MAX, Element
from seminaire.programme.dates import est_moment
from seminaire.programme.forme import plier
from seminaire.programme.intervenants import personnes
from seminaire.programme.jours import JourEnCours, meme_date
from seminaire.programme.lexique import CONSIGNE, ETIQUETTE, PARTIE, PAUSE
from seminaire.programme.ligne import Ligne
from seminaire.programme.paralleles import demeler
from seminaire.programme.titres import avec_role, nettoyer


class Composition:
    """Where the reading stands: the day, the open ranges, the séance and the part that the next lines complete."""

    def __init__(self) -> None:
        self.jours: list[JourEnCours] = []
        self.avant: list[Ligne] = []
        self.non_places: list[tuple[int, str]] = []
        self._commence = False
        self._attente: Ligne | None = None
        self._fermer()

    def _fermer(self) -> None:
        """Nothing is open any more: the next loose lines belong to no séance."""
        self._solder()
        self._pile: list[Element] = []
        self._courant: Element | None = None
        self._cible: Element | None = None
        self._retraits: list[tuple[int, Element]] = []
        self._partie: Element | None = None
        self._suspendu: Element | None = None
        self._pied = self._prose = False

    # -- one line -----------------------------------------------------------------------------------------------------

    def ajouter(self, ligne: Ligne) -> None:
        """Places one logical line."""
        if ligne.nature == "jour":
            self._ouvrir_jour(ligne)
        elif ligne.nature == "moment":
            self._placer(elements.moment(ligne))
        elif ligne.nature == "seance" and not (self._pied and not ligne.en_tete):
            self._reprendre_le_titre_de_partie()
            self._placer(elements.seance(ligne))
        elif not self._commence:
            self.avant.append(ligne)
        elif ligne.nature in ("bloc", "annonce"):
            self._ouvrir_bloc(ligne)
        elif self._courant is not None and not self._courant.titre and self._peut_etre_un_titre(ligne):
            self._donner_titre(ligne)
        else:
            self._completer(ligne)

    def _completer(self, ligne: Ligne) -> None:
        if ligne.nature == "pied":
            self._fermer()
            self._pied = True
        if self._pied:
            self._refuser(ligne)
            return
        if ligne.vide_avant or ligne.nature != "texte" or ligne.puce:
            self._prose = False
        if self._liste and ((ligne.vide_avant and self._attente is None) or ligne.nature != "texte"):
            self._solder()
        if self._suspendu and ligne.nature == "texte" and not ligne.vide_avant and not ligne.texte[0].islower():
            self._reprendre()
        if ligne.nature == "etiquette" and self._cible is not None:
            self._ajouter_etiquette(ligne)
        elif ligne.nature == "salle" and self._cible is not None and not self._cible.salle:
            self._cible.salle = elements.salle(ligne)
        elif ligne.nature == "pause":
            self._ajouter_pause(ligne)
        elif not self._ajouter_personnes(ligne):
            self._ajouter_partie(ligne)

    def _refuser(self, ligne: Ligne) -> None:
        self.non_places += ligne.bruts

    def _solder(self) -> None:
        """A label that no name has followed is given back."""
        if self._attente is not None:
            self._refuser(self._attente)
        self._attente, self._liste = None, False

    # -- days and séances ---------------------------------------------------------------------------------------------

    def _ouvrir_jour(self, ligne: Ligne) -> None:
        dernier = self.jours[-1] if self.jours else None
        entete = ligne.entete
        self._fermer()
        if dernier and dernier.entete and meme_date(dernier.entete, entete):
            self._completer_titre(dernier, ligne)
        else:
            self._ecarter_jour_vide()
            self.jours.append(JourEnCours(entete, nettoyer(ligne.texte), [ligne]))
        if ligne.plage is not None:  # the day's only hours are in its heading
            self._placer(Element(ligne.plage.debut, ligne.plage.fin, ecrite=ligne.plage.fin is not None, du_jour=True))

    def _completer_titre(self, jour: JourEnCours, ligne: Ligne) -> None:
        """« Samedi 14 mai matin », then « Samedi 14 mai après-midi »: one day."""
        suite = elements.apres_la_date(ligne)
        if est_moment(plier(suite)):
            jour.titre = f"{jour.titre}, {suite}"
        if (not suite and elements.commence_par_un_jour(ligne)) or est_moment(plier(suite)):
            jour.lignes.append(ligne)
        else:
            self._refuser(ligne)

    def _ecarter_jour_vide(self) -> None:
        if not self.jours or self.jours[-1].elements:
            return
        for ligne in self.jours.pop().lignes:
            if self._commence:
                self._refuser(ligne)
            else:
                self.avant.append(ligne)

    def _ouvrir_bloc(self, ligne: Ligne) -> None:
        self._fermer()
        suite = re.match(r"[^:]{1,25}: ?", ligne.texte)
        if suite and PAUSE.match(plier(ligne.texte[suite.end() :])):
            self._placer(elements.element(ligne, ligne.texte))
            self._fermer()
        else:
            self._refuser(ligne)

    def _placer(self, element: Element) -> None:
        """Puts a séance inside the open range that contains it, else in the day."""
        if not self.jours:
            self.jours.append(JourEnCours())
        self._commence = True
        if element.debut is not None:
            while self._pile and not self._pile[-1].contient(element):
                self._pile.pop()
        parent = self._pile[-1] if self._pile and element.debut is not None else None
        (parent.sous if parent else self.jours[-1].elements).append(element)
        if element.debut is not None and len(self._pile) + 1 < PROFONDEUR_MAX:
            self._pile.append(element)
        self._solder()
        self._courant = self._cible = element
        self._retraits, self._partie, self._suspendu = [], None, None
        self._pied = self._prose = False

    def _reprendre_le_titre_de_partie(self) -> None:
        """« Session 1 : … » (and who presides) right before the first hour of all is placed, as « Session 2 » is."""
        reprises = [] if self._commence else elements.partie_en_attente(self.avant)
        if reprises:
            del self.avant[-len(reprises) :]
            self._commence = True
            self._placer(elements.element(reprises[0], reprises[0].texte))
            for ligne in reprises[1:]:
                self.ajouter(ligne)

    # -- what completes a séance --------------------------------------------------------------------------------------

    def _peut_etre_un_titre(self, ligne: Ligne) -> bool:
        if ligne.nature == "etiquette" or elements.qui_sans_deux_points(ligne):
            return False
        if not self._courant.du_jour:
            return True
        seul = not self._courant.sous and not ligne.puce and not elements.est_prose(ligne)
        return seul and ligne.nature in ("texte", "partie") and ligne.texte[-1] != ":"

    def _donner_titre(self, ligne: Ligne) -> None:
        element = self._courant
        texte, duree = elements.sans_duree(ligne.texte)
        lu = elements.element(ligne, texte)
        element.titre, element.nominal = lu.titre, lu.nominal
        element.intervenants += lu.intervenants
        element.salle = element.salle or lu.salle
        element.a_verifier += lu.a_verifier
        elements.compter(element, duree)

    def _ajouter_etiquette(self, ligne: Ligne) -> None:
        etiquette = ETIQUETTE.match(ligne.plie)
        role, contenu = ligne.texte[: etiquette.end()], ligne.texte[etiquette.end() :].strip()
        self._role = role.strip(" :")
        if not contenu:
            self._liste, self._attente = True, ligne
        else:
            self._cible.intervenants += elements.qui_dans(contenu, role)

    def _ajouter_pause(self, ligne: Ligne) -> None:
        courant = self._courant
        if courant is not None and ligne.puce and (not courant.puce or (courant.ecrite and courant.sous)):
            courant.sous.append(elements.element(ligne, ligne.texte))
            return
        self._placer(elements.element(ligne, ligne.texte))
        self._courant = self._cible = None
        liste = courant is not None and courant.ecrite and (courant.sous or PAUSE.match(plier(courant.titre)))
        self._suspendu = courant if liste and not ligne.vide_avant else None

    def _reprendre(self) -> None:
        """« 13h-15h Cocktail », « Déjeuner », « Concert »: the pause was one thing among those of this séance."""
        self._suspendu.sous.append(self.jours[-1].elements.pop())
        self._courant = self._cible = self._suspendu
        self._suspendu = None

    def _ajouter_personnes(self, ligne: Ligne) -> bool:
        """A line that is wholly a list of persons; under a label alone (« Intervenantes : »), one per line."""
        if self._cible is None or ligne.nature != "texte" or not 6 < len(ligne.texte) <= 700:
            return False
        if nus := elements.qui_sans_deux_points(ligne):
            self._cible.intervenants += nus
            return True
        if not self._liste and self._ajouter_communication(ligne):
            return True
        qui = personnes(ligne.texte, etiquette=self._liste)
        if not qui:
            en_liste = self._liste
            self._solder()
            return en_liste and self._ajouter_communication(ligne)
        self._attente = None
        cible = (
            self._courant if ligne.puce and self._cible is not self._courant and not self._cible.partie else self._cible
        )
        cible.intervenants += avec_role(qui, self._role) if self._liste else qui
        return True

    def _ajouter_communication(self, ligne: Ligne) -> bool:
        """« Prénom Nom, fonction : « titre » », « titre », par Prénom Nom: a talk within the séance."""
        element = elements.element(ligne, ligne.texte)
        if not element.intervenants or element.nominal:
            return False
        (self._partie or self._courant).sous.append(element)
        self._cible = element
        return True

    def _ajouter_partie(self, ligne: Ligne) -> None:
        partie = ligne.nature == "partie" or bool(PARTIE.match(ligne.plie))
        if not (partie or ligne.puce):
            self._ajouter_texte(ligne)
            return
        element = elements.element(ligne, ligne.texte)
        element.partie = partie and not ligne.puce
        if self._courant is None or (partie and (self._courant.partie or self._est_un_titre(ligne))):
            if not partie:
                self._refuser(ligne)
                return
            self._placer(element)
            return
        if ligne.puce and not partie and self._cible is not self._courant and self._cible.partie:
            self._cible.sous.append(element)
            return
        self._parent(ligne, element).sous.append(element)
        self._cible = element
        self._partie = element if element.partie else None

    def _parent(self, ligne: Ligne, element: Element) -> Element:
        """The part under which a bullet further from the margin stands, else the séance."""
        while self._retraits and self._retraits[-1][0] >= ligne.retrait:
            self._retraits.pop()
        parent = self._retraits[-1][1] if self._retraits else self._courant
        if ligne.puce and len(self._retraits) + 1 < PROFONDEUR_MAX:
            self._retraits.append((ligne.retrait, element))
        return parent

    def _est_un_titre(self, ligne: Ligne) -> bool:
        """« Session 2 : … » between séances is a heading of its own, not a part of the séance before."""
        if ligne.puce or elements.au_pluriel(self._courant):
            return False
        return elements.titre_de_partie(ligne) or (ligne.vide_avant and not self._courant.ecrite)

    def _ajouter_texte(self, ligne: Ligne) -> None:
        """A loose line: the title of a talk announced by a name, a short addition to the séance, else prose, not placed."""
        element = self._cible
        if element is None or ligne.vide_avant or self._prose or elements.est_prose(ligne):
            self._prose = element is not None
            self._refuser(ligne)
        elif elements.completer_personne(element, ligne):
            return
        elif element.nominal:
            element.titre, element.nominal = nettoyer(ligne.texte).strip('«»“”" '), False
        elif PARTIE.fullmatch(plier(element.titre)) and not element.sous and not CONSIGNE.match(ligne.plie):
            element.titre = f"{element.titre} : {ligne.texte}"
        elif ligne.texte[0] in '«“"' and not element.sous and not any(c in element.titre for c in '«“"'):
            element.titre = f"{element.titre} {ligne.texte}"
        else:
            (self._partie or self._courant).sous.append(elements.element(ligne, ligne.texte))

    def finir(self) -> None:
        """After the last line: days without séances are given back, parallel séances found, missing titles said."""
        self._solder()
        self._ecarter_jour_vide()
        for jour in self.jours:
            jour.elements = demeler(jour.elements)
            a_voir = list(jour.elements)
            while a_voir:
                element = a_voir.pop()
                a_voir += element.sous
                if not element.titre and not element.du_jour:
                    element.a_verifier.append("Le titre manque.")
