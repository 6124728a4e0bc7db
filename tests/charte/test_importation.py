"""Importing a charter: what each format says, what it brings, what is written, and what never is."""

import io
import re
import zipfile

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import given, settings
from hypothesis import strategies as st

from charte import actions, lecture, tasks
from charte.models import Amendement, Article, Charte, Section
from labo.models import Evenement, Revision
from tests.charte.factories import AmendementFactory, ArticleFactory, CharteFactory, MembreComiteFactory, SectionFactory
from tests.factories import ChantierFactory
from tests.labo.lecture_de_documents import depuis_markdown, fabriquer


pytestmark = pytest.mark.django_db
ADRESSE = "/charte/importer/"
CORPS = """Nous voulons **agir ici**, *ensemble* : demain ! 3. n’est pas une liste, l'un & <b>l'autre</b> non plus.

## Comment

- des *lieux* ;
- du temps
  - et des gens

> Une parole
> sur deux lignes

1. Voir [le site](https://exemple.fr/a?b=1&c=2)
2. puis https://exemple.fr/x_y

### Et après

Fin."""
TEXTE = """# Notre charte

Avant tout, nous.

## Titre I – Contexte

### Article 1 – Agir

Le corps **neuf**.

### Article 2 – Relier

- un
- deux

## Titre II – Le reste

Un texte sous la section."""

AVEC_NOTES = """# Charte

## Contexte

### Agir

Un mot[^1].

### Relier[^b]

| a | b |
|---|---|
| c | d |

## Fin

### Finir

Rien.

[^1]: La première.

[^b]: La seconde.
"""


@pytest.fixture
def comite():
    return MembreComiteFactory().personne


@pytest.fixture
def client_comite(connecter, comite):
    return connecter(comite)


def envoyer(client, quoi, nom="charte.md", **plus):
    envoi = {"fichier": SimpleUploadedFile(nom, quoi)} if isinstance(quoi, bytes) else {"texte": quoi}
    return client.post(ADRESSE, {**envoi, **plus})


def champs(reponse):
    """What the form of the second page sends as it stands."""
    form = BeautifulSoup(reponse.text, "html.parser").find("form", class_="pile")
    valeurs = {e["name"]: e["value"] for e in form.find_all("input", type="hidden")}
    valeurs["texte"] = form.textarea.text.removeprefix("\n")
    valeurs["garder"] = [e["value"] for e in form.find_all("input", {"name": "garder", "checked": True})]
    if form.find("input", {"name": "titre", "checked": True}):
        valeurs["titre"] = "on"
    return valeurs


def importer(client, quoi, **plus):
    return client.post(ADRESSE, {**champs(envoyer(client, quoi)), "importer": "1", **plus})


def etats(reponse):
    soupe = BeautifulSoup(reponse.text, "html.parser")
    titres = [h3.get_text(" ", strip=True) for h3 in soupe.select(".article-lu h3")]
    return [(titre.rsplit(" ", 1)[0], titre.rsplit(" ", 1)[1]) for titre in titres]


def textes():
    return list(Article.objects.order_by("section__rang", "rang").values_list("section__titre", "titre", "corps"))


def test_a_text_becomes_sections_and_articles(client_comite, comite):
    reponse = importer(client_comite, TEXTE)
    assert (reponse.status_code, reponse["Location"]) == (302, "/charte/")
    assert Charte.objects.get().titre == "Notre charte"
    assert textes() == [
        ("Préambule", "Préambule", "Avant tout, nous."),
        ("Contexte", "Agir", "Le corps **neuf**."),
        ("Contexte", "Relier", "- un\n- deux"),
        ("Le reste", "Le reste", "Un texte sous la section."),
    ]
    assert Section.objects.get(is_preambule=True).titre == "Préambule"
    assert Revision.objects.filter(personne=comite).count() == 4
    assert Evenement.objects.filter(verbe="article_ajoute").count() == 4


def test_what_is_there_is_recognised_modified_or_left_alone(client_comite):
    section = SectionFactory(titre="1. CONTEXTE")
    agir = ArticleFactory(section=section, titre="Agir", corps="Le corps vieux.")
    ArticleFactory(section=section, titre="relier", corps="- un\n- deux")
    ArticleFactory(section=section, titre="Jamais importé", corps="Il reste.")
    reponse = envoyer(client_comite, TEXTE)
    assert etats(reponse) == [
        ("Préambule", "nouveau"),
        ("Agir", "modifié"),
        ("relier", "inchangé"),
        ("Le reste", "nouveau"),
    ]
    assert "<ins>" in reponse.text
    assert "Le corps <" in " ".join(reponse.text.split())  # its marks are drawn, not told
    importer(client_comite, TEXTE, titre="on")
    agir.refresh_from_db()
    assert (agir.corps, agir.version) == ("Le corps **neuf**.", 2)
    assert Article.objects.filter(titre="Jamais importé", supprime_le=None, version=1).exists()
    avant = textes(), Revision.objects.count(), Evenement.objects.count()
    reponse = envoyer(client_comite, TEXTE)
    assert {etat for _, etat in etats(reponse)} == {"inchangé"}
    assert "rien à importer" in reponse.text
    assert (textes(), Revision.objects.count(), Evenement.objects.count()) == avant


def test_the_apostrophe_of_a_keyboard_is_no_change(client_comite):
    section = SectionFactory(titre="Contexte")
    ArticleFactory(section=section, titre="L’eau", corps="Qu’on n’y *vive* : l’été.")
    reponse = envoyer(client_comite, "# Contexte\n\n## L'eau\n\nQu'on n'y *vive*: l'été.")
    assert etats(reponse) == [("L’eau", "inchangé")]


def test_what_is_unticked_stays_out(client_comite):
    CharteFactory()
    importer(client_comite, TEXTE, garder=["2.2"])
    assert textes() == [("Contexte", "Relier", "- un\n- deux")]
    reponse = client_comite.post(ADRESSE, {"texte": TEXTE, "importer": "1"})
    assert reponse.status_code == 422
    assert "Rien n’est coché" in reponse.text


def test_nothing_is_written_by_looking(client_comite):
    envoyer(client_comite, TEXTE)
    assert not Article.objects.exists()
    assert "Le corps **neuf**" in client_comite.post(ADRESSE, {"texte": TEXTE, "reprendre": "1"}).text


@pytest.mark.parametrize("format", ["odt", "docx", "md", "html"])
def test_an_export_of_ours_says_the_same_when_it_comes_back(client_comite, comite, format):
    charte = Charte.objects.get()
    premiere = SectionFactory(charte=charte, titre="Contexte ; ou presque !", is_preambule=False)
    ArticleFactory(section=premiere, titre="Agir", corps=CORPS)
    ArticleFactory(section=premiere, titre="Sommaire", corps="Un article nommé comme une partie.")
    seconde = SectionFactory(charte=charte, titre="Les chantiers", is_porteuse=True)
    ArticleFactory(section=seconde, titre="2030 : relier", corps="Un mot.\n\nDeux **mots**.")
    ArticleFactory(
        section=SectionFactory(charte=charte, titre="Préambule", is_preambule=True), titre="Nous", corps="Nous."
    )
    ChantierFactory(numero=1, titre="Essaimer", defi="Comment ?")
    version = actions.publier_version(charte=charte, nature="fond", by=comite)
    reponse = envoyer(client_comite, tasks.fabriquer(version, format), f"charte.{format}")
    assert etats(reponse) == [
        *((titre, "inchangé") for titre in ("Nous", "Agir", "Sommaire")),
        ("2030\u00a0: relier", "inchangé"),
    ]  # fmt: skip
    assert "rien à importer" in reponse.text


@pytest.mark.parametrize(
    ("octets", "statut", "phrase"),
    [
        (b"", 422, "aucun texte"),
        (b"%PDF-1.4 x", 422, "C’est un PDF"),
        (b"PK\x03\x04 tronque", 422, "incomplet ou abîmé"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", 422, "pas un texte"),
        (b"x" * 300_001, 422, "trop long"),
        (b"x" * 5_000_001, 413, "trop lourd"),
        (b"# a\n\n" + b"## b\n\nc\n\n" * 101, 422, "101 sections"),
        (b"pas un docx", 422, "n’est pas un document Word"),
    ],
)
def test_what_cannot_be_read_is_told(client_comite, octets, statut, phrase):
    reponse = envoyer(
        client_comite, octets, "charte.docx" if b"docx" in octets or octets.startswith(b"PK") else "charte"
    )
    assert reponse.status_code == statut
    assert phrase in BeautifulSoup(reponse.text, "html.parser").text


def test_a_document_that_explodes_is_not_opened(client_comite):
    sortie = io.BytesIO()
    with zipfile.ZipFile(sortie, "w", zipfile.ZIP_DEFLATED) as paquet:
        paquet.writestr("[Content_Types].xml", "<x/>")
        paquet.writestr("word/document.xml", "<w>" + "a" * 9_000_000)
    reponse = envoyer(client_comite, sortie.getvalue(), "charte.docx")
    assert reponse.status_code == 422
    assert "démesuré" in reponse.text


@pytest.mark.parametrize("format", ["docx", "odt"])
def test_a_mislabelled_document_is_read_by_what_it_holds(client_comite, format):
    octets = fabriquer("<h1>Contexte</h1><h2>Agir</h2><p>Un <b>mot</b>.</p><h1>Suite</h1><p>Fin.</p>", format)
    importer_de = envoyer(client_comite, octets, "charte.txt")
    assert etats(importer_de) == [("Agir", "nouveau"), ("Suite", "nouveau")]


def test_two_texts_are_one_too_many(client_comite):
    reponse = client_comite.post(ADRESSE, {"texte": "a", "fichier": SimpleUploadedFile("a.md", b"b")})
    assert reponse.status_code == 422
    assert "soit un fichier" in reponse.text


def test_an_article_too_long_or_with_a_dead_link_says_why(client_comite):
    reponse = envoyer(
        client_comite, f"# S\n\n## Long\n\n{'mot ' * 6000}\n\n## Lien\n\n[a](www.b.fr)\n\n## Bon\n\nOui.\n\n# T\n\nU"
    )
    assert "doit commencer par https" in reponse.text
    assert champs(reponse)["garder"] == ["1.3", "2.1"]
    assert (
        client_comite.post(ADRESSE, {**champs(reponse), "importer": "1", "garder": ["1.1", "1.3"]}).status_code == 302
    )
    assert [titre for _, titre, _ in textes()] == ["Bon"]


def test_what_others_saved_meanwhile_is_never_overwritten(client_comite, equipe):
    section = SectionFactory(titre="Contexte")
    article = actions.ajouter_article(section=section, titre="Agir", corps="Un.\n\nDeux.", by=equipe)
    texte = "# Charte\n\n## Contexte\n\n### Agir\n\nUn, importé.\n\nDeux."
    envoi = {**champs(envoyer(client_comite, texte)), "importer": "1"}
    actions.modifier_article(article=article, version=1, corps="Un.\n\nDeux, d’ailleurs.", by=equipe)
    assert client_comite.post(ADRESSE, envoi).status_code == 302
    article.refresh_from_db()
    assert article.corps == "Un, importé.\n\nDeux, d’ailleurs."
    envoi = {
        **champs(envoyer(client_comite, "# Charte\n\n## Contexte\n\n### Agir\n\nTout autre.\n\n### Neuf\n\nMot.")),
        "importer": "1",
    }
    actions.modifier_article(article=article, version=3, corps="Rien de tel, en fait.", by=equipe)
    reponse = client_comite.post(ADRESSE, envoi)
    assert reponse.status_code == 409
    assert "vient d’être modifié" in reponse.text
    assert Article.objects.count() == 1  # all or nothing
    article.refresh_from_db()
    assert article.corps == "Rien de tel, en fait."


@pytest.mark.parametrize("quoi", ["écrit", "supprimé", "section"])
def test_what_the_preview_never_showed_is_not_written(client_comite, comite, quoi):
    """Each number carries what was seen beside it: where that has moved, a fresh preview, whose tick is no longer given."""
    section = SectionFactory(titre="Contexte")
    agir = None
    if quoi == "supprimé":
        agir = actions.ajouter_article(section=section, titre="Agir", corps="Un mot.", by=comite)
    apercu = envoyer(client_comite, TEXTE)
    if quoi == "écrit":
        actions.ajouter_article(section=section, titre="Agir", corps="Ce qu’une autre vient d’écrire.", by=comite)
    elif quoi == "supprimé":
        actions.supprimer_article(article=agir, by=comite)
    else:
        actions.supprimer_section(section=section, by=comite)
    avant = textes()
    reponse = client_comite.post(ADRESSE, {**champs(apercu), "importer": "1"})
    assert reponse.status_code == 409
    assert "a changé depuis cet aperçu" in reponse.text
    assert textes() == avant
    assert champs(reponse)["garder"] == {"section": ["1.1", "3.1"]}.get(quoi, ["1.1", "2.2", "3.1"])
    assert client_comite.post(ADRESSE, {**champs(reponse), "importer": "1"}).status_code == 302


def test_of_homonyms_the_one_of_the_same_section_is_meant(client_comite):
    contexte, argent = SectionFactory(titre="Contexte"), SectionFactory(titre="Argent")
    for section in (contexte, argent):
        ArticleFactory(section=section, titre="Décider", corps=f"Un mot de {section.titre}.")
    importer(client_comite, "# Charte\n\n## Argent\n\n### Décider\n\nNeuf.\n\n## Fin\n\nFin.")
    assert textes()[:2] == [("Contexte", "Décider", "Un mot de Contexte."), ("Argent", "Décider", "Neuf.")]


@pytest.mark.parametrize(
    ("ailleurs", "corps", "dit"),
    [
        (["Contexte"], "La caisse se partage.", "Un article de la charte porte déjà ce titre"),
        (["Contexte", "Gens"], "La caisse se partage.", "2 articles de la charte portent déjà ce titre"),
        (["Contexte", "Gens"], "On décide dans Gens, à plusieurs, jamais seul.", ""),
    ],
)
def test_elsewhere_an_article_is_recognised_by_its_words_too(client_comite, ailleurs, corps, dit):
    """A homonym of other words is another article, which nobody imports without ticking it."""
    SectionFactory(titre="Argent")
    for titre in ailleurs:
        ArticleFactory(
            section=SectionFactory(titre=titre), titre="Décider", corps=f"On décide dans {titre}, à plusieurs."
        )
    apercu = envoyer(client_comite, f"# Charte\n\n## Argent\n\n### Décider\n\n{corps}\n\n## Fin\n\nFin.")
    assert etats(apercu)[0] == ("Décider", "nouveau" if dit else "modifié")
    assert champs(apercu)["garder"] == (["2.1"] if dit else ["1.1", "2.1"])
    assert dit in apercu.text


@pytest.mark.parametrize(("corps", "is_sur"), [("On décide à plusieurs, oui.", True), ("Rien de tel.", False)])
def test_of_two_of_one_section_the_closest_is_meant_or_the_page_asks(client_comite, corps, is_sur):
    section = SectionFactory(titre="Contexte")
    for vieux in ("Tout autre chose.", "On décide à plusieurs."):
        ArticleFactory(section=section, titre="Décider", corps=vieux)
    apercu = envoyer(client_comite, f"# Contexte\n\n## Décider\n\n{corps}\n\n# Fin\n\nFin.")
    assert champs(apercu)["garder"] == (["1.1", "2.1"] if is_sur else ["2.1"])
    assert ("Un autre article de cette section porte ce titre" in apercu.text) is not is_sur
    if is_sur:
        importer(client_comite, f"# Contexte\n\n## Décider\n\n{corps}")
        assert [lu for _, _, lu in textes()] == ["Tout autre chose.", corps]


def test_a_charter_that_is_written_keeps_its_title_unless_asked(client_comite, comite):
    charte = Charte.objects.get()
    actions.ajouter_section(charte=charte, titre="Contexte", by=comite)
    importer(client_comite, TEXTE)
    assert Charte.objects.get().titre == charte.titre
    importer(client_comite, TEXTE, titre="on")
    assert Charte.objects.get().titre == "Notre charte"


def test_without_a_charter_equipe_alone_imports_one(connecter, equipe, participante):
    assert connecter(participante).get(ADRESSE).status_code == 403
    assert importer(connecter(equipe), TEXTE).status_code == 302
    assert Charte.objects.get().titre == "Notre charte"


# -- beside the charter as it is ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("section", "article"),
    [
        ("1 Contexte", "2 Agir"),
        ("I. Contexte", "1.1 Agir"),
        ("I Contexte", "Article 3 : Agir"),
        ("I - Contexte", "I.2 Agir"),
    ],
)
def test_numbers_are_recognised_however_they_are_written(client_comite, section, article):
    ArticleFactory(section=SectionFactory(titre="Contexte"), titre="Agir", corps="Vieux.")
    importer(client_comite, f"# Charte\n\n## {section}\n\n### {article}\n\nNeuf.\n\n## Suite\n\n12 mots.")
    assert textes() == [("Contexte", "Agir", "Neuf."), ("Suite", "Suite", "12 mots.")]
    assert Section.objects.count() == 2


@pytest.mark.parametrize("titre", ["12 chantiers", "2030 : relier", "D Arcy", "Ici"])
def test_a_number_that_counts_is_no_number_of_a_title(titre):
    assert lecture.sans_numero(titre) == titre


def test_an_article_that_stands_elsewhere_stays_there_and_makes_no_empty_section(client_comite):
    ArticleFactory(section=SectionFactory(titre="Contexte"), titre="Agir", corps="Agir ici.")
    SectionFactory(titre="Fin")
    texte = "# Charte\n\n## Autre lieu\n\n### Agir\n\nAgir ici et là.\n\n## Fin\n\n### Relier\n\nMot."
    page = BeautifulSoup(envoyer(client_comite, texte).text, "html.parser").get_text(" ")
    assert "Reste dans la section «\xa0Contexte\xa0»" in page
    assert "nouvelle section" not in page
    importer(client_comite, texte)
    assert textes() == [("Contexte", "Agir", "Agir ici et là."), ("Fin", "Relier", "Mot.")]
    assert not Section.objects.filter(titre="Autre lieu").exists()


def test_what_becomes_of_amendements_is_told_before_and_true_after(client_comite, comite, participante):
    article = actions.ajouter_article(
        section=SectionFactory(titre="Contexte"), titre="Agir", corps="Un.\n\nDeux.\n\nTrois.", by=comite
    )
    for numero, corps in enumerate(["Un.\n\nDeux.\n\nTrois, autrement.", "Un, autrement.\n\nDeux.\n\nTrois."], 1):
        AmendementFactory(charte=article.section.charte, article=article, numero=numero, corps=corps)
    texte = "# Charte\n\n## Contexte\n\n### Agir\n\nUn, importé.\n\nDeux.\n\nTrois."
    page = BeautifulSoup(envoyer(client_comite, texte).text, "html.parser").get_text(" ")
    assert "1 amendement en attente suivra ce changement." in page
    assert "1 amendement en attente sera à reprendre" in page
    assert "revient sur" not in page
    importer(client_comite, texte)
    assert list(Amendement.objects.order_by("numero").values_list("is_a_reprendre", flat=True)) == [False, True]


@pytest.mark.parametrize("item_count", [1, 3])
def test_the_preview_has_constant_queries(client_comite, comite, django_assert_num_queries, item_count):
    section = SectionFactory(titre="Contexte")
    for rang in range(item_count):
        article = actions.ajouter_article(section=section, titre=f"Agir {rang}", corps="Un.", by=comite)
        AmendementFactory(charte=section.charte, article=article, corps="Deux.")
        actions.retenir_amendement(
            amendement=AmendementFactory(charte=section.charte, article=article, corps="Un. Quatre."),
            raison="Oui.",
            by=comite,
        )
    texte = "# Contexte\n\n" + "".join(f"## Agir {rang}\n\nAutre.\n\n" for rang in range(item_count)) + "# Fin\n\nFin."
    # session, personne, siège, charte, sections, articles, amendements en attente, retenus, trames
    with django_assert_num_queries(9):
        envoyer(client_comite, texte)


@pytest.mark.parametrize("propose", ["Un, retenu.\n\nDeux.", "Un.", "Un.\n\nDeux.\n\nTrois."])
def test_an_older_text_that_undoes_what_was_retained_says_so(client_comite, comite, propose):
    article = actions.ajouter_article(
        section=SectionFactory(titre="Contexte"), titre="Agir", corps="Un.\n\nDeux.", by=comite
    )
    amendement = AmendementFactory(charte=article.section.charte, article=article, numero=7, corps=propose)
    actions.retenir_amendement(amendement=amendement, raison="Oui.", by=comite)
    charte = "# Charte\n\n## Contexte\n\n### Agir\n\n{}\n\n## Fin\n\nFin."
    ancien = envoyer(client_comite, charte.format("Un.\n\nDeux.")).text
    assert "revient sur ce qu’a apporté l’amendement 7, retenu" in ancien
    assert "revient sur" not in envoyer(client_comite, charte.format(propose + "\n\nQuatre.")).text


AVEC_NOTES_DE_BUREAU = """<!DOCTYPE html><h1>Charte</h1><h2>Contexte</h2>
<h3>Agir</h3><p>Un mot<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a>.</p>
<h3>Relier<a href="#_ftn2">[2]</a></h3><table><tr><td>a</td></tr></table>
<h2>Fin</h2><h3>Finir</h3><p>Rien.</p>
<div id="sdfootnote1"><p class="sdfootnote"><a class="sdfootnotesym" href="#sdfootnote1anc">1</a>La première.</p></div>
<div id="ftn2"><p class="MsoFootnoteText"><a href="#_ftnref2">[2]</a> La seconde.</p></div>"""


@pytest.mark.parametrize("format", ["docx", "odt", "md", "html", "texte"])
def test_what_no_charter_holds_is_named_and_notes_stay_with_their_article(client_comite, format):
    if format in ("docx", "odt"):
        envoi = envoyer(client_comite, depuis_markdown(AVEC_NOTES, format), f"charte.{format}")
    elif format == "html":
        envoi = envoyer(client_comite, AVEC_NOTES_DE_BUREAU.encode(), "charte.html")
    else:
        envoi = envoyer(client_comite, AVEC_NOTES.encode() if format == "md" else AVEC_NOTES)
    page = BeautifulSoup(envoi.text, "html.parser").get_text(" ")
    assert "Un tableau est devenu du texte." in page
    assert "2 notes sont mises chacune à la fin de son article." in page
    client_comite.post(ADRESSE, {**champs(envoi), "importer": "1"})
    assert Article.objects.get(titre="Agir").corps.endswith("La première.")
    assert "La seconde." in Article.objects.get(titre="Relier").corps
    assert Article.objects.get(titre="Finir").corps == "Rien."


def test_a_picture_is_named(client_comite):
    page = envoyer(client_comite, b"# S\n\n![Un plan](plan.png)\n\n![Deux](b.png)\n\nMot.\n\n# T\n\nU").text
    assert "2 images sont laissées de côté." in page


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(["# t", "## t", "## t[1]", "# t[^a]", "m", "m[1]", "m[^a]", "[1] n", "[^a]: n", "- [x] n"]),
        max_size=12,
    )
)
def test_no_word_is_lost_wherever_notes_go(debuts):
    lignes = [f"{debut} mot{rang}." for rang, debut in enumerate(debuts)]
    lue = lecture.lire("\n\n".join(lignes))
    articles = [article for section in lue.sections for article in section.articles]
    lus = " ".join([lue.titre, *(s.titre for s in lue.sections), *(f"{a.titre} {a.corps}" for a in articles)])
    assert {*re.findall(r"mot\d+", lus)} == {f"mot{rang}" for rang in range(len(lignes))}
