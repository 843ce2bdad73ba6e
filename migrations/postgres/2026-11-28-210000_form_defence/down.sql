ALTER TABLE submissions DROP COLUMN posted_from;
