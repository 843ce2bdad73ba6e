-- When a submission could not be processed, and what kind of trouble it was; both stay when staff processed it afterwards.
ALTER TABLE submissions ADD COLUMN failed_at TIMESTAMP;
ALTER TABLE submissions ADD COLUMN failure TEXT;
