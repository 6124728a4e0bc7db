import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("seminaire", "0006_versions_immuables")]

    operations = [
        migrations.AddField(
            model_name="geste",
            name="seance",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="seminaire.seance",
            ),
        ),
        *(
            migrations.AlterConstraint(
                model_name=modele,
                name=f"{modele}_fin_apres_debut",
                constraint=models.CheckConstraint(
                    condition=models.Q(
                        ("fin", None),
                        models.Q(("debut__isnull", False), ("fin__gt", models.F("debut"))),
                        _connector="OR",
                    ),
                    name=f"{modele}_fin_apres_debut",
                    violation_error_message="La fin doit venir après le début.",
                ),
            )
            for modele in ("creneau", "temps")
        ),
    ]
