"""Before the charter is begun."""

from charte.models import Charte


def test_where_there_is_no_charter_equipe_opens_it(connecter, equipe, participante):
    assert "/charte/creer/" not in connecter(participante).get("/charte/").text
    client = connecter(equipe)
    assert "/charte/creer/" in client.get("/charte/").text
    assert client.post("/charte/creer/", {"titre": ""}).status_code == 422
    assert client.post("/charte/creer/", {"titre": "Notre charte"}).status_code == 302
    assert Charte.objects.get().titre == "Notre charte"
