"""Which words a support is of. Of those given before, nobody kept which: they stay with the words of now."""

from django.db import migrations, models
from django.db.models import F, Max, OuterRef, Subquery
from django.db.models.functions import Coalesce


def dater(apps, schema_editor):
    """What a person wrote last, not what its article brought along; supports are of that."""
    amendements, soutiens = apps.get_model("charte", "Amendement"), apps.get_model("charte", "Soutien")
    ecrites = apps.get_model("labo", "Revision").objects.filter(
        sujet_type="charte.amendement", sujet_pk=OuterRef("pk"), personne__isnull=False
    )
    derniere = ecrites.order_by().values("sujet_pk").annotate(derniere=Max("numero")).values("derniere")
    amendements.objects.update(version_ecrite=Coalesce(Subquery(derniere), F("version_ecrite")))
    versions = amendements.objects.filter(pk=OuterRef("amendement_id")).values("version")
    soutiens.objects.update(version=Subquery(versions))
    for amendement in amendements.objects.filter(version_ecrite__gt=1):
        amendement.modifie_le = ecrites_le(apps, amendement)
        amendement.save(update_fields=("modifie_le",))


def ecrites_le(apps, amendement):
    revisions = apps.get_model("labo", "Revision").objects.filter(sujet_type="charte.amendement")
    return (
        revisions.filter(sujet_pk=amendement.pk, numero=amendement.version_ecrite).values_list("at", flat=True).first()
    )


class Migration(migrations.Migration):
    dependencies = (("labo", "0007_revisions_a_part"), ("charte", "0006_corps_canonique"))

    operations = (
        migrations.AlterField(
            model_name="amendement",
            name="nature",
            field=models.CharField(
                choices=[
                    ("modifier", "modification d’un article"),
                    ("ajouter", "nouvel article"),
                    ("supprimer", "suppression d’un article"),
                    ("deplacer", "déplacement d’un article"),
                ],
                max_length=20,
                verbose_name="nature",
            ),
        ),
        migrations.AddField(
            model_name="amendement",
            name="version_ecrite",
            field=models.PositiveIntegerField(default=1, editable=False, verbose_name="version écrite"),
        ),
        migrations.AddField(
            model_name="amendement",
            name="modifie_le",
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name="modifié le"),
        ),
        migrations.AddField(
            model_name="soutien",
            name="version",
            field=models.PositiveIntegerField(default=1, verbose_name="version"),
            preserve_default=False,
        ),
        migrations.RunPython(dater, migrations.RunPython.noop),
    )
