"""How many pages a second, as ratios to *static*.

A round is: static, the page, its copy, static again, all on the same 16 connections, so that what the machine does
meanwhile and how the kernel has shared the connections between the web processes weigh on all of them alike. The
ratio of a round is taken within it; what is reported is the median of the rounds.

Beside it stands the same ratio in processor time: what one page costs the house, PostgreSQL included. On an idle machine
the two agree; on a busy one the second is the one to trust, since nobody else's work is in it.
"""

import asyncio
import statistics
import time
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from pathlib import Path

from tests.bench import tableau
from tests.bench.client import connecter, verifier
from tests.bench.maison import temps_de_processeur


CONNEXIONS = 16
FIXE = "/fixe/"


@dataclass(frozen=True)
class Debit:
    """What one measure gave."""

    pages: float  # a second
    cout: float  # seconds of processor a page


@dataclass
class Page:
    """One page, for one reader, and what the rounds found."""

    nom: str
    chemin: str
    role: str | None
    budget: float | None = None
    copie: str = ""  # the address of its copy
    fixe: list[Debit] = field(default_factory=list)  # by round
    calque: list[Debit] = field(default_factory=list)
    debits: list[Debit] = field(default_factory=list)

    @property
    def cle(self) -> str:
        return f"{self.chemin.strip('/').replace('/', '-')}-{self.role or 'public'}"

    @property
    def lecture(self) -> str:
        return f"{self.nom}, {'avec session' if self.role else 'sans session'}"

    def taux(self, debits) -> float:
        return statistics.median(debit.pages / fixe.pages for debit, fixe in zip(debits, self.fixe, strict=True))

    def taux_de_cout(self) -> float:
        return statistics.median(fixe.cout / debit.cout for debit, fixe in zip(self.debits, self.fixe, strict=True))

    def ligne(self) -> tableau.Ligne:
        pages = statistics.median(debit.pages for debit in self.debits)
        cout = statistics.median(debit.cout for debit in self.debits) * 1000
        detail = f" ({pages:.0f} pages/s ; {self.taux_de_cout():.0%} en processeur, {cout:.1f} ms".replace(".", ",")
        detail += f" ; sa copie figée : {self.taux(self.calque):.0%})"
        return tableau.au_moins(self.lecture, self.taux(self.debits), self.budget, detail)


DE_LA_DEMONSTRATION = [
    ("Programme de la démonstration", "/programme/", 0.60),
    ("Chantier", "/chantiers/1/", None),
    ("Charte", "/charte/", None),
]
LONG = [("Programme de 500 séances", "/programme/", 0.25)]
ROLES = (None, "participante")


async def mesurer(maison, pages, sessions, *, tours, duree) -> list[tableau.Ligne]:
    """Each page with and without a session, `duree` seconds a measure, `tours` rounds after one to warm up."""
    pages = [Page(nom, chemin, role, budget) for nom, chemin, budget in pages for role in ROLES]
    for page in pages:
        await copier(maison, page, sessions)
    for tour in range(tours + 1):
        for page in pages:
            await un_tour(maison, page, sessions, duree if tour else duree / 4, is_compte=tour > 0)
    return [*(ligne_de_base(pages, role) for role in ROLES), *(page.ligne() for page in pages)]


def ligne_de_base(pages, role) -> tableau.Ligne:
    fixes = [debit for page in pages if page.role == role for debit in page.fixe]
    debit = statistics.median(fixe.pages for fixe in fixes)
    cout = f"{statistics.median(fixe.cout for fixe in fixes) * 1000:.1f} ms".replace(".", ",")
    lecture = "avec session" if role else "sans session"
    return tableau.Ligne(f"Page fixe (la base), {lecture}", f"{debit:.0f} pages/s ; {cout} de processeur")


async def copier(maison, page, sessions) -> None:
    """Keep the page as it is now, for the view that returns it without computing anything."""
    calques = Path(maison.environnement["VAR"]) / "calques"
    calques.mkdir(exist_ok=True)
    async with connecter(maison, sessions.get(page.role)) as connexion:
        reponse = await connexion.lire(page.chemin, accept_encoding="identity")
    nom = f"{page.cle}-{time.monotonic_ns()}"  # never the name of an older copy, which the server remembers
    (calques / f"{nom}.html").write_bytes(reponse.corps)
    page.copie = f"{FIXE}{nom}/"


async def un_tour(maison, page, sessions, duree, *, is_compte) -> None:
    async with AsyncExitStack() as pile:
        connexions = [
            await pile.enter_async_context(connecter(maison, sessions.get(page.role))) for _ in range(CONNEXIONS)
        ]
        for connexion in connexions:
            await connexion.lire(page.chemin)  # as a browser that has already been here, with its cookies
        avant, debit, calque, apres = [
            await debiter(maison, connexions, chemin, duree) for chemin in (FIXE, page.chemin, page.copie, FIXE)
        ]
    if is_compte:
        page.fixe.append(Debit((avant.pages + apres.pages) / 2, (avant.cout + apres.cout) / 2))
        page.debits.append(debit)
        page.calque.append(calque)


async def debiter(maison, connexions, chemin, duree) -> Debit:
    """What these connections get, each asking again as soon as it is answered."""
    depart, use = time.perf_counter(), temps_de_processeur(maison)
    lues = await asyncio.gather(*(lire_sans_cesse(connexion, chemin, depart + duree) for connexion in connexions))
    secondes = time.perf_counter() - depart
    return Debit(sum(lues) / secondes, (temps_de_processeur(maison) - use) / sum(lues))


async def lire_sans_cesse(connexion, chemin, fin) -> int:
    requete, lues = connexion.requete("GET", chemin), 0
    while time.perf_counter() < fin:
        verifier(await connexion.echanger(requete), chemin, 200)
        lues += 1
    return lues
