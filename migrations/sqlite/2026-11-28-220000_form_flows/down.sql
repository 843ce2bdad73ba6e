DROP TABLE form_picture_requests;
DROP TABLE form_pictures;
ALTER TABLE form_actions DROP COLUMN bundled_at;
ALTER TABLE submissions DROP COLUMN failure;
ALTER TABLE submissions DROP COLUMN failed_at;
