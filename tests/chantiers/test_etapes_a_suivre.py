"""Late or silent étapes: who leads is told by mail, for each chantier, at most once a week."""

import pytest

from chantiers.enums import RoleMembre
from chantiers.models import Etape
from chantiers.tasks import signaler_etapes
from labo.models import Envoi
from tests.chantiers.etapes import etape_de
from tests.factories import ChantierFactory, MembreFactory


@pytest.fixture
def chantier(a_l_heure, transactional_db):
    a_l_heure("2024-05-20T10:00")
    return ChantierFactory(numero=1, titre="Essaimer")


@pytest.fixture
def signaler(faire_les_taches, a_l_heure):
    def signaler(jour):
        a_l_heure(f"{jour}T07:10")
        signaler_etapes(timestamp=0)
        faire_les_taches()

    return signaler


def piloter(chantier):
    return MembreFactory(chantier=chantier, role=RoleMembre.PILOTAGE).personne


def test_who_leads_is_told_of_all_of_it_once_a_week(chantier, signaler, mailoutbox):
    pilote = piloter(chantier)
    etape_de(chantier, "Écouter", echeance="2024-05-25")
    etape_de(chantier, "Mesurer", echeance="2024-T2", personne=pilote)
    etape_de(chantier, "Rester", echeance="2024-T4", etat="terminee")
    signaler("2024-05-25")
    assert mailoutbox == []
    signaler("2024-05-26")
    (courriel,) = mailoutbox
    assert (courriel.to, courriel.subject) == ([pilote.email], "Chantier 1 : 1 étape à suivre")
    assert "Écouter (25\u00a0mai 2024) : en retard. Responsable : à pourvoir." in courriel.body
    assert "/chantiers/1/feuille-de-route/" in courriel.body
    assert "Mesurer" not in courriel.body
    for jour in ("2024-05-26", "2024-05-27", "2024-06-01"):
        signaler(jour)
    assert len(mailoutbox) == 1
    Etape.objects.filter(titre="Mesurer").update(echeance="2024-06", nouvelle_le="2024-05-20T08:00+00:00")
    signaler("2024-06-02")
    assert len(mailoutbox) == 2
    signaler("2024-06-20")
    assert "Mesurer (juin 2024) : sans nouvelle depuis 30 jours." in mailoutbox[-1].body
    assert "Rester" not in mailoutbox[-1].body


def test_each_chantier_has_its_mail_and_equipe_answers_where_nobody_leads(chantier, equipe, signaler, mailoutbox):
    deux, fini = ChantierFactory(numero=2), ChantierFactory(numero=3, etat="termine")
    pilote = piloter(deux)
    for lui in (chantier, deux, fini):
        etape_de(lui, "Écouter", echeance="2024-04")
    signaler("2024-05-21")
    assert sorted((courriel.to[0], courriel.subject[:10]) for courriel in mailoutbox) == sorted(
        [(equipe.email, "Chantier 1"), (pilote.email, "Chantier 2")]
    )


def test_what_was_dealt_with_meanwhile_is_not_told(chantier, a_l_heure, faire_les_taches, mailoutbox):
    piloter(chantier)
    etape = etape_de(chantier, "Écouter", echeance="2024-04")
    signaler_etapes(timestamp=0)
    etape.etat = "terminee"
    etape.save()
    faire_les_taches()
    assert mailoutbox == []
    assert Envoi.objects.get().etat == "inutile"
