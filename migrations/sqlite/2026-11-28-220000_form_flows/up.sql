-- When a submission could not be processed, and what kind of trouble it was; both stay when staff processed it afterwards.
ALTER TABLE submissions ADD COLUMN failed_at TIMESTAMP;
ALTER TABLE submissions ADD COLUMN failure TEXT;

-- Where those whom a form names are told once a day of what waits for them: when they were told last, or since when it is so.
-- None where they are told of each at once.
ALTER TABLE form_actions ADD COLUMN bundled_at TIMESTAMP;

-- The pages of published versions as a browser drew them, PNG. Evidence, like the pages themselves.
CREATE TABLE form_pictures (
    form_version_id BIGINT NOT NULL REFERENCES form_versions (id),
    language TEXT NOT NULL,
    -- Counted from 1.
    page BIGINT NOT NULL,
    -- In pixels.
    width BIGINT NOT NULL,
    height BIGINT NOT NULL,
    -- SHA-256 of the content.
    hash TEXT NOT NULL,
    content BLOB NOT NULL,
    created_at TIMESTAMP NOT NULL,
    PRIMARY KEY (form_version_id, language, page, width)
);
CREATE TRIGGER form_pictures_are_not_changed BEFORE UPDATE ON form_pictures
BEGIN SELECT RAISE(ABORT, 'form_pictures are never changed'); END;
CREATE TRIGGER form_pictures_are_not_deleted BEFORE DELETE ON form_pictures
BEGIN SELECT RAISE(ABORT, 'form_pictures are never deleted'); END;
-- Versions whose pictures are still to be drawn; gone once they are.
CREATE TABLE form_picture_requests (
    form_version_id INTEGER PRIMARY KEY NOT NULL REFERENCES form_versions (id),
    tries BIGINT NOT NULL,
    -- Not before then; while somebody is at it, when another may take over.
    not_before TIMESTAMP NOT NULL,
    -- Why the last try failed: browser | slow | empty | heavy | look
    problem TEXT
);
