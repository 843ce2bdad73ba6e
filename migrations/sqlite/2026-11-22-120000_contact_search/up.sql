-- Finding contacts among a million: the folded words of names, companies and addresses, and an index for each filter.
-- Words are made by the program (folding is not the engines' business), so they are no trigger's work.
CREATE TABLE contact_words (
    contact_id BIGINT NOT NULL REFERENCES contacts (id) ON DELETE CASCADE,
    word TEXT NOT NULL,
    PRIMARY KEY (contact_id, word)
) WITHOUT ROWID;
CREATE INDEX contact_words_by_word ON contact_words (word, contact_id);
-- Contacts from before there were words; the program gives them theirs at its next start and empties this.
CREATE TABLE contacts_without_words (
    contact_id INTEGER PRIMARY KEY NOT NULL REFERENCES contacts (id) ON DELETE CASCADE
);
INSERT INTO contacts_without_words (contact_id) SELECT id FROM contacts;
CREATE INDEX contacts_by_language ON contacts (language, id);
CREATE INDEX contacts_by_source ON contacts (source_id, id);
CREATE INDEX contacts_not_informed ON contacts (created_at, id) WHERE informed_at IS NULL AND deleted_at IS NULL;
CREATE INDEX consents_by_basis ON consents (purpose_id, basis_id, contact_id);
CREATE INDEX subscriptions_on ON subscriptions (type_id, contact_id) WHERE is_on;
CREATE INDEX contact_interests_by_interest ON contact_interests (interest_id, contact_id);
CREATE INDEX submissions_by_form_and_contact ON submissions (form_id, contact_id) WHERE contact_id IS NOT NULL;
