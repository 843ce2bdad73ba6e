-- Contacts that were merged into others. Their events keep their number, and this says whose they are now; their handle is in
-- links that must go on working (leaving always does).
CREATE TABLE contact_mergers (
    from_id INTEGER PRIMARY KEY NOT NULL,
    handle TEXT NOT NULL UNIQUE,
    into_id BIGINT NOT NULL REFERENCES contacts (id) ON DELETE CASCADE,
    merged_at TIMESTAMP NOT NULL
);
CREATE INDEX contact_mergers_by_survivor ON contact_mergers (into_id);
