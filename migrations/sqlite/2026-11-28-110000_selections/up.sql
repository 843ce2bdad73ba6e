-- Selections: sets of contacts with a name, chosen one by one or found by a rule.
CREATE TABLE selections (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    -- static | dynamic
    kind TEXT NOT NULL,
    -- JSON: what a dynamic one asks of contacts; empty for static ones.
    rule TEXT NOT NULL,
    -- Who made it; nobody where the command line or another program did.
    owner_id BIGINT,
    -- Does everybody in the house see it, or its owner alone?
    is_shared BOOLEAN NOT NULL,
    -- How many belonged to it when it was last counted, and when that was.
    size BIGINT,
    counted_at TIMESTAMP,
    created_at TIMESTAMP NOT NULL,
    updated_at TIMESTAMP NOT NULL,
    updated_by BIGINT,
    version BIGINT NOT NULL,
    deleted_at TIMESTAMP
);
-- Who belongs to a static one. Whoever is erased belongs to none any more.
CREATE TABLE selection_members (
    selection_id BIGINT NOT NULL REFERENCES selections (id),
    contact_id BIGINT NOT NULL REFERENCES contacts (id) ON DELETE CASCADE,
    since TIMESTAMP NOT NULL,
    PRIMARY KEY (selection_id, contact_id)
) WITHOUT ROWID;
CREATE INDEX selection_members_by_contact ON selection_members (contact_id, selection_id);
CREATE TRIGGER selections_are_not_deleted BEFORE DELETE ON selections BEGIN SELECT RAISE(ABORT, 'rows of selections are marked as deleted, never deleted'); END;
