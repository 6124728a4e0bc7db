"""The journal is append-only in the database itself (TRUNCATE stays possible for tests)."""

from django.db import migrations


CREER = """
CREATE FUNCTION journal_en_ajout_seul() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Le journal ne se modifie pas et ne s''efface pas.' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER journal_en_ajout_seul BEFORE UPDATE OR DELETE ON labo_evenement
    FOR EACH ROW EXECUTE FUNCTION journal_en_ajout_seul();
"""
DEFAIRE = """
DROP TRIGGER journal_en_ajout_seul ON labo_evenement;
DROP FUNCTION journal_en_ajout_seul();
"""


class Migration(migrations.Migration):
    dependencies = (("labo", "0001_initial"),)

    operations = (migrations.RunSQL(CREER, DEFAIRE),)
