"""The sheet to hand over: four formats, the same words, for whom may read them."""

import re
from datetime import date
from decimal import Decimal

import pytest

from chantiers import actions, exports
from chantiers.enums import EtatEngagement
from chantiers.models import Chantier, Engagement, Etape
from labo.models import Evenement
from tests.factories import ChantierFactory, MembreFactory, OrganisationFactory
from tests.labo import lecture_de_documents


@pytest.fixture
def chantier(db, equipe):
    ruche = OrganisationFactory(nom="La Ruche")
    chantier = ChantierFactory(
        numero=1,
        titre="Donner du temps",
        defi="Payer les heures ?",
        contexte="Un **contexte**.\n\n- un\n- deux",
        structure_porteuse=ruche,
        prochaine_date=date(2023, 11, 7),
    )
    membre = MembreFactory(chantier=chantier, organisation=ruche, personne__prenom="Léa", personne__nom="Martin")
    actions.ajouter_objectif(chantier=chantier, texte="Mesurer", critere="Cinq territoires", by=equipe)
    actions.ajouter_lien(chantier=chantier, titre="Le dossier", adresse="https://x.example/", by=equipe)
    Etape.objects.create(chantier=chantier, titre="Cartographier", echeance="2024-T2", organisation=ruche)
    Engagement.objects.create(
        chantier=chantier,
        contenu="Relire la clause",
        quantite=Decimal(2),
        personne=membre.personne,
        echeance="2024-05",
        etat=EtatEngagement.CONFIRME,
    )
    return chantier


ATTENDUS = (
    "Donner du temps",
    "Payer les heures",
    "La Ruche",
    "Mesurer",
    "Cinq territoires",
    "Cartographier",
    "2e trimestre 2024",
    "Relire la clause",
    "mai 2024",
    "Léa Martin",
    "mardi 7 novembre 2023",
)


def mots(texte):
    return re.findall(r"\w+", texte.casefold())


@pytest.mark.parametrize("format", ["pdf", "odt", "docx", "md"])
def test_each_format_tells_all(connecter, participante, chantier, format):
    reponse = connecter(participante).get(f"/chantiers/1/fiche.{format}")
    assert reponse.status_code == 200
    lu = mots(" ".join(lecture_de_documents.mots(reponse.content, format)))
    assert [attendu for attendu in ATTENDUS if not set(mots(attendu)) <= set(lu)] == []
    assert "juin" not in lu  # a quarter is never told as its last day


def test_all_formats_hold_the_same_words(connecter, participante, chantier):
    client = connecter(participante)
    lus = {f: lecture_de_documents.mots(client.get(f"/chantiers/1/fiche.{f}").content, f) for f in exports.FORMATS}
    assert lus["pdf"] == lus["odt"] == lus["docx"] == lus["md"]


def test_the_public_gets_what_is_published(client, chantier):
    Chantier.objects.update(is_engagements_public=True, is_objectifs_public=True)
    lu = client.get("/chantiers/1/fiche.md").content.decode()
    assert "Mesurer" in lu
    assert "une personne du chantier" in lu
    assert "Léa" not in lu
    assert "Cartographier" not in lu


@pytest.mark.parametrize("format", exports.FORMATS)
def test_what_nobody_has_confirmed_is_not_told_to_the_public(client, connecter, participante, chantier, format):
    Chantier.objects.update(is_engagements_public=True)
    Engagement.objects.create(chantier=chantier, contenu="Financer", organisation=chantier.structure_porteuse)

    def lire(qui):
        return mots(" ".join(lecture_de_documents.mots(qui.get(f"/chantiers/1/fiche.{format}").content, format)))

    assert ("relire" in lire(client), "financer" in lire(client)) == (True, False)
    assert "financer" in lire(connecter(participante))


def test_an_etape_says_its_dates_as_the_site_does_and_that_nobody_holds_it(connecter, participante, chantier):
    Etape.objects.create(chantier=chantier, titre="Essayer", debut="2024-03", echeance="2024-T2")
    lu = connecter(participante).get("/chantiers/1/fiche.md").content.decode()
    assert "mars 2024 – 2e trimestre\u00a02024 · réflexion · prévue · à pourvoir" in lu


def test_who_has_it_is_not_sent_it_again(connecter, participante, chantier):
    client = connecter(participante)
    etag = client.get("/chantiers/1/fiche.md")["ETag"]
    assert client.get("/chantiers/1/fiche.md", headers={"If-None-Match": etag}).status_code == 304
    organisation = chantier.structure_porteuse
    organisation.nom = "L’Essaim"
    organisation.save()
    assert client.get("/chantiers/1/fiche.md", headers={"If-None-Match": etag}).status_code == 200


def test_an_unknown_format_is_not_found(connecter, participante, chantier):
    assert connecter(participante).get("/chantiers/1/fiche.exe").status_code == 404
    assert Evenement.objects.exists()
