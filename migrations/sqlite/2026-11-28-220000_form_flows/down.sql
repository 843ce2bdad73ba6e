ALTER TABLE submissions DROP COLUMN failure;
ALTER TABLE submissions DROP COLUMN failed_at;
