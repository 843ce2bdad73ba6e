-- The origin of the page from which a form was sent, where that was not our own page: the words were then read on our
-- confirmation page. Empty for a program that names no origin.
ALTER TABLE submissions ADD COLUMN posted_from TEXT;
-- Since when the form asks browsers for a proof of work; not where there is no time.
ALTER TABLE forms ADD COLUMN proof_since TIMESTAMP;
-- Since when it is under attack, so that every address is confirmed and the work is harder.
ALTER TABLE forms ADD COLUMN attacked_since TIMESTAMP;

-- How much was turned away at a form in the minutes from a moment on: for noticing an attack, and deleted after hours.
CREATE TABLE form_refusals (
    began_at TIMESTAMP NOT NULL,
    form_id BIGINT NOT NULL REFERENCES forms (id),
    n BIGINT NOT NULL,
    PRIMARY KEY (began_at, form_id)
);
