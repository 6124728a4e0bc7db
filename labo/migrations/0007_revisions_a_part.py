from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = (("labo", "0006_propositions_des_revisions"),)

    operations = (
        migrations.AddField(
            model_name="revision",
            name="is_a_part",
            field=models.BooleanField(default=False, verbose_name="à part"),
        ),
    )
