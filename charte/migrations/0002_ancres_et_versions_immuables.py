"""What the database itself refuses: another anchor, an anchor given twice, a row that would free one, a version rewritten.

(TRUNCATE stays possible for tests.)
"""

from django.db import migrations


CREER = """
CREATE FUNCTION charte_ancre_eternelle() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION 'Une ancre ne se libère pas.' USING ERRCODE = 'restrict_violation';
    END IF;
    IF NEW.ancre <> OLD.ancre THEN
        RAISE EXCEPTION 'Une ancre ne change pas.' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER charte_section_ancre BEFORE UPDATE OR DELETE ON charte_section
    FOR EACH ROW EXECUTE FUNCTION charte_ancre_eternelle();
CREATE TRIGGER charte_article_ancre BEFORE UPDATE OR DELETE ON charte_article
    FOR EACH ROW EXECUTE FUNCTION charte_ancre_eternelle();

CREATE FUNCTION charte_ancre_unique() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM charte_section WHERE ancre = NEW.ancre) OR EXISTS (SELECT FROM charte_article WHERE ancre = NEW.ancre)
    THEN
        RAISE EXCEPTION 'Cette ancre est déjà prise.' USING ERRCODE = 'unique_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER charte_section_ancre_unique BEFORE INSERT ON charte_section
    FOR EACH ROW EXECUTE FUNCTION charte_ancre_unique();
CREATE TRIGGER charte_article_ancre_unique BEFORE INSERT ON charte_article
    FOR EACH ROW EXECUTE FUNCTION charte_ancre_unique();

CREATE FUNCTION charte_version_immuable() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Une version publiée ne se modifie pas et ne s''efface pas.' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER charte_version_immuable BEFORE UPDATE OR DELETE ON charte_version
    FOR EACH ROW EXECUTE FUNCTION charte_version_immuable();
"""
DEFAIRE = """
DROP TRIGGER charte_version_immuable ON charte_version;
DROP TRIGGER charte_article_ancre_unique ON charte_article;
DROP TRIGGER charte_section_ancre_unique ON charte_section;
DROP TRIGGER charte_article_ancre ON charte_article;
DROP TRIGGER charte_section_ancre ON charte_section;
DROP FUNCTION charte_version_immuable();
DROP FUNCTION charte_ancre_unique();
DROP FUNCTION charte_ancre_eternelle();
"""


class Migration(migrations.Migration):
    dependencies = (("charte", "0001_initial"),)

    operations = (migrations.RunSQL(CREER, DEFAIRE),)
