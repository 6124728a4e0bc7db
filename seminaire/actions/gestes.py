"""What an act of the editor changed, kept so that one tap undoes it: `photographier` before, `noter` after.

An act photographs the créneaux that it may touch, with their séances, and says what it created; `annuler_geste`
(`seminaire.actions.annulation`) goes back. Values are kept as JSON gives them.
"""

import json

from django.core.serializers.json import DjangoJSONEncoder

from seminaire.models import Creneau, Geste, Seance


HORAIRE = (
    "jour",
    "debut",
    "fin",
    "fin_deduite",
)  # changed and gone back together: an end without its start says nothing
CRENEAU = (*HORAIRE, "intitule", "fixe", "rang")
SEANCE = ("creneau_id", "rang", "salle_id", "phases", "titre", "nature", "chantier_id")


def photographier(creneaux) -> dict:
    """These créneaux and what stands in them, before an act; the seminar is locked."""
    pks = [creneau.pk for creneau in creneaux]
    seances = Seance.objects.filter(creneau__in=pks)
    return {"creneaux": _lire(Creneau.objects.filter(pk__in=pks), CRENEAU), "seances": _lire(seances, SEANCE)}


def rephotographier(photo) -> dict:
    """The same ones now; what is gone is absent."""
    return {
        "creneaux": _lire(Creneau.objects.filter(pk__in=photo["creneaux"]), CRENEAU),
        "seances": _lire(Seance.objects.filter(pk__in=photo["seances"]), SEANCE),
    }


def photographier_creees(pks) -> dict:
    """Séances that an act created, with all that somebody may have written or moved there since."""
    valeurs = ("creneau_id", *Seance.CHAMPS_COEDITES, *(f"creneau__{nom}" for nom in HORAIRE))
    return _lire(Seance.objects.presentes().filter(pk__in=pks), valeurs)


def noter(verbe, seance, avant, *, by, creees=()) -> Geste:
    """The end of an act on a séance that can be undone: what it changed of that photograph, and what it created."""
    apres = rephotographier(avant)
    bougees = {pk for pk, valeurs in avant["seances"].items() if valeurs != apres["seances"].get(pk)}
    # Where a séance left from may be empty now, and forgotten before it comes back.
    quittes = {str(avant["seances"][pk]["creneau_id"]) for pk in bougees}
    changes = {pk for pk, valeurs in avant["creneaux"].items() if pk in quittes or valeurs != apres["creneaux"].get(pk)}
    garder = {"creneaux": changes, "seances": bougees}
    return Geste.objects.create(
        seminaire_id=seance.creneau.seminaire_id,
        seance_id=seance.pk,
        personne=by,
        verbe=verbe,
        avant=_choisir(avant, garder),
        apres=_choisir(apres, garder) | {"creees": photographier_creees([seance.pk for seance in creees])},
    )


def _lire(objets, champs):
    lus = {str(valeurs.pop("pk")): valeurs for valeurs in objets.values("pk", *champs)}
    return json.loads(json.dumps(lus, cls=DjangoJSONEncoder))


def _choisir(photo, garder):
    return {nom: {pk: valeurs for pk, valeurs in photo[nom].items() if pk in cles} for nom, cles in garder.items()}
