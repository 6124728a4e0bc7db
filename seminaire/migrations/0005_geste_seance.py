import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("seminaire", "0004_premiere_publication")]

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
    ]
