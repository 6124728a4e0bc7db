"""What the database itself refuses: a published version that changes or is erased. It may be withdrawn, once.

(TRUNCATE stays possible for tests.)
"""

from django.db import migrations


CREER = """
CREATE FUNCTION seminaire_version_immuable() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION 'Une version publiée du programme ne s''efface pas.' USING ERRCODE = 'restrict_violation';
    END IF;
    IF OLD.retiree_le IS NOT NULL OR to_jsonb(NEW) - 'retiree_le' <> to_jsonb(OLD) - 'retiree_le' THEN
        RAISE EXCEPTION 'Une version publiée du programme ne change pas.' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER seminaire_version_immuable BEFORE UPDATE OR DELETE ON seminaire_versionprogramme
    FOR EACH ROW EXECUTE FUNCTION seminaire_version_immuable();
"""
DEFAIRE = """
DROP TRIGGER seminaire_version_immuable ON seminaire_versionprogramme;
DROP FUNCTION seminaire_version_immuable();
"""


class Migration(migrations.Migration):
    dependencies = (("seminaire", "0005_recul"),)

    operations = (migrations.RunSQL(CREER, DEFAIRE),)
