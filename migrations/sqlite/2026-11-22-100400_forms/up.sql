-- Public forms. A published version is frozen: its definition holds the exact words, its hash names them (FRM-03).
CREATE TABLE forms (
    id INTEGER PRIMARY KEY NOT NULL,
    slug TEXT NOT NULL,
    slug_key TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    is_active BOOLEAN NOT NULL,
    ends_at TIMESTAMP,
    max_submissions BIGINT,
    -- automatic | known | manual (FRM-10)
    processing TEXT NOT NULL,
    has_double_opt_in BOOLEAN NOT NULL,
    -- Where to go instead of the thank-you page; empty means the page.
    thanks_url TEXT NOT NULL,
    -- Origins that may embed the form or post to it, one a line.
    embedding_origins TEXT NOT NULL,
    -- Is it listed on the home page?
    is_listed BOOLEAN NOT NULL,
    position BIGINT NOT NULL,
    published_version_id BIGINT,
    created_at TIMESTAMP NOT NULL,
    updated_at TIMESTAMP NOT NULL,
    updated_by BIGINT,
    deleted_at TIMESTAMP
);
CREATE TABLE form_versions (
    id INTEGER PRIMARY KEY NOT NULL,
    form_id BIGINT NOT NULL REFERENCES forms (id),
    number BIGINT NOT NULL,
    definition TEXT NOT NULL,
    hash TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    created_by BIGINT,
    published_at TIMESTAMP,
    UNIQUE (form_id, number)
);
CREATE TRIGGER form_versions_are_not_changed BEFORE UPDATE ON form_versions WHEN OLD.published_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'published form_versions are never changed'); END;
CREATE TRIGGER form_versions_are_not_deleted BEFORE DELETE ON form_versions WHEN OLD.published_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'published form_versions are never deleted'); END;

CREATE TABLE submissions (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    form_id BIGINT NOT NULL REFERENCES forms (id),
    form_version_id BIGINT NOT NULL REFERENCES form_versions (id),
    language TEXT NOT NULL,
    -- The one-time key of the page that was filled in: the same page sent twice is one submission.
    nonce TEXT NOT NULL UNIQUE,
    -- awaiting | submitted | processed | rejected | failed (FRM-11)
    status TEXT NOT NULL,
    address TEXT NOT NULL,
    address_key TEXT NOT NULL,
    answers TEXT NOT NULL,
    -- A keyed fingerprint of the visitor's network, for the sign-up limit.
    network_key TEXT NOT NULL,
    rendered_at TIMESTAMP NOT NULL,
    submitted_at TIMESTAMP NOT NULL,
    confirmed_at TIMESTAMP,
    reminded_at TIMESTAMP,
    contact_id BIGINT REFERENCES contacts (id) ON DELETE CASCADE
);
CREATE INDEX submissions_by_network ON submissions (network_key, submitted_at);
CREATE INDEX submissions_by_form ON submissions (form_id, submitted_at);
CREATE INDEX submissions_by_contact ON submissions (contact_id) WHERE contact_id IS NOT NULL;
CREATE INDEX submissions_awaiting ON submissions (submitted_at) WHERE status = 'awaiting';

-- Requests for a fresh personal link, known address or not: only what the limit per network needs.
CREATE TABLE link_requests (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    network_key TEXT NOT NULL,
    nonce TEXT NOT NULL UNIQUE,
    requested_at TIMESTAMP NOT NULL
);
CREATE INDEX link_requests_by_network ON link_requests (network_key, requested_at);
CREATE INDEX link_requests_by_time ON link_requests (requested_at);
