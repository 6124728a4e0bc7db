"""Engagements: promised, confirmed, told, corrected; by those who hold them and nobody else."""

import threading

import pytest
from django.db import connection

from chantiers import actions
from chantiers.actions.engagements import VERBES
from chantiers.enums import TRANSITIONS_ENGAGEMENT, EtatEngagement, RoleMembre
from chantiers.models import Engagement, Suivi
from chantiers.verbes import VERBES as DITS
from labo.models import Envoi, Evenement, Revision
from labo.refus import Conflit, Perime, Refus
from tests.chantiers.engagements import dire, engagement_de, etape_de
from tests.factories import ChantierFactory, MembreFactory, OrganisationFactory, PersonneFactory, RepresentationFactory


@pytest.fixture
def chantier(db):
    return ChantierFactory(numero=1)


@pytest.fixture
def lea(chantier):
    return MembreFactory(chantier=chantier, personne__prenom="Léa").personne


@pytest.fixture
def pilote(chantier):
    return MembreFactory(chantier=chantier, role=RoleMembre.PILOTAGE).personne


@pytest.fixture
def ruche(lea):
    return RepresentationFactory(personne=lea, organisation__nom="La Ruche").organisation


def prendre(chantier, by, **champs):
    return actions.prendre_engagement(chantier=chantier, by=by, contenu="Relire", **champs)


def test_ones_own_promise_is_confirmed_and_told(chantier, lea, ruche):
    mien = prendre(chantier, lea, personne=lea, quantite="2.5", echeance="2024-06")
    pour = prendre(chantier, lea, organisation=ruche)
    assert (mien.etat, mien.contact, str(mien.fin_le)) == ("confirme", None, "2024-06-30")
    assert (pour.etat, pour.contact) == ("confirme", lea)
    evenement = Evenement.objects.of(pour).get()
    assert (evenement.verbe, evenement.organisation, evenement.ensemble) == ("engagement_pris", ruche, "chantier-1")
    assert not Envoi.objects.exists()


def test_somebody_elses_promise_waits_for_her(chantier, lea, pilote, ruche):
    note = prendre(chantier, pilote, organisation=ruche)
    assert (note.etat, note.contact) == ("a_confirmer", lea)
    envoi = Envoi.objects.get()
    assert (envoi.gabarit, envoi.personne) == ("engagement_a_confirmer", lea)
    with pytest.raises(Refus, match="Seule la personne qui porte"):
        dire(note, "confirme", by=pilote)
    dire(note, "confirme", by=lea)
    note.refresh_from_db()
    assert (note.etat, note.suivis.get().personne) == ("confirme", lea)


def test_nobody_promises_for_others_nor_puts_herself_in_their_place(chantier, lea, pilote, ruche):
    with pytest.raises(Refus, match="en son propre nom"):
        prendre(chantier, lea, personne=pilote)
    with pytest.raises(Refus, match="ne représente pas"):
        prendre(chantier, pilote, organisation=ruche, contact=pilote)
    with pytest.raises(Refus, match="choisit elle-même"):
        prendre(chantier, pilote, personne=lea, contact=pilote)
    with pytest.raises(Refus, match="autre chantier"):
        prendre(chantier, lea, personne=lea, etape=etape_de(ChantierFactory(numero=2)))
    mien = prendre(chantier, lea, personne=lea)
    with pytest.raises(Refus, match="ne représentez pas"):
        actions.modifier_engagement(
            engagement=mien, version=1, by=lea, personne=None, organisation=OrganisationFactory()
        )
    with pytest.raises(Refus, match="quelqu’un d’autre"):
        actions.modifier_engagement(engagement=mien, version=1, by=lea, personne=pilote)
    assert Engagement.objects.get().personne == lea


def test_the_pilotage_corrects_what_is_not_confirmed_and_asks_about_the_rest(chantier, lea, pilote):
    note = engagement_de(lea, chantier, etat=EtatEngagement.A_CONFIRMER)
    actions.modifier_engagement(engagement=note, version=1, by=pilote, contenu="Relire à deux")
    with pytest.raises(Refus, match="le reste appartient"):
        actions.modifier_engagement(engagement=note, version=2, by=pilote, modalite="relais")
    dire(note, "confirme", by=lea)
    with pytest.raises(Refus, match="lui demander"):
        actions.modifier_engagement(engagement=note, version=2, by=pilote, contenu="Autre chose")
    with pytest.raises(Refus, match="lui demander"):
        actions.supprimer_engagement(engagement=note, by=pilote)
    actions.demander_nouvelles(engagement=note, by=pilote)
    with pytest.raises(Perime, match="déjà demandé"):
        actions.demander_nouvelles(engagement=note, by=pilote)
    assert Envoi.objects.get(gabarit="rappel_engagement").donnees == {"engagements": [note.pk], "par": pilote.pk}
    note.refresh_from_db()
    assert (note.contenu, note.modalite) == ("Relire à deux", "temps")


def test_nothing_told_is_rewritten(chantier, lea):
    engagement = engagement_de(lea, chantier)
    for etat, mot in (("en_cours", "La moitié"), ("tenu", ""), ("non_tenu", "Je m’étais trompée")):
        dire(engagement, etat, by=lea, mot=mot)
    assert list(Suivi.objects.values_list("etat", "mot")) == [
        ("non_tenu", "Je m’étais trompée"),
        ("tenu", ""),
        ("en_cours", "La moitié"),
    ]
    engagement.refresh_from_db()
    assert engagement.etat == "non_tenu"
    with pytest.raises(Perime, match="déjà « non tenu »"):
        dire(engagement, "non_tenu", by=lea)


def test_put_off_it_carries_its_new_date(chantier, lea):
    engagement = engagement_de(lea, chantier, echeance="2023-12")
    with pytest.raises(Refus, match="nouvelle échéance"):
        dire(engagement, "reporte", by=lea)
    dire(engagement, "reporte", by=lea, echeance="2024-T1", mot="Au printemps")
    engagement.refresh_from_db()
    assert (engagement.etat, engagement.echeance, str(engagement.fin_le)) == ("reporte", "2024-T1", "2024-03-31")
    assert engagement.suivis.get().echeance == "2024-T1"
    assert Revision.objects.of(engagement).count() == engagement.version == 2


def test_two_saves_at_once_are_shown_side_by_side(connecter, chantier, lea, ruche):
    autre = RepresentationFactory(organisation=ruche).personne
    engagement = engagement_de(None, chantier, organisation=ruche, contact=lea)
    actions.modifier_engagement(engagement=engagement, version=1, by=autre, contenu="Relire lentement")
    with pytest.raises(Conflit):
        actions.modifier_engagement(engagement=engagement, version=1, by=lea, contenu="Relire vite")
    corps = {"contenu": "Relire vite", "modalite": "temps", "version": "1", "porteur": f"organisation-{ruche.pk}"}
    adresse = f"/chantiers/1/engagements/{engagement.pk}/modifier/"
    reponse = connecter(lea).post(adresse, corps | {"contact": lea.pk})
    assert reponse.status_code == 409
    assert "lentement" in reponse.text
    assert "vite" in reponse.text
    assert reponse.context["form"]["version"].value() == 2


def test_going_back_and_the_bin(connecter, chantier, lea, pilote):
    engagement = engagement_de(lea, chantier)
    actions.modifier_engagement(engagement=engagement, version=1, by=lea, contenu="Autre chose", quantite="3")
    actions.retablir_engagement(engagement=engagement, numero=1, version=2, by=lea)
    engagement.refresh_from_db()
    assert (engagement.contenu, engagement.quantite, engagement.version) == ("Relire le guide", None, 3)
    actions.supprimer_engagement(engagement=engagement, by=lea)
    assert "Relire le guide" in connecter(lea).get("/corbeille/").text
    assert "Relire le guide" not in connecter(pilote).get("/corbeille/").text
    with pytest.raises(Perime):
        dire(engagement, "tenu", by=lea)
    actions.restaurer_engagement(engagement=engagement, by=lea)
    assert Engagement.objects.presents().get() == engagement


def test_going_back_to_an_organisation_that_no_longer_exists_is_refused(connecter, chantier, lea, ruche):
    engagement = engagement_de(None, chantier, organisation=ruche, contact=lea)
    actions.modifier_engagement(engagement=engagement, version=1, by=lea, personne=lea, organisation=None)
    engagement.refresh_from_db()
    assert (engagement.porteur, engagement.contact) == (str(lea), None)
    ruche.delete()
    adresse = f"/chantiers/1/engagements/{engagement.pk}/retablir/"
    reponse = connecter(lea).post(adresse, {"numero": "1", "version": "2"})
    assert reponse.status_code == 403
    assert "n’existe plus" in reponse.text


def test_every_state_has_its_way_and_its_verb():
    assert set(TRANSITIONS_ENGAGEMENT) == set(EtatEngagement)
    assert set().union(*TRANSITIONS_ENGAGEMENT.values()) == set(VERBES)
    assert set(VERBES.values()) <= set(DITS)


@pytest.mark.django_db(transaction=True)
def test_of_two_words_at_once_one_is_told_and_the_other_reads_it():
    ruche = OrganisationFactory()
    voix = [RepresentationFactory(organisation=ruche).personne for _ in range(2)]
    engagement = engagement_de(None, ChantierFactory(), organisation=ruche)
    depart, sorts = threading.Barrier(2), []

    def dire_a_deux(personne, etat):
        depart.wait()
        try:
            actions.dire_engagement(engagement=engagement, etat=etat, by=personne, depuis=0)
            sorts.append("dit")
        except Perime as perime:
            sorts.append(str(perime)[:50])
        finally:
            connection.close()

    fils = [threading.Thread(target=dire_a_deux, args=paire) for paire in zip(voix, ("tenu", "non_tenu"), strict=True)]
    for fil in fils:
        fil.start()
    for fil in fils:
        fil.join()
    assert sorted(sort == "dit" for sort in sorts) == [False, True]
    assert Suivi.objects.count() == 1


BAD = [
    ({"quantite": "-2"}, "plus grand que zéro"),
    ({"quantite": "9" * 15}, "trop grand"),
    ({"quantite": "20000"}, "beaucoup de jours"),
    ({"quantite": "deux"}, "un nombre"),
    ({"modalite": "terrain", "quantite": "3"}, "Seuls le temps et le financement"),
    ({"echeance": "bientôt"}, "un jour (30/06/2024)"),
    ({"etape": "{etape}"}, "choix valide"),
    ({"porteur": "organisation-999999"}, "choix valide"),
    ({"contenu": ""}, "à remplir"),
]


@pytest.mark.parametrize(("champs", "phrase"), BAD, ids=[str(champs) for champs, _ in BAD])
def test_bad_input_is_told_and_kept(connecter, chantier, lea, ruche, champs, phrase):
    etape = etape_de(ChantierFactory(numero=2))
    corps = {"contenu": "Mes mots à moi", "modalite": "temps", "quantite": "2,5", **champs}
    corps = {nom: str(etape.pk) if valeur == "{etape}" else valeur for nom, valeur in corps.items()}
    reponse = connecter(lea).post("/chantiers/1/engagements/prendre/", corps)
    assert reponse.status_code == 422
    assert phrase in reponse.text
    assert corps["contenu"] in reponse.text
    assert not Engagement.objects.exists()


def test_a_past_date_is_warned_about_not_refused(connecter, chantier, lea):
    corps = {"contenu": "Relire", "modalite": "temps", "quantite": "2,5", "echeance": "mai 2020"}
    reponse = connecter(lea).post("/chantiers/1/engagements/prendre/", corps, follow=True)
    assert "déjà passée" in reponse.text
    assert str(Engagement.objects.get().quantite) == "2.50"


def test_a_word_on_somebody_elses_engagement_is_refused_with_its_reason(connecter, chantier, lea, pilote):
    engagement = engagement_de(lea, chantier)
    adresse = f"/chantiers/1/engagements/{engagement.pk}/dire/"
    reponse = connecter(pilote).post(adresse, {"etat": "tenu", "depuis": "0"})
    assert reponse.status_code == 403
    assert "Seule la personne qui porte cet engagement" in reponse.text
    assert not Suivi.objects.exists()


def test_whose_representation_ended_holds_it_no_longer(chantier, ruche):
    ancienne = RepresentationFactory(organisation=ruche)
    engagement = engagement_de(None, chantier, organisation=ruche)
    dire(engagement, "en_cours", by=ancienne.personne)
    ancienne.delete()
    with pytest.raises(Refus):
        dire(engagement, "tenu", by=ancienne.personne)
    with pytest.raises(Refus):
        dire(engagement, "tenu", by=PersonneFactory())
