DROP TABLE submission_file_parts;
DROP TABLE submission_files;
