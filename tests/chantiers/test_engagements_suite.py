"""What is said after an engagement is saved, put off, told by a slip of the thumb; whom its form offers."""

import pytest

from chantiers import actions
from chantiers.enums import RoleMembre
from chantiers.models import Suivi
from labo.models import Envoi
from labo.refus import Refus
from tests.chantiers.engagements import besoin_de, dire, engagement_de, etape_de, lien_vers, lisible
from tests.factories import ChantierFactory, MembreFactory, PersonneFactory, RepresentationFactory


LISTE = "/chantiers/1/engagements/"


@pytest.fixture
def chantier(db):
    return ChantierFactory(numero=1)


@pytest.fixture
def lea(chantier):
    return MembreFactory(chantier=chantier, personne__prenom="Léa", personne__nom="Martin").personne


@pytest.fixture
def pilote(connecter, chantier):
    return connecter(MembreFactory(chantier=chantier, role=RoleMembre.PILOTAGE).personne)


def prendre(client, porteur):
    corps = {"porteur": porteur, "contenu": "Relire", "modalite": "relais"}
    return lisible(client.post(f"{LISTE}prendre/", corps, follow=True))


def test_who_notes_the_promise_of_somebody_else_reads_to_whom_a_mail_leaves(pilote, lea):
    assert "Un courriel part à Léa Martin" in prendre(pilote, f"personne-{lea.pk}")
    assert "à prévenir autrement" not in lisible(pilote.get(LISTE))
    lea.email = None
    lea.save()
    Envoi.objects.all().delete()
    assert "Aucune adresse n’est connue pour Léa Martin" in prendre(pilote, f"personne-{lea.pk}")
    assert not Envoi.objects.exists()
    page = lisible(pilote.get(LISTE))
    assert page.count("sans adresse : à prévenir autrement") == 2
    assert "n’a pas encore répondu" not in page


def test_a_refused_question_leads_back(pilote, chantier, lea):
    lea.email = None
    lea.save()
    engagement = engagement_de(lea, chantier)
    adresse = f"{engagement.get_absolute_url()}demander/"
    assert pilote.post(adresse).status_code == 403
    assert pilote.get(adresse)["Location"] == engagement.get_absolute_url()


def test_it_is_put_off_to_a_later_day_only(client, chantier, lea, a_l_heure):
    a_l_heure("2024-01-10T12:00")
    engagement = engagement_de(lea, chantier, echeance="2023-12")
    for trop_tot in ("2023-11", "2024-01-10"):
        with pytest.raises(Refus, match="après aujourd’hui"):
            dire(engagement, "reporte", by=lea, echeance=trop_tot)
    reponse = client.post(lien_vers(engagement, lea), {"etat": "reporte", "depuis": "0", "echeance": "9/1/2024"})
    assert (reponse.status_code, "après aujourd’hui" in reponse.text) == (422, True)
    dire(engagement, "reporte", by=lea, echeance="2024-01")
    assert Suivi.objects.get().echeance == "2024-01"
    assert "reporté</strong> à janvier 2024, le" in lisible(client.get(lien_vers(engagement, lea)))


def test_a_slip_of_the_thumb_is_corrected_from_the_link_for_a_day(client, chantier, lea, a_l_heure):
    a_l_heure("2024-01-10T12:00")
    engagement = engagement_de(lea, chantier)
    lien = lien_vers(engagement, lea)
    client.post(lien, {"etat": "tenu_en_partie", "depuis": "0"})
    page = lisible(client.get(lien))
    assert "Corriger ce que vous avez dit" in page
    assert f'href="{engagement.get_absolute_url()}"' in page
    dit = Suivi.objects.get()
    assert client.post(lien, {"etat": "tenu", "depuis": dit.pk}).status_code == 302
    assert list(Suivi.objects.values_list("etat", flat=True)) == ["tenu", "tenu_en_partie"]
    a_l_heure("2024-01-11T12:01")
    assert "Corriger ce que vous avez dit" not in lisible(client.get(lien))
    reponse = client.post(lien, {"etat": "non_tenu", "depuis": Suivi.objects.first().pk})
    assert (reponse.status_code, Suivi.objects.count()) == (409, 2)


def test_what_somebody_else_said_is_not_corrected_from_ones_own_link(client, chantier, lea):
    ruche = RepresentationFactory(personne=lea).organisation
    engagement = engagement_de(None, chantier, organisation=ruche, contact=lea)
    dire(engagement, "tenu", by=RepresentationFactory(organisation=ruche).personne)
    lien = lien_vers(engagement, lea)
    assert "Corriger ce que vous avez dit" not in lisible(client.get(lien))
    assert client.post(lien, {"etat": "non_tenu", "depuis": Suivi.objects.get().pk}).status_code == 409


def test_contacts_are_offered_by_what_they_speak_for(pilote, chantier, lea):
    voix = RepresentationFactory(organisation__nom="La Ruche")
    PersonneFactory(nom="Ailleurs")
    page = lisible(pilote.get(f"{LISTE}prendre/"))
    contacts = page.partition('name="contact"')[2].partition("</select>")[0]
    assert f'<optgroup label="La Ruche"> <option value="{voix.personne_id}">' in contacts
    siens, _, voix_seules = contacts.partition('<optgroup label="La Ruche">')
    assert ("Pour votre propre engagement" in siens, "Léa Martin" in siens) == (True, True)
    assert ("Léa Martin" in voix_seules, "Ailleurs" in contacts) == (False, False)
    corps = {"porteur": f"personne-{lea.pk}", "contenu": "Relire", "modalite": "relais", "contact": voix.personne_id}
    assert "Seule Léa Martin peut recevoir ce courriel" in lisible(pilote.post(f"{LISTE}prendre/", corps))


def test_the_refusal_of_a_contact_names_who_may(chantier, lea):
    ruche = RepresentationFactory(personne=lea, organisation__nom="La Ruche").organisation
    autre = MembreFactory(chantier=chantier).personne
    with pytest.raises(Refus, match="Peut recevoir ce courriel : Léa Martin"):
        actions.prendre_engagement(chantier=chantier, contenu="Relire", organisation=ruche, contact=autre, by=lea)


def test_picture_and_table_use_the_same_word(connecter, chantier, lea):
    etape = etape_de(chantier)
    besoin_de(etape, "relais", 3)
    engagement = engagement_de(lea, chantier, modalite="relais", etape=etape)
    page = lisible(connecter(lea).get(LISTE))
    assert '1 promesse</span> sur <span class="combien">3</span> ; <strong class="bilan-manque">il en manque 2<' in page
    assert "confirmé : <span" in page
    page = lisible(connecter(lea).get(engagement.get_absolute_url()))
    assert "<h1>Relire le guide</h1>" in page


def test_the_history_leads_to_what_was_said(connecter, chantier, lea):
    engagement = engagement_de(lea, chantier)
    page = connecter(lea).get(engagement.get_historique_url()).text
    assert f'href="{engagement.get_absolute_url()}#engagement-suivis"' in page


def test_the_pilotage_reads_in_the_news_that_what_it_noted_is_confirmed(pilote, chantier, lea):
    prendre(pilote, f"personne-{lea.pk}")
    assert "a confirmé un engagement" not in pilote.get("/chantiers/1/").text
    dire(chantier.engagements.get(), "confirme", by=lea)
    assert "a confirmé un engagement" in pilote.get("/chantiers/1/").text
