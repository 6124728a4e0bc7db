"""Two facilitators at once: one after the other, whatever happens."""

from datetime import date, time
from functools import partial

import pytest
from django.http import QueryDict

from labo import revisions
from labo.refus import Conflit
from seminaire import actions, imports
from seminaire.forms.programme import SeanceForm
from seminaire.models import Creneau, Seance, Seminaire, VersionProgramme
from tests.fils import ensemble
from tests.seminaire.factories import SeminaireFactory, facilitation_de, seance_a


@pytest.fixture
def seminaire(transactional_db):
    seminaire = SeminaireFactory()
    for titre, debut, fin in (
        ("A", "9:00", "9:30"),
        ("B", "9:30", "10:00"),
        ("C", "10:00", "11:00"),
        ("D", "11:00", "12:00"),
    ):
        seance_a(seminaire, debut, fin, titre=titre)
    return seminaire


def titres(seminaire):
    seances = Seance.objects.of_seminaire(seminaire).presentes().order_by("creneau__rang", "rang")
    return [seance.titre for seance in seances]


def horaires(seminaire):
    return list(Creneau.objects.filter(seminaire=seminaire).order_by("rang").values_list("debut", "fin"))


@pytest.mark.parametrize("essai", range(5))
def test_two_move_the_same_seance_and_one_is_told(seminaire, essai):
    qui = [facilitation_de(seminaire), facilitation_de(seminaire)]
    c = Seance.objects.get(titre="C")
    issues = ensemble(*(lambda by=by: actions.deplacer_seance(seance=c, sens="monter", version=1, by=by) for by in qui))
    assert sorted(type(issue).__name__ for issue in issues) == ["Perime", "Seance"]
    assert titres(seminaire) == ["A", "C", "B", "D"]
    assert horaires(seminaire) == [
        (time(9), time(9, 30)),
        (time(9, 30), time(10, 30)),
        (time(10, 30), time(11)),
        (time(11), time(12)),
    ]


@pytest.mark.parametrize("essai", range(5))
def test_reordering_at_once_loses_and_doubles_nothing(seminaire, essai):
    fanny = facilitation_de(seminaire)
    sens = {"A": "descendre", "B": "monter", "C": "descendre", "D": "monter"}

    def deplacer(titre):
        seance = Seance.objects.select_related("creneau").get(titre=titre)
        return actions.deplacer_seance(seance=seance, sens=sens[titre], version=seance.creneau.version, by=fanny)

    def ajouter():
        return actions.ajouter_seance(seminaire=seminaire, titre="N", debut=time(13), by=fanny)

    ensemble(*(lambda titre=titre: deplacer(titre) for titre in sens), ajouter)
    assert sorted(titres(seminaire)) == ["A", "B", "C", "D", "N"]
    debuts = [debut for debut, _ in horaires(seminaire)]
    assert debuts == sorted(debuts)
    assert len(set(Creneau.objects.values_list("rang", flat=True))) == 5


def test_two_edits_at_once_one_is_shown_the_other(seminaire):
    qui = [facilitation_de(seminaire), facilitation_de(seminaire)]
    a = Seance.objects.get(titre="A")
    versions = {"version": 1, "version_creneau": 1}
    issues = ensemble(
        *(
            lambda n=n, by=by: actions.modifier_seance(seance=a, titre=f"A{n}", by=by, **versions)
            for n, by in enumerate(qui)
        )
    )
    conflit = next(issue for issue in issues if isinstance(issue, Conflit))
    gagne = next(issue for issue in issues if isinstance(issue, Seance))
    assert conflit.champs[0].autre == gagne.titre == titres(seminaire)[0]


def test_a_save_right_after_a_conflict_is_not_taken_for_seen(seminaire):
    """The form that comes back shows the texts of the conflict: it stands on their versions, not on those of a moment later."""
    by, a = facilitation_de(seminaire), Seance.objects.select_related("creneau").get(titre="A")
    revisions.ouvrir(a, by=by)
    modifier = partial(actions.modifier_seance, seance=a, version_creneau=1, by=by)
    modifier(version=1, titre="Celui de la première")
    with pytest.raises(Conflit) as conflit:
        modifier(version=1, titre="Celui de la seconde")
    modifier(version=2, description="Arrivée entre-temps.")
    form = SeanceForm(QueryDict(mutable=True), instance=a, seminaire=seminaire, adresse="", annuler="")
    form.rouvrir(conflit.value)
    assert (form.data["version"], form.data["version_creneau"], form.data["titre"]) == (2, 1, "Celui de la seconde")


def test_two_imports_at_once_make_one_programme(seminaire):
    vide, fanny = SeminaireFactory(), None
    importer = lambda: actions.creer_programme(seminaire=vide, seances=[{"titre": "X"}, {"titre": "Y"}], by=fanny)  # noqa: E731
    issues = ensemble(importer, importer)
    assert sorted(type(issue).__name__ for issue in issues) == ["DejaUnProgramme", "list"]
    assert titres(vide) == ["X", "Y"]


def test_two_who_delete_the_same_seance(seminaire):
    qui = [facilitation_de(seminaire), facilitation_de(seminaire)]
    a = Seance.objects.get(titre="A")
    issues = ensemble(*(lambda by=by: actions.supprimer_seance(seance=a, by=by) for by in qui))
    assert sorted(type(issue).__name__ for issue in issues) == ["Perime", "Seance"]


def test_publishing_twice_at_once_makes_one_version_and_the_other_is_told(seminaire):
    qui = [facilitation_de(seminaire), facilitation_de(seminaire)]
    publier = lambda by: actions.publier_programme(seminaire=seminaire, edition=seminaire.edition, by=by)  # noqa: E731
    issues = ensemble(*(lambda by=by: publier(by) for by in qui))
    assert sorted(type(issue).__name__ for issue in issues) == ["Perime", "VersionProgramme"]
    assert VersionProgramme.objects.count() == 1


@pytest.mark.parametrize("essai", range(3))
def test_publishing_while_another_edits_publishes_what_was_read_or_nothing(seminaire, essai):
    fanny, a = facilitation_de(seminaire), Seance.objects.get(titre="A")
    versions = {"version": 1, "version_creneau": 1}
    issues = ensemble(
        lambda: actions.publier_programme(seminaire=seminaire, edition=seminaire.edition, by=fanny),
        lambda: actions.modifier_seance(seance=a, titre="Pas relu", by=fanny, **versions),
    )
    assert type(issues[1]).__name__ == "Seance"
    versions = VersionProgramme.objects.filter(nature="publication")  # the title may follow by itself: it is the day
    publies = [seance["titre"] for v in versions for c in v.contenu["creneaux"] for seance in c["seances"]]
    assert publies in ([], ["A", "B", "C", "D"])


def test_withdrawing_twice_at_once_takes_one_version_back(seminaire):
    fanny = facilitation_de(seminaire)
    for titre in ("A", "Autre"):
        Seance.objects.filter(titre="A").update(titre=titre)
        actions.publier_programme(seminaire=seminaire, edition=seminaire.edition, by=fanny)
    retirer = lambda: actions.retirer_version(seminaire=seminaire, numero=2, by=fanny)  # noqa: E731
    issues = ensemble(retirer, retirer)
    assert sorted(type(issue).__name__ for issue in issues) == ["Perime", "Seminaire"]
    seminaire.refresh_from_db()
    assert seminaire.publication == 1


@pytest.mark.parametrize("essai", range(5))
def test_two_new_seminars_of_one_title_get_two_addresses(seminaire, essai):
    """Of two seminars, since one is locked while it is duplicated; and one that an import announces."""
    autre, lancement = SeminaireFactory(), {"titre": "Lancement 2024"}
    dupliquer = partial(actions.dupliquer_seminaire, titre="Lancement", date_debut=date(2024, 3, 1), lieu="", by=None)
    importer = partial(imports.importer, seminaire=None, seances=[{"titre": "X"}], presentation=lancement, by=None)
    ensemble(partial(dupliquer, seminaire=seminaire), partial(dupliquer, seminaire=autre), importer)
    neufs = Seminaire.objects.filter(titre__startswith="Lancement").order_by("slug")
    assert [neuf.slug for neuf in neufs] == ["lancement-2024", "lancement-2024-2", "lancement-2024-3"]


def test_two_who_add_the_same_room(seminaire):
    ajouter = partial(actions.ajouter_salle, seminaire=seminaire, by=None)
    issues = ensemble(partial(ajouter, nom="Hall"), partial(ajouter, nom="HALL"))
    assert sorted(type(issue).__name__ for issue in issues) == ["Perime", "Salle"]
    assert seminaire.salles.count() == 1


@pytest.mark.parametrize("essai", range(3))
def test_a_room_that_goes_while_a_seance_moves_in(seminaire, essai):
    """Whoever comes second is right: the room is there and used, or it is gone, or it is made again."""
    hall = actions.ajouter_salle(seminaire=seminaire, nom="Hall", by=None)
    a = Seance.objects.get(titre="A")
    entrer = partial(actions.modifier_seance, seance=a, version=1, version_creneau=1, salle="Hall", by=None)
    supprimer = partial(actions.supprimer_salle, seminaire=seminaire, salle_pk=hall.pk, by=None)
    ensemble(entrer, supprimer)
    a.refresh_from_db()
    assert [a.salle] == list(seminaire.salles.all())
