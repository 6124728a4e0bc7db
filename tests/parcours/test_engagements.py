"""A reminder's link on a phone, without JavaScript: one tap; and a form whose label follows what is chosen."""

from playwright.sync_api import expect

from tests.chantiers.engagements import engagement_de, lien_vers
from tests.factories import ChantierFactory, MembreFactory


def test_from_the_mail_in_one_tap_and_a_label_that_follows(ouvrir):
    chantier = ChantierFactory(numero=1)
    lea = MembreFactory(chantier=chantier).personne
    engagement = engagement_de(lea, chantier)
    page = ouvrir(largeur=360, java_script_enabled=False)
    page.goto(lien_vers(engagement, lea))
    page.get_by_role("button", name="Tenu en partie").click()
    expect(page.get_by_text("C’est noté")).to_contain_text("tenu en partie")
    expect(page.get_by_role("button", name="C’est tenu")).to_have_count(0)
    assert [cookie["name"] for cookie in page.context.cookies()] == ["csrftoken"]

    page = ouvrir(lea, largeur=360, java_script_enabled=False)
    page.goto("/chantiers/1/engagements/prendre/")
    combien = page.locator("#id_quantite")
    expect(page.locator("label[for=id_quantite]")).to_have_text("Combien de jours", use_inner_text=True)
    page.get_by_label("Modalité").select_option("financement")
    expect(page.locator("label[for=id_quantite]")).to_have_text("Combien d’euros", use_inner_text=True)
    page.get_by_label("Modalité").select_option("terrain")
    expect(combien).to_be_hidden()
