DROP INDEX jobs_to_forget;
ALTER TABLE jobs DROP COLUMN forgotten_at;
