"""What stood as one text becomes rows; who had left is said to have left; the journal of a chantier is told together."""

from django.db import migrations


MARQUES = "-–—•* "
ENSEMBLES = """
ALTER TABLE labo_evenement DISABLE TRIGGER journal_en_ajout_seul;
UPDATE labo_evenement SET ensemble = 'chantier-' || numero FROM chantiers_chantier AS chantier
    WHERE sujet_type = 'chantiers.chantier' AND sujet_pk = chantier.id;
UPDATE labo_evenement SET ensemble = 'chantier-' || numero
    FROM chantiers_membre AS membre JOIN chantiers_chantier AS chantier ON chantier.id = membre.chantier_id
    WHERE sujet_type = 'chantiers.membre' AND sujet_pk = membre.id;
ALTER TABLE labo_evenement ENABLE TRIGGER journal_en_ajout_seul;
"""


def ranger(apps, schema_editor):
    Chantier, Objectif = apps.get_model("chantiers", "Chantier"), apps.get_model("chantiers", "Objectif")
    for chantier in Chantier.objects.exclude(anciens_objectifs=""):
        lignes = [ligne.strip(MARQUES)[:600] for ligne in chantier.anciens_objectifs.splitlines()]
        Objectif.objects.bulk_create(
            Objectif(chantier=chantier, texte=ligne, rang=rang) for rang, ligne in enumerate(filter(None, lignes), 1)
        )


def recoller(apps, schema_editor):
    Chantier = apps.get_model("chantiers", "Chantier")
    for chantier in Chantier.objects.all():
        textes = chantier.objectifs.filter(supprime_le=None).order_by("rang").values_list("texte", flat=True)
        chantier.anciens_objectifs = "\n".join(f"- {texte}" for texte in textes)[:8000]
        chantier.save()


def dire_l_etat(apps, schema_editor):
    apps.get_model("chantiers", "Membre").objects.exclude(parti_le=None).update(etat="parti")


class Migration(migrations.Migration):
    dependencies = (("chantiers", "0004_une_annee_de_travail"),)

    operations = (
        migrations.RunPython(ranger, recoller, elidable=True),
        migrations.RunPython(dire_l_etat, migrations.RunPython.noop, elidable=True),
        migrations.RunSQL(ENSEMBLES, migrations.RunSQL.noop, elidable=True),
    )
