-- Long work: what was asked for, how far it is, who is at it. A portion of the work and how far it got are one transaction, so
-- that work which was cut off goes on where its last portion ended and does nothing twice.
CREATE TABLE jobs (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    kind TEXT NOT NULL,
    -- queued | running | stopped | done | failed
    state TEXT NOT NULL,
    is_stop_asked BOOLEAN NOT NULL,
    -- JSON: what was asked for, where the next portion begins, what came of it.
    input TEXT NOT NULL,
    cursor TEXT NOT NULL,
    result TEXT NOT NULL,
    done BIGINT NOT NULL,
    total BIGINT,
    -- How many lines its log has.
    noted BIGINT NOT NULL,
    -- Who asked for it, and by which way.
    actor TEXT NOT NULL,
    actor_id BIGINT,
    channel TEXT NOT NULL,
    language TEXT NOT NULL,
    -- The work that this takes back.
    undoes BIGINT REFERENCES jobs (id),
    -- Why it failed: a code, and what an operator needs to know.
    problem TEXT,
    problem_detail TEXT,
    lease_owner TEXT,
    lease_until TIMESTAMP,
    created_at TIMESTAMP NOT NULL,
    started_at TIMESTAMP,
    finished_at TIMESTAMP
);
CREATE INDEX jobs_to_do ON jobs (id) WHERE state IN ('queued', 'running');
CREATE INDEX jobs_by_undone ON jobs (undoes) WHERE undoes IS NOT NULL;
-- What was left out or could not be done, a line each: numbers and codes, no personal data.
CREATE TABLE job_notes (
    job_id BIGINT NOT NULL REFERENCES jobs (id) ON DELETE CASCADE,
    n BIGINT NOT NULL,
    contact_id BIGINT,
    line BIGINT,
    code TEXT NOT NULL,
    PRIMARY KEY (job_id, n)
) WITHOUT ROWID;
