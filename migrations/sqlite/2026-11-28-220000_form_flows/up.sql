-- When a submission could not be processed, and what kind of trouble it was; both stay when staff processed it afterwards.
ALTER TABLE submissions ADD COLUMN failed_at TIMESTAMP;
ALTER TABLE submissions ADD COLUMN failure TEXT;

-- Where those whom a form names are told once a day of what waits for them: when they were told last, or since when it is so.
-- None where they are told of each at once.
ALTER TABLE form_actions ADD COLUMN bundled_at TIMESTAMP;
