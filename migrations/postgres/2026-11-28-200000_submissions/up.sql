-- What staff do with submissions: when and by whom one was processed or rejected, and why it was rejected.
ALTER TABLE submissions ADD COLUMN settled_at TIMESTAMP;
ALTER TABLE submissions ADD COLUMN settled_by BIGINT;
ALTER TABLE submissions ADD COLUMN reason TEXT;
-- Since when answers are kept that are stored nowhere else and will be erased; none where there are none, or where they are gone.
ALTER TABLE submissions ADD COLUMN kept_since TIMESTAMP;
UPDATE submissions SET settled_at = confirmed_at WHERE status = 'processed';
UPDATE submissions SET kept_since = confirmed_at WHERE status = 'processed' AND answers NOT LIKE '%"others":{}%';

-- The list, newest first: everything, and what came from one address. Those of a form have an index already.
CREATE INDEX submissions_by_time ON submissions (submitted_at, id);
CREATE INDEX submissions_by_address ON submissions (address_key, submitted_at);
-- The queue, and the states in which there are few.
CREATE INDEX submissions_waiting ON submissions (submitted_at, id) WHERE status = 'submitted';
CREATE INDEX submissions_rejected ON submissions (submitted_at, id) WHERE status = 'rejected';
CREATE INDEX submissions_failed ON submissions (submitted_at, id) WHERE status = 'failed';
CREATE INDEX submissions_kept ON submissions (kept_since) WHERE kept_since IS NOT NULL;
-- What happened to a submission before it had a contact.
CREATE INDEX events_of_submissions ON events (submission_id) WHERE submission_id IS NOT NULL AND contact_id IS NULL;

-- What is done when a submission of a form is processed.
CREATE TABLE form_actions (
    form_id BIGINT PRIMARY KEY REFERENCES forms (id),
    -- Numbers of interests that are added, as a JSON list.
    interests TEXT NOT NULL,
    -- A static selection that they are put into.
    selection_id BIGINT,
    -- Does the person get a mail with what they entered?
    sends_receipt BOOLEAN NOT NULL,
    -- Numbers of members of staff who are told when one waits, as a JSON list.
    told TEXT NOT NULL,
    version BIGINT NOT NULL,
    updated_at TIMESTAMP NOT NULL,
    updated_by BIGINT
);
