"""An étape: written by who leads, followed by who is responsible, never overwritten."""

import pytest

from chantiers import actions
from chantiers.enums import RoleMembre
from chantiers.models import Engagement, Etape
from labo import presence, registre
from labo.models import Evenement, Revision
from labo.refus import Perime
from tests.chantiers.etapes import etape_de
from tests.factories import ChantierFactory, MembreFactory, OrganisationFactory, PersonneFactory, RepresentationFactory


F = "/chantiers/1/feuille-de-route/"


@pytest.fixture
def chantier(db, a_l_heure):
    a_l_heure("2024-05-20T10:00")
    return ChantierFactory(numero=1, structure_porteuse=OrganisationFactory(nom="Le Phare"))


@pytest.fixture
def pilote(chantier):
    ruche = OrganisationFactory(nom="La Ruche")
    return MembreFactory(chantier=chantier, role=RoleMembre.PILOTAGE, organisation=ruche).personne


def champs(**autres):
    return {"titre": "Essayer", "nature": "reflexion", "etat": "prevue", **autres}


def test_an_etape_is_added_with_dates_as_people_write_them(connecter, chantier, pilote):
    ruche = pilote.adhesions.get().organisation
    dates = {"debut": "15 mars 2024", "echeance": "2e trimestre 2024"}
    donnees = champs(**dates, responsable=f"organisation-{ruche.pk}", contact=pilote.pk, livrable="Un guide")
    page = connecter(pilote).post(f"{F}ajouter/", donnees, follow=True).text
    etape = Etape.objects.get()
    assert (etape.debut, etape.echeance, etape.organisation, etape.contact) == ("2024-03-15", "2024-T2", ruche, pilote)
    for dit in ("Étape ajoutée", "La Ruche", "2e trimestre\u00a02024", "15\u00a0mars 2024", "Un guide", str(pilote)):
        assert dit in page
    assert Evenement.objects.get(verbe="etape_ajoutee").ensemble == chantier.sujet


@pytest.mark.parametrize(
    ("faux", "champ", "phrase"),
    [
        ({"debut": "T3 2024", "echeance": "30/06/2024"}, "echeance", "vient avant le début"),
        ({"echeance": "31/02/2024"}, "echeance", "n’existe pas"),
        ({"debut": "bientôt"}, "debut", "Écrivez un jour"),
        ({"responsable": "organisation-999999"}, "responsable", "n’y est plus"),
        ({"responsable": "n’importe quoi"}, "responsable", "n’y est plus"),
        ({"contact": "999999"}, "contact", "n’y est plus"),
        ({"titre": " "}, "titre", "reste à remplir"),
        ({"titre": "a" * 161}, "titre", "Raccourcissez"),
        ({"etat": "finie"}, "etat", "choix"),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_kept(connecter, chantier, pilote, faux, champ, phrase):
    reponse = connecter(pilote).post(f"{F}ajouter/", champs(description="Mes mots", **faux) | faux)
    assert reponse.status_code == 422
    assert phrase in " ".join(reponse.context["form"].errors[champ])
    assert "Mes mots" in reponse.text
    assert not Etape.objects.exists()


def test_a_quarter_may_begin_before_the_day_that_ends_in_it(connecter, chantier, pilote):
    assert connecter(pilote).post(f"{F}ajouter/", champs(debut="T2 2024", echeance="15/04/2024")).status_code == 302


def test_who_is_responsible_is_a_member_an_organisation_of_theirs_or_the_one_that_carries_it(
    connecter, chantier, pilote
):
    parti = OrganisationFactory(nom="Un ancien")
    etape = etape_de(chantier, organisation=parti)
    choix = connecter(pilote).get(f"{F}{etape.pk}/modifier/").context["form"].fields["responsable"].choices
    assert [nom for _, nom in choix[1][1]] == ["La Ruche", "Le Phare", "Un ancien"]  # the last one holds it today
    assert [nom for _, nom in choix[2][1]] == [str(pilote)]
    assert choix[0] == ("", "À pourvoir")


def test_a_renamed_organisation_has_its_new_name_everywhere(connecter, chantier, pilote):
    ruche = OrganisationFactory(nom="L’Alvéole")
    etape = etape_de(chantier, organisation=ruche, echeance="2024-06")
    ruche.nom = "L’Essaim"
    ruche.save()
    client = connecter(pilote)
    for adresse in (F, f"{F}?vue=tableau", f"{F}{etape.pk}/", "/chantiers/1/feuille-de-route.csv"):
        lu = client.get(adresse).content.decode()
        assert "L’Essaim" in lu
        assert "L’Alvéole" not in lu


def test_a_stale_save_shows_both_texts_and_keeps_the_others_responsible(connecter, chantier, pilote, equipe):
    etape = etape_de(chantier, "Essayer")
    actions.modifier_etape(etape=etape, version=1, by=equipe, titre="Essayer à cinq", personne=pilote)
    reponse = connecter(pilote).post(f"{F}{etape.pk}/modifier/", champs(titre="Essayer à six", version=1))
    assert reponse.status_code == 409
    assert "cinq" in reponse.text
    assert "six" in reponse.text
    form = reponse.context["form"]
    assert (form["version"].value(), form["responsable"].value()) == (2, f"personne-{pilote.pk}")
    donnees = champs(titre="Essayer à six", version=2, responsable=form["responsable"].value())
    assert connecter(pilote).post(f"{F}{etape.pk}/modifier/", donnees).status_code == 302
    etape.refresh_from_db()
    assert (etape.titre, etape.personne, etape.version) == ("Essayer à six", pilote, 3)


def test_two_saves_that_together_end_before_they_begin_are_shown(chantier, pilote, equipe):
    etape = etape_de(chantier, debut="2024-03", echeance="2024-06")
    actions.modifier_etape(etape=etape, version=1, by=equipe, debut="2024-05")
    with pytest.raises(Perime, match="comparez"):
        actions.modifier_etape(etape=etape, version=1, by=pilote, echeance="2024-04")


def test_history_goes_back_and_the_bin_gives_back(connecter, chantier, pilote, equipe):
    etape = etape_de(chantier, "Avant", echeance="2024-06")
    actions.modifier_etape(etape=etape, version=1, by=equipe, titre="Après", echeance="2024-T4")
    client = connecter(pilote)
    page = client.get(etape.get_historique_url()).text
    assert "4e trimestre" in page
    assert client.post(f"{F}{etape.pk}/retablir/", {"numero": 1, "version": 2}).status_code == 302
    etape.refresh_from_db()
    assert (etape.titre, etape.echeance, etape.fin_le.isoformat()) == ("Avant", "2024-06", "2024-06-30")
    assert client.post(f"{F}{etape.pk}/supprimer/").status_code == 302
    assert "Avant" not in client.get(F).text
    assert "Étape du chantier 1" in client.get("/corbeille/").text
    assert connecter(PersonneFactory()).get(f"{F}{etape.pk}/").status_code == 404
    assert connecter(pilote).post(f"{F}{etape.pk}/restaurer/").status_code == 302
    assert "Avant" in client.get(F).text


def test_who_represents_the_responsible_organisation_says_where_it_is(connecter, chantier):
    ruche = OrganisationFactory(nom="La Ruche")
    representante = RepresentationFactory(organisation=ruche).personne
    etape = etape_de(chantier, organisation=ruche)
    client = connecter(representante)
    page = client.post(f"{F}{etape.pk}/etat/", {"etat": "en_cours", "depuis": "prevue"}, follow=True).text
    assert "en cours" in page
    evenement = Evenement.objects.get(verbe="etape_avancee")
    assert (evenement.personne, evenement.organisation, evenement.champs) == (representante, ruche, ["etat"])
    assert Revision.objects.of(etape).count() == 2


def test_a_state_that_has_moved_is_told(connecter, chantier, pilote, equipe):
    etape = etape_de(chantier)
    actions.changer_etat(etape=etape, etat="terminee", depuis="prevue", by=equipe)
    reponse = connecter(pilote).post(f"{F}{etape.pk}/etat/", {"etat": "en_cours", "depuis": "prevue"})
    assert reponse.status_code == 409
    assert "« terminée »" in reponse.text.replace("\u00a0", " ")
    assert connecter(pilote).post(f"{F}{etape.pk}/etat/", {"etat": "x", "depuis": "prevue"}).status_code == 404


def test_what_it_still_waits_for_is_said_and_stops_nobody(connecter, chantier, pilote):
    une, deux = etape_de(chantier, "Écouter"), etape_de(chantier, "Mesurer", etat="terminee")
    etape = etape_de(chantier, "Essayer", attend=[une, deux])
    envoi = {"etat": "en_cours", "depuis": "prevue"}
    page = connecter(pilote).post(f"{F}{etape.pk}/etat/", envoi, follow=True).text.replace("\u00a0", " ")
    assert "Elle attendait « Écouter », qui n’est pas terminée." in page
    etape.refresh_from_db()
    assert etape.etat == "en_cours"


def test_news_are_read_newest_first_and_break_the_silence(connecter, chantier, pilote, a_l_heure):
    etape = etape_de(chantier, personne=pilote, echeance="2024-T2")
    a_l_heure("2024-06-25T10:00")
    client = connecter(pilote)
    assert "Sans nouvelle depuis 30 jours" in client.get(f"{F}{etape.pk}/").text
    for texte in ("Premier pas", "Second pas"):
        client.post(f"{F}{etape.pk}/nouvelle/", {"texte": texte})
    page = client.get(f"{F}{etape.pk}/").text
    assert page.index("Second pas") < page.index("Premier pas")
    assert "Sans nouvelle depuis 30 jours" not in page
    assert client.post(f"{F}{etape.pk}/nouvelle/", {"texte": " "}).status_code == 422


@pytest.mark.parametrize(("jour", "is_en_retard"), [("2024-06-30", False), ("2024-07-01", True)])
def test_a_quarter_is_not_late_before_it_ends(connecter, chantier, pilote, a_l_heure, jour, is_en_retard):
    etape = etape_de(chantier, echeance="2024-T2")
    fermee = etape_de(chantier, "Finie", echeance="2024-T1", etat="terminee")
    a_l_heure(f"{jour}T10:00")
    client = connecter(pilote)
    assert ("En retard" in client.get(f"{F}{etape.pk}/").text) == is_en_retard
    assert "En retard" not in client.get(f"{F}{fermee.pk}/").text


def test_who_else_writes_on_it_is_said_where_it_stands(connecter, chantier, pilote, equipe):
    etape = etape_de(chantier)
    ouvert = registre.ouvrir(pilote, etape.cle_objet)
    presence.noter(etape.cle_objet, ouvert.ensemble, personne=equipe, onglet="0" * 16, etat="ecrit")
    for adresse in (F, f"{F}?vue=tableau", f"{F}{etape.pk}/", f"{F}{etape.pk}/modifier/"):
        assert "Élise modifie cette étape." in connecter(pilote).get(adresse).text, adresse


def test_engagements_that_serve_it_are_read_on_its_page(connecter, chantier, pilote):
    etape = etape_de(chantier)
    quoi = {"chantier": chantier, "etape": etape, "contenu": "Trois jours de relecture", "quantite": 3}
    Engagement.objects.create(**quoi, personne=pilote)
    page = connecter(pilote).get(f"{F}{etape.pk}/").text
    assert "Trois jours de relecture" in page
    assert "3\u00a0jours" in page


@pytest.mark.parametrize("item_count", [1, 3])
def test_the_page_of_an_etape_has_constant_queries(connecter, chantier, pilote, django_assert_num_queries, item_count):
    attendues = [etape_de(chantier, f"Attendue {n}") for n in range(item_count)]
    etape = etape_de(chantier, attend=attendues)
    for n in range(item_count):
        etape_de(chantier, f"Suite {n}", attend=[etape])
        quoi = {"chantier": chantier, "etape": etape, "contenu": f"Engagement {n}"}
        Engagement.objects.create(**quoi, organisation=OrganisationFactory(), contact=pilote)
        actions.dire_nouvelle(etape=etape, texte=f"Nouvelle {n}", by=pilote)
    client = connecter(pilote)
    # session, personne; étape twice (found, then with its people); may she lead; étapes, what they wait for;
    # besoins, engagements, nouvelles; presences
    with django_assert_num_queries(11):
        assert client.get(f"{F}{etape.pk}/").status_code == 200
