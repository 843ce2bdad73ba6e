DROP TABLE form_renderings;
DROP INDEX form_versions_one_draft;
ALTER TABLE form_versions DROP COLUMN updated_by;
ALTER TABLE form_versions DROP COLUMN updated_at;
