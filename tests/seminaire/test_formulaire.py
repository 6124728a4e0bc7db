"""The form of a séance: all that it holds, in which order, how it is read back, what two people save of it."""

from datetime import date, time

import pytest
from bs4 import BeautifulSoup

from labo.models import Evenement, Revision
from seminaire import actions
from seminaire.models import Seance
from tests.factories import ChantierFactory
from tests.htmx import HX
from tests.seminaire.factories import SeminaireFactory, facilitation_de


pytestmark = pytest.mark.django_db
AJOUTER = "/programme/edition/ajouter/"
LIGNES = "Animation : Ada Lovelace, mathématicienne, Société royale\nBlaise Pascal"
PHASES = "10 h 15 – 10 h 30 : Tour de table\nSynthèse"


@pytest.fixture
def seminaire(a_l_heure):
    a_l_heure("2023-10-10T09:00")
    return SeminaireFactory()


@pytest.fixture
def fanny(connecter, seminaire):
    return connecter(facilitation_de(seminaire))


@pytest.fixture
def autre(seminaire):
    return facilitation_de(seminaire)


@pytest.fixture
def seance(seminaire):
    horaire = {"jour": date(2023, 10, 19), "debut": time(10), "fin": time(11)}
    champs = {"nature": "atelier", "intervenants": LIGNES, "phases": PHASES}
    return actions.ajouter_seance(seminaire=seminaire, titre="Atelier", by=None, **horaire, **champs)


def adresse(seance, acte="modifier"):
    return f"/programme/edition/{seance.pk}/{acte}/"


def saisie(**champs):
    """The form of `seance` as a browser sends it back untouched: boxes that are not ticked are not sent."""
    commun = {"titre": "Atelier", "nature": "atelier", "jour": "2023-10-19", "debut": "10 h 00", "fin": "11 h 00"}
    lignes = {"intervenants": LIGNES, "phases": PHASES}
    vides = dict.fromkeys(("salle", "chantier", "description", "objectifs", "materiel", "notes", "attendus"), "")
    return {**commun, **lignes, **vides, "version": "1", "version_creneau": "1", **champs}


def lire(texte):
    """As a person reads it: the spaces of French typography as plain ones."""
    return texte.replace("\u00a0", " ").replace("\u202f", " ")


def formulaire(page):
    return BeautifulSoup(page.text, "html.parser").find("form", class_="formulaire-seance")


# ---- what it holds ----


@pytest.mark.parametrize("acte", ["modifier", "ajouter"])
def test_first_what_is_always_needed_then_who_and_what_then_the_fold(fanny, seance, acte):
    page = fanny.get(adresse(seance) if acte == "modifier" else AJOUTER)
    champs = [balise["name"] for balise in formulaire(page).find_all(("input", "select", "textarea"))]
    visibles = [
        nom for nom in champs if nom not in ("csrfmiddlewaretoken", "cle", "version", "version_creneau", "lu_dans")
    ]
    assert visibles == [
        *("titre", "jour", "debut", "fin", "fixe", "a_confirmer", "nature", "salle", "chantier"),
        *("intervenants", "phases", "description", "objectifs", "materiel", "notes", "attendus"),
    ]
    pli = formulaire(page).find("details")
    assert "Pour le déroulé (seule la facilitation le lit)" in pli.summary.text
    assert [balise["name"] for balise in pli.find_all(("input", "textarea"))] == [*visibles[-4:]]
    assert all(zone["rows"] == "3" for zone in formulaire(page).find_all("textarea"))


def test_the_hint_about_hours_stands_right_before_their_one_row(fanny, seance):
    rangee = formulaire(fanny.get(adresse(seance))).find(class_="heures")
    assert [balise["name"] for balise in rangee.find_all("input")] == ["jour", "debut", "fin"]
    assert rangee.find_previous_sibling()["id"] == "aide-heures"
    assert {balise.get("aria-describedby") for balise in rangee.find_all("input")} >= {"aide-heures"}


def test_all_of_it_is_saved_and_read_back(fanny, seance):
    deroule = {"objectifs": "Relier", "materiel": "Feutres\nCraies", "notes": "Ouvrir tôt", "attendus": "40"}
    plus = {**deroule, "a_confirmer": "on", "fixe": "on", "phases": f"{PHASES}\n10h45 : Retour", "intervenants": "Ada"}
    assert fanny.post(adresse(seance), saisie(**plus)).status_code == 302
    lue = Seance.objects.select_related("creneau").get(pk=seance.pk)
    assert (lue.objectifs, lue.materiel, lue.notes, lue.attendus) == ("Relier", "Feutres\nCraies", "Ouvrir tôt", 40)
    assert (lue.a_confirmer, lue.creneau.fixe, lue.version, lue.creneau.version) == (True, True, 2, 2)
    assert [(phase.titre, phase.debut) for phase in lue.temps.all()] == [
        ("Tour de table", time(10, 15)),
        ("Synthèse", None),
        ("Retour", time(10, 45)),
    ]
    assert [intervention.nom for intervention in lue.interventions.all()] == ["Ada"]
    form = formulaire(fanny.get(adresse(seance)))
    assert form.find(id="id_fixe").has_attr("checked")
    assert form.find(id="id_a_confirmer").has_attr("checked")
    assert form.find("textarea", attrs={"name": "materiel"}).text.strip() == "Feutres\nCraies"


def test_sent_back_untouched_it_changes_nothing(fanny, seance):
    assert fanny.post(adresse(seance), saisie()).status_code == 302
    assert Revision.objects.of(seance).count() == 1
    assert not Evenement.objects.filter(verbe="seance_modifiee").exists()


def test_a_seance_is_added_with_all_of_it(fanny, seminaire):
    champs = {"fixe": "on", "a_confirmer": "on", "attendus": "0", "notes": "Ouvrir tôt", "intervenants": LIGNES}
    assert fanny.post(AJOUTER, {"titre": "Visite", "debut": "9h", **champs}).status_code == 302
    seance = Seance.objects.get(titre="Visite")
    assert (seance.creneau.fixe, seance.a_confirmer, seance.attendus, seance.notes) == (True, True, 0, "Ouvrir tôt")
    assert [(i.nom, i.is_animation) for i in seance.interventions.all()] == [
        ("Ada Lovelace", True),
        ("Blaise Pascal", False),
    ]


@pytest.mark.parametrize(
    ("champs", "is_ouvert"),
    [({}, False), ({"notes": "Ouvrir tôt"}, True), ({"attendus": 0}, True), ({"description": "Un mot."}, False)],
)
def test_the_fold_is_open_when_it_holds_something(fanny, seance, champs, is_ouvert):
    Seance.objects.filter(pk=seance.pk).update(**champs)
    assert formulaire(fanny.get(adresse(seance))).find("details").has_attr("open") == is_ouvert


def test_the_fold_is_open_on_its_error(fanny, seance):
    reponse = fanny.post(adresse(seance), saisie(attendus="beaucoup"), headers=HX)
    assert reponse.status_code == 422
    assert formulaire(reponse).find("details").has_attr("open")


def test_the_choice_of_a_chantier_fits_a_phone(fanny, seance):
    ChantierFactory(numero=1, titre="Donner du temps à la coopération (exemple)")
    ChantierFactory(numero=2, titre="Des fonds communs")
    options = formulaire(fanny.get(adresse(seance))).find(id="id_chantier").find_all("option")
    assert [option.text for option in options] == [
        "aucun en particulier",
        "1 – Donner du temps à la…",
        "2 – Des fonds communs",
    ]


# ---- what it does not take ----


@pytest.mark.parametrize(
    ("champs", "phrase"),
    [
        ({"debut": "25 h"}, "Les heures vont de 0 à 23."),
        ({"debut": "14h75"}, "Les minutes vont de 0 à 59."),
        ({"debut": "16h3"}, "Écrivez 16 h 03 ou 16 h 30."),
        ({"fin": "9h"}, "La fin doit venir après le début."),
        ({"phases": "Accueil\n14h75 : Tour de table"}, "« 14h75 : Tour de table » : Les minutes vont de 0 à 59."),
        (
            {"phases": "11 h 00 – 10 h 00 : Retour"},
            "« 11 h 00 – 10 h 00 : Retour » : la fin doit venir après le début.",
        ),
        ({"phases": "x" * 301}, f"« {'x' * 59}… » : raccourcissez cette ligne, 300 caractères au plus, elle en a 301."),
        ({"intervenants": f"Ada, {'f' * 201}"}, "raccourcissez la fonction, 200 caractères au plus, il y en a 201."),
        ({"intervenants": "x" * 4001}, "4 000"),
        ({"objectifs": "x" * 2001}, "2 000"),
        ({"notes": "x" * 4001}, "4 000"),
        ({"attendus": "-1"}, "de 0 à 9999"),
        ({"attendus": "10000"}, "de 0 à 9999"),
        ({"attendus": "9" * 400}, "de 0 à 9999"),
        ({"attendus": "une centaine"}, "de 0 à 9999"),
    ],
)
@pytest.mark.parametrize("acte", ["modifier", "ajouter"])
def test_bad_input_is_told_and_kept(fanny, seance, acte, champs, phrase):
    url = adresse(seance) if acte == "modifier" else AJOUTER
    reponse = fanny.post(url, saisie(description="Mes mots", **champs), headers=HX)
    assert reponse.status_code == 422
    (nom, dit), form = *champs.items(), formulaire(reponse)
    erreurs = " ".join(lire(erreur.text) for erreur in form.find_all(class_="invalid-feedback"))
    assert phrase in erreurs
    assert form.find(attrs={"name": nom, "aria-invalid": "true"})
    assert dit in reponse.text
    assert "Mes mots" in reponse.text
    assert Seance.objects.count() == 1


@pytest.mark.parametrize("acte", ["modifier", "ajouter"])
def test_a_day_outside_the_seminar_is_accepted_and_said(fanny, seance, acte):
    url = adresse(seance) if acte == "modifier" else AJOUTER
    reponse = fanny.post(url, saisie(jour="18 octobre 2023"), follow=True)
    page = lire(reponse.text)
    dit = "À vérifier : Hors des dates du séminaire : mercredi 18 octobre 2023, alors qu’il commence le jeudi 19 octobre 2023."
    assert dit in page
    assert "Date à vérifier" in page
    assert Seance.objects.filter(creneau__jour=date(2023, 10, 18)).count() == 1


@pytest.mark.parametrize("jour", ["19/10/2023", "20/10/2023", ""])
def test_a_day_of_the_seminar_needs_no_word(fanny, seance, jour):
    assert "Hors des dates" not in fanny.post(adresse(seance), saisie(jour=jour), follow=True).text


# ---- two people ----


def test_lines_of_two_people_are_brought_together(fanny, seance, autre):
    suite = {"intervenants": f"{LIGNES}\nMarie Curie", "phases": f"Accueil\n{PHASES}"}
    actions.modifier_seance(seance=seance, version=1, version_creneau=1, by=autre, **suite)
    mien = saisie(intervenants=f"Denis Diderot\n{LIGNES}", phases=f"{PHASES}\n10 h 50 : Retour", notes="Ouvrir tôt")
    assert "ont été réunis" in fanny.post(adresse(seance), mien, follow=True).text
    seance.refresh_from_db()
    assert seance.intervenants == f"Denis Diderot\n{LIGNES}\nMarie Curie"
    assert seance.phases == f"Accueil\n{PHASES}\n10 h 50 : Retour"
    assert [intervention.nom for intervention in seance.interventions.all()] == [
        "Denis Diderot",
        "Ada Lovelace",
        "Blaise Pascal",
        "Marie Curie",
    ]
    assert seance.temps.count() == 4


def test_what_collides_is_shown_and_settles_when_sent_again(fanny, seance, autre):
    leurs = {"attendus": 40, "notes": "Ouvrir tôt", "phases": "11 h 00 : Retour", "jour": date(2023, 10, 20)}
    actions.modifier_seance(seance=seance, version=1, version_creneau=1, by=autre, materiel="Craies", **leurs)
    mien = saisie(attendus="60", notes="Ouvrir tard", phases="11 h 30 : Retour", jour="21/10/2023", a_confirmer="on")
    reponse = fanny.post(adresse(seance), mien)
    assert reponse.status_code == 409
    champs = {champ.nom: (champ.libelle, champ.autre, champ.mien) for champ in reponse.context["conflit"].champs}
    assert champs["attendus"] == ("personnes attendues", "40", "60")
    assert champs["notes"] == ("notes", "Ouvrir tôt", "Ouvrir tard")
    assert lire(champs["jour"][1]) == "vendredi 20 octobre 2023"
    assert {"phases"} <= champs.keys()
    form = reponse.context["form"]
    assert (form["materiel"].value(), form["a_confirmer"].value(), form["attendus"].value()) == ("Craies", True, 60)
    assert formulaire(reponse).find("details").has_attr("open")
    encore = {nom: form[nom].value() for nom in form.fields}
    envoi = {nom: "on" if valeur is True else valeur for nom, valeur in encore.items() if valeur not in (False, None)}
    assert fanny.post(adresse(seance), envoi).status_code == 302
    seance.refresh_from_db()
    assert (seance.materiel, seance.notes, seance.attendus, seance.a_confirmer) == ("Craies", "Ouvrir tard", 60, True)
    assert seance.phases == "11 h 30 : Retour"


def test_boxes_of_two_people_are_brought_together(fanny, seance, autre):
    actions.modifier_seance(seance=seance, version=1, version_creneau=1, by=autre, fixe=True)
    assert fanny.post(adresse(seance), saisie(a_confirmer="on")).status_code == 302
    lue = Seance.objects.select_related("creneau").get(pk=seance.pk)
    assert (lue.a_confirmer, lue.creneau.fixe) == (True, True)


def test_a_box_whose_base_nobody_knows_is_shown_in_words(fanny, seance):
    Revision.objects.of(seance).delete()
    Seance.objects.filter(pk=seance.pk).update(a_confirmer=True, version=2)
    reponse = fanny.post(adresse(seance), saisie())
    champ = next(champ for champ in reponse.context["conflit"].champs if champ.nom == "a_confirmer")
    assert (champ.autre, champ.mien) == ("oui", "non")


# ---- its history ----


def changements(page):
    return {
        " ".join(lire(ligne.dt.text).split()): " ".join(lire(ligne.dd.text).split())
        for ligne in BeautifulSoup(page.text, "html.parser").select(".changements > div")
    }


def test_the_history_tells_it_all_in_words(fanny, seance, autre, a_l_heure):
    premier = changements(fanny.get(adresse(seance, "historique")))
    assert premier["Intervenant·es"].endswith("Blaise Pascal")
    assert not {"À confirmer", "Heure fixe", "Personnes attendues"} & premier.keys()  # what was not said is not told
    a_l_heure("2023-10-11T09:00")
    actions.modifier_seance(
        seance=seance,
        version=1,
        version_creneau=1,
        by=autre,
        a_confirmer=True,
        fixe=True,
        attendus=40,
        materiel="Craies",
    )
    change = changements(fanny.get(adresse(seance, "historique")))
    dit = "supprimé : non (fin de la suppression)ajouté : oui (fin de l’ajout)"
    assert (change["À confirmer"], change["Heure fixe"]) == (dit, dit)
    assert "40" in change["Personnes attendues"]
    assert "Craies" in change["Matériel"]


def test_going_back_takes_all_of_it_along(fanny, seance, autre, a_l_heure):
    a_l_heure("2023-10-11T09:00")
    champs = {"a_confirmer": True, "fixe": True, "intervenants": "Marie Curie", "attendus": 40}
    actions.modifier_seance(seance=seance, version=1, version_creneau=1, by=autre, **champs)
    vers_la_premiere = {"numero": 1, "numero_creneau": 1, "version": 2, "version_creneau": 2}
    assert fanny.post(adresse(seance, "retablir"), vers_la_premiere).status_code == 302
    lue = Seance.objects.select_related("creneau").get(pk=seance.pk)
    assert (lue.a_confirmer, lue.creneau.fixe, lue.intervenants, lue.attendus) == (False, False, LIGNES, None)
    assert lue.interventions.count() == 2
