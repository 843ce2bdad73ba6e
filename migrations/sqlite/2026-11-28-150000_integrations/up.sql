-- Programs of other systems that use the API. Of a token only the hash is kept; rows stay, because events and the audit log name them.
CREATE TABLE integrations (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL UNIQUE,
    -- Codes of what it may do, parted by spaces.
    rights TEXT NOT NULL,
    -- SHA-256 of the token, and its last characters, by which people tell tokens apart.
    token_hash TEXT NOT NULL UNIQUE,
    token_end TEXT NOT NULL,
    -- When the token was made, until when it opens anything (for ever when empty), when it was last used, to the minute.
    token_at TIMESTAMP NOT NULL,
    expires_at TIMESTAMP,
    seen_at TIMESTAMP,
    revoked_at TIMESTAMP,
    -- Goes up with every change by staff.
    version BIGINT NOT NULL,
    created_at TIMESTAMP NOT NULL
);
-- Answers that were given under an Idempotency-Key, for a day; gone with the contact that they tell of.
CREATE TABLE idempotency_keys (
    integration_id BIGINT NOT NULL REFERENCES integrations (id),
    key TEXT NOT NULL,
    -- SHA-256 over method, path, condition and body of the request.
    request_hash TEXT NOT NULL,
    status BIGINT NOT NULL,
    -- JSON: headers of the answer.
    headers TEXT NOT NULL,
    body TEXT NOT NULL,
    contact_id BIGINT REFERENCES contacts (id) ON DELETE CASCADE,
    at TIMESTAMP NOT NULL,
    PRIMARY KEY (integration_id, key)
) WITHOUT ROWID;
CREATE INDEX idempotency_keys_by_time ON idempotency_keys (at);
CREATE INDEX idempotency_keys_by_contact ON idempotency_keys (contact_id) WHERE contact_id IS NOT NULL;
