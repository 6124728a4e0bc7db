"""Frozen charters for the tests of comparing: written one save after the other, with what a version notes of each."""

from copy import deepcopy

from hypothesis import strategies as st

from charte import trame


ORIGINE, LENDEMAIN, SURLENDEMAIN = (f"2024-03-0{jour}T10:00:00+00:00" for jour in (1, 2, 3))


def source(numero, personne=None):
    """Whose doing: an amendement of that number, or a person."""
    return {"personne": personne, "amendements": [] if personne else [numero], "le": ORIGINE}


class Atelier:
    """A charter as it is written, frozen at will; each act has the number of its own as source."""

    def __init__(self):
        self.actes = 0
        self.sections = []  # [anchor, title, is_porteuse, [articles]]
        self.articles = {}
        self.retires, self.origines = {}, {}
        self.titre, self.origine = "Charte", None
        self.chantiers = [{"numero": 1, "titre": "Essaimer", "defi": "Comment ?", "structure": ""}]

    def acte(self):
        self.actes += 1
        return source(self.actes)

    def section(self, ancre, titre="Partie"):
        self.sections.append([ancre, titre, False, []])
        self.origines[ancre] = self.acte()

    def article(self, ancre, titre, corps, section=0):
        origine = self.acte()
        self.articles[ancre] = {
            "titre": titre, "corps": corps, "revision": 1, "place": origine, "sources": {"1": origine},
            "trames": {"titre": trame.nouvelle(titre, 1), "corps": trame.nouvelle(corps, 1)},
        }  # fmt: skip
        self.sections[section][3].append(ancre)

    def modifier(self, ancre, **champs):
        article = self.articles[ancre]
        if all(article[champ] == texte for champ, texte in champs.items()):
            return
        article["revision"] += 1
        article["sources"][str(article["revision"])] = self.acte()
        for champ, texte in champs.items():
            article[champ] = texte
            article["trames"][champ] = trame.tisser(article["trames"][champ], texte, article["revision"])

    def deplacer(self, ancre, section, rang):
        for autre in self.sections:
            autre[3][:] = [nom for nom in autre[3] if nom != ancre]
        self.sections[section][3].insert(rang, ancre)
        self.articles[ancre]["place"] = self.acte()

    def retirer(self, ancre):
        for section in self.sections:
            section[3][:] = [nom for nom in section[3] if nom != ancre]
        self.retires[ancre] = self.acte()

    def remettre(self, ancre, section=0):
        """Put back, the day after it was written."""
        self.sections[section][3].append(ancre)
        del self.retires[ancre]
        self.articles[ancre]["retour"] = {**self.acte(), "le": LENDEMAIN}

    def deplacer_section(self, de, a):
        section = self.sections.pop(de)
        self.sections.insert(a, section)
        self.origines[section[0]] = self.acte()

    def figer(self):
        """(contenu, provenance)."""
        contenu = {
            "titre": self.titre,
            "sections": [
                {
                    "ancre": ancre,
                    "titre": titre,
                    "chantiers": is_porteuse,
                    "articles": [
                        {"ancre": nom, "titre": self.articles[nom]["titre"], "corps": self.articles[nom]["corps"]}
                        for nom in noms
                    ],
                }
                for ancre, titre, is_porteuse, noms in self.sections
            ],
            "chantiers": self.chantiers,
        }
        presents = [nom for section in self.sections for nom in section[3]]
        provenance = {
            "articles": {
                nom: {
                    **self.articles[nom]["trames"],
                    **{c: self.articles[nom].get(c) for c in ("revision", "sources", "place", "retour")},
                }
                for nom in presents
            },
            "retires": {nom: origine for nom, origine in self.retires.items() if nom not in presents},
            "sections": self.origines,
            "titre": self.origine,
        }
        return deepcopy((contenu, provenance))


TEXTES = st.lists(
    st.sampled_from(
        "nous vous agir, décider. **ensemble** *ici* [lien](https://a.fr) - 12. ## > \n \n\n \n-\x20 \n1.\x20 é ` ** « » ! & <b>"
        .replace("\\x20", " ").split(" ")
    ),
    max_size=18,
).map(" ".join)  # fmt: skip
NOMS = ("agir", "dire", "faire", "lire", "voir")


@st.composite
def deux_versions(draw):
    """Two frozen charters with some acts between them."""
    atelier = Atelier()
    for ancre in ("un", "deux", "trois"):
        atelier.section(ancre)
    for nom in draw(st.lists(st.sampled_from(NOMS), unique=True, min_size=1, max_size=5)):
        atelier.article(nom, "Titre", draw(TEXTES), section=draw(st.integers(0, 2)))
    avant = atelier.figer()
    for genre in draw(st.lists(st.sampled_from(("modifier", "deplacer", "retirer", "ajouter", "section")), max_size=6)):
        presents = [nom for section in atelier.sections for nom in section[3]]
        if genre == "section":
            atelier.deplacer_section(draw(st.integers(0, 2)), draw(st.integers(0, 2)))
        elif genre == "ajouter":
            nouveaux = [nom for nom in ("neuf", "venu") if nom not in atelier.articles]
            if nouveaux:
                atelier.article(nouveaux[0], "Neuf", draw(TEXTES), section=draw(st.integers(0, 2)))
        elif presents:
            nom = draw(st.sampled_from(presents))
            if genre == "modifier":
                atelier.modifier(nom, corps=draw(TEXTES), titre=draw(st.sampled_from(("Titre", "Un titre"))))
            elif genre == "deplacer":
                atelier.deplacer(nom, draw(st.integers(0, 2)), 0)
            else:
                atelier.retirer(nom)
    return avant, atelier.figer()
