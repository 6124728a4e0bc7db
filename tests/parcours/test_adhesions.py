"""One asks, the other accepts: the phone that waits learns it at once."""

import pytest
from playwright.sync_api import expect

from chantiers.models import Membre
from tests.factories import ChantierFactory, MembreFactory, PersonneFactory


@pytest.fixture
def chantier(transactional_db):
    return ChantierFactory(numero=1, titre="Essaimer", adhesion="sur_demande")


def test_a_request_is_sent_and_its_answer_is_seen_without_reload(ouvrir, chantier):
    ines = PersonneFactory(prenom="Inès", nom="Garance")
    pilote = MembreFactory(chantier=chantier, role="pilotage").personne
    telephone, bureau = ouvrir(ines, largeur=360), ouvrir(pilote)
    bureau.goto("/chantiers/1/membres/")
    telephone.goto("/chantiers/1/")
    telephone.get_by_role("link", name="Demander à rejoindre ce chantier").first.click()
    telephone.get_by_label("Motivation", exact=True).fill("Apprendre à financer la coopération.")
    telephone.get_by_role("button", name="Envoyer ma demande").click()
    expect(telephone.get_by_text("Votre demande est partie à")).to_be_visible()
    telephone.evaluate("window.jamais_rechargee = true")
    expect(bureau.get_by_text("Apprendre à financer la coopération.")).to_be_visible()
    bureau.get_by_role("button", name="Accepter la demande d’Inès Garance").click()
    expect(bureau.get_by_text("Inès Garance fait partie du chantier")).to_be_visible()
    expect(bureau.get_by_text("Aucune demande n’attend de réponse.")).to_be_visible()
    expect(telephone.get_by_role("link", name="Modifier ma contribution")).to_be_visible()
    assert telephone.evaluate("window.jamais_rechargee")
    assert telephone.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert Membre.objects.of(ines).get().is_present


def test_handing_on_to_nobody_in_particular_says_what_is_missing(ouvrir, chantier):
    pilote, suivante = MembreFactory(chantier=chantier, role="pilotage"), MembreFactory(chantier=chantier)
    page = ouvrir(pilote.personne)
    page.goto("/chantiers/1/pilotage/transmettre/")
    envoyer = page.get_by_role("button", name="Transmettre le pilotage")
    envoyer.click()
    expect(page.get_by_text("Choisissez qui prend la suite.")).to_be_visible()
    page.get_by_label("La personne choisie ci-dessous.").check()
    envoyer.click()
    expect(page.get_by_text("Choisissez quelqu’un dans la liste.")).to_be_visible()
    page.get_by_label("À qui vous passez le pilotage").select_option(str(suivante.pk))
    envoyer.click()
    expect(page.get_by_text(f"{suivante.personne} pilote maintenant ce chantier.")).to_be_visible()
    ouvrir.tolerer(422)
