"""The reminder: once at each of its moments, grouped, with a link that opens one engagement and nothing else."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from chantiers import actions, queries
from chantiers.enums import EtatEngagement
from chantiers.models import Suivi
from chantiers.tasks import rappeler_engagements
from labo.courriels import composer
from labo.models import Envoi, LienPersonnel
from labo.tasks import envoyer
from tests.chantiers.engagements import dire, engagement_de, lien_vers, lisible
from tests.factories import ChantierFactory, MembreFactory, PersonneFactory
from tests.mefiance import ClientMefiant


@pytest.fixture
def chantier(db):
    return ChantierFactory(numero=1, titre="Essaimer")


@pytest.fixture
def lea(chantier):
    return MembreFactory(chantier=chantier, personne__prenom="Léa").personne


@pytest.fixture
def engagement(chantier, lea):
    return engagement_de(lea, chantier, echeance="2024-06-30")


@pytest.fixture
def boite(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    mail.outbox = []
    return mail.outbox


def rappeler():
    """What the daily task sends; the mails, as their recipients get them."""
    rappeler_engagements(timestamp=0)
    for pk in Envoi.objects.filter(etat="a_envoyer").values_list("pk", flat=True):
        envoyer(envoi_pk=pk)


def test_three_times_each_once(engagement, boite, a_l_heure):
    """The task runs every day, and twice on some."""
    recus = {}
    for jour in ("06-22", "06-23", "06-24", "06-30", "07-01", "07-02", "07-29", "07-30", "07-31", "09-15"):
        a_l_heure(f"2024-{jour}T07:00")
        avant = len(boite)
        rappeler()
        rappeler()
        recus[jour] = len(boite) - avant
    assert [jour for jour, combien in recus.items() if combien] == ["06-23", "07-01", "07-30"]
    assert set(recus.values()) == {0, 1}


def test_a_persons_reminders_are_one_mail_with_a_link_each(chantier, lea, engagement, boite, a_l_heure):
    a_l_heure("2024-06-25T07:00")
    engagement_de(lea, chantier, contenu="Prêter la salle", modalite="terrain", echeance="2024-06")
    engagement_de(lea, chantier, contenu="Plus tard", echeance="2024-T3")
    engagement_de(PersonneFactory(email=None), chantier, contenu="Sans adresse", echeance="2024-06")
    rappeler()
    (courriel,) = boite
    assert courriel.subject == "Où en sont vos engagements ?"
    assert ("Relire le guide" in courriel.body, "Prêter la salle" in courriel.body) == (True, True)
    assert "Plus tard" not in courriel.body
    assert len(re.findall(r"http://\S+/chantiers/engagement/\S+/", courriel.body)) == 2
    assert LienPersonnel.objects.filter(usage="engagement", personne=lea).count() == 2


@pytest.mark.parametrize("etat", ["en_cours", "tenu", "non_tenu"])
def test_who_has_told_meanwhile_is_left_in_peace(lea, engagement, boite, a_l_heure, etat):
    a_l_heure("2024-06-22T12:00")
    dire(engagement, etat, by=lea)
    a_l_heure("2024-06-25T07:00")
    rappeler()
    assert boite == []


def test_what_is_told_after_the_mail_was_asked_for_empties_it(lea, engagement, a_l_heure):
    a_l_heure("2024-07-01T07:00")
    rappeler_engagements(timestamp=0)
    dire(engagement, "en_cours", by=lea)
    assert composer(Envoi.objects.get()) is None


def test_put_off_it_is_due_again(lea, engagement, boite, a_l_heure):
    a_l_heure("2024-06-23T07:00")
    rappeler()
    dire(engagement, "reporte", by=lea, echeance="2024-09-30")
    a_l_heure("2024-09-23T07:00")
    rappeler()
    assert len(boite) == 2


def test_what_is_not_confirmed_or_deleted_is_not_reminded_of(chantier, lea, engagement, boite, a_l_heure):
    a_l_heure("2024-06-25T07:00")
    engagement_de(lea, chantier, echeance="2024-06-30", etat=EtatEngagement.A_CONFIRMER)
    actions.supprimer_engagement(engagement=engagement, by=lea)
    rappeler()
    assert boite == []


@pytest.mark.parametrize("item_count", [1, 3])
def test_the_reminders_of_the_day_have_constant_queries(
    chantier, lea, a_l_heure, django_assert_num_queries, item_count
):
    a_l_heure("2024-06-25T07:00")
    for _ in range(item_count):
        engagement_de(lea, chantier, echeance="2024-06")
    with django_assert_num_queries(2):  # reminders given, engagements
        assert len(queries.rappels_du_jour()[lea]) == item_count


# ---- the link ----


def test_opening_it_changes_nothing_and_signs_nobody_in(client, lea, engagement):
    lien = lien_vers(engagement, lea)
    reponse = client.get(lien)
    page = lisible(reponse)
    for mots in ("Relire le guide", "C’est tenu", "Pas tenu", "Reporter", f"en tant que {lea}"):
        assert mots in page
    assert "no-store" in reponse["Cache-Control"]
    assert reponse["Referrer-Policy"] == "same-origin"  # with none at all, browsers send no origin with the form
    assert client.head(lien).status_code == 200
    assert "sessionid" not in client.cookies
    assert not Suivi.objects.exists()
    assert client.get("/moi/").status_code == client.get(engagement.get_absolute_url()).status_code == 302


def test_one_tap_tells_it_by_the_person_of_the_link(client, lea, engagement):
    lien = lien_vers(engagement, lea)
    corps = {"etat": "tenu", "depuis": "0", "mot": "Trois relectures"}
    for _ in range(2):  # pressed twice
        assert client.post(lien, corps)["Location"] == lien
    suivi = Suivi.objects.get()
    assert (suivi.etat, suivi.mot, suivi.personne) == ("tenu", "Trois relectures", lea)
    page = lisible(client.get(lien))
    assert "C’est noté : <strong>tenu</strong>" in page
    assert "est clos : il n’attend plus rien de vous" in page
    assert "sessionid" not in client.cookies
    assert client.get("/moi/").status_code == 302
    reponse = client.post(lien, corps | {"etat": "non_tenu"})  # a page that was left open
    assert reponse.status_code == 409
    assert "vient de dire « tenu »" in lisible(reponse)
    assert LienPersonnel.objects.get().utilise_le is not None


def test_it_serves_again_while_the_engagement_is_open(client, lea, engagement):
    lien = lien_vers(engagement, lea)
    client.post(lien, {"etat": "en_cours", "depuis": "0"})
    page = lisible(client.get(lien))
    assert "C’est noté : <strong>en cours</strong>" in page
    assert "C’est tenu" in page
    reponse = client.post(lien, {"etat": "reporte", "depuis": str(Suivi.objects.get().pk), "mot": "Mes mots"})
    assert reponse.status_code == 422
    assert "indiquez la nouvelle échéance" in reponse.text
    assert "Mes mots" in reponse.text


def test_what_was_noted_for_her_is_confirmed_or_declined(client, lea, engagement):
    lien = lien_vers(engagement, lea)
    type(engagement).objects.update(etat=EtatEngagement.A_CONFIRMER)
    assert "Je confirme cet engagement" in client.get(lien).text
    assert client.post(lien, {"etat": "tenu", "depuis": "0"}).status_code == 409
    reponse = client.post(lien, {"etat": "decliner"})
    assert "n’est pas le vôtre" in reponse.text
    engagement.refresh_from_db()
    assert engagement.supprime_le is not None
    type(engagement).objects.update(supprime_le=None)
    client.post(lien, {"etat": "confirme", "depuis": "0"})
    assert Suivi.objects.get().etat == "confirme"


def expirer(lien, engagement):
    LienPersonnel.objects.update(expire_le=timezone.now() - timedelta(days=1))


def retirer(lien, engagement):
    LienPersonnel.objects.update(revoque_le=timezone.now())


def supprimer(lien, engagement):
    actions.supprimer_engagement(engagement=engagement, by=engagement.personne)


def changer_de_mains(lien, engagement):
    type(engagement).objects.update(personne=PersonneFactory())


def desactiver(lien, engagement):
    type(engagement.personne).objects.filter(pk=engagement.personne_id).update(is_active=False)


@pytest.mark.parametrize(
    ("acte", "statut", "phrase"),
    [
        (expirer, 404, "a expiré"),
        (retirer, 404, "a été retiré"),
        (desactiver, 404, "ne sert plus"),
        (supprimer, 404, "a été supprimé"),
        (changer_de_mains, 403, "porté par quelqu’un d’autre"),
    ],
)
def test_what_no_longer_opens_says_why_and_what_to_do(client, lea, engagement, acte, statut, phrase):
    lien = lien_vers(engagement, lea)
    acte(lien, engagement)
    for reponse in (client.get(lien), client.post(lien, {"etat": "tenu", "depuis": "0"})):
        assert (reponse.status_code, phrase in reponse.text) == (statut, True)
        assert "Relire le guide" not in reponse.text
        assert 'href="/connexion/?next=/moi/"' in reponse.text
    assert not Suivi.objects.exists()


def test_a_link_of_another_use_does_not_open_it(client, lea, engagement, equipe):
    lien = lien_vers(engagement, lea)
    assert client.post(lien.replace("/chantiers/engagement/", "/lien/")).status_code == 404
    LienPersonnel.objects.update(usage="connexion")
    assert client.get(lien).status_code == 404


def test_its_form_needs_its_token(lea, engagement):
    lien = lien_vers(engagement, lea)
    client = ClientMefiant(enforce_csrf_checks=True)
    assert client.post(lien, {"etat": "tenu", "depuis": "0"}).status_code == 403
    jeton = client.get(lien).context["csrf_token"]
    assert client.post(lien, {"etat": "tenu", "depuis": "0", "csrfmiddlewaretoken": str(jeton)}).status_code == 302
