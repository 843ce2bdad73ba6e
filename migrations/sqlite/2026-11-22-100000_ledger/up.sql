-- The history: who did what to which consent, when, by which way and having been shown what.
-- A row holds identifiers, codes and versions, no personal data in clear and no foreign key, so that erasing a person
-- removes the person and not the fact (GDPR Art. 5(1)(e), Art. 7(1)). Triggers refuse any change.
CREATE TABLE events (
    id INTEGER PRIMARY KEY NOT NULL,
    -- Events of one act (one save, one confirmation) share this handle.
    act TEXT NOT NULL,
    at TIMESTAMP NOT NULL,
    kind TEXT NOT NULL,
    contact_id BIGINT,
    submission_id BIGINT,
    purpose_id BIGINT,
    type_id BIGINT,
    basis_before BIGINT,
    basis_after BIGINT,
    source_before BIGINT,
    source_after BIGINT,
    choice_before BOOLEAN,
    choice_after BOOLEAN,
    actor TEXT NOT NULL,
    actor_id BIGINT,
    channel TEXT NOT NULL,
    language TEXT NOT NULL,
    form_version_id BIGINT,
    import_id BIGINT,
    -- The hash of the words that the person was shown (shown_texts or form_versions).
    shown TEXT,
    -- The act that this event takes back.
    undoes TEXT,
    -- Codes only, never personal data.
    detail TEXT,
    -- HMAC-SHA-256 over the side row's body, keyed with its salt.
    commitment TEXT
);
CREATE INDEX events_by_contact ON events (contact_id, id);

-- The erasable side of an act: address, typed text, network address, browser; and the salt of the commitment.
CREATE TABLE event_details (
    act TEXT PRIMARY KEY NOT NULL,
    contact_id BIGINT,
    submission_id BIGINT,
    salt TEXT NOT NULL,
    body TEXT NOT NULL,
    at TIMESTAMP NOT NULL
) WITHOUT ROWID;
CREATE INDEX event_details_by_contact ON event_details (contact_id) WHERE contact_id IS NOT NULL;
CREATE INDEX event_details_by_submission ON event_details (submission_id) WHERE submission_id IS NOT NULL;

-- Words that people were shown on pages that are not forms, by their hash.
CREATE TABLE shown_texts (
    hash TEXT PRIMARY KEY NOT NULL,
    language TEXT NOT NULL,
    body TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL
);
CREATE TRIGGER events_are_not_changed BEFORE UPDATE ON events BEGIN SELECT RAISE(ABORT, 'events are never changed'); END;
CREATE TRIGGER events_are_not_deleted BEFORE DELETE ON events BEGIN SELECT RAISE(ABORT, 'events are never deleted'); END;
CREATE TRIGGER shown_texts_are_not_changed BEFORE UPDATE ON shown_texts BEGIN SELECT RAISE(ABORT, 'shown_texts are never changed'); END;
CREATE TRIGGER shown_texts_are_not_deleted BEFORE DELETE ON shown_texts BEGIN SELECT RAISE(ABORT, 'shown_texts are never deleted'); END;
