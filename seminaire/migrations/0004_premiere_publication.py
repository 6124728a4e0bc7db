"""What existed before the draft: the lines of the séances, and the first published version."""

from django.db import migrations

from seminaire.lignes import ecrire_intervenants, ecrire_temps


def ecrire_les_lignes(apps, schema_editor):
    """Who speaks, and the phases, become lines of their séance too."""
    Seance = apps.get_model("seminaire", "Seance")
    for seance in Seance.objects.prefetch_related("interventions", "temps"):
        seance.intervenants = ecrire_intervenants(seance.interventions.order_by("rang"))
        seance.phases = ecrire_temps(seance.temps.order_by("rang"))
        seance.save(update_fields=("intervenants", "phases"))


def publier(apps, schema_editor):
    """Until now every edit was public at once: what everybody could read is version 1."""
    Seminaire, Seance, Version = (
        apps.get_model("seminaire", nom) for nom in ("Seminaire", "Seance", "VersionProgramme")
    )
    for seminaire in Seminaire.objects.all():
        seances = Seance.objects.filter(creneau__seminaire=seminaire, supprimee_le=None)
        if not seances.exists():
            continue
        seances = seances.select_related("creneau", "salle", "chantier").order_by("creneau__rang", "rang")
        creneaux = {}
        for seance in seances.prefetch_related("interventions", "temps"):
            creneaux.setdefault(seance.creneau, []).append(_seance(seance, seminaire))
        contenu = {
            "format": "chantiers-cooperatifs/programme",
            "version_du_format": 1,
            "seminaire": {
                nom: getattr(seminaire, nom)
                for nom in ("titre", "presentation", "objectifs", "lieu", "acces", "organisateurs", "partenaires")
            }
            | {"date_debut": _jour(seminaire.date_debut)},
            "creneaux": [_creneau(creneau, siennes, seminaire) for creneau, siennes in creneaux.items()],
            "salles": [{"nom": salle.nom, "places": None} for salle in seminaire.salles.order_by("nom")],
        }
        Version.objects.create(seminaire=seminaire, numero=1, contenu=contenu)
        seminaire.publication = 1
        seminaire.save(update_fields=("publication",))


def _creneau(creneau, seances, seminaire):
    return {
        "id": creneau.pk,
        "jour": _jour(creneau.jour or seminaire.date_debut),
        "debut": _heure(creneau.debut),
        "fin": _heure(creneau.fin),
        "fin_deduite": creneau.fin_deduite,
        "fixe": False,
        "intitule": creneau.intitule,
        "seances": seances,
    }


def _seance(seance, seminaire):
    return {
        "id": seance.pk,
        "titre": seance.titre,
        "nature": seance.nature,
        "description": seance.description,
        "salle": seance.salle.nom if seance.salle else "",
        "chantier": seance.chantier.numero if seance.chantier else None,
        "couleur": seance.chantier.couleur if seance.chantier else None,
        "a_confirmer": False,
        "intervenants": [
            {"nom": i.nom, "fonction": i.fonction, "organisation": i.organisation, "is_animation": False}
            for i in seance.interventions.order_by("rang")
        ],
        "temps": [
            {"titre": t.titre, "debut": _heure(t.debut), "fin": _heure(t.fin)} for t in seance.temps.order_by("rang")
        ],
        "objectifs": "",
        "materiel": "",
        "notes": "",
        "attendus": None,
        "sequence": 0,
        "modifiee_le": seminaire.created_at.isoformat(),
    }


def _jour(jour):
    return jour.isoformat() if jour else None


def _heure(heure):
    return f"{heure:%H:%M}" if heure else None


class Migration(migrations.Migration):
    dependencies = [("seminaire", "0003_publication"), ("chantiers", "0002_objectifs_par_ligne")]

    operations = [
        migrations.RunPython(ecrire_les_lignes, migrations.RunPython.noop),
        migrations.RunPython(publier, migrations.RunPython.noop),
    ]
