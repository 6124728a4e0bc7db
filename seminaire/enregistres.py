"""A programme that a program wrote – our own JSON, a calendar – recognised by its content and read (pure)."""

import json
from dataclasses import dataclass, replace

from seminaire.agenda import lire_agenda
from seminaire.contenu import Contenu, ContenuIllisible, de_json


OCTETS_MAX = 1_500_000
SEANCES_MAX = 600
JSON, AGENDA = "json", "agenda"


@dataclass(frozen=True)
class Enregistre:
    """What was read; `notes`: what to look at before taking it, in French."""

    genre: str
    contenu: Contenu
    notes: tuple[str, ...] = ()


def reconnaitre(texte: str) -> str:
    """JSON, AGENDA, or "" for a text that a person wrote."""
    debut = texte[:200].lstrip("\ufeff \t\r\n")
    if debut[:6].upper() == "BEGIN:":
        return AGENDA
    return JSON if debut.startswith("{") and not debut.startswith("{\\rtf") else ""


def lire(texte: str, *, hote: str, base: Contenu) -> Enregistre:
    """The programme of a file; `base` is the draft, of which stays what the file cannot say (see `completer`, `lire_agenda`).
    Raises ContenuIllisible or AgendaIllisible, whose messages are French."""
    texte = texte.lstrip("\ufeff \t\r\n")
    if reconnaitre(texte) == AGENDA:
        lecture = lire_agenda(texte, hote=hote, base=base)
        return Enregistre(AGENDA, lecture.contenu, lecture.notes)
    contenu = _sans_suivi(_lire_json(texte, base))
    if len(contenu.seances) > SEANCES_MAX:
        raise ContenuIllisible(f"Ce programme a plus de {SEANCES_MAX} séances : on n’en importe pas tant à la fois.")
    return Enregistre(JSON, contenu)


def completer(contenu: Contenu, base: Contenu) -> Contenu:
    """What everybody may read, with what the facilitation alone reads as the draft has it."""
    creneaux = {creneau.pk: creneau for creneau in base.creneaux}
    seances = {seance.pk: seance for _, seance in base.seances}
    return replace(
        contenu,
        salles=base.salles,
        creneaux=tuple(
            replace(
                creneau,
                fixe=creneaux[creneau.pk].fixe if creneau.pk in creneaux else False,
                seances=tuple(_completer(seance, seances.get(seance.pk)) for seance in creneau.seances),
            )
            for creneau in contenu.creneaux
        ),
    )


def _completer(seance, base):
    noms = ("objectifs", "materiel", "notes", "attendus")
    return replace(seance, **{nom: getattr(base, nom) for nom in noms}) if base else seance


def _lire_json(texte, base):
    try:
        valeurs = json.loads(texte, parse_constant=_sans_constante)
        contenu = de_json(valeurs)
    except ContenuIllisible:
        raise
    except RecursionError:
        raise ContenuIllisible("Ce fichier JSON est trop profondément emboîté pour être un programme.") from None
    except ValueError:
        raise ContenuIllisible("Ce fichier JSON est abîmé ou incomplet : enregistrez-le à nouveau.") from None
    return contenu if "salles" in valeurs else completer(contenu, base)


def _sans_constante(nom):
    raise ValueError(nom)  # NaN and Infinity are no JSON


def _sans_suivi(contenu):
    """How often it changed belongs to publications, its colour to the chantier."""
    creneaux = (
        replace(c, seances=tuple(replace(s, sequence=0, modifiee_le=None, couleur=None) for s in c.seances))
        for c in contenu.creneaux
    )
    return replace(contenu, creneaux=tuple(creneaux))
