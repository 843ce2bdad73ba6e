-- Files that came with submissions: what each is, and its content in parts.
CREATE TABLE submission_files (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    submission_id BIGINT NOT NULL REFERENCES submissions (id) ON DELETE CASCADE,
    form_id BIGINT NOT NULL,
    -- The field of the form.
    field TEXT NOT NULL,
    -- What the sender calls it, made harmless. It is a label and never part of a path.
    name TEXT NOT NULL,
    -- What it is by its content.
    kind TEXT NOT NULL,
    size BIGINT NOT NULL,
    sha256 TEXT NOT NULL,
    -- Has the owner of the address confirmed the submission, or a member of staff processed it? What has not counts against a limit.
    is_vouched BOOLEAN NOT NULL,
    stored_at TIMESTAMP NOT NULL
);
CREATE INDEX submission_files_by_submission ON submission_files (submission_id);
CREATE INDEX submission_files_unvouched ON submission_files (form_id, size) WHERE NOT is_vouched;

CREATE TABLE submission_file_parts (
    file_id BIGINT NOT NULL REFERENCES submission_files (id) ON DELETE CASCADE,
    -- From 0 on; all but the last are of one size.
    number BIGINT NOT NULL,
    content BLOB NOT NULL,
    PRIMARY KEY (file_id, number)
);
