DROP TABLE link_requests;
DROP TABLE submissions;
DROP TABLE form_versions;
DROP TABLE forms;
