-- What holds now: a projection of the events, rebuilt by `samtykke check-events`.
CREATE TABLE consents (
    contact_id BIGINT NOT NULL REFERENCES contacts (id) ON DELETE CASCADE,
    purpose_id BIGINT NOT NULL REFERENCES purposes (id),
    basis_id BIGINT NOT NULL REFERENCES legal_bases (id),
    source_id BIGINT NOT NULL REFERENCES sources (id),
    comment TEXT NOT NULL CHECK (length(comment) <= 255),
    form_version_id BIGINT,
    import_id BIGINT,
    registered_at TIMESTAMP NOT NULL,
    registered_by TEXT NOT NULL,
    updated_at TIMESTAMP NOT NULL,
    updated_by TEXT NOT NULL,
    changes BIGINT NOT NULL,
    event_id BIGINT NOT NULL,
    -- At most one current consent per contact and purpose (CON-01).
    PRIMARY KEY (contact_id, purpose_id)
);
-- A row exists only once the contact chose; no row means "never chosen" (SUB-02).
CREATE TABLE subscriptions (
    contact_id BIGINT NOT NULL REFERENCES contacts (id) ON DELETE CASCADE,
    type_id BIGINT NOT NULL REFERENCES subscription_types (id),
    is_on BOOLEAN NOT NULL,
    chosen_at TIMESTAMP NOT NULL,
    chosen_by TEXT NOT NULL,
    event_id BIGINT NOT NULL,
    PRIMARY KEY (contact_id, type_id)
);
