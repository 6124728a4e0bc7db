import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("labo", "0003_recus_et_reunions"),
    ]

    operations = [
        migrations.CreateModel(
            name="Presence",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("objet", models.CharField(max_length=60, verbose_name="objet")),
                ("ensemble", models.CharField(blank=True, max_length=60, verbose_name="ensemble")),
                ("onglet", models.CharField(max_length=32, verbose_name="onglet")),
                (
                    "etat",
                    models.CharField(
                        choices=[("lit", "lit"), ("ecrit", "modifie")], max_length=10, verbose_name="état"
                    ),
                ),
                ("vu_le", models.DateTimeField(verbose_name="vu le")),
                (
                    "personne",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="personne",
                    ),
                ),
            ],
            options={
                "verbose_name": "présence",
                "ordering": ("pk",),
                "indexes": [models.Index(fields=["ensemble"], name="presence_ensemble")],
                "constraints": [
                    models.UniqueConstraint(fields=("objet", "personne", "onglet"), name="presence_unique")
                ],
            },
        ),
    ]
