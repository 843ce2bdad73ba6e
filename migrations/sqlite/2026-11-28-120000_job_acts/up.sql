-- The acts that a change of many contacts at once was written as, one a portion, and between which events theirs are: what is
-- taken back with the whole change, without looking through the history for it.
CREATE TABLE job_acts (
    job_id BIGINT NOT NULL REFERENCES jobs (id) ON DELETE CASCADE,
    n BIGINT NOT NULL,
    act TEXT NOT NULL,
    -- The act's events have numbers above the first and up to the second.
    after_event BIGINT NOT NULL,
    until_event BIGINT NOT NULL,
    PRIMARY KEY (job_id, n)
) WITHOUT ROWID;
