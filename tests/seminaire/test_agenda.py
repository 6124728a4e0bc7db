"""Calendars read as programmes: ours come back as they left, others' as far as they can say."""

from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import settings as reglages
from hypothesis import strategies as st

from labo.textes import normaliser
from seminaire.agenda import AgendaIllisible, lire_agenda
from seminaire.contenu import Contenu, CreneauLu, Entete, SeanceLue
from seminaire.contenu.modele import composer
from seminaire.enums import NatureSeance
from seminaire.exports.calendrier import calendrier
from seminaire.lignes import ecrire_intervenants, ecrire_temps, lire_intervenants, lire_temps
from seminaire.queries import Publie
from tests.seminaire import ics


HOTE = "chantiers.example"
PAGE = f"https://{HOTE}/programme/"
VIDE = Contenu(Entete("Séminaire"))
PUBLIEE_LE = datetime(2023, 10, 1, tzinfo=UTC)


# ---- ours ----


def textes(maximum, **options):
    return st.text(st.characters(codec="utf-8"), max_size=maximum).map(lambda t: normaliser(t, **options))


lignes = textes(60, lignes=False)
heures = st.times().map(lambda h: h.replace(second=0, microsecond=0))


@st.composite
def seances(draw, pk):
    intervenants = lire_intervenants("\n".join(draw(st.lists(lignes, max_size=3))))
    temps = lire_temps("\n".join(draw(st.lists(lignes, max_size=3))))
    return SeanceLue(
        pk,
        draw(lignes.filter(bool)),
        draw(st.sampled_from(NatureSeance.values)),
        description=draw(textes(200)),
        salle=draw(lignes),
        chantier=draw(st.none() | st.integers(1, 9)),
        a_confirmer=draw(st.booleans()),
        # As a séance holds them once its lines were written out.
        intervenants=lire_intervenants(ecrire_intervenants(intervenants)),
        temps=lire_temps(ecrire_temps(temps)),
    )


@st.composite
def programmes(draw):
    """What a calendar can say: a day and hours for each créneau, and no words of the facilitation."""
    creneaux = []
    for n in range(draw(st.integers(1, 5))):
        debut, fin = sorted((draw(heures), draw(heures)))
        pks = range(10 * n + 1, 10 * n + 1 + draw(st.integers(1, 3)))
        creneau = CreneauLu(
            n + 1,
            draw(st.dates(date(1990, 1, 1), date(2090, 1, 1))),
            debut,
            fin if fin > debut else None,
            fin_deduite=False,
            intitule=draw(lignes),
            seances=tuple(draw(seances(pk)) for pk in pks),
        )
        creneaux.append(creneau)
    premier = min(creneau.jour for creneau in creneaux)
    entete = Entete(draw(lignes.filter(bool)), lieu=draw(lignes), date_debut=premier)
    return Contenu(entete, composer(creneaux))


def dit(contenu):
    """What a calendar says: of an end, only when the séance is over."""
    finis = [replace(c, fin=c.jusqu_a) for c in contenu.creneaux]
    return replace(contenu, creneaux=composer(finis))


@reglages(max_examples=40, deadline=None)
@given(contenu=programmes())
def test_a_programme_comes_back_from_its_calendar(contenu):
    ecrit = calendrier(Publie(1, 1, PUBLIEE_LE, contenu), PAGE)
    ics.lire(ecrit)  # sound for the other reader too
    assert dit(lire_agenda(ecrit.decode(), hote=HOTE, base=VIDE).contenu) == dit(contenu)


@reglages(max_examples=5, deadline=None)
@given(contenu=programmes(), notes=textes(50))
def test_over_its_own_draft_nothing_at_all_changes(contenu, notes):
    complets = [
        replace(c, fixe=True, seances=tuple(replace(s, notes=notes, attendus=3) for s in c.seances))
        for c in contenu.creneaux
    ]
    complet = replace(contenu, creneaux=composer(complets))
    ecrit = calendrier(Publie(1, 1, PUBLIEE_LE, complet.public), PAGE)
    assert lire_agenda(ecrit.decode(), hote=HOTE, base=complet).contenu == complet


# ---- anybody's ----


@st.composite
def abimes(draw):
    """A calendar some of whose lines were cut, doubled, lost or changed."""
    lignes = calendrier(Publie(1, 1, PUBLIEE_LE, draw(programmes())), PAGE).decode().split("\r\n")
    for _ in range(draw(st.integers(1, 4))):
        rang = draw(st.integers(0, len(lignes) - 1))
        nom, _, valeur = lignes[rang].partition(":")
        autre = draw(
            st.text(max_size=12) | st.sampled_from(["20231019", "00010101T000000Z", "99991231T235959", "-P9999999D"])
        )
        lignes[rang] = draw(
            st.sampled_from(["", f"{nom}:{autre}", f"{nom};VALUE=DATE:{valeur}", autre, lignes[rang] * 2])
        )
        lignes.insert(
            rang, draw(st.sampled_from(["", "BEGIN:VEVENT", "END:VEVENT", "RRULE:FREQ=DAILY;COUNT=3", "X-A"]))
        )
    return "\r\n".join(lignes)


@reglages(max_examples=60, deadline=None)
@given(texte=abimes())
def test_a_damaged_calendar_is_read_or_refused_in_words(texte):
    with suppress(AgendaIllisible):
        assert lire_agenda(texte, hote=HOTE, base=VIDE).contenu.seances
