DROP TABLE job_acts;
