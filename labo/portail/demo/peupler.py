"""Builds the demonstration through the real importer and the real actions; twice changes nothing."""

from decimal import Decimal
from functools import partial
from itertools import cycle
from pathlib import Path

from django.db import transaction

from chantiers import actions as chantiers
from charte import actions as charte
from charte.enums import NatureVersion
from labo import actions as labo
from labo.models import Personne
from labo.portail.demo import charte as texte_charte
from labo.portail.demo import gens
from labo.portail.demo.amendements import amender
from labo.portail.demo.chantiers import CHANTIERS
from labo.portail.demo.travail import TRAVAIL
from seminaire import actions as seminaire
from seminaire import imports
from seminaire.enums import RoleParticipation
from seminaire.models import Seance
from seminaire.programme import lire


PROGRAMME = Path(__file__).with_name("programme.txt")
EQUIPE = "equipe@labo.example"


@transaction.atomic
def peupler() -> bool:
    """Whether anything had to be built."""
    if Personne.objects.by_email(EQUIPE).exists():
        return False
    monde = Monde()
    monde.inscrire()
    monde.ouvrir_le_seminaire()
    monde.ouvrir_les_chantiers()
    monde.repartir()
    monde.ecrire_la_charte()
    return True


class Monde:
    """What the steps of the demonstration hand to one another."""

    def __init__(self):
        self.equipe = labo.creer_personne(
            prenom=gens.EQUIPE[0], nom=gens.EQUIPE[1], email=EQUIPE, is_equipe=True, by=None
        )
        self.personne = partial(labo.creer_personne, by=self.equipe)

    def inscrire(self):
        organisations = [
            labo.creer_organisation(nom=nom, forme=forme, territoire=territoire, by=self.equipe)
            for nom, forme, territoire in gens.ORGANISATIONS
        ]
        self.organisations = organisations
        self.facilitation = [
            self.personne(prenom=prenom, nom=nom, email=f"facilitation{rang or ''}@labo.example")
            for rang, (prenom, nom) in enumerate(gens.FACILITATION)
        ]
        self.pilotes = [
            self.personne(prenom=prenom, nom=nom, email=f"pilote{rang}@labo.example")
            for rang, (prenom, nom) in enumerate(gens.PILOTES, 1)
        ]
        prenom, nom = gens.PARTICIPANTE
        self.participante = self.personne(prenom=prenom, nom=nom, email="participante@labo.example")
        self.autres = [self.personne(prenom=prenom, nom=nom) for prenom, nom in gens.AUTRES]
        # Two in three come for an organisation: pilotes for the one that carries their chantier, then one each in turn.
        representants = [*self.pilotes, *self.autres[:20], self.participante, *self.autres[20:32]]
        self.au_nom_de = dict(zip(representants, cycle(organisations), strict=False))
        for personne, organisation in self.au_nom_de.items():
            labo.creer_representation(personne=personne, organisation=organisation, by=self.equipe)

    def ouvrir_le_seminaire(self):
        lu = lire(PROGRAMME.read_text())
        self.seminaire = imports.importer(
            seminaire=None,
            seances=imports.ordonner(imports.jours_lus(lu)),
            presentation=imports.presentation_lue(lu),
            by=self.equipe,
        )
        for personne in self.facilitation:
            self._faire_participer(personne, RoleParticipation.FACILITATION)
        for personne in [*self.pilotes, self.participante, *self.autres]:
            self._faire_participer(personne, RoleParticipation.PARTICIPATION)

    def _faire_participer(self, personne, role):
        seminaire.inscrire_participation(
            seminaire=self.seminaire,
            personne=personne,
            organisation=self.au_nom_de.get(personne),
            role=role,
            by=self.equipe,
        )

    def ouvrir_les_chantiers(self):
        entrants = iter(self.autres)
        for numero, (titre, defi, contexte, objectifs, fonctionnement) in enumerate(CHANTIERS, 1):
            pilote = self.pilotes[numero - 1]
            chantier = chantiers.creer_chantier(
                numero=numero,
                titre=titre,
                defi=defi,
                contexte=contexte,
                fonctionnement=fonctionnement,
                structure_porteuse=self.au_nom_de[pilote],
                by=self.equipe,
            )
            for ligne in objectifs:
                chantiers.ajouter_objectif(chantier=chantier, texte=ligne, by=self.equipe)
            organisation = self.au_nom_de[pilote]
            chantiers.nommer_pilotage(chantier=chantier, personne=pilote, organisation=organisation, by=self.equipe)
            membres = [next(entrants) for _ in range(4)]
            for rang, membre in enumerate(membres):
                self._rejoindre(chantier, membre, rang)
            self._preparer(chantier, pilote, [pilote, *membres], *TRAVAIL[numero - 1])

    def _rejoindre(self, chantier, personne, rang):
        chantiers.rejoindre_chantier(
            chantier=chantier,
            organisation=self.au_nom_de.get(personne),
            motivation=gens.MOTIVATIONS[(rang + chantier.numero) % 4],
            attente=gens.ATTENTES[rang],
            implication=gens.IMPLICATIONS[(rang * 3 + chantier.numero) % 4],
            by=personne,
        )

    def _preparer(self, chantier, pilote, membres, etapes, promesses, besoins):
        """The roadmap by who leads, and each promise by who makes it."""
        ecrites = []
        for titre, nature, debut, echeance, livrable, attend in etapes:
            dates = {"debut": debut, "echeance": echeance, "organisation": self.au_nom_de[pilote], "contact": pilote}
            etape = chantiers.ajouter_etape(
                chantier=chantier, titre=titre, nature=nature, livrable=livrable, by=pilote, **dates
            )
            if attend is not None:
                chantiers.ajouter_dependance(etape=etape, attend=ecrites[attend], by=pilote)
            ecrites.append(etape)
        for rang, attendus in besoins.items():
            quantites = {modalite: Decimal(combien) for modalite, combien in attendus.items()}
            chantiers.modifier_besoins(etape=ecrites[rang], besoins=quantites, vus={}, by=pilote)
        for rang, contenu, modalite, quantite, echeance, pour in promesses:
            qui = membres[rang]
            organisation = self.au_nom_de.get(qui)
            chantiers.prendre_engagement(
                chantier=chantier,
                contenu=contenu,
                modalite=modalite,
                quantite=quantite and Decimal(quantite),
                echeance=echeance,
                etape=ecrites[pour],
                organisation=organisation,
                personne=None if organisation else qui,
                contact=qui,
                by=qui,
            )

    def repartir(self):
        """The afternoon's workshops, one per chantier."""
        ateliers = Seance.objects.of_seminaire(self.seminaire).presentes().get(creneau__debut="14:15")
        seminaire.repartir_par_chantier(seance=ateliers, by=self.facilitation[0])
        self.seminaire.refresh_from_db()
        seminaire.publier_programme(seminaire=self.seminaire, edition=self.seminaire.edition, by=self.facilitation[0])

    def ecrire_la_charte(self):
        la_charte = charte.creer_charte(titre=texte_charte.TITRE, by=self.equipe)
        for personne in self.pilotes:
            charte.nommer_au_comite(
                charte=la_charte, personne=personne, organisation=self.au_nom_de[personne], by=self.equipe
            )
        for titre, articles in texte_charte.SECTIONS:
            section = charte.ajouter_section(
                charte=la_charte, titre=titre, is_porteuse=titre == texte_charte.PORTEUSE, by=self.equipe
            )
            for titre_article, corps in articles:
                charte.ajouter_article(section=section, titre=titre_article, corps=corps, by=self.pilotes[0])
        charte.publier_version(
            charte=la_charte,
            nature=NatureVersion.FOND,
            notes="Première version, pour essayer. Ses articles sont des exemples.",
            by=self.pilotes[0],
        )
        amender(la_charte, gens=self.autres, participante=self.participante, comite=self.pilotes[0])


def personne_de(email):
    return Personne.objects.by_email(email).get()
