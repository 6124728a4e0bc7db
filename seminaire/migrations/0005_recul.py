"""How much further calendars count after withdrawals: the numbers of the withdrawn versions, added up."""

import django.db.models.deletion
from django.db import migrations, models


COMPTER = """
UPDATE seminaire_seminaire AS s SET recul = retirees.somme FROM (
    SELECT seminaire_id, sum(numero) AS somme FROM seminaire_versionprogramme WHERE retiree_le IS NOT NULL GROUP BY seminaire_id
) AS retirees WHERE retirees.seminaire_id = s.id
"""


class Migration(migrations.Migration):
    dependencies = (("seminaire", "0004_premiere_publication"),)

    operations = (
        migrations.AddField(
            model_name="seminaire",
            name="recul",
            field=models.PositiveIntegerField(default=0, editable=False, verbose_name="recul"),
        ),
        migrations.AlterField(
            model_name="versionprogramme",
            name="seminaire",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="versions",
                to="seminaire.seminaire",
                verbose_name="séminaire",
            ),
        ),
        migrations.RunSQL(COMPTER, migrations.RunSQL.noop, elidable=True),
    )
