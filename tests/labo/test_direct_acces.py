"""What a person may follow has changed: her open streams know it at once, not at the next check (three minutes)."""

import httpx
import pytest

from chantiers.actions import nommer_pilotage, quitter_chantier
from chantiers.enums import RoleMembre
from charte.actions import nommer_au_comite
from charte.models import MembreComite
from labo.direct import publier_acces
from labo.direct.ecoute import Abonne, Ecoute
from labo.models import Personne
from seminaire.actions import inscrire_participation
from seminaire.enums import RoleParticipation
from tests.charte.factories import CharteFactory, MembreComiteFactory
from tests.conftest import cookie_de_session
from tests.factories import ChantierFactory, MembreFactory, PersonneFactory
from tests.flux import Flux, a_l_ecoute, dire
from tests.seminaire.factories import SeminaireFactory, facilitation_de


def session(personne, adresse):
    cookie = cookie_de_session(personne, adresse)
    return {cookie["name"]: cookie["value"]}


@pytest.fixture
def equipe(transactional_db):
    return PersonneFactory(is_equipe=True)


def test_a_new_member_of_the_comite_follows_at_once_who_writes_in_the_charter(serveur, equipe):
    charte, paule = CharteFactory(), PersonneFactory()
    with Flux(serveur, "charte", "presences-charte", cookies=session(paule, serveur)) as flux:
        assert flux.bonjour["sujets"] == ["charte"]
        nommer_au_comite(charte=charte, personne=paule, by=equipe)
        assert flux.prochain("bonjour")["sujets"] == ["charte", "presences-charte"]
        # « charte » was told too, in the same transaction: neither piece of news hides the other.
        assert flux.nouvelle() == ["charte", "presences-charte"]


def test_who_is_given_the_lead_of_a_chantier_then_leaves_it(serveur, equipe):
    chantier, paule = ChantierFactory(), PersonneFactory()
    siens, public = f"presences-chantier-{chantier.pk}", chantier.sujet
    with Flux(serveur, public, siens, cookies=session(paule, serveur)) as flux:
        membre = nommer_pilotage(chantier=chantier, personne=paule, by=equipe)
        assert flux.prochain("bonjour")["sujets"] == [public, siens]
        with Flux(serveur, siens, cookies=session(paule, serveur)) as seulement_le_sien:
            quitter_chantier(membre=membre, by=paule)
            assert flux.prochain("bonjour")["sujets"] == [public]
            seulement_le_sien.fin()


def test_who_no_longer_facilitates_is_shown_out(serveur, equipe):
    seminaire = SeminaireFactory()
    fanny = facilitation_de(seminaire)
    with Flux(serveur, f"presences-brouillon-{seminaire.pk}", cookies=session(fanny, serveur)) as flux:
        inscrire_participation(seminaire=seminaire, personne=fanny, by=equipe, role=RoleParticipation.PARTICIPATION)
        flux.fin()


def test_only_the_streams_of_this_person_are_checked(serveur, equipe):
    """The other one keeps what she could follow when it was opened: nothing has told of her."""
    premier, seconde = (MembreFactory(role=RoleMembre.PILOTAGE) for _ in range(2))
    sujets = [f"presences-chantier-{membre.chantier.pk}" for membre in (premier, seconde)]
    with Flux(serveur, sujets[0], cookies=session(premier.personne, serveur)) as change:
        with Flux(serveur, sujets[1], cookies=session(seconde.personne, serveur)) as inchange:
            type(premier).objects.update(role=RoleMembre.MEMBRE)  # behind everybody's back
            dire(f"acces-{premier.personne.pk}")
            change.fin()
            dire(sujets[1])
            assert inchange.nouvelle() == [sujets[1]]


def test_signing_out_ends_the_streams_of_this_session_only(serveur, equipe):
    paule = PersonneFactory()
    ici, ailleurs = session(paule, serveur), session(paule, serveur)
    sien = f"personne-{paule.pk}"
    with Flux(serveur, "chantier-1", sien, cookies=ici) as flux, Flux(serveur, sien, cookies=ailleurs) as autre:
        with httpx.Client(base_url=serveur, cookies=ici) as navigateur:
            navigateur.get("/moi/")
            jeton = navigateur.cookies["csrftoken"]
            assert navigateur.post("/deconnexion/", data={"csrfmiddlewaretoken": jeton}).status_code == 302
        flux.fin()
        dire(sien)
        assert autre.nouvelle() == [sien]


def test_a_repair_by_the_administration_counts_too(serveur, equipe, connecter):
    Personne.objects.filter(pk=equipe.pk).update(is_staff=True, is_superuser=True)
    equipe.refresh_from_db()
    siege = MembreComiteFactory(personne=PersonneFactory(is_equipe=True))
    paule = siege.personne
    champs = {"prenom": paule.prenom, "nom": paule.nom, "email": paule.email, "is_active": "on"}
    admin = connecter(equipe)
    with Flux(serveur, "charte", "presences-charte", cookies=session(paule, serveur)) as flux:
        assert admin.post(f"/admin/charte/membrecomite/{siege.pk}/delete/", {"post": "yes"}).status_code == 302
        assert not MembreComite.objects.exists()
        admin.post(f"/admin/labo/personne/{paule.pk}/change/", champs)
        assert flux.prochain("bonjour")["sujets"] == ["charte"]
        admin.post(f"/admin/labo/personne/{paule.pk}/change/", {**champs, "is_active": ""})
        flux.fin()


def test_no_page_follows_the_accesses_of_anybody(serveur, equipe):
    reponse = httpx.get(f"{serveur}/direct/?s=acces-{equipe.pk}", cookies=session(equipe, serveur))
    assert reponse.status_code == 403
    a_l_ecoute(serveur)
    with Flux(serveur, "chantier-1", f"acces-{equipe.pk}", cookies=session(equipe, serveur)) as flux:
        assert flux.bonjour["sujets"] == ["chantier-1"]
        dire(f"acces-{equipe.pk}")
        dire("chantier-1")
        assert flux.nouvelle() == ["chantier-1"]


def test_an_access_is_told_to_its_streams_and_never_kept_as_news():
    ecoute, sien, autre = Ecoute(), Abonne(["a"], 12), Abonne(["a"], 13)
    for abonne in (sien, autre):
        ecoute.abonner(abonne)
    ecoute.annoncer(["acces-12"])
    assert (sien.is_a_verifier, autre.is_a_verifier, dict(ecoute.dernieres)) == (True, False, {})
    assert sien.reveil.is_set()
    for abonne in (sien, autre):
        ecoute.desabonner(abonne)
    assert (dict(ecoute.par_personne), dict(ecoute.par_sujet)) == ({}, {})


def test_after_a_silence_of_the_database_every_person_is_asked_about_again():
    ecoute, sien, public = Ecoute(), Abonne(["a"], 12), Abonne(["a"])
    for abonne in (sien, public):
        ecoute.abonner(abonne)
    ecoute.reprendre()
    assert (sien.is_a_verifier, public.is_a_verifier) == (True, False)


@pytest.mark.django_db
def test_several_people_are_one_statement(django_assert_num_queries):
    with django_assert_num_queries(1):
        publier_acces(*PersonneFactory.build_batch(3, pk=7))
