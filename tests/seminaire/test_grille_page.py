"""The grid as a page: the same draft as the list, each act back to where it was done, what bad input gets."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from seminaire.models import Creneau, Seance
from tests.htmx import HX, corps, echanger
from tests.seminaire.factories import SalleFactory, SeanceFactory, SeminaireFactory, facilitation_de, seance_a


pytestmark = pytest.mark.django_db
GRILLE = "/programme/edition/grille/"


@pytest.fixture
def seminaire():
    seminaire = SeminaireFactory(est_courant=True)
    SalleFactory(seminaire=seminaire, nom="Salle A", places=20)
    SalleFactory(seminaire=seminaire, nom="<Salle & B>")
    return seminaire


@pytest.fixture
def seances(seminaire):
    horaires = (("Accueil", "9:00", "9:30"), ("Atelier", "9:30", "10:00"), ("Clôture", "10:00", "11:00"))
    return {titre: seance_a(seminaire, debut, fin, titre=titre) for titre, debut, fin in horaires}


@pytest.fixture
def fanny(connecter, seminaire):
    return connecter(facilitation_de(seminaire))


def adresse(seance, acte):
    return f"/programme/edition/{seance.pk}/{acte}/"


def saisie(**champs):
    """The form « Placer » of the séance « Clôture »."""
    vu = {"jour": "2023-10-19", "debut": "10 h 00", "salle": "", "version": "1", "version_creneau": "1"}
    return {**vu, "vue": "grille", **champs}


def lire(reponse):
    return " ".join(reponse.text.replace("\u00a0", " ").replace("\u202f", " ").replace("&nbsp;", " ").split())


def test_rooms_hours_and_seances_stand_in_the_page(fanny, seminaire, seances):
    Creneau.objects.filter(seances=seances["Clôture"]).update(fixe=True)
    Seance.objects.filter(pk=seances["Atelier"].pk).update(a_confirmer=True, nature="atelier")
    texte = lire(fanny.get(GRILLE))
    for mots in ("Jeudi 19 octobre 2023", "Salle A", "20 places", "&lt;Salle &amp; B&gt;", "Sans salle", "9 h", "10 h"):
        assert mots in texte
    for mots in ("Accueil", "à confirmer", "heure fixe", "atelier", "plénière"):
        assert mots in texte


def test_the_list_and_the_grid_lead_to_each_other(fanny, seminaire, seances):
    assert f'href="{GRILLE}"' in fanny.get("/programme/edition/").text
    assert 'href="/programme/edition/"' in fanny.get(GRILLE).text
    ailleurs = f"/seminaires/{seminaire.slug}/programme/edition/"
    assert f'href="{ailleurs}grille/"' in fanny.get(ailleurs).text
    assert f'href="{ailleurs}"' in fanny.get(f"{ailleurs}grille/").text


@pytest.mark.parametrize("jour", ["", "2023-10-19", "hier", "2031-01-01", "9" * 300])
def test_a_day_without_a_programme_is_the_first_one(fanny, seances, jour):
    assert fanny.get(GRILLE, {"jour": jour}).context["jour"] == date(2023, 10, 19)


def test_each_day_has_its_grid_and_an_empty_programme_says_so(fanny, seminaire, seances):
    seance_a(seminaire, "9:00", titre="Le lendemain", creneau__jour=date(2023, 10, 20))
    page = fanny.get(GRILLE, {"jour": "2023-10-20"})
    assert [case.seance.titre for case in page.context["grille"].cases] == ["Le lendemain"]
    assert "Jeudi 19 octobre 2023" in lire(page)
    Seance.objects.all().delete()
    assert "Le programme est vide" in lire(fanny.get(GRILLE))


def test_what_has_no_hour_is_beside_the_grid_and_can_be_placed(fanny, seminaire, seances):
    cafe = seance_a(seminaire, None, titre="Café")
    assert "À côté de la grille" in lire(fanny.get(GRILLE))
    page = fanny.get(GRILLE, {"seance": cafe.pk})
    assert "5 min" not in lire(page).partition("grille-panneau-titre")[2]
    assert fanny.post(adresse(cafe, "placer"), saisie(debut="9h45")).status_code == 302
    assert Seance.objects.get(pk=cafe.pk).creneau.debut.hour == 9


ACTES = {
    "placer": saisie(debut="14h10", salle="Salle A"),
    "avancer": {"minutes": "5", "version_creneau": "1", "vue": "grille"},
    "avancer et rester": {"minutes": "-5", "version_creneau": "1", "vue": "grille", "seance": "{pk}"},
    "monter": {"version": "1", "vue": "grille"},
    "supprimer": {"vue": "grille"},
}


@pytest.mark.parametrize("acte", ACTES)
def test_after_the_swap_the_page_is_the_one_a_reload_gives(fanny, seances, acte):
    seance = seances["Clôture"]
    donnees = {nom: valeur.format(pk=seance.pk) for nom, valeur in ACTES[acte].items()}
    ici = f"{GRILLE}?seance={seance.pk}" if "seance" in donnees else GRILLE
    avant = fanny.get(ici).text
    recu = fanny.post(adresse(seance, acte.partition(" ")[0]), donnees, headers=HX)
    assert recu.status_code == 200
    apres = corps(echanger(avant, recu.text))
    assert apres == corps(fanny.get(ici).text)
    assert apres != corps(avant)


def test_a_plain_browser_is_led_back_to_the_grid_or_to_the_list(fanny, seances):
    seance = seances["Clôture"]
    assert fanny.post(adresse(seance, "placer"), saisie(debut="12:00"))["Location"] == (
        f"{GRILLE}?jour=2023-10-19#grille-case-{seance.pk}"
    )
    assert "Séance placée à 12 h." in lire(fanny.get(GRILLE))
    reponse = fanny.post(adresse(seance, "avancer"), {"minutes": "5", "version_creneau": "2"})
    assert reponse["Location"].startswith("/programme/edition/#creneau-edition-")


def test_the_open_form_is_the_page_of_its_address(fanny, seances):
    url = f"{GRILLE}?jour=2023-10-19&seance={seances['Clôture'].pk}"
    assert corps(echanger(fanny.get(GRILLE).text, fanny.get(url, headers=HX).text)) == corps(fanny.get(url).text)
    assert adresse(seances["Clôture"], "modifier") in fanny.get(url).text


@pytest.mark.parametrize("seance", ["abc", "0", "9" * 30, "-1", "²"])
def test_a_seance_that_does_not_exist_opens_nothing(fanny, seances, seance):
    reponse = fanny.get(GRILLE, {"seance": seance})
    assert reponse.status_code == 200
    assert reponse.context["form"] is None


@pytest.mark.parametrize(
    ("champs", "mots"),
    [
        ({"debut": "25 h"}, "Les heures vont de 0 à 23."),
        ({"debut": "14h75"}, "Les minutes vont de 0 à 59."),
        ({"debut": ""}, "Écrivez une heure."),
        ({"debut": "23h30"}, "finirait après minuit"),
        ({"salle": "Le jardin"}, "Cette salle n’existe plus."),
        ({"jour": "31/02/2023"}, "une date qui existe"),
    ],
)
@pytest.mark.parametrize("entetes", [{}, HX], ids=["page", "fragment"])
def test_what_cannot_be_is_told_and_what_was_typed_is_still_there(fanny, seances, champs, mots, entetes):
    reponse = fanny.post(adresse(seances["Clôture"], "placer"), saisie(**{"debut": "23h10", **champs}), headers=entetes)
    assert reponse.status_code == 422
    assert mots in lire(reponse)
    assert "Rien n’a été enregistré" in lire(reponse)
    if "debut" in champs and "minuit" not in mots:
        assert f'value="{champs["debut"]}"' in reponse.text or not champs["debut"]
    assert Creneau.objects.get(seances=seances["Clôture"]).debut.hour == 10


@pytest.mark.parametrize("minutes", ["", "cinq", "9999", "5.5", None])
@pytest.mark.parametrize("vue", ["grille", ""])
def test_minutes_that_are_none(fanny, seances, minutes, vue):
    donnees = {"version_creneau": "1", "vue": vue} | ({} if minutes is None else {"minutes": minutes})
    reponse = fanny.post(adresse(seances["Clôture"], "avancer"), donnees)
    assert reponse.status_code == 422
    assert "Dites de combien de minutes" in lire(reponse)


def test_of_two_who_drag_it_the_second_is_told_and_finds_her_choice_again(fanny, seances, equipe):
    url = adresse(seances["Clôture"], "placer")
    autre = Client()
    autre.force_login(equipe)
    assert autre.post(url, saisie(debut="12:00")).status_code == 302
    reponse = fanny.post(url, saisie(debut="13:15", salle="Salle A"), headers=HX)
    assert reponse.status_code == 409
    texte = lire(reponse)
    assert "Élise Équipe a déplacé cette séance entre-temps : elle est maintenant à 12 h" in texte
    assert "Vous la vouliez à 13 h 15, dans la salle « Salle A »" in texte
    form = reponse.context["form"]
    donnees = saisie(**{nom: form[nom].value() for nom in ("debut", "salle", "version", "version_creneau")})
    assert fanny.post(url, donnees).status_code == 302
    creneau = Creneau.objects.get(seances=seances["Clôture"])
    assert f"{creneau.debut:%H:%M}" == "13:15"


def places():
    valeurs = ("creneau__debut", "creneau__fin", "salle", "creneau")
    return list(Seance.objects.order_by("pk").values_list(*valeurs))


@pytest.mark.parametrize("titre", ["Clôture", "Atelier"], ids=["alone", "beside another"])
def test_one_tap_undoes_a_move_and_comes_back_to_the_grid(fanny, seminaire, seances, titre):
    if titre == "Atelier":
        SeanceFactory(creneau=seances["Atelier"].creneau, titre="À côté")
    avant = places()
    recu = fanny.post(adresse(seances[titre], "placer"), saisie(debut="14:00", salle="Salle A"), headers=HX)
    assert places() != avant
    annuler = re.search(r'action="([^"]*/annuler/[^"]*)"', recu.text).group(1)
    assert fanny.post(annuler)["Location"].startswith(GRILLE)
    assert places() == avant
    assert fanny.post(annuler).status_code == 409


@pytest.mark.parametrize("combien", [1, 3])
def test_queries_do_not_grow_with_the_programme(fanny, seminaire, combien):
    for n in range(combien):
        seance = seance_a(seminaire, f"{9 + n}:00", f"{9 + n}:30")
        SeanceFactory(creneau=seance.creneau)
    fanny.get(GRILLE)
    with CaptureQueriesContext(
        connection,
    ) as requetes:
        fanny.get(GRILLE)
    assert len(requetes) == 12, [requete["sql"][:90] for requete in requetes]
