"""The audiences in fewer words, which a small phone shows whole."""

from django.db import migrations, models


CHOIX = [
    ("animation", "moi et le pilotage du chantier"),
    ("chantier", "les membres et l’équipe du Labo"),
    ("participants", "toutes les personnes inscrites"),
]


class Migration(migrations.Migration):
    dependencies = [("chantiers", "0002_objectifs_par_ligne")]

    operations = [
        migrations.AlterField(
            model_name="membre",
            name=f"{parole}_audience",
            field=models.CharField(
                choices=CHOIX, default="chantier", max_length=20, verbose_name=f"{parole} lisible par"
            ),
        )
        for parole in ("motivation", "attente", "implication")
    ]
