"""From the workshop to six months later: what was written is found again, promises are told, what moves moves the rest."""

import csv
import io
import re

from playwright.sync_api import expect
from python_calamine import CalamineWorkbook

from chantiers import actions, tasks
from tests.conftest import travailler, vider_la_file
from tests.factories import PersonneFactory


SIX_MOIS = "2024-04-15T10:00"
LE_LENDEMAIN = "2024-04-01T08:00"  # of the day on which the promises were due


def test_from_the_workshop_to_six_months_later(ouvrir, serveur_a, a_l_heure, equipe, settings, mailoutbox):
    chantier = actions.creer_chantier(numero=1, titre="Donner du temps", by=equipe)
    lea, awa, ines = (PersonneFactory(prenom=prenom) for prenom in ("Léa", "Awa", "Inès"))
    actions.nommer_pilotage(chantier=chantier, personne=lea, by=equipe)
    ecrire_dans_l_atelier(ouvrir, lea, awa)
    fermer_les_portes(ouvrir(equipe))
    vider_la_file()  # of what was mailed on the day

    plus_tard = serveur_a(SIX_MOIS)
    settings.ADRESSE_PUBLIQUE = plus_tard
    pilote = ouvrir(lea)
    retrouver(pilote, plus_tard)
    a_l_heure(LE_LENDEMAIN)
    tasks.rappeler_engagements(0)
    a_l_heure(SIX_MOIS)
    tasks.signaler_etapes(0)
    travailler()
    repondre_au_rappel(ouvrir(largeur=360), courriel(mailoutbox, awa))
    assert "Lister ce temps" in courriel(mailoutbox, lea).body
    deplacer_une_date(pilote, plus_tard)
    refuser_une_demande(ouvrir, pilote, ines, plus_tard)
    comparer_les_fichiers(pilote, plus_tard)


def ecrire_dans_l_atelier(ouvrir, lea, awa):
    """On phones, in the room: an objectif, two étapes, two promises."""
    page = ouvrir(lea, largeur=360)
    page.goto("/chantiers/1/")
    page.get_by_role("link", name="Ajouter un objectif").click()
    page.get_by_label("Objectif", exact=False).first.fill("Savoir ce que coopérer demande")
    page.get_by_role("button", name="Ajouter cet objectif").click()
    expect(page.locator("#objectifs")).to_contain_text("Savoir ce que coopérer demande")
    for titre, echeance in (("Lister ce temps", "T1 2024"), ("Le compter", "juin 2024")):
        page.goto("/chantiers/1/feuille-de-route/ajouter/")
        page.get_by_label("Titre").fill(titre)
        page.get_by_label("Échéance").fill(echeance)
        page.locator("main form button[type=submit]").click()
        expect(page.get_by_role("heading", name=titre)).to_be_visible()
    page.get_by_label("Elle attend aussi").select_option(label="Lister ce temps")
    page.get_by_role("button", name="Noter").click()
    expect(page.get_by_role("button", name="Ne plus attendre")).to_be_visible()
    page = ouvrir(awa, largeur=360)
    page.goto("/chantiers/1/rejoindre/")
    page.get_by_role("button", name="Rejoindre ce chantier").click()
    expect(page.get_by_role("link", name="Modifier ma contribution")).to_be_visible()
    for promesse in ("Deux jours de relecture", "Un tableau de calcul"):
        page.goto("/chantiers/1/engagements/prendre/")
        page.get_by_label("Ce qui est promis").fill(promesse)
        page.get_by_label("Échéance").fill("31/03/2024")
        page.locator("main form button[type=submit]").click()
        expect(page.locator("main")).to_contain_text(promesse)


def fermer_les_portes(page):
    page.goto("/chantiers/")
    page.get_by_role("button", name="Fermer les adhésions de tous les chantiers").click()
    expect(page.get_by_text("On rejoint chaque chantier sur demande.")).to_be_visible()


def retrouver(page, adresse):
    """The same address, the same words, and what is late said."""
    page.goto(f"{adresse}/chantiers/1/")
    expect(page.locator("#objectifs")).to_contain_text("Savoir ce que coopérer demande")
    expect(page.locator("#etapes-en-bref")).to_contain_text("En retard")
    expect(page.locator("#fiche")).to_contain_text("19 octobre 2023")
    page.goto(f"{adresse}/chantiers/1/feuille-de-route/?vue=frise")
    expect(page.get_by_role("region", name="La feuille de route au fil des mois")).to_be_visible()


def courriel(boite, personne):
    return next(lu for lu in reversed(boite) if lu.to == [personne.email])


def repondre_au_rappel(page, rappel):
    """In one tap from the mail, without signing in: one kept, the other not."""
    liens = re.findall(r"http\S+/chantiers/engagement/\S+/", rappel.body)
    assert len(liens) == 2
    for lien, bouton, dit in zip(liens, ("C’est tenu", "Pas tenu"), ("tenu", "non tenu"), strict=True):
        page.goto(lien)
        page.get_by_role("button", name=bouton).click()
        expect(page.get_by_text("C’est noté")).to_contain_text(dit)
    assert not [cookie for cookie in page.context.cookies() if "session" in cookie["name"]]


def deplacer_une_date(page, adresse):
    """What waits for it is proposed, and moves when asked."""
    page.goto(f"{adresse}/chantiers/1/feuille-de-route/?vue=liste")
    page.get_by_role("link", name="Lister ce temps").first.click()
    page.get_by_role("link", name=re.compile("Modifier")).first.click()
    page.get_by_label("Échéance").fill("T3 2024")
    page.locator("main form button[type=submit]").click()
    expect(page.locator("main")).to_contain_text("Le compter")
    page.get_by_role("button", name=re.compile("Décaler")).click()
    page.goto(f"{adresse}/chantiers/1/feuille-de-route/?vue=liste")
    expect(page.locator("main")).to_contain_text("décembre 2024")


def refuser_une_demande(ouvrir, pilote, ines, adresse):
    page = ouvrir(ines, largeur=360)
    page.goto(f"{adresse}/chantiers/1/rejoindre/")
    page.get_by_label("Motivation", exact=True).fill("Essayer chez nous.")
    page.locator("main form button[type=submit]").click()
    pilote.goto(f"{adresse}/chantiers/1/membres/")
    expect(pilote.locator("main")).to_contain_text("Essayer chez nous.")
    pilote.get_by_role("link", name=re.compile("Refuser")).click()
    pilote.get_by_role("button", name=re.compile("Refuser")).click()
    expect(pilote.locator(".invalid-feedback")).to_be_visible()  # a refusal without its reason is no answer
    ouvrir.tolerer(422)
    pilote.get_by_role("textbox").first.fill("Le groupe finit une étape ; revenez à l’automne.")
    pilote.get_by_role("button", name=re.compile("Refuser")).click()
    expect(pilote.get_by_text("Demandes refusées (1)")).to_be_visible()
    page.goto(f"{adresse}/moi/")
    expect(page.locator("main")).to_contain_text("revenez à l’automne")


def comparer_les_fichiers(page, adresse):
    """The same rows in both tables; the sheet says what became of the promises."""
    lire = lambda chemin: page.context.request.get(f"{adresse}/chantiers/1/{chemin}").body()  # noqa: E731
    for nom in ("feuille-de-route", "engagements"):
        lignes = list(csv.reader(io.StringIO(lire(f"{nom}.csv").decode("utf-8-sig")), delimiter=";"))
        feuille = CalamineWorkbook.from_filelike(io.BytesIO(lire(f"{nom}.ods"))).get_sheet_by_index(0).to_python()
        # Texts as they are; numbers and days are written in the one, typed in the other.
        textes = [[cellule for cellule in ligne if isinstance(cellule, str) and cellule] for ligne in feuille]
        assert all(set(dits) <= set(ecrits) for dits, ecrits in zip(textes, lignes, strict=True))
        assert len(lignes) == 3
    fiche = lire("fiche.md").decode()
    assert "non tenu" in fiche
    assert "3e trimestre\u00a02024" in fiche
