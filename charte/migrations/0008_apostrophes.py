from django.db import migrations

import labo.champs


class Migration(migrations.Migration):
    dependencies = (("charte", "0007_soutiens_d_un_texte"),)

    operations = (
        migrations.AlterField(
            "amendement", "titre", labo.champs.Titre(blank=True, max_length=200, verbose_name="titre")
        ),
        migrations.AlterField("article", "titre", labo.champs.Titre(max_length=200, verbose_name="titre")),
        migrations.AlterField("charte", "titre", labo.champs.Titre(max_length=200, verbose_name="titre")),
        migrations.AlterField("section", "titre", labo.champs.Titre(max_length=200, verbose_name="titre")),
    )
