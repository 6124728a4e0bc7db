"""What is flagged in a programme: each rule with its reason, nothing on a clean one, never an exception."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seminaire import horaires
from seminaire.alertes import ATTENTION, INDICATION, alertes, compter
from seminaire.contenu import Contenu, CreneauLu, Entete, IntervenantLu, SalleLue, SeanceLue, TempsLu


JOUR = date(2023, 10, 19)
ENTETE = Entete("Séminaire", date_debut=JOUR)
LEA, SAMI = IntervenantLu("Léa Martin"), IntervenantLu("Sami Benali")


def seance(pk, titre="", **champs):
    return SeanceLue(pk, titre or f"S{pk}", "pleniere", **champs)


def creneau(pk, debut=None, fin=None, *seances, jour=JOUR, **champs):
    heures = [heure and time.fromisoformat(heure) for heure in (debut, fin)]
    return CreneauLu(pk, jour, *heures, False, "", seances or (seance(pk),), **champs)


def phrases(*creneaux, salles=(), **options):
    trouvees = alertes(Contenu(ENTETE, creneaux, salles), **options)
    return [(a.niveau, a.creneau, a.phrase.replace("\u00a0", " ")) for a in trouvees]


def test_overlaps_are_told_on_both_sides():
    assert phrases(creneau(1, "09:00", "10:00"), creneau(2, "09:30", "11:00"), creneau(3, "11:00", "12:00")) == [
        (ATTENTION, 1, "En même temps que « S2 » (9 h 30 – 11 h)."),
        (ATTENTION, 2, "En même temps que « S1 » (9 h – 10 h)."),
    ]


def test_one_without_an_end_overlaps_what_it_starts_in():
    assert [a[1] for a in phrases(creneau(1, "09:00", "10:00"), creneau(2, "09:30"), creneau(3, "10:00"))] == [1, 2]


def test_the_same_hours_on_two_days_are_no_overlap():
    assert phrases(creneau(1, "09:00", "10:00"), creneau(2, "09:00", "10:00", jour=JOUR + timedelta(days=1))) == []


def test_a_room_twice_at_once_whatever_its_case_and_accents():
    paralleles = creneau(1, "09:00", "10:00", seance(11, salle="Salle Élan"), seance(12, salle="salle elan"))
    assert phrases(paralleles) == [
        (ATTENTION, 1, "« S11 » : la salle « Salle Élan » sert aussi pour « S12 », au même moment."),
        (ATTENTION, 1, "« S12 » : la salle « Salle Élan » sert aussi pour « S11 », au même moment."),
    ]


def test_a_room_twice_in_overlapping_creneaux_and_not_one_after_the_other():
    un, deux, trois = (seance(n, salle="B") for n in (1, 2, 3))
    assert [
        a
        for a in phrases(
            creneau(1, "09:00", "10:00", un), creneau(2, "09:30", "10:30", deux), creneau(3, "10:30", "11:00", trois)
        )
        if "salle" in a[2]
    ] == [
        (ATTENTION, 1, "La salle « B » sert aussi pour « S2 », au même moment."),
        (ATTENTION, 2, "La salle « B » sert aussi pour « S1 », au même moment."),
    ]


def test_a_person_in_two_places_and_parallel_seances_without_an_hour():
    paralleles = creneau(
        1,
        None,
        None,
        seance(11, intervenants=(LEA, SAMI)),
        seance(12, intervenants=(replace(LEA, nom="LEA MARTIN", is_animation=True),)),
    )
    assert phrases(paralleles) == [
        (ATTENTION, 1, "« S11 » : Léa Martin intervient aussi dans « S12 », au même moment."),
        (ATTENTION, 1, "« S12 » : Léa Martin intervient aussi dans « S11 », au même moment."),
    ]


@pytest.mark.parametrize("nom", ["À confirmer", "Équipe du Labo", "Tous les participants", "Les pilotes", "Léa"])
def test_who_is_no_one_person_may_be_everywhere(nom):
    quidam = (IntervenantLu(nom),)
    assert phrases(creneau(1, "09:00", "10:00", seance(11, intervenants=quidam), seance(12, intervenants=quidam))) == []


def test_the_same_person_twice_in_one_seance_is_no_double():
    assert phrases(creneau(1, "09:00", "10:00", seance(1, intervenants=(LEA, replace(LEA, is_animation=True))))) == []


@pytest.mark.parametrize(
    ("attendus", "comptes", "places", "is_dit"),
    [
        (40, {}, 30, True),
        (30, {}, 30, False),
        (None, {1: 40}, 30, True),
        (20, {1: 40}, 30, False),
        (40, {}, None, False),
        (1, {}, 0, True),
    ],
)
def test_an_overfull_room(attendus, comptes, places, is_dit):
    trouvees = phrases(
        creneau(1, "09:00", "10:00", seance(1, salle="b", attendus=attendus)),
        salles=(SalleLue("B", places),),
        comptes=comptes,
    )
    assert bool(trouvees) == is_dit
    assert all("personnes attendues" in phrase for _, _, phrase in trouvees)


def test_a_gap_is_said_from_ten_minutes_on():
    assert phrases(creneau(1, "09:00", "10:00"), creneau(2, "10:09", "11:00"), creneau(3, "12:15", "13:00")) == [
        (INDICATION, 3, "Rien n’est prévu avant, de 11 h à 12 h 15 (1 h 15 min)."),
    ]


@pytest.mark.parametrize(
    "creneaux",
    [
        (creneau(1, "09:00", "10:00"), creneau(2), creneau(3, "11:00", "12:00")),  # a pause without hour fills it
        (creneau(1, "09:00"), creneau(3, "11:00", "12:00")),  # an end that nobody knows
        (creneau(1, "09:00", "12:00"), creneau(2, "12:00", "12:05"), creneau(3, "12:05")),
        (creneau(1), creneau(2, "09:00")),
        (creneau(1, "09:00", "10:00"), creneau(2, "20:00", "21:00", jour=JOUR + timedelta(days=1))),
    ],
)
def test_no_gap(creneaux):
    assert phrases(*creneaux) == []


def test_a_longer_one_before_hides_the_gap():
    trouvees = phrases(creneau(1, "09:00", "12:00"), creneau(2, "09:30", "10:00"), creneau(3, "11:30", "13:00"))
    assert all("Rien n’est prévu" not in phrase for _, _, phrase in trouvees)


def test_a_day_outside_the_seminar_is_said_on_its_items_and_counts_once():
    veille, loin = JOUR - timedelta(days=1), JOUR + timedelta(days=31)
    dehors = [creneau(1, jour=veille), creneau(2, jour=veille), creneau(3), creneau(4, jour=loin)]
    avant = "Hors des dates du séminaire : mercredi 18 octobre 2023, alors qu’il commence le jeudi 19 octobre 2023."
    apres = "Hors des dates du séminaire : dimanche 19 novembre 2023, alors qu’il commence le jeudi 19 octobre 2023."
    assert phrases(*dehors) == [(ATTENTION, 1, avant), (ATTENTION, 2, avant), (ATTENTION, 4, apres)]
    assert compter(alertes(Contenu(ENTETE, tuple(dehors)))) == "2 points à vérifier"


def test_a_seminar_of_several_days_within_a_week_is_as_it_should():
    assert phrases(creneau(1), creneau(2, jour=JOUR + timedelta(days=7))) == []


LA_JOURNEE = (creneau(1, "09:00", "10:00"), creneau(2, "10:00", "12:00"), creneau(3, "12:00", "13:00"))


@pytest.mark.parametrize(
    ("debut", "fin", "phrase"),
    [
        ("03:00", "03:45", "Loin du reste de la journée, qui commence à 9 h."),
        ("22:00", None, "Loin du reste de la journée, qui finit à 13 h."),
    ],
)
def test_an_hour_far_from_all_else_of_its_day_is_said_instead_of_a_gap(debut, fin, phrase):
    loin = creneau(9, debut, fin)
    ordre = sorted([*LA_JOURNEE, loin], key=lambda c: c.debut)
    assert phrases(*ordre) == [(ATTENTION, 9, phrase)]


@pytest.mark.parametrize(
    "creneaux",
    [
        (creneau(1, "09:00", "10:00"), creneau(2, "20:00", "21:00")),  # nothing that would be a day
        (*LA_JOURNEE, creneau(9, "16:59", "17:30")),  # an afternoon off is a gap
        (*LA_JOURNEE, *(creneau(n, f"{n}:00", f"{n + 1}:00") for n in (20, 21, 22))),  # an evening is meant
    ],
)
def test_what_is_not_far(creneaux):
    assert not any("Loin" in phrase for _, _, phrase in phrases(*creneaux))


@pytest.mark.parametrize(
    ("creneaux", "compte"),
    [
        ((), ""),
        ((creneau(1, "09:00", "10:00"), creneau(2, "09:30", "10:30")), "1 point à vérifier"),
        (
            (creneau(1, "09:00", "10:00"), creneau(2, "09:30", "10:30"), creneau(3, "12:00")),
            "1 point à vérifier, 1 à noter",
        ),
        ((creneau(1, "09:00", "10:00"), creneau(2, "11:00"), creneau(3, "11:00")), "1 point à vérifier, 1 à noter"),
        ((creneau(1, "09:00", "10:00"), creneau(2, "11:00", "12:00"), creneau(3, "13:00")), "2 points à noter"),
        (
            (creneau(1, "09:00", "10:00"), creneau(2, "09:30", "11:30"), creneau(3, "11:00", "11:30")),
            "2 points à vérifier",
        ),
    ],
)
def test_each_thing_counts_once_and_what_is_only_to_be_known_apart(creneaux, compte):
    assert compter(alertes(Contenu(ENTETE, creneaux))) == compte


def test_a_clock_that_runs_backwards():
    assert phrases(creneau(1, "10:00", "11:00"), creneau(2, "09:00", "10:00")) == [
        (ATTENTION, 2, "Commence avant « S1 » (10 h), qui est plus haut dans la liste."),
    ]


def test_a_room_is_missing_beside_others_that_have_one():
    paralleles = creneau(1, "09:00", "10:00", seance(11, salle="A"), seance(12))
    assert phrases(paralleles) == [(INDICATION, 1, "« S12 » n’a pas encore de salle.")]
    assert phrases(creneau(1, "09:00", "10:00", seance(11), seance(12))) == []


def test_a_phase_outside_its_creneau():
    temps = (TempsLu("Tour", time(9)), TempsLu("Débat", time(10, 15)), TempsLu("Mot"))
    assert phrases(creneau(1, "09:00", "10:00", seance(1, temps=temps))) == [
        (INDICATION, 1, "Le temps « Débat » (10 h 15) sort du créneau."),
    ]


def test_what_is_in_the_bin_is_nowhere():
    supprimee = seance(12, supprimee_le=datetime(2023, 10, 1), salle="A")
    assert (
        phrases(creneau(1, "09:00", "10:00", supprimee, seance(11, salle="A")), creneau(2, "09:00", "10:00", supprimee))
        == []
    )


HEURES = st.integers(0, 287).map(lambda cinq: time(*divmod(5 * cinq, 60)))


@st.composite
def programmes(draw):
    creneaux, pk = [], 0
    for n in range(draw(st.integers(0, 12))):
        debut = draw(st.none() | HEURES)
        fin = debut and horaires.decaler(debut, timedelta(minutes=draw(st.integers(5, 400))))
        paralleles = []
        for _ in range(draw(st.integers(1, 3))):
            pk += 1
            qui = draw(st.lists(st.sampled_from([LEA, SAMI, IntervenantLu("À confirmer")]), max_size=2))
            champs = {"salle": draw(st.sampled_from(["", "A", "B"])), "attendus": draw(st.none() | st.integers(0, 60))}
            paralleles.append(seance(pk, intervenants=tuple(qui), **champs))
        jour = draw(st.none() | st.sampled_from([JOUR, JOUR + timedelta(days=1), JOUR - timedelta(days=2)]))
        creneaux.append(CreneauLu(1000 + n, jour, debut, fin, False, "", tuple(paralleles)))
    return Contenu(ENTETE, tuple(creneaux), (SalleLue("A", 30),))


def chevauche(a, b):
    if a.jour != b.jour or None in (a.debut, b.debut):
        return False
    return a.debut == b.debut or a.debut < b.debut < (a.fin or a.debut) or b.debut < a.debut < (b.fin or b.debut)


@given(contenu=programmes())
def test_whatever_overlaps_is_told_and_nothing_else(contenu):
    dites = {a.creneau for a in alertes(contenu) if a.phrase.startswith("En même temps")}
    assert dites == {a.pk for a in contenu.creneaux for b in contenu.creneaux if a is not b and chevauche(a, b)}


@given(contenu=programmes())
def test_a_double_booked_room_is_told_on_every_side(contenu):
    prises = [(c, s) for c, s in contenu.seances if s.salle]
    attendues = {
        s.pk for c, s in prises for d, t in prises
        if s is not t and s.salle == t.salle and (c is d or chevauche(c, d))
    }  # fmt: skip
    assert {a.seance for a in alertes(contenu) if "sert aussi" in a.phrase} == attendues


@given(durees=st.lists(st.integers(5, 60), max_size=15), trous=st.integers(0, 9))
def test_a_clean_programme_has_no_alert(durees, trous):
    debut, creneaux = time(8), []
    for n, duree in enumerate(durees):
        fin = horaires.decaler(debut, timedelta(minutes=duree))
        suivant = fin and horaires.decaler(fin, timedelta(minutes=trous))
        if suivant is None:
            break
        propre = seance(n, salle="A", intervenants=(LEA,), attendus=30, temps=(TempsLu("Tour", debut, fin),))
        creneaux.append(CreneauLu(n, JOUR, debut, fin, False, "", (propre,)))
        debut = suivant
    assert alertes(Contenu(ENTETE, tuple(creneaux), (SalleLue("A", 30),))) == ()


def test_five_hundred_seances_all_at_once_are_read_in_no_time():
    tous = tuple(creneau(n, "09:00", "18:00", seance(n, salle="A", intervenants=(LEA,))) for n in range(500))
    depart = process_time()
    assert len(alertes(Contenu(ENTETE, tous))) == 1500
    assert process_time() - depart < 0.5
