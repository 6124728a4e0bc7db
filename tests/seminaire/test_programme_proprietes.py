"""What holds of any text: nothing is lost, nothing is refused, and what is written in a known notation reads back the same."""

import itertools
import json
import re
from collections import Counter
from datetime import date, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from labo.textes import normaliser
from seminaire.programme import NOTATIONS, Intervenant, Jour, Programme, SeanceLue, ecrire, lire
from tests.seminaire.textes_longs import LONGS


# The words that only link others, and that the structure replaces: leads of hours, « de » before an organisation, labels.
LIAISON = set(
    "de d du des la le l les à a au aux et par avec puis partir dès vers entre en jusqu qu ainsi que pour chez h min "
    "mn heures "
    "m mme mlle monsieur madame dr animée intervenants intervenantes intervenant interventions lieu salle minuit midi "
    "environ un une quart heure d am pm trente demie et neuf dix du".split()
)
# The date of a day is written once, when « Samedi 14 mai matin » and « Samedi 14 mai après-midi » are one day.
REPETES = {"jeudi", "octobre", "samedi", "vendredi", "mai", "jour", "sam"}
MORCEAUX = st.sampled_from(
    "9h|9h30|9 h 30|09:30|14H15|9h-10h|10h00 – 10h45|De 14h à 15h|Dès 18h|À partir de 17h|vers 16h|(1h30)|[20 mn]|"
    "35 min|9-10h|24h/24|midi|9.30|9.30 - 10.15|2pm|11h et 15h : |9h, 14h : |10 heures trente|(un quart d’heure)|"
    "09 : 30 – 10 : 00|neuf heures|dix heures trente|midi et quart|9h.|22h - …|09:30;10:00;Lire|9h;Dire;B|(heure de Paris)|CET|"
    "la journée commence à 9 h par un accueil, puis à 10h|messe à 10h30, repas à 12h, jeux à 14h.|II. La suite|"
    "sous la présidence de|en présence de|tout au long de la journée|samedi et dimanche|03/05 9h|DES MOTS EN CAPITALES|"
    " - | – | : | / |, | ; | (|) | | « | » |. |► |• |- |\t|> |**|?|1) |2. |a. |    |   |➢ |*|\t\t|"
    "Heure\tTitre\tQui\tSalle|Horaire\tSalle A\tSalle B|Début\tFin\tTitre|Dr. Ana Roy|DUPONT Marie|Univ. Brest|"
    "Ateliers en parallèle|"
    "Atelier A : Lire|Atelier B : Écrire|Salle 3 : |Groupe 1|en parallèle|avec|modération :|Programme : |Sam. 14/09|Vendredi 3|"
    "Jean Dupont|Anne-Marie LEROUX|Mme Petit|M. Paul Roux|Fatou|Dementhon|maire de Lyon|présidente du Labo|"
    "directrice générale|"
    "Université de Caen|CNRS|France Active|Labo de l’ESS|accueil|Accueil|Pause|Déjeuner|Atelier 2|Premier temps|"
    "Session A|Ateliers|"
    "Table ronde|salle B|Amphi Curie|Salle : 12|Lieu : Montreuil|Intervenants :|Animation :|Avec :|par|de|et|&|"
    "animée par|"
    "Jeudi 19 octobre 2023|samedi 4|12/03/2024|Jour 2|Matin|Après-midi :|Vendredi|du 18 au 21 mai 2022|2023|12 €|6 ans|"
    "Programme|Inscription avant le 3 mai|une phrase un peu plus longue qui raconte la journée.|Restitution|à confirmer".split(
        "|"
    )
)
LIGNES = st.lists(MORCEAUX, max_size=9).flatmap(lambda m: st.sampled_from(["", " "]).map(lambda colle: colle.join(m)))
SOUPES = st.lists(LIGNES, max_size=14).map("\n".join)


def textes(valeur):
    if isinstance(valeur, str):
        yield valeur
    elif isinstance(valeur, dict):
        for cle, contenu in valeur.items():
            if cle not in ("a_verifier", "debut", "fin", "date"):
                yield from textes(contenu)
    elif isinstance(valeur, list):
        for contenu in valeur:
            yield from textes(contenu)


def mots(texte):
    return Counter(re.findall(r"[^\W\d_]+", texte.lower()))


def manquants(texte):
    """The words of the text that its reading does not hold, hours and linking words aside."""
    rendus = Counter()
    for rendu in textes(lire(texte).en_json()):
        rendus += mots(rendu)
    perdus = mots(normaliser(texte)) - rendus
    return {mot for mot in perdus if mot not in LIAISON and mot not in REPETES}


@settings(max_examples=250, deadline=None)
@given(SOUPES)
def test_no_word_of_a_soup_of_lines_is_lost(texte):
    assert manquants(texte) == set()


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=400))
def test_any_text_is_read_and_nothing_of_it_is_lost(texte):
    assert manquants(texte) == set()


SANS_HEURE = st.lists(
    st.sampled_from("5 ateliers|2023|12 €|de 6 à 12 ans|vol 1955|n° 14|tome 3|35 heures de débat|page 9".split("|")),
    min_size=1,
).map(" ".join)


@settings(deadline=None)
@given(st.lists(SANS_HEURE, max_size=6))
def test_numbers_without_hours_make_no_seance_and_stay(lignes):
    lu = lire("\n".join(lignes))
    assert lu.jours == ()
    assert Counter(" ".join([lu.titre, *lu.non_places]).split()) == Counter(" ".join(lignes).split())


TITRES = st.sampled_from(
    "Accueil|Ateliers participatifs|5 ateliers en parallèle|Remise en mouvement|Restitution des groupes|"
    "Charte : premières lignes|"
    "Présentation du rapport 2022|Forum des 12 initiatives|Mots de la fin|Questions et échanges|Déjeuner sur place|"
    "Économie sociale – état des lieux|(Re)découvrir le territoire|L’an 2030 vu d’ici".split("|")
)
PERSONNES = st.lists(
    st.sampled_from(
        [
            Intervenant("Jeanne Morel", "directrice", "Fédération des tiers-lieux"),
            Intervenant("Karim Benali", "maire", "Bourg-les-Eaux"),
            Intervenant("Lucie DELMAS", "chargée de mission", ""),
            Intervenant("Paul-Henri Le Goff", "", "Université de Brest"),
            Intervenant("Awa Ndiaye", "", "Coopérative du Moulin"),
            Intervenant("Sophie Martin", "", ""),
        ]
    ),
    unique=True,
    max_size=3,
)
SALLES = st.sampled_from(["", "", "salle B", "Amphi Curie", "salle des Actes"])
MINUTES = st.lists(st.integers(7 * 12, 21 * 12), min_size=2, max_size=9, unique=True).map(
    lambda m: [5 * n for n in sorted(m)]
)


MOTS = st.sampled_from(
    "eau forêt travail commun quartier lycée santé énergie jeunesse pain vélo mémoire langue récit chemin bilan budget jardin "
    "écoute règles 2030 3 12 ESS".split()
)
LIBRES = st.lists(MOTS, min_size=1, max_size=6).map(lambda mots: f"Parler {' et '.join(mots)} ensemble")


@st.composite
def paralleles(tirer):
    """What runs side by side in a slot: nothing, or two or three workshops with their rooms and speakers."""
    lettres = tirer(st.sampled_from(["", "", "AB", "ABC"]))
    return tuple(
        SeanceLue(None, None, f"Atelier {lettre} : {tirer(TITRES)}", False, tuple(tirer(PERSONNES)), tirer(SALLES))
        for lettre in lettres
    )


@st.composite
def journees(tirer):
    """A day of séances that follow one another, with rooms, speakers, parallel workshops and untimed parts."""
    seances = []
    bornes = tirer(MINUTES)
    for debut, fin in itertools.pairwise(bornes):
        parties = [
            SeanceLue(None, None, f"Temps {n} : {tirer(TITRES)}") for n in range(1, tirer(st.integers(0, 3)) + 1)
        ]
        heures = (time(debut // 60, debut % 60), time(fin // 60, fin % 60))
        cote_a_cote = tirer(paralleles())
        seances.append(
            SeanceLue(
                *heures,
                "Ateliers en parallèle" if cote_a_cote else tirer(st.one_of(TITRES, LIBRES)),
                intervenants=tuple(tirer(PERSONNES)),
                salle=tirer(SALLES),
                sous_elements=() if cote_a_cote else tuple(parties),
                paralleles=cote_a_cote,
            )
        )
    return seances


@pytest.mark.parametrize("notation", NOTATIONS)
@settings(max_examples=15, deadline=None)
@given(seances=journees())
def test_what_is_written_in_a_notation_reads_back_the_same(notation, seances):
    programme = Programme(
        "Rencontre des chantiers", (Jour(date(2023, 10, 19), "Jeudi 19 octobre 2023", tuple(seances)),), ()
    )
    assert lire(ecrire(programme, notation=notation)) == programme


@pytest.mark.parametrize("notation", NOTATIONS)
@settings(max_examples=15, deadline=None)
@given(seances=journees())
def test_ends_that_are_not_written_are_deduced(notation, seances):
    sans_fin = [
        SeanceLue(s.debut, s.fin, s.titre, fin_deduite=True, intervenants=s.intervenants, sous_elements=s.sous_elements)
        for s in seances
    ]
    dernier = sans_fin[-1]
    sans_fin[-1] = SeanceLue(dernier.debut, None, dernier.titre, intervenants=dernier.intervenants)
    jours = (Jour(date(2024, 3, 1), "Vendredi 1er mars 2024", tuple(sans_fin)),)
    assert lire(ecrire(Programme("", jours, ()), notation=notation)).jours == jours


def a_plat(seances):
    """Hours and titles in the order of the text, whatever stands inside what."""
    for seance in seances:
        yield seance.debut, seance.fin, seance.titre
        yield from a_plat(seance.sous_elements)


DESORDRE = st.lists(
    st.tuples(st.integers(6 * 60, 20 * 60), st.integers(1, 175), LIBRES).map(
        lambda t: (time(t[0] // 60, t[0] % 60), time((t[0] + t[1]) // 60, (t[0] + t[1]) % 60), t[2])
    ),
    min_size=1,
    max_size=8,
)


@pytest.mark.parametrize("notation", NOTATIONS)
@settings(max_examples=15, deadline=None)
@given(lignes=DESORDRE)
def test_a_list_in_any_order_keeps_its_order_hours_and_titles(notation, lignes):
    programme = Programme("Rencontre", (Jour(None, "Samedi", tuple(SeanceLue(*ligne) for ligne in lignes)),), ())
    assert list(a_plat(lire(ecrire(programme, notation=notation)).jours[0].seances)) == lignes


RAPIDES = ("hours one per line", "tabs", "lone hours")
CAS_LONGS = [
    pytest.param(texte, id=nom, marks=() if nom in RAPIDES else pytest.mark.long) for nom, texte in LONGS.items()
]


@pytest.mark.parametrize("texte", CAS_LONGS)
def test_a_long_strange_text_ends_and_its_reading_can_be_written_as_json(texte):
    lu = lire(texte).en_json()
    assert json.loads(json.dumps(lu)) == lu
