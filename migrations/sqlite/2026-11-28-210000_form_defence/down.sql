DROP TABLE form_refusals;
ALTER TABLE forms DROP COLUMN attacked_since;
ALTER TABLE forms DROP COLUMN proof_since;
ALTER TABLE submissions DROP COLUMN posted_from;
