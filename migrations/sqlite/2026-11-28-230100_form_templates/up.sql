-- Forms that staff keep to begin others with. They are never public and take no answers.
CREATE TABLE form_templates (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL UNIQUE,
    -- A draft: without the words of purposes, types and interests, which every form takes from the lists when it is published.
    definition TEXT NOT NULL,
    updated_at TIMESTAMP NOT NULL,
    updated_by BIGINT
);
