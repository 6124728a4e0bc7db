"""One person of the storm, a process of her own: `python -m tests.tempete.personne < consigne.json`.

She opens forms, types, sends, sends the same twice, hangs up before the answer, comes back to an old tab; when told that
somebody saved first she often settles, as a person would. What she was told is written to her journal, a line for each
save that she wanted; the oracle reads nothing else of her.
"""

import json
import random
import string
import sys
import time
from pathlib import Path

from tests.tempete.formulaire import Formulaire, PasDeFormulaire, ecrire, lire, mots
from tests.tempete.ligne import Ligne, MaisonMuette


# How she sends, and how often: on the form just opened, on one opened long ago, twice in turn, twice at once, hanging up
# after all of it or in its middle, again from the page that the « back » button kept.
GENRES = {"simple": 40, "perime": 22, "rejoue": 8, "double": 6, "coupe": 10, "moitie": 6, "retour": 8}
GARDES = 4  # old tabs that she keeps
REGLEMENTS = 4  # times that she tries to settle one conflict


class Personne:
    def __init__(self, consigne):
        self.numero, self.pk, self.objets = consigne["numero"], consigne["pk"], consigne["objets"]
        self.ligne = Ligne(consigne["adresses"], dict(consigne["cookies"]), consigne["patience"])
        self.onglets: list[Formulaire] = []
        self.dernier: Formulaire | None = None  # what « back » would show
        self.deja_retires: list[str] = []  # what that form, sent again, takes away again
        self.rang = 0

    def vivre(self, envois, journal):
        for _ in range(envois):
            self.rang += 1
            recit = self.un_envoi()
            print(json.dumps(recit), file=journal, flush=True)

    def un_envoi(self) -> dict:
        """One save that she wants, to its end; what became of it."""
        genre = random.choices(list(GENRES), list(GENRES.values()))[0]
        ouvert = self.ouvrir(genre)
        ecrit = ecrire(ouvert, self.mot_neuf)
        retires = ouvert.moins(ecrit) | set(self.deja_retires if ouvert is self.dernier else ())
        self.recit = {
            "personne": self.pk, "chemin": ecrit.chemin, "genre": genre, "is_envoi": random.random() < 0.5,
            "mots": sorted(ecrit.mots - ouvert.mots), "retires": sorted(retires),
            "issue": "inconnue", "numeros": [], "fautes": [], "secondes": [], "conflits": 0, "is_partie": True,
        }  # fmt: skip
        self.ligne.pannes, self.ligne.coupures = [], 0
        try:
            self.envoyer(genre, ecrit)
        except MaisonMuette as muette:
            self.recit["fautes"].append(str(muette))
        return self.recit | {"pannes": self.ligne.pannes, "coupures": self.ligne.coupures}

    def ouvrir(self, genre) -> Formulaire:
        if genre == "perime" and self.onglets:
            return self.onglets.pop(random.randrange(len(self.onglets)))
        if genre == "retour" and self.dernier:
            return self.dernier
        if len(self.onglets) < GARDES:
            self.onglets.append(self.lire_le_formulaire())
        return self.lire_le_formulaire()

    def lire_le_formulaire(self) -> Formulaire:
        chemin = random.choice(self.objets)
        return lire(self.ligne.demander("GET", chemin).texte, chemin)

    def mot_neuf(self) -> str:
        hasard = "".join(random.choices(string.ascii_lowercase + string.digits, k=4))
        return f"mot{self.numero}x{self.rang}x{hasard}"

    # ---- sending ----

    def envoyer(self, genre, formulaire):
        if genre == "coupe" or genre == "moitie":
            self.couper(formulaire, part=1 if genre == "coupe" else random.random() * 0.95)
            if random.random() < 0.3:
                return  # she never tries again: nobody knows, and half a text must have changed nothing
        if genre == "double":
            self.envoyer_deux_fois_a_la_fois(formulaire)
        else:
            self.aboutir(formulaire, self.poster(formulaire))
        if genre == "rejoue" and self.recit["issue"] == "enregistree":
            self.repeter(self.poster(self.dernier))

    def poster(self, formulaire):
        depart = time.perf_counter()
        reponse = self.ligne.demander("POST", formulaire.chemin, self.champs(formulaire), **self.entetes(formulaire))
        self.recit["secondes"].append(round(time.perf_counter() - depart, 4))
        return reponse

    def champs(self, formulaire):
        return formulaire.champs | {"csrfmiddlewaretoken": self.ligne.cookies.get("csrftoken", "")}

    def entetes(self, formulaire):
        if not self.recit["is_envoi"]:
            return {}
        htmx = {"HX-Request": "true"} if formulaire.is_htmx else {}
        return {"Envoi": self.pk, "X-CSRFToken": self.ligne.cookies.get("csrftoken", ""), **htmx}

    def couper(self, formulaire, part):
        """Send all of it or a part, and hang up without reading the answer."""
        adresse = random.choice(self.ligne.adresses)
        self.recit["is_partie"] = part == 1
        try:
            self.ligne.envoyer(
                adresse, "POST", formulaire.chemin, self.champs(formulaire), part=part, **self.entetes(formulaire)
            )
            time.sleep(random.choice((0, 0.005, 0.03, 0.1)))
        except OSError:
            self.ligne.coupures += 1
        self.ligne.raccrocher(adresse)

    def envoyer_deux_fois_a_la_fois(self, formulaire):
        """The same form on two lines before either has answered, as a double click or two tabs of one outbox would."""
        autres = Ligne(self.ligne.adresses, self.ligne.cookies, self.ligne.patience)
        adresse = random.choice(autres.adresses)
        try:
            autres.envoyer(adresse, "POST", formulaire.chemin, self.champs(formulaire), **self.entetes(formulaire))
        except OSError:
            autres.raccrocher(adresse)
        premiere = self.poster(formulaire)
        try:
            seconde = autres.lire(adresse)
        except Exception:  # that line broke: the other has answered
            seconde = premiere
        autres.raccrocher(adresse)
        # Of two at once, the one that came first may have been refused, and the other saved.
        moindre, meilleure = sorted((premiere, seconde), key=lambda reponse: reponse.statut < 400)
        self.aboutir(formulaire, meilleure)
        if moindre.statut >= 500:
            self.ligne.pannes.append(moindre.statut)
        elif self.recit["issue"] == "enregistree" and moindre.statut != 409:
            self.repeter(moindre)

    # ---- what she is told ----

    def aboutir(self, formulaire, reponse):
        """Note the answer; when somebody saved first, most often settle."""
        for _ in range(REGLEMENTS):
            if reponse.statut != 409:
                break
            self.recit["conflits"] += 1
            self.recit["issue"] = "refusee"
            try:
                propose = lire(reponse.texte, formulaire.chemin)
            except PasDeFormulaire:
                self.recit["fautes"].append("un 409 sans formulaire")
                return
            if perdus := set(self.recit["mots"]) - propose.mots:
                self.recit["fautes"].append(f"le formulaire rendu par un 409 n’a plus {sorted(perdus)}")
                return
            # After hanging up, the first sending may still be on its way under another key: she leaves it at that.
            if self.recit["genre"] in ("coupe", "moitie", "double") or random.random() < 0.25:
                self.recit["issue"] = "inconnue" if self.recit["genre"] == "coupe" else "refusee"
                return
            vus = mots(reponse.texte) - propose.mots
            self.recit["retires"] = sorted(vus | set(self.recit["retires"]) | formulaire.moins(propose))
            formulaire, reponse = propose, self.poster(propose)
        self.noter(reponse)
        if self.recit["issue"] == "enregistree":
            self.dernier, self.deja_retires = formulaire, self.recit["retires"]

    def repeter(self, reponse):
        """The answer to what has been saved already: the same receipt."""
        numero = self.numero_recu(reponse)
        if numero is None:
            self.recit["fautes"].append(f"un envoi répété après son reçu a eu {reponse.statut}")
        else:
            self.recit["numeros"].append(numero)

    def noter(self, reponse):
        numero = self.numero_recu(reponse)
        if numero is not None:
            self.recit["issue"] = "enregistree"
            self.recit["numeros"].append(numero)
        elif reponse.statut in (409, 422):
            self.recit["issue"] = "refusee"
        else:
            self.recit["fautes"].append(
                f"réponse inattendue : {reponse.statut} {reponse.genre} {reponse.texte[:200]!r}"
            )

    def numero_recu(self, reponse) -> int | None:
        """What she may call « enregistré »: a receipt with its number; without JavaScript, being led on (0)."""
        if self.recit["is_envoi"] and reponse.statut == 200 and "json" in reponse.genre:
            numero = json.loads(reponse.texte)["numero"]
            return numero if isinstance(numero, int) and numero > 0 else None
        is_menee = reponse.statut == 302 and not reponse.vers.startswith("/connexion/")
        return 0 if is_menee and not self.recit["is_envoi"] else None


if __name__ == "__main__":
    consigne = json.load(sys.stdin)
    random.seed(consigne["graine"])
    with Path(consigne["journal"]).open("w") as journal:
        Personne(consigne).vivre(consigne["envois"], journal)
