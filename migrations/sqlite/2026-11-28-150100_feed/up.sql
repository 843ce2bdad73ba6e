-- The order in which events were committed. Numbers of events are given out before their transactions end, so whoever read on from
-- the highest number seen would miss those that end later. A row places a run of events whose numbers follow each other: the event
-- `first` has the position `n`, the next one `n + 1`, up to `last`.
CREATE TABLE feed_runs (
    n BIGINT PRIMARY KEY NOT NULL,
    first BIGINT NOT NULL,
    last BIGINT NOT NULL
);
CREATE INDEX feed_runs_by_event ON feed_runs (last, first);
-- How far placing got; one row. Up to `settled` every event is placed or will never be; up to `watched` that is so once none of the
-- transactions in `writers` runs any more.
CREATE TABLE feed_state (
    id BIGINT PRIMARY KEY NOT NULL,
    settled BIGINT NOT NULL,
    watched BIGINT NOT NULL,
    writers TEXT NOT NULL
);
-- Handles of contacts that are gone, so that other systems can be told whose data they are to delete; a month.
CREATE TABLE gone_contacts (
    contact_id BIGINT PRIMARY KEY NOT NULL,
    handle TEXT NOT NULL,
    -- Set by the purge that first sees the row.
    noticed_at TIMESTAMP
);
CREATE TRIGGER contacts_that_go_leave_their_handle AFTER DELETE ON contacts BEGIN
    INSERT INTO gone_contacts (contact_id, handle) VALUES (OLD.id, OLD.handle);
END;
