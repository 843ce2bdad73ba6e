-- The origin of the page from which a form was sent, where that was not our own page: the words were then read on our
-- confirmation page. Empty for a program that names no origin.
ALTER TABLE submissions ADD COLUMN posted_from TEXT;
