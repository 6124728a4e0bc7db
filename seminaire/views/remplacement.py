"""A programme that a program wrote: what it would change is shown, then it takes the place of the draft."""

from functools import partial

from django.shortcuts import render
from django.urls import reverse

from chantiers.models import Chantier
from labo.pages import accomplir, refus_context
from seminaire import imports, queries
from seminaire.comparaison import comparer
from seminaire.contenu import Contenu, Entete, en_json
from seminaire.enregistres import AGENDA, reconnaitre
from seminaire.forms.enregistre import EnregistreForm
from seminaire.lieux import adresse


def is_enregistre(request) -> bool:
    """Was such a file sent, or pasted? Judged by its first words; it is read by its form."""
    if request.method != "POST" or "reprendre" in request.POST:
        return False
    texte, fichier = request.POST.get("texte", ""), request.FILES.get("fichier")
    if fichier is None or texte.strip():
        return fichier is None and bool(reconnaitre(texte))
    debut = fichier.read(200)
    fichier.seek(0)
    return bool(reconnaitre(debut.removeprefix(b"\xef\xbb\xbf").decode("latin-1")))


def remplacer(request, seminaire, *, annuler):
    base = queries.brouillon_de(seminaire) if seminaire else Contenu(Entete("Séminaire"))
    form = EnregistreForm(request.POST, request.FILES, base=base, annuler=annuler)
    if not form.is_valid():
        context = {"form": form, "seminaire": seminaire, "presentes": len(base.seances)}
        return render(request, "seminaire/importer.html", context, status=form.status)
    recu = form.cleaned_data
    if "remplacer" not in request.POST:
        return render_remplacement(request, seminaire, recu)
    acte = partial(
        imports.remplacer,
        seminaire=seminaire,
        contenu=recu["enregistre"].contenu,
        edition=recu["edition"] or 0,  # a form without it was never shown
        by=request.user,
    )
    vers = adresse(seminaire, "programme_edition") if seminaire else reverse("seminaire:programme_edition")
    rendre = partial(render_remplacement, request, seminaire, recu)
    annonce = "Le brouillon est remplacé. Relisez-le, puis publiez-le."
    return accomplir(request, acte, rendre=rendre, vers=vers, annonce=annonce)


def render_remplacement(request, seminaire, recu, *, refus=None, status=200):
    """The draft is read again: after a refusal it is another."""
    contenu = recu["enregistre"].contenu
    base = queries.brouillon_de(seminaire) if seminaire else None
    context = {
        "seminaire": seminaire,
        "texte": recu["texte"],
        "contenu": contenu,
        "is_agenda": recu["enregistre"].genre == AGENDA,
        "notes": [*recu["enregistre"].notes, *chantiers_inconnus(contenu)],
        "changements": comparer(base, contenu) if base else (),
        "is_public_pareil": base is not None and dire(base.public) == dire(contenu.public),
        "is_pareil": base is not None and dire(base) == dire(contenu),
        "edition": seminaire.edition if seminaire else 0,
        **refus_context(refus),
    }
    return render(request, "seminaire/importer_enregistre.html", context, status=status)


def chantiers_inconnus(contenu) -> list[str]:
    connus = set(Chantier.objects.values_list("numero", flat=True))
    phrase = "« {} » nomme le chantier {}, qui n’existe pas : la séance sera sans chantier."
    return [phrase.format(s.titre, s.chantier) for _, s in contenu.seances if s.chantier and s.chantier not in connus]


def dire(contenu) -> dict:
    """All that it says, but the colours, which belong to the chantiers."""
    valeurs = en_json(contenu, is_public=False)
    for creneau in valeurs["creneaux"]:
        for seance in creneau["seances"]:
            seance["couleur"] = None
    return valeurs
