-- The stylesheets that kept pages name, so that they look as they did after later releases brought others. Evidence, like the pages.
CREATE TABLE form_styles (
    -- The path in the page: it holds a hash of the content.
    path TEXT PRIMARY KEY NOT NULL,
    css TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL
);
CREATE TRIGGER form_styles_are_not_changed BEFORE UPDATE ON form_styles
BEGIN SELECT RAISE(ABORT, 'form_styles are never changed'); END;
CREATE TRIGGER form_styles_are_not_deleted BEFORE DELETE ON form_styles
BEGIN SELECT RAISE(ABORT, 'form_styles are never deleted'); END;
