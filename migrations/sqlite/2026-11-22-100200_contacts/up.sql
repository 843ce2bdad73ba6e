-- People and their addresses. Erasing a contact takes everything below it with it (ON DELETE CASCADE);
-- events stay, because they name nobody.
CREATE TABLE contacts (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    -- What links carry instead of the id: random, opaque.
    handle TEXT NOT NULL UNIQUE,
    first_name TEXT NOT NULL,
    last_name TEXT NOT NULL,
    -- "first last" folded, for search and order.
    name_key TEXT NOT NULL,
    company TEXT NOT NULL,
    phone TEXT NOT NULL,
    country TEXT NOT NULL,
    language TEXT NOT NULL,
    source_id BIGINT NOT NULL REFERENCES sources (id),
    -- No mailing whatever the consents say (CON-13).
    no_mailings BOOLEAN NOT NULL,
    -- Personal links of an earlier epoch open nothing any more (LNK-03).
    link_epoch BIGINT NOT NULL,
    -- Goes up with every change; two tabs notice each other by it.
    version BIGINT NOT NULL,
    -- When the privacy confirmation went out (PCE-01, PCE-04).
    informed_at TIMESTAMP,
    created_at TIMESTAMP NOT NULL,
    updated_at TIMESTAMP NOT NULL,
    deleted_at TIMESTAMP
);
CREATE TABLE contact_addresses (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    contact_id BIGINT NOT NULL REFERENCES contacts (id) ON DELETE CASCADE,
    address TEXT NOT NULL,
    address_key TEXT NOT NULL UNIQUE,
    is_primary BOOLEAN NOT NULL,
    confirmed_at TIMESTAMP,
    bounces_in_row BIGINT NOT NULL,
    created_at TIMESTAMP NOT NULL
);
CREATE INDEX contact_addresses_by_contact ON contact_addresses (contact_id);
CREATE UNIQUE INDEX contact_addresses_one_primary ON contact_addresses (contact_id) WHERE is_primary;
CREATE TABLE contact_interests (
    contact_id BIGINT NOT NULL REFERENCES contacts (id) ON DELETE CASCADE,
    interest_id BIGINT NOT NULL REFERENCES interests (id),
    since TIMESTAMP NOT NULL,
    chosen_by TEXT NOT NULL,
    PRIMARY KEY (contact_id, interest_id)
);
