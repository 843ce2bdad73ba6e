-- Pictures that stand for the organisation's name, under the SHA-256 of their content; those of no look go after a day.
CREATE TABLE logos (
    hash TEXT PRIMARY KEY NOT NULL,
    kind TEXT NOT NULL,
    width BIGINT NOT NULL,
    height BIGINT NOT NULL,
    content BLOB NOT NULL,
    stored_at TIMESTAMP NOT NULL
);

-- How the public pages look: the newest row counts, none means as shipped.
CREATE TABLE looks (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    body TEXT NOT NULL,
    logo_hash TEXT REFERENCES logos (hash),
    decided_at TIMESTAMP NOT NULL,
    decided_by BIGINT
);
CREATE INDEX looks_by_logo ON looks (logo_hash);
