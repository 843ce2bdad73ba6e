-- Mail templates; each saved state is a version that never changes, so that a mail can be shown exactly as sent.
CREATE TABLE templates (
    id INTEGER PRIMARY KEY NOT NULL,
    key TEXT NOT NULL UNIQUE,
    is_privacy BOOLEAN NOT NULL,
    current_version_id BIGINT,
    updated_at TIMESTAMP NOT NULL,
    updated_by BIGINT,
    deleted_at TIMESTAMP
);
CREATE TABLE template_versions (
    id INTEGER PRIMARY KEY NOT NULL,
    template_id BIGINT NOT NULL REFERENCES templates (id),
    number BIGINT NOT NULL,
    -- JSON: language -> subject and Markdown body.
    texts TEXT NOT NULL,
    hash TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    created_by BIGINT,
    UNIQUE (template_id, number)
);
CREATE TRIGGER template_versions_are_not_changed BEFORE UPDATE ON template_versions BEGIN SELECT RAISE(ABORT, 'template_versions are never changed'); END;
CREATE TRIGGER template_versions_are_not_deleted BEFORE DELETE ON template_versions BEGIN SELECT RAISE(ABORT, 'template_versions are never deleted'); END;
-- The frame around every mail, as it stood when a mail was written.
CREATE TABLE mail_layouts (
    id INTEGER PRIMARY KEY NOT NULL,
    hash TEXT NOT NULL UNIQUE,
    source TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL
);
CREATE TRIGGER mail_layouts_are_not_changed BEFORE UPDATE ON mail_layouts BEGIN SELECT RAISE(ABORT, 'mail_layouts are never changed'); END;
CREATE TRIGGER mail_layouts_are_not_deleted BEFORE DELETE ON mail_layouts BEGIN SELECT RAISE(ABORT, 'mail_layouts are never deleted'); END;

-- The outbox (ML-01). A row is written in the transaction that causes the mail. Its bytes follow from the frozen
-- template version, the frozen layout, the variables and the key named here: a retry makes the same bytes.
CREATE TABLE mails (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    -- Message-ID and the identifiers of the links inside come from this handle.
    handle TEXT NOT NULL,
    template_version_id BIGINT NOT NULL REFERENCES template_versions (id),
    layout_id BIGINT NOT NULL REFERENCES mail_layouts (id),
    language TEXT NOT NULL,
    contact_id BIGINT REFERENCES contacts (id) ON DELETE CASCADE,
    submission_id BIGINT REFERENCES submissions (id) ON DELETE CASCADE,
    act TEXT NOT NULL,
    sender TEXT NOT NULL,
    address TEXT NOT NULL,
    address_key TEXT NOT NULL,
    variables TEXT NOT NULL,
    -- The key that signs the links inside; no token is stored.
    key_id TEXT NOT NULL,
    -- waiting | leased | sent | failed | dropped
    state TEXT NOT NULL,
    not_before TIMESTAMP NOT NULL,
    attempts BIGINT NOT NULL,
    lease_owner TEXT,
    lease_until TIMESTAMP,
    created_at TIMESTAMP NOT NULL,
    finished_at TIMESTAMP,
    -- The DKIM signature of the first attempt, since it carries a time.
    signature TEXT,
    -- What the relay answered, and what exactly was sent.
    reply TEXT,
    queue_id TEXT,
    had_tls BOOLEAN,
    size BIGINT,
    sha256 TEXT
);
CREATE INDEX mails_waiting ON mails (not_before) WHERE state = 'waiting';
CREATE INDEX mails_leased ON mails (lease_until) WHERE state = 'leased';
CREATE INDEX mails_failed ON mails (finished_at) WHERE state = 'failed';
CREATE INDEX mails_by_address ON mails (address_key, created_at);
CREATE INDEX mails_by_contact ON mails (contact_id, id) WHERE contact_id IS NOT NULL;
CREATE INDEX mails_by_submission ON mails (submission_id) WHERE submission_id IS NOT NULL;
