from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = (("chantiers", "0005_objectifs_en_rangs"),)

    operations = (
        migrations.RemoveField(model_name="chantier", name="anciens_objectifs"),
        migrations.AddConstraint(
            model_name="membre",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("etat", "present"), ("parti_le", None), ("rejoint_le__isnull", False)),
                    models.Q(("etat", "parti"), ("parti_le__isnull", False)),
                    models.Q(("demande_le__isnull", False), ("etat", "demande"), ("parti_le", None)),
                    models.Q(("etat", "refuse"), ("parti_le", None), ("repondu_le__isnull", False)),
                    _connector="OR",
                ),
                name="membre_etat_et_dates",
                violation_error_message="Chaque état porte sa date.",
            ),
        ),
        migrations.AddConstraint(
            model_name="membre",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("etat", "refuse"), models.Q(("motif", ""), _negated=True)),
                    models.Q(models.Q(("etat", "refuse"), _negated=True), ("motif", "")),
                    _connector="OR",
                ),
                name="membre_refuse_avec_motif",
                violation_error_message="Un refus porte son motif, et lui seul.",
            ),
        ),
    )
