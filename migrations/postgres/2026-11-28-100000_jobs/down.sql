DROP TABLE job_notes;
DROP TABLE jobs;
