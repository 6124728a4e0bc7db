"""Before the first seminar."""

import pytest


def test_without_a_seminar_there_is_nothing_to_edit(client, equipe):
    assert "Aucun séminaire" in client.get("/programme/").text
    client.force_login(equipe)
    assert client.get("/programme/edition/").status_code == 404


@pytest.mark.parametrize("adresse", ["versions/", "versions/1/", "comparer/1/2/"])
def test_without_a_seminar_there_is_nothing(client, db, adresse):
    assert client.get(f"/programme/{adresse}").status_code == 404
