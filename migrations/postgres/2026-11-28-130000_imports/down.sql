DROP INDEX events_of_imports;
DROP TABLE import_mappings;
DROP TABLE import_rows;
DROP TABLE imports;
