-- Contacts in the bin: contacts.deleted_at is set, everything of theirs is still there, and they can be taken out again until they are
-- erased (`bin_days` after they came here, or at once when somebody says so).
--
-- What erasing a contact takes with it:
--   by cascade from contacts: contact_addresses, contact_words, contact_interests, consents, subscriptions, members of selections,
--     contact_mergers (the numbers of contacts that were merged into this one), submissions, mails, and the row here;
--   by the same transaction: event_details of the contact's acts, of the acts of contacts merged into it, and of its submissions;
--   what stays: events (numbers and codes), details that an act shares with others (what staff wrote about all of them), jobs, their
--     logs (numbers), audit entries (numbers and codes).
CREATE TABLE binned_contacts (
    contact_id INTEGER PRIMARY KEY NOT NULL REFERENCES contacts (id) ON DELETE CASCADE,
    -- The work that put it here; without a key, so that taking jobs away one day does not empty the bin.
    job_id BIGINT NOT NULL,
    binned_at TIMESTAMP NOT NULL,
    -- Who did: staff:12.
    binned_by TEXT NOT NULL
);
CREATE INDEX binned_contacts_by_time ON binned_contacts (binned_at, contact_id);
CREATE INDEX binned_contacts_by_job ON binned_contacts (job_id, contact_id);
