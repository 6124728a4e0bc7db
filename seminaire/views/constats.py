"""What a person is told after an act of the editor: what was done, what is to be checked about it, how to undo it."""

from functools import partial

from labo.pages import accomplir
from seminaire import queries
from seminaire.lieux import adresse, is_grille


DITES = 2  # more of them are counted
# How an act is told where it may be undone.
GESTES = {
    "creneau_scinde": "la scission de {}",
    "intitule_modifie": "le titre commun de {}",
    "seance_ajoutee": "l’ajout de {}",
    "seance_deplacee": "le déplacement de {}",
    "seance_dupliquee": "la copie de {}",
    "seance_mise_en_parallele": "la mise en parallèle de {}",
    "seance_repartie": "la répartition de {}",
    "seance_separee": "la séparation de {}",
    "suite_decalee": "le décalage de {} et de la suite",
}


def accomplir_et_dire(request, acte, *, rendre, vers, annonce, seminaire, **suites):
    """An act on a séance, told with what is to be checked about it since; the announcement offers to undo it.

    `annonce`: a sentence, or a function of the séance that the act gives back.
    """
    return accomplir(
        request,
        acte,
        rendre=rendre,
        vers=vers,
        annonce=partial(_dire, annonce),
        annuler=partial(adresse_d_annulation, request, seminaire=seminaire),
        **suites,
    )


def adresse_d_annulation(request, seance, *, seminaire):
    """Where what was done is undone, and comes back to where it was done; "" for an act that cannot be."""
    return _adresse_de_retour(seance.geste, seminaire, is_en_grille=is_grille(request)) if seance.geste else ""


def dernier_geste(personne, seminaire, gestes, titres, *, is_en_grille=False) -> dict | None:
    """The last act of this person that can be undone, in words; `titres`: of the séances of the draft, by key."""
    geste = queries.dernier_de(personne, gestes)
    if geste is None:
        return None
    titre = titres.get(geste.seance_id, "")
    quoi = GESTES[geste.verbe].format(f"«\u00a0{titre}\u00a0»" if titre else "la séance")
    return {"quoi": quoi, "at": geste.at, "annuler": _adresse_de_retour(geste, seminaire, is_en_grille=is_en_grille)}


def _adresse_de_retour(geste, seminaire, *, is_en_grille):
    ici = adresse(seminaire, "geste_annuler", geste_pk=geste.pk)
    return f"{ici}?vue=grille" if is_en_grille else ici


def _dire(annonce, seance):
    return (annonce(seance) if callable(annonce) else annonce) + _a_verifier(seance)


def _a_verifier(seance):
    alertes = queries.alertes_du_jour_de(seance.creneau_id)
    phrases = [a.phrase for a in alertes if a.is_attention and a.is_de(seance.creneau_id, seance.pk)]
    reste = len(phrases) - DITES
    autres = [f"Et {reste} autre{'s' * (reste > 1)} point{'s' * (reste > 1)}."] if reste > 0 else []
    return f" À vérifier\u00a0: {' '.join([*phrases[:DITES], *autres])}" if phrases else ""
