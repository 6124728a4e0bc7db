"""Putting a séance elsewhere: what moves with it, what stays, and who is told."""

from datetime import date, time

import pytest

from labo import revisions
from labo.models import Evenement, Revision
from labo.refus import Perime, Refus
from seminaire import actions
from seminaire.models import Creneau, Salle, Seance, VersionProgramme
from tests.fils import ensemble
from tests.seminaire.factories import JOUR, SalleFactory, SeanceFactory, SeminaireFactory, facilitation_de, seance_a


@pytest.fixture
def seminaire(db):
    seminaire = SeminaireFactory(date_debut=date(2023, 10, 25))
    SalleFactory(seminaire=seminaire, nom="Salle A")
    SalleFactory(seminaire=seminaire, nom="Salle B")
    return seminaire


@pytest.fixture
def fanny(seminaire):
    return facilitation_de(seminaire)


@pytest.fixture
def matin(seminaire):
    """Accueil, then two parallel workshops, then the end."""
    accueil = seance_a(seminaire, "9:00", "9:30", titre="Accueil")
    un = seance_a(seminaire, "9:30", "11:00", titre="Un", nature="atelier", phases="9 h 45 : Tour de table")
    deux = SeanceFactory(creneau=un.creneau, titre="Deux", nature="atelier")
    fin = seance_a(seminaire, "11:00", "11:15", titre="Fin")
    for objet in (accueil, un, deux, fin, *Creneau.objects.all()):
        revisions.ouvrir(objet, by=None)
    return {"Accueil": accueil, "Un": un, "Deux": deux, "Fin": fin}


def placer(seance, debut, salle="", *, by, **champs):
    seance = Seance.objects.select_related("creneau").get(pk=seance.pk)
    vu = {"jour": seance.creneau.jour, "version": seance.version, "version_creneau": seance.creneau.version}
    return actions.placer_seance(seance=seance, debut=debut, salle=salle, by=by, **{**vu, **champs})


def programme(seminaire):
    seances = Seance.objects.of_seminaire(seminaire).presentes().select_related("creneau", "salle")
    return [
        (
            s.titre,
            f"{s.creneau.debut:%H:%M}",
            s.creneau.fin and f"{s.creneau.fin:%H:%M}",
            s.salle.nom if s.salle else "",
        )
        for s in seances
    ]


def test_its_creneau_goes_to_that_start_and_keeps_its_duration(seminaire, matin, fanny):
    placer(matin["Accueil"], time(11, 20), "Salle B", by=fanny)
    assert programme(seminaire) == [
        ("Un", "09:30", "11:00", ""),
        ("Deux", "09:30", "11:00", ""),
        ("Fin", "11:00", "11:15", ""),
        ("Accueil", "11:20", "11:50", "Salle B"),
    ]
    assert Evenement.objects.filter(verbe="seance_deplacee").count() == 1
    creneau = Seance.objects.get(titre="Accueil").creneau
    assert Revision.objects.of(creneau).first().personne == fanny


def test_a_parallel_seance_leaves_for_a_creneau_of_its_own(seminaire, matin, fanny):
    placer(matin["Un"], time(14), "Salle A", by=fanny)
    assert programme(seminaire) == [
        ("Accueil", "09:00", "09:30", ""),
        ("Deux", "09:30", "11:00", ""),
        ("Fin", "11:00", "11:15", ""),
        ("Un", "14:00", "15:30", "Salle A"),
    ]
    parti, reste = (Seance.objects.get(titre=titre).creneau for titre in ("Un", "Deux"))
    assert parti.version > reste.version
    un = Seance.objects.get(titre="Un")
    assert (un.phases, un.version) == ("14 h 15 : Tour de table", 2)  # room and phases: one revision


def cotes(seminaire):
    """The titles of each créneau, in order."""
    occupes = Creneau.objects.filter(seminaire=seminaire).occupes().order_by("rang")
    return [[seance.titre for seance in creneau.seances.presentes().order_by("rang")] for creneau in occupes]


COTE_A_COTE = [["Accueil"], ["Deux", "Un"], ["Fin"]]


@pytest.mark.parametrize("partir", ["placer", "separer"])
def test_back_at_the_hours_of_the_creneau_that_it_left_it_stands_there_again(seminaire, matin, fanny, partir):
    """As « mettre en parallèle » would have it: with its phases; and one tap takes it away again."""
    creneau = matin["Un"].creneau
    if partir == "placer":
        placer(matin["Un"], time(14), by=fanny)
    else:
        actions.separer_seance(seance=matin["Un"], version_creneau=creneau.version, by=fanny)
    placer(matin["Un"], time(15), "Salle A", by=fanny)
    ailleurs = programme(seminaire)
    un = placer(matin["Un"], time(9, 30), "Salle B", by=fanny)
    assert cotes(seminaire) == COTE_A_COTE
    assert (un.creneau_id, un.salle.nom) == (creneau.pk, "Salle B")
    un.refresh_from_db()
    assert un.phases == "9 h 45 : Tour de table"
    assert [temps.debut for temps in un.temps.all()] == [time(9, 45)]
    actions.annuler_geste(geste=un.geste, by=fanny)
    assert programme(seminaire) == ailleurs
    placer(matin["Un"], time(9, 30), by=fanny)
    placer(matin["Un"], time(14), by=fanny)
    assert cotes(seminaire) == [["Accueil"], ["Deux"], ["Fin"], ["Un"]]


def test_it_comes_back_where_its_creneau_has_gone_meanwhile(seminaire, matin, fanny):
    placer(matin["Un"], time(14), by=fanny)
    actions.avancer_de(seance=matin["Deux"], minutes=10, version_creneau=1, by=fanny)
    placer(matin["Un"], time(9, 30), by=fanny)
    assert cotes(seminaire) == [["Accueil"], ["Un"], ["Deux"], ["Fin"]]
    placer(matin["Un"], time(9, 40), by=fanny)
    assert cotes(seminaire) == COTE_A_COTE


def test_it_joins_no_other_one_and_takes_nothing_of_its_own_away(seminaire, matin, fanny):
    """Dragged over another, or on the way to its place, it is only beside it for a moment: both keep their créneau."""
    seule = seance_a(seminaire, "14:00", "15:30", titre="Seule")
    placer(seule, time(9, 30), by=fanny)
    assert cotes(seminaire) == [["Accueil"], ["Un", "Deux"], ["Seule"], ["Fin"]]
    placer(matin["Un"], time(14), by=fanny)
    for champs in ({"intitule": "Le nôtre"}, {"intitule": "", "fixe": True}, {"fixe": False, "fin": time(15)}):
        Creneau.objects.filter(seances=matin["Un"]).update(**champs)
        placer(matin["Un"], time(9, 30), by=fanny)
        assert ["Un"] in cotes(seminaire)
        placer(matin["Un"], time(14), by=fanny)


def test_beside_nobody_it_has_nowhere_to_come_back(seminaire, matin, fanny):
    placer(matin["Un"], time(14), by=fanny)
    actions.supprimer_seance(seance=matin["Deux"], by=fanny)
    placer(matin["Un"], time(9, 30), by=fanny)
    assert Seance.objects.get(titre="Un").creneau_id != matin["Deux"].creneau_id


def test_who_saw_it_in_another_creneau_is_told(seminaire, matin, fanny, equipe):
    """Whatever the versions of both say."""
    placer(matin["Un"], time(14), by=fanny)
    vue = Creneau.objects.get(seances=matin["Un"])
    placer(matin["Un"], time(9, 30), by=fanny)
    Creneau.objects.filter(pk=matin["Un"].creneau_id).update(version=vue.version)
    with pytest.raises(Perime, match="entre-temps"):
        placer(matin["Un"], time(16), version_creneau=vue.version, lu_dans=vue.pk, by=equipe)
    assert cotes(seminaire) == COTE_A_COTE


def test_a_parallel_seance_that_only_changes_rooms_stays(seminaire, matin, fanny):
    placer(matin["Un"], time(9, 30), "Salle A", by=fanny)
    assert programme(seminaire)[1:3] == [("Un", "09:30", "11:00", "Salle A"), ("Deux", "09:30", "11:00", "")]
    assert Creneau.objects.count() == 3


def test_a_fixed_creneau_is_moved_by_who_wants_it(seminaire, matin, fanny):
    Creneau.objects.filter(seances=matin["Fin"]).update(fixe=True)
    placer(matin["Fin"], time(12), by=fanny)
    assert programme(seminaire)[-1] == ("Fin", "12:00", "12:15", "")


def test_another_day(seminaire, matin, fanny):
    placer(matin["Accueil"], time(9), jour=date(2023, 10, 26), by=fanny)
    assert programme(seminaire)[-1][0] == "Accueil"
    seminaire.refresh_from_db()
    assert seminaire.dernier_jour == date(2023, 10, 26)


def test_a_seance_without_an_hour_gets_one(seminaire, fanny):
    cafe = seance_a(seminaire, None, titre="Café")
    placer(cafe, time(10), by=fanny)
    assert programme(seminaire) == [("Café", "10:00", None, "")]


def test_where_it_already_is_nothing_is_saved(seminaire, matin, fanny):
    placer(matin["Fin"], time(11), by=fanny)
    assert Revision.objects.filter(personne=fanny).count() == 0
    assert not Evenement.objects.filter(verbe="seance_deplacee").exists()


@pytest.mark.parametrize(("debut", "est_refusee"), [(time(22, 29), False), (time(22, 30), True), (time(23, 59), True)])
def test_an_end_past_midnight_is_refused_and_nothing_moves(seminaire, matin, fanny, debut, est_refusee):
    avant = programme(seminaire)
    if est_refusee:
        with pytest.raises(Refus, match="après minuit") as refus:
            placer(matin["Un"], debut, "Salle A", by=fanny)
        assert refus.value.status == 422
    else:
        placer(matin["Un"], debut, "Salle A", by=fanny)
    assert (programme(seminaire) == avant) == est_refusee


def test_a_room_that_is_gone_is_told(seminaire, matin, fanny):
    Salle.objects.filter(nom="Salle B").delete()
    with pytest.raises(Perime, match="« Salle B » n’existe plus"):
        placer(matin["Fin"], time(12), "Salle B", by=fanny)
    assert Salle.objects.count() == 1


def test_some_minutes_later_or_earlier_with_those_beside_it(seminaire, matin, fanny):
    vu = {"seance": matin["Deux"], "version_creneau": 1, "by": fanny}
    actions.avancer_de(minutes=5, **vu)
    assert [ligne[1] for ligne in programme(seminaire)] == ["09:00", "09:35", "09:35", "11:00"]
    actions.avancer_de(minutes=-10, **vu)  # pressed again before the first answer was there
    assert [ligne[1] for ligne in programme(seminaire)] == ["09:00", "09:25", "09:25", "11:00"]
    assert Seance.objects.get(titre="Un").phases == "9 h 40 : Tour de table"


def test_somebody_else_s_move_in_between_is_told(seminaire, matin, fanny, equipe):
    actions.avancer_de(seance=matin["Un"], minutes=5, version_creneau=1, by=equipe)
    with pytest.raises(Perime, match=r"Élise Équipe a déplacé cette séance entre-temps : elle est maintenant à 9.h.35"):
        actions.avancer_de(seance=matin["Un"], minutes=5, version_creneau=1, by=fanny)


@pytest.mark.parametrize("minutes", [-545, 13 * 60])
def test_minutes_that_leave_the_day(seminaire, matin, fanny, minutes):
    with pytest.raises(Refus) as refus:
        actions.avancer_de(
            seance=matin["Accueil"], minutes=minutes if minutes < 0 else 15 * 60, version_creneau=1, by=fanny
        )
    assert refus.value.status == 422


def test_without_an_hour_there_is_nothing_to_advance(seminaire, fanny):
    with pytest.raises(Perime, match="pas d’heure"):
        actions.avancer_de(seance=seance_a(seminaire, None), minutes=5, version_creneau=1, by=fanny)


def test_who_saw_it_where_it_no_longer_is_is_told_where_it_is(seminaire, matin, fanny, equipe):
    placer(matin["Fin"], time(12), "Salle A", by=equipe)
    with pytest.raises(
        Perime,
        match=r"Élise Équipe a déplacé cette séance entre-temps : elle est maintenant à 12.h, dans la salle « Salle A »",
    ):
        placer(matin["Fin"], time(13), "Salle B", version=1, version_creneau=1, by=fanny)
    assert programme(seminaire)[-1] == ("Fin", "12:00", "12:15", "Salle A")


def test_a_seance_that_left_its_creneau_is_not_taken_for_seen_there(seminaire, matin, fanny, equipe):
    placer(matin["Un"], time(14), by=equipe)
    with pytest.raises(Perime, match="entre-temps"):
        placer(matin["Un"], time(15), version=1, version_creneau=1, by=fanny)
    vu = {"seance": matin["Un"], "version": 1, "version_creneau": 1, "titre": "Un"}
    with pytest.raises(Perime):  # an open form of the list, with the hours that it showed
        actions.modifier_seance(jour=JOUR, debut=time(9, 30), fin=time(11), by=fanny, **vu)
    assert programme(seminaire)[-1] == ("Un", "14:00", "15:30", "")


def test_an_hour_and_a_room_changed_by_two_are_both_kept(seminaire, matin, fanny, equipe):
    placer(matin["Fin"], time(11), "Salle A", by=equipe)
    placer(matin["Fin"], time(12), "", version=1, version_creneau=1, by=fanny)
    assert programme(seminaire)[-1] == ("Fin", "12:00", "12:15", "Salle A")
    placer(matin["Fin"], time(11), "Salle B", version=2, version_creneau=1, by=equipe)
    assert programme(seminaire)[-1] == ("Fin", "12:00", "12:15", "Salle B")


def test_a_deleted_seance_is_not_placed(seminaire, matin, fanny):
    actions.supprimer_seance(seance=matin["Fin"], by=fanny)
    with pytest.raises(Perime, match="supprimée entre-temps"):
        placer(matin["Fin"], time(12), by=fanny)


def test_on_the_day_itself_everybody_reads_it_at_once(seminaire, matin, fanny, a_l_heure):
    a_l_heure("2023-10-25T08:00")
    Creneau.objects.update(jour=date(2023, 10, 25))
    seminaire.refresh_from_db()
    actions.publier_programme(seminaire=seminaire, edition=seminaire.edition, by=fanny)
    placer(matin["Un"], time(14), "Salle A", by=fanny)
    version = VersionProgramme.objects.get(numero=2)
    assert version.nature == "au_fil_du_jour"
    assert '"14:00"' in str(version.contenu).replace("'", '"')


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("essai", range(5))
def test_two_drag_the_same_seance_at_once_and_one_is_told(essai):
    seminaire = SeminaireFactory()
    seance = seance_a(seminaire, "9:00", "10:00")
    for objet in (seance, seance.creneau):
        revisions.ouvrir(objet, by=None)
    qui = {facilitation_de(seminaire): time(11), facilitation_de(seminaire): time(12)}
    issues = ensemble(
        *(lambda by=by, a=a: placer(seance, a, version=1, version_creneau=1, by=by) for by, a in qui.items())
    )
    assert sorted(type(issue).__name__ for issue in issues) == ["Perime", "Seance"]
    creneau = Creneau.objects.get()
    assert creneau.debut in qui.values()
    assert creneau.version == 2
    assert "entre-temps" in str(next(issue for issue in issues if isinstance(issue, Perime)))
