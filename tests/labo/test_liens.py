"""Access without account: the personal link, and how one gets it."""

import re
from datetime import timedelta

import pytest
from aiosmtpd.controller import Controller
from django.utils import timezone

from labo.actions import creer_lien, demander_lien
from labo.enums import EtatEnvoi
from labo.jetons import empreinte
from labo.models import Envoi, Evenement, LienPersonnel
from labo.tasks import envoyer, purger_cles
from tests.conftest import port_libre


@pytest.fixture
def lien(participante, equipe):
    """The path of a new link of the participant."""
    return "/lien/" + creer_lien(personne=participante, by=equipe).partition("/lien/")[2]


class Boite:
    """A real mail server's hands: keeps what it receives."""

    def __init__(self):
        self.recus = []
        self.refuser = 0

    async def handle_DATA(self, server, session, envelope):
        if self.refuser:
            self.refuser -= 1
            return "451 Revenez plus tard"
        self.recus.append((envelope.rcpt_tos, envelope.content.decode()))
        return "250 Pris"


@pytest.fixture
def boite(settings):
    boite = Boite()
    serveur = Controller(boite, hostname="127.0.0.1", port=port_libre())
    serveur.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = serveur.hostname, serveur.port
    yield boite
    serveur.stop()


def connectee(client):
    return client.get("/moi/").status_code == 200


def test_opening_a_link_signs_nobody_in(client, lien, participante):
    page = client.get(lien).text
    assert f"Continuer comme {participante}" in page
    assert not connectee(client)


def test_the_button_signs_in_and_is_journalled(client, lien, participante):
    assert client.post(lien)["Location"] == "/"
    assert connectee(client)
    assert Evenement.objects.of(participante).first().verbe == "session_ouverte"
    assert LienPersonnel.objects.get().utilise_le is not None


def test_a_link_serves_again_on_another_device(client, lien):
    client.post(lien)
    client.post("/deconnexion/")
    assert not connectee(client)
    client.post(lien)
    assert connectee(client)


def test_only_the_fingerprint_is_kept(lien):
    jeton = lien.split("/")[2]
    assert LienPersonnel.objects.get().empreinte == empreinte(jeton) != jeton


@pytest.mark.parametrize(
    "fin",
    [{"expire_le": timezone.now() - timedelta(days=1)}, {"revoque_le": timezone.now()}],
    ids=["expired", "revoked"],
)
def test_a_dead_link_shows_how_to_get_a_new_one_and_nothing_else(client, lien, participante, fin):
    LienPersonnel.objects.update(**fin)
    for methode in (client.get, client.post):
        reponse = methode(lien)
        assert reponse.status_code == 404
        assert "Recevoir un nouveau lien" in reponse.text
        assert participante.prenom not in reponse.text
    assert not connectee(client)


def test_an_inactive_person_has_no_door(client, lien, participante):
    participante.is_active = False
    participante.save()
    assert client.post(lien).status_code == 404


def test_taking_the_place_of_another_is_said(connecter, lien, equipe):
    assert f": {equipe}. En continuant" in connecter(equipe).get(lien).text


def test_a_link_asked_for_arrives_by_mail_and_opens(client, participante, boite, faire_les_taches):
    page = client.post("/connexion/", {"email": f"  {participante.email.upper()} "}).text
    assert "Si l’adresse" in page
    assert boite.recus == []  # only the task sends
    faire_les_taches()
    [(adresses, courriel)] = boite.recus
    assert adresses == [participante.email]
    jeton = re.search(r"/lien/([\w-]+)/", courriel.replace("=\r\n", "").replace("=3D", "=")).group(1)
    client.post(f"/lien/{jeton}/")
    assert connectee(client)


def test_an_unknown_address_gets_the_same_page_and_no_mail(client, participante, boite, faire_les_taches):
    connue, inconnue = (
        client.post("/connexion/", {"email": a}).text for a in (participante.email, "qui@essai.example")
    )
    sans_adresse = [
        re.sub(r"value=\"[^\"]*\"|X-CSRFToken[^}]*|[\w@.-]+@essai.example", "", page) for page in (connue, inconnue)
    ]
    assert sans_adresse[0] == sans_adresse[1]
    faire_les_taches()
    assert len(boite.recus) == 1


@pytest.mark.parametrize("connue", [True, False])
def test_asking_too_often_is_refused_whether_known_or_not(client, participante, settings, connue):
    email = participante.email if connue else "qui@essai.example"
    statuts = [
        client.post("/connexion/", {"email": email}).status_code for _ in range(settings.CONNEXION_PAR_HEURE + 1)
    ]
    assert statuts == [200] * settings.CONNEXION_PAR_HEURE + [429]


@pytest.mark.parametrize(
    "email", ["", "pas une adresse", "a@b", "x" * 250 + "@essai.example", "a\x00@essai.example", "<b>@essai.example"]
)
def test_a_wrong_address_is_told_and_kept(client, db, email):
    reponse = client.post("/connexion/", {"email": email})
    assert reponse.status_code == 422
    assert "invalid-feedback" in reponse.text


def test_a_mail_is_never_sent_twice(participante, boite, faire_les_taches):
    demander_lien(email=participante.email)
    envoi = Envoi.objects.get()
    envoyer(envoi_pk=envoi.pk)
    envoyer(envoi_pk=envoi.pk)
    faire_les_taches()
    assert len(boite.recus) == 1
    envoi.refresh_from_db()
    assert (envoi.etat, envoi.envoye_le is not None) == (EtatEnvoi.ENVOYE, True)


def test_a_mail_whose_fate_is_unknown_is_not_sent_again(participante, boite, faire_les_taches):
    demander_lien(email=participante.email)
    Envoi.objects.update(etat=EtatEnvoi.EN_COURS)  # as after a crash between sending and noting
    faire_les_taches()
    assert boite.recus == []


def test_what_was_sent_long_ago_is_forgotten_and_nothing_else(participante, boite, faire_les_taches, settings):
    """A mail that nobody knows the fate of stays: its key says that it is never sent again."""
    il_y_a = lambda jours, secondes=0: timezone.now() - timedelta(days=jours, seconds=secondes)  # noqa: E731
    for cle, etat, envoye_le in (
        ("vieux", EtatEnvoi.ENVOYE, il_y_a(90, 5)),
        ("récent", EtatEnvoi.ENVOYE, il_y_a(90, -60)),
        ("perdu", EtatEnvoi.EN_COURS, None),
        ("en attente", EtatEnvoi.A_ENVOYER, None),
    ):
        envoi = Envoi.objects.create(
            cle=cle, gabarit="lien_de_connexion", personne=participante, etat=etat, envoye_le=envoye_le
        )
        Envoi.objects.filter(pk=envoi.pk).update(created_at=il_y_a(400))
    purger_cles(timestamp=0)
    assert set(Envoi.objects.values_list("cle", flat=True)) == {"récent", "perdu", "en attente"}
    envoyer(envoi_pk=envoi.pk - 3)  # a job that comes back, however late
    assert boite.recus == []


def test_a_sent_mail_is_kept_for_longer_than_anything_may_try_it_again(participante, boite, faire_les_taches, settings):
    """Its key outlives the form that asked for it, and the tries of its job."""
    settings.ENVOI_DUREE = timedelta(0)
    demander_lien(email=participante.email)
    faire_les_taches()
    purger_cles(timestamp=0)
    assert Envoi.objects.count() == 1
    assert settings.CLE_DUREE > timedelta(seconds=sum(4**essai for essai in range(9)))


def test_a_mail_that_the_server_refuses_waits_for_the_next_try(participante, boite, transactional_db):
    demander_lien(email=participante.email)
    envoi = Envoi.objects.get()
    boite.refuser = 1
    with pytest.raises(Exception, match="451"):
        envoyer(envoi_pk=envoi.pk)
    envoi.refresh_from_db()
    assert envoi.etat == EtatEnvoi.A_ENVOYER
    envoyer(envoi_pk=envoi.pk)
    assert len(boite.recus) == 1
