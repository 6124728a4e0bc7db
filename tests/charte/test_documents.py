"""The five documents of a version: the same words, kept once made."""

import pytest

from charte import actions, tasks
from charte.models import DocumentGarde
from labo import documents
from tests.charte.factories import ArticleFactory, MembreComiteFactory, SectionFactory
from tests.factories import ChantierFactory, OrganisationFactory
from tests.labo.lecture_de_documents import mots, pieds
from tests.mefiance import ClientConfiant


CORPS = "Nous voulons **agir ici**, ensemble : demain !\n\n- des *lieux* ;\n- du temps.\n\nFin <b>sans</b> gras & « sûre » ?"


@pytest.fixture
def version(db, a_l_heure):
    a_l_heure("2023-10-19T16:00")
    comite = MembreComiteFactory()
    contexte = SectionFactory(charte=comite.charte, titre="Contexte", ancre="contexte")
    SectionFactory(charte=comite.charte, titre="Les chantiers", ancre="les-chantiers", is_porteuse=True)
    ArticleFactory(section=contexte, titre="Agir depuis les territoires", ancre="agir", corps=CORPS)
    ArticleFactory(section=contexte, titre="Sommaire", ancre="sommaire-2", corps="Un article nommé comme une partie.")
    ChantierFactory(
        numero=1, titre="Essaimer", defi="Comment ?", structure_porteuse=OrganisationFactory(nom="La Ruche")
    )
    ChantierFactory(numero=2, titre="Relier")
    return actions.publier_version(charte=comite.charte, nature="fond", by=comite.personne)


def lire(version, format):
    return ClientConfiant().get(f"/charte/versions/{version.numero}/charte.{format}")


@pytest.mark.parametrize(
    ("format", "type_mime", "place"),
    [
        ("pdf", "application/pdf", "inline"),
        ("odt", "application/vnd.oasis.opendocument.text", "attachment"),
        ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "attachment"),
        ("md", "text/markdown; charset=utf-8", "attachment"),
        ("html", "text/html; charset=utf-8", "inline"),
    ],
)
def test_each_document_has_its_type_and_its_name(version, format, type_mime, place):
    reponse = lire(version, format)
    assert reponse.status_code == 200
    assert reponse["Content-Type"] == type_mime
    assert reponse["Content-Disposition"] == f'{place}; filename="charte-version-1.{format}"'
    assert reponse.content == tasks.fabriquer(version, format)


def test_the_five_documents_carry_the_same_words(version):
    lus = {format: mots(lire(version, format).content, format) for format in documents.FORMATS}
    assert len(lus["html"]) > 60
    for format, lu in lus.items():
        assert lu == lus["html"], format
    texte = " ".join(lus["pdf"])
    for attendu in ("Agir depuis les territoires", "Essaimer", "La Ruche", "Comment", "agir ici", version.empreinte):
        assert attendu in texte
    assert "19 octobre 2023" in " ".join(texte.split())


def test_version_and_date_stand_on_every_page_of_the_pdf(version):
    lus = pieds(lire(version, "pdf").content)
    assert lus
    assert all("Version1" in pied and "19octobre2023" in pied for pied in lus)


def test_the_html_document_is_shown_under_our_own_policy(version):
    politique = lire(version, "html")["Content-Security-Policy"]
    assert documents.SOURCE_CSP_DU_STYLE in politique
    assert "unsafe-inline" not in politique


def test_publishing_makes_and_keeps_the_documents(faire_les_taches, version):
    assert not DocumentGarde.objects.exists()
    faire_les_taches()
    gardes = {garde.format: bytes(garde.octets) for garde in version.documents.all()}
    assert set(gardes) == set(documents.FORMATS)
    assert gardes["pdf"].startswith(b"%PDF")
    for format in documents.FORMATS:
        assert lire(version, format).content == gardes[format]


def test_a_kept_document_is_given_as_it_is_and_never_made_again(version, django_assert_num_queries):
    DocumentGarde.objects.create(version=version, format="pdf", octets=b"%PDF comme au premier jour")
    with django_assert_num_queries(2):  # the version, its document
        assert lire(version, "pdf").content == b"%PDF comme au premier jour"
    tasks.fabriquer_documents(version_pk=version.pk)
    assert bytes(version.documents.get(format="pdf").octets) == b"%PDF comme au premier jour"
    assert version.documents.count() == 5
    tasks.fabriquer_documents(version_pk=version.pk)
    assert version.documents.count() == 5
