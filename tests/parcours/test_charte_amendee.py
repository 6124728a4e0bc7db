"""From a first text to version 2: five phones amend, two collide, the comité answers all, the versions are compared."""

import io
import re
import zipfile

import pytest
from playwright.sync_api import expect

from charte import actions
from charte.models import Amendement, Version
from tests.boite import ouvrir_boite
from tests.charte.factories import CharteFactory, MembreComiteFactory
from tests.conftest import travailler, vider_la_file
from tests.factories import PersonneFactory


DECIDER = "Le comité décide par consentement.\n\nIl rend compte à chaque trimestre."


@pytest.fixture
def boite(settings):
    yield from ouvrir_boite(settings)


@pytest.fixture
def comite(transactional_db):
    """The comité's member, with a charter of two sections and three articles that nobody has published yet."""
    comite = MembreComiteFactory(personne__prenom="Inès").personne
    charte = CharteFactory()
    contexte = actions.ajouter_section(charte=charte, titre="Contexte", by=comite)
    suite = actions.ajouter_section(charte=charte, titre="Fonctionnement", by=comite)
    actions.ajouter_article(section=contexte, titre="Agir", corps="Nous agissons sur un territoire.", by=comite)
    actions.ajouter_article(section=suite, titre="Décider", corps=DECIDER, by=comite)
    actions.ajouter_article(section=suite, titre="Se retrouver", corps="Une fois par an.", by=comite)
    return comite


def test_from_a_first_text_to_version_2(ouvrir, serveur, comite, boite, settings):
    settings.ADRESSE_PUBLIQUE = serveur
    gens = {prenom: PersonneFactory(prenom=prenom) for prenom in ("Léa", "Awa", "Noé", "Zoé", "Paul")}
    bureau = ouvrir(comite)
    publier(bureau, "Première version.")
    amender_a_cinq(ouvrir, gens)
    projection = ouvrir(gens["Noé"])
    projection.goto("/charte/articles/decider/fusion/ecran/")
    repondre_ensemble(bureau, projection)
    ouvrir.tolerer(422)
    reprendre(ouvrir, gens["Awa"])
    repondre_aux_autres(bureau)
    travailler()
    apprendre(ouvrir, boite, gens)
    publier(bureau, "Cinq propositions, cinq réponses.")
    comparer(ouvrir, gens["Zoé"])
    vider_la_file()


def publier(page, notes):
    page.goto("/charte/publier/")
    page.get_by_label("Le fond", exact=False).check()
    page.get_by_label("Notes").fill(notes)
    page.get_by_role("button", name="Publier cette version").click()
    expect(page.get_by_text("La version est publiée.")).to_be_visible()


def amender_a_cinq(ouvrir, gens):
    """Each on her phone, from the article that she taps; Zoé's has no JavaScript."""
    changer_les_mots(ouvrir(gens["Léa"], largeur=360), "Décider", "par consentement", "aux deux tiers")
    changer_les_mots(ouvrir(gens["Awa"], largeur=360), "Décider", "par consentement", "à l’unanimité")
    changer_les_mots(ouvrir(gens["Noé"], largeur=360), "Décider", "chaque trimestre", "chaque mois")
    sans = ouvrir(gens["Zoé"], largeur=360, java_script_enabled=False)
    changer_les_mots(sans, "Agir", "un territoire", "nos territoires")
    page = ouvrir(gens["Paul"], largeur=360)
    page.goto("/charte/articles/se-retrouver/amender/deplacer/")
    page.get_by_label("Où").select_option(label="Après 1.1 – Agir")
    page.get_by_label("Motif").fill("On se retrouve avant de décider.")
    page.get_by_role("button", name="Proposer ce déplacement").click()
    expect(page.get_by_role("heading", name="Amendement 5")).to_be_visible()


def changer_les_mots(page, article, mots, autres):
    page.goto("/charte/")
    page.locator("article.article", has_text=article).get_by_role("link", name="Proposer un changement").click()
    texte = page.get_by_label("Texte")
    texte.fill(texte.input_value().replace(mots, autres))
    page.get_by_role("button", name="Voir le changement").click()
    expect(page.locator("#apercu ins").last).to_be_visible()
    page.get_by_label("Motif").fill(f"Pour dire « {autres} ».")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.get_by_role("button", name="Proposer ce changement").click()
    expect(page.get_by_role("heading", name=re.compile(r"^Amendement \d"))).to_be_visible()


def repondre_ensemble(bureau, projection):
    """On the merge desk: what is ticked shows on the projector at once; those that collide are told."""
    bureau.goto("/charte/fusion/")
    bureau.get_by_role("link", name="Décider").first.click()
    for numero in (1, 3):
        bureau.locator(f"#carte-{numero}").get_by_role("button", name="Mettre dans le résultat").click()
        expect(bureau.locator(f"#carte-{numero}")).to_contain_text("dans le résultat")
    expect(projection.locator("#resultat")).to_contain_text("mois")
    expect(projection.locator("#resultat")).to_contain_text("aux deux tiers")
    expect(bureau.locator("#carte-1")).to_contain_text("mêmes mots que l’amendement 2")
    # on the projector, the arrow keys go from an article to the other
    depart = projection.url
    suivant = projection.get_by_role("link", name="Article suivant")
    fleches = ("ArrowRight", "ArrowLeft") if suivant.count() else ("ArrowLeft", "ArrowRight")
    projection.keyboard.press(fleches[0])
    expect(projection).not_to_have_url(depart)
    projection.keyboard.press(fleches[1])
    expect(projection).to_have_url(depart)
    bureau.get_by_role("link", name="Retenir ces 2 amendements").click()
    expect(bureau.locator("#verdicts")).to_contain_text("Amendement 3 : retenu")
    bureau.get_by_label("Pourquoi retenir l’amendement 1").fill("Une règle claire.")
    bureau.get_by_role("button", name="Retenir ces 2 amendements").click()  # without a reason for the third: refused
    assert Amendement.objects.deposes().count() == 5
    bureau.get_by_label("Pourquoi retenir l’amendement 3").fill("Un trimestre, c’est long.")
    bureau.get_by_role("button", name="Retenir ces 2 amendements").click()
    expect(bureau.locator("#carte-2")).to_contain_text("à reprendre")
    assert Amendement.objects.get(numero=1).is_retenu


def reprendre(ouvrir, awa):
    """The article has changed under her words: she finds them, and takes them up again."""
    page = ouvrir(awa, largeur=360)
    page.goto("/moi/")
    page.get_by_role("link", name=re.compile("Amendement 2")).first.click()
    expect(page.locator("main")).to_contain_text("à l’unanimité")
    page.get_by_role("link", name="Reprendre mon amendement").click()
    texte = page.get_by_label("Texte")
    texte.fill(texte.input_value().replace("à l’unanimité", "aux deux tiers des structures"))
    page.get_by_role("button", name="Enregistrer").click()
    page.wait_for_url("**/charte/amendements/2/")
    assert not Amendement.objects.get(numero=2).is_a_reprendre


def repondre_aux_autres(bureau):
    repondre(
        bureau,
        2,
        "avec des changements",
        "Oui, en plus court.",
        ("aux deux tiers des structures", "aux deux tiers, structures"),
    )
    repondre(bureau, 4, "Le refuser", "Un chantier a un seul territoire.")
    repondre(bureau, 5, "tel qu’il est proposé", "L’ordre est meilleur.")
    bureau.goto("/charte/fusion/")
    expect(bureau.get_by_text("Aucun amendement n’attend de réponse.")).to_be_visible()


def repondre(page, numero, reponse, raison, mots=None):
    page.goto(f"/charte/amendements/{numero}/repondre/")
    expect(page.get_by_label("Texte de l’article")).to_be_hidden()  # written only where the answer changes it
    page.get_by_label(reponse, exact=False).check()
    if mots:
        texte = page.get_by_label("Texte de l’article")
        texte.fill(texte.input_value().replace(*mots))
    page.get_by_label("Pourquoi").fill(raison)
    page.get_by_role("button", name="Répondre").click()
    expect(page.get_by_text(raison).first).to_be_visible()


def apprendre(ouvrir, boite, gens):
    """Each is told by mail, and on her own page."""
    assert "Un chantier a un seul territoire." in "".join(boite.vers(gens["Zoé"]))
    assert "Oui, en plus court." in "".join(boite.vers(gens["Awa"]))
    assert sum("L’ordre est meilleur." in courriel for courriel in boite.vers(gens["Paul"])) == 1
    page = ouvrir(gens["Zoé"], largeur=360)
    page.goto("/moi/")
    expect(page.locator("main")).to_contain_text("Un chantier a un seul territoire.")


def comparer(ouvrir, zoe):
    """Versions 1 and 2: every change names its amendement; on a phone, for a visitor, and in a file with tracked changes."""
    version = Version.objects.get(numero=2)
    assert [s["titre"] for s in version.contenu["sections"][0]["articles"]] == ["Agir", "Se retrouver"]
    page = ouvrir(zoe, largeur=360)
    page.goto("/charte/versions/")
    page.get_by_label("De la version").select_option("1")
    page.get_by_label("à la version").select_option("2")
    page.get_by_role("button", name="Comparer").click()
    decider = page.locator("#article-compare-decider")
    expect(decider.locator("ins:visible").first).to_be_visible()
    for numero in (1, 2, 3):
        expect(decider.get_by_role("link", name=f"Amendement {numero}").first).to_be_visible()
    expect(page.locator("#article-compare-se-retrouver")).to_contain_text("Amendement 5")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    visiteur = ouvrir()
    visiteur.goto("/charte/comparer/1/2/")
    expect(visiteur.locator("main")).to_contain_text("mendement 1")
    assert "Inès" not in visiteur.content()
    docx = visiteur.context.request.get("/charte/comparer/1/2/charte.docx").body()
    document = zipfile.ZipFile(io.BytesIO(docx)).read("word/document.xml").decode()
    assert re.search(r'<w:ins [^>]*w:author="Amendement 3"', document)
    visiteur.goto("/charte/")
    expect(visiteur.get_by_text("Version 2").first).to_be_visible()
    expect(visiteur.locator("main")).to_contain_text("chaque mois")
