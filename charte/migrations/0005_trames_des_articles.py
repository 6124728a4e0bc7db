"""The weave of what each article says now; what it said before was not noted, and comparisons say so."""

from django.db import migrations


def tisser(apps, schema_editor):
    trames = apps.get_model("charte", "Trame")
    trames.objects.bulk_create(
        trames(article=article, titre=_trame(article.titre, article), corps=_trame(article.corps, article))
        for article in apps.get_model("charte", "Article").objects.all()
    )


def _trame(texte, article):
    return [[texte, article.version, None]] if texte else []


class Migration(migrations.Migration):
    dependencies = (("charte", "0004_amendements"),)

    operations = (migrations.RunPython(tisser, migrations.RunPython.noop),)
