-- A form's draft is its one version that is not published. Who saved it last, and when; for a published one, who published it.
ALTER TABLE form_versions ADD COLUMN updated_at TIMESTAMP;
ALTER TABLE form_versions ADD COLUMN updated_by BIGINT;
CREATE UNIQUE INDEX form_versions_one_draft ON form_versions (form_id) WHERE published_at IS NULL;

-- The pages of a published version in each of its languages, whole and as they were drawn when it was published. Evidence, like the version.
CREATE TABLE form_renderings (
    form_version_id BIGINT NOT NULL REFERENCES form_versions (id),
    language TEXT NOT NULL,
    -- Counted from 1.
    page BIGINT NOT NULL,
    html TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    PRIMARY KEY (form_version_id, language, page)
);
CREATE TRIGGER form_renderings_are_not_changed BEFORE UPDATE ON form_renderings
BEGIN SELECT RAISE(ABORT, 'form_renderings are never changed'); END;
CREATE TRIGGER form_renderings_are_not_deleted BEFORE DELETE ON form_renderings
BEGIN SELECT RAISE(ABORT, 'form_renderings are never deleted'); END;
