from django.db import migrations, models

import labo.champs


class Migration(migrations.Migration):
    dependencies = (("chantiers", "0006_etats_des_membres"),)

    operations = (
        migrations.AddField(
            model_name="membre",
            name="motif_d_avant",
            field=labo.champs.Texte(blank=True, editable=False, max_length=1000, verbose_name="motif du refus d’avant"),
        ),
        migrations.AddField(
            model_name="membre",
            name="refuse_d_avant_le",
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name="refusé auparavant le"),
        ),
    )
