"""A second reader of calendars, strict and by hand: what RFC 5545 says of lines, properties and time zones."""

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone


LIGNE = re.compile(rb'[A-Z0-9-]+(;[A-Z0-9-]+=("[^"\x00-\x1f]*"|[^";:,\x00-\x1f]*)(,[^";:,]+)*)*:[^\x00-\x08\x0a-\x1f]*')
ECHAPPES = {"\\n": "\n", "\\N": "\n", "\\,": ",", "\\;": ";", "\\\\": "\\"}


@dataclass
class Composant:
    nom: str
    proprietes: dict = field(default_factory=dict)  # name -> [(parameters, raw value)]
    parties: list = field(default_factory=list)

    def un(self, nom):
        ((parametres, valeur),) = self.proprietes[nom]
        return parametres, valeur

    def texte(self, nom):
        valeur = self.un(nom)[1]
        assert not re.search(r"(?<!\\)(\\\\)*[;,]", valeur), f"{nom} n’est pas échappé : {valeur}"
        return re.sub(r"\\.", lambda trouve: ECHAPPES[trouve.group()], valeur)


def lire(octets: bytes) -> Composant:
    """The VCALENDAR of a file that keeps every rule of form; AssertionError otherwise."""
    assert octets.endswith(b"\r\n")
    lignes = octets[:-2].split(b"\r\n")
    assert all(len(ligne) <= 75 for ligne in lignes), "une ligne dépasse 75 octets"
    assert not any(b"\n" in ligne or b"\r" in ligne for ligne in lignes)
    # Unfolded as octets: a fold may stand inside a character.
    entieres = octets[:-2].replace(b"\r\n ", b"").replace(b"\r\n\t", b"").split(b"\r\n")
    racine = Composant("")
    pile = [racine]
    for ligne in entieres:
        assert LIGNE.fullmatch(ligne), ligne
        nom, parametres, valeur = _decouper(ligne.decode())
        if nom == "BEGIN":
            pile.append(Composant(valeur))
            pile[-2].parties.append(pile[-1])
        elif nom == "END":
            assert pile.pop().nom == valeur
        else:
            pile[-1].proprietes.setdefault(nom, []).append((parametres, valeur))
    assert (pile, racine.proprietes, [partie.nom for partie in racine.parties]) == ([racine], {}, ["VCALENDAR"])
    return racine.parties[0]


def _decouper(ligne):
    tete, valeur = re.match(r'((?:[^":]|"[^"]*")*):(.*)', ligne).groups()
    nom, *parametres = tete.split(";")
    return nom, {cle: v.strip('"') for cle, v in (parametre.split("=", 1) for parametre in parametres)}, valeur


def moment(calendrier: Composant, propriete) -> datetime:
    """A date-time of the calendar, its offset found in the calendar's own VTIMEZONE."""
    parametres, valeur = propriete
    if valeur.endswith("Z"):
        assert not parametres
        return datetime.strptime(valeur, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    local = datetime.strptime(valeur, "%Y%m%dT%H%M%S")
    (zone,) = [p for p in calendrier.parties if p.nom == "VTIMEZONE" and p.un("TZID")[1] == parametres["TZID"]]
    passages = sorted((debut, _decalage(partie)) for partie in zone.parties for debut in _passages(partie))
    avant = [decalage for debut, decalage in passages if debut <= local]
    assert avant, "le fuseau ne couvre pas cette date"
    return local.replace(tzinfo=timezone(avant[-1]))


def _passages(partie):
    """When an observance begins: each of its dates (its rules are written out)."""
    assert "RRULE" not in partie.proprietes
    valeurs = [partie.un("DTSTART")[1]]
    for _, valeur in partie.proprietes.get("RDATE", []):
        valeurs += valeur.split(",")
    return [datetime.strptime(valeur, "%Y%m%dT%H%M%S") for valeur in valeurs]


def _decalage(partie):
    signe, heures, minutes = re.fullmatch(r"([+-])(\d\d)(\d\d)", partie.un("TZOFFSETTO")[1]).groups()
    return timedelta(hours=int(heures), minutes=int(minutes)) * (1 if signe == "+" else -1)
