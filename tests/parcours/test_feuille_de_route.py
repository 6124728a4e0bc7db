"""The roadmap in a browser: the board moves by its buttons, other pages follow, axe finds nothing, a small phone holds it."""

from playwright.sync_api import expect

from chantiers.enums import RoleMembre
from tests.chantiers.etapes import etape_de
from tests.factories import ChantierFactory, MembreFactory
from tests.parcours.lecture import DEBORDE, violations_en_couleurs


F = "/chantiers/1/feuille-de-route/"


def test_a_roadmap_on_a_phone_and_on_a_desk(ouvrir):
    chantier = ChantierFactory(numero=1, titre="Essaimer")
    pilote = MembreFactory(chantier=chantier, role=RoleMembre.PILOTAGE).personne
    ecouter = etape_de(chantier, "Écouter", echeance="2024-03", personne=pilote)
    etape_de(chantier, "Mesurer", debut="2024-03", echeance="2024-T4", nature="experimentation", attend=[ecouter])
    etape_de(chantier, "Préparer", echeance="2022-03", etat="abandonnee")  # so that today is far from the start
    etape_de(chantier, "Rencontre", echeance="2024-06-13", etat="terminee")

    telephone, bureau = ouvrir(pilote, largeur=320), ouvrir(pilote)
    fautes = []
    for adresse in (f"{F}?vue=tableau", f"{F}{ecouter.pk}/", f"{F}?vue=frise"):
        telephone.goto(adresse)
        if telephone.evaluate(DEBORDE):
            fautes.append(f"{adresse} déborde à 320 px")
        fautes += [f"{adresse} {faute}" for faute in violations_en_couleurs(telephone)]
    assert fautes == []
    cadre, jour = telephone.locator(".frise-cadre").bounding_box(), telephone.locator(".frise-jour").bounding_box()
    assert cadre["x"] < jour["x"] < cadre["x"] + cadre["width"]
    assert telephone.locator(".frise-cadre").evaluate("cadre => cadre.scrollLeft") > 0

    bureau.goto(f"{F}?vue=tableau")
    bureau.get_by_role("button", name="Passer « Écouter » à").get_by_text("Terminée").click()
    expect(bureau.get_by_role("region", name="Terminée (2)")).to_contain_text("Écouter")
    expect(bureau.get_by_role("status").filter(has_text="est maintenant")).to_be_visible()
    expect(telephone.get_by_text("4 étapes, dont 2 terminées.", exact=True)).to_be_visible()
