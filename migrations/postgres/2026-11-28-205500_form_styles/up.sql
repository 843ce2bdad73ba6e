-- The stylesheets that kept pages name, so that they look as they did after later releases brought others. Evidence, like the pages.
CREATE TABLE form_styles (
    -- The path in the page: it holds a hash of the content.
    path TEXT PRIMARY KEY NOT NULL,
    css TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL
);
CREATE TRIGGER form_styles_are_not_changed BEFORE UPDATE OR DELETE ON form_styles FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER form_styles_are_not_emptied BEFORE TRUNCATE ON form_styles FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
