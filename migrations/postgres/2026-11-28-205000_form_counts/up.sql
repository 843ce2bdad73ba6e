-- How often something happened at a form on a day (UTC), in a language: shown, begun, turned away. Sums, and nothing about anybody.
CREATE TABLE form_counts (
    form_id BIGINT NOT NULL REFERENCES forms (id),
    -- As YYYY-MM-DD, so that both engines compare alike.
    day TEXT NOT NULL,
    language TEXT NOT NULL,
    kind TEXT NOT NULL,
    n BIGINT NOT NULL,
    PRIMARY KEY (form_id, day, language, kind)
);
