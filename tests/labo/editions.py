"""Texts and lists as people edit them: two versions made from one base by inserting, replacing, deleting and moving."""

from hypothesis import settings
from hypothesis import strategies as st


reglages = settings(max_examples=50, deadline=None)

MOTS = (
    *("le", "la", "de", "un", "jardin", "atelier", "charte", "coopérative", "voix", "l’eau", "aujourd’hui", "peut-être"),
    *("participant·es", "9", "h", "30", "12,5", "e\u0301te\u0301", "👩\u200d🔧", "🇫🇷", "(ici)", "«", "»", "?", "https://labo.fr/a?b=c"),
)  # fmt: skip
NOUVEAUX = ("serre", "\u00a0;", "de  la", "compost", "récolte", "d’abord", "semence", "👍🏽", "!", "14:15")
SAUTS = ("\n\n", "\n\n", "\n", "\n\n\n")

phrases = st.lists(st.sampled_from(MOTS), min_size=1, max_size=7).map(lambda suite: f"{' '.join(suite)}.")
paragraphes = st.lists(phrases, min_size=1, max_size=2).map(" ".join)
n_importe_quoi = st.text(st.characters(), max_size=40)
textes = st.builds(lambda suite, saut: saut.join(suite), st.lists(paragraphes, max_size=5), st.sampled_from(SAUTS))

# What a person does once: on which of what there is, how many of them, and with what.
actes = st.tuples(
    st.sampled_from(("inserer", "remplacer", "retirer", "deplacer", "couper", "joindre")),
    st.integers(0, 15),
    st.integers(1, 3),
    st.sampled_from(NOUVEAUX),
)


def trois_textes(base=textes):
    """A base and two versions of it, each after up to four acts."""
    editions = st.lists(actes, max_size=4)
    return st.builds(
        lambda *trois: (trois[0], *(_editer(trois[0], acte) for acte in trois[1:])), base, editions, editions
    )


def trois_lignes():
    """The same on lines, of which none is there twice."""
    editions = st.lists(st.tuples(st.booleans(), actes), max_size=3)
    lignes = st.lists(phrases, max_size=6, unique=True)
    return st.builds(
        lambda base, *trois: ("\n".join(base), *("\n".join(_editer_lignes(base, acte)) for acte in trois)),
        lignes,
        editions,
        editions,
    )


def _editer(texte, editions):
    for rang, (acte, place, combien, nouveau) in enumerate(editions):
        if acte in ("couper", "joindre", "deplacer") or (place + rang) % 3 == 0:
            texte = "\n\n".join(_agir(texte.split("\n\n"), acte, place, combien, f"{nouveau} {nouveau}."))
        else:
            texte = " ".join(_agir(texte.split(" "), acte, place, combien, nouveau))
    return texte


def _editer_lignes(lignes, editions):
    for is_mot, (acte, place, combien, nouveau) in editions:
        if is_mot and lignes:
            place %= len(lignes)
            mots = _agir(lignes[place].split(" "), "inserer", place, combien, nouveau)
            lignes = [*lignes[:place], " ".join(mots), *lignes[place + 1 :]]
        else:
            lignes = _agir(lignes, acte, place, 1, f"{nouveau} {place}")
    return [ligne.replace("\n", " ") for ligne in lignes]


def _agir(suite, acte, place, combien, nouveau):
    """A list of words, of paragraphs or of lines after one act."""
    place %= len(suite) + 1
    avant, pris, apres = suite[:place], suite[place : place + combien], suite[place + combien :]
    if acte == "inserer":
        return [*avant, nouveau, *pris, *apres]
    if acte == "remplacer":
        return [*avant, *[nouveau] * bool(pris), *apres]
    if acte == "deplacer":
        reste = avant + apres
        return [*reste[: combien * 2], *pris, *reste[combien * 2 :]]
    if acte == "couper":
        return [*avant, *(morceau.replace(". ", ".\n\n", 1) for morceau in pris), *apres]
    if acte == "joindre":
        return [*avant, *[" ".join(pris)] * bool(pris), *apres]
    return avant + apres


def trois_listes(*, deplacements=True):
    """Lists of distinct keys, of 0 to 7 at first; what one side adds, from 20 to 25, the other may add too."""
    genres = ("inserer", "retirer", "deplacer") if deplacements else ("inserer", "retirer")
    editions = st.lists(
        st.tuples(st.sampled_from(genres), st.integers(0, 9), st.integers(1, 3), st.integers(20, 25)), max_size=4
    )
    return st.builds(
        lambda longueur, *trois: (
            list(range(longueur)),
            *(_editer_liste(list(range(longueur)), acte) for acte in trois),
        ),
        st.integers(0, 8),
        editions,
        editions,
    )


def _editer_liste(cles, editions):
    for acte, place, combien, cle in editions:
        cles = _agir(cles, acte, place, combien, cle)
    return list(dict.fromkeys(cles))
