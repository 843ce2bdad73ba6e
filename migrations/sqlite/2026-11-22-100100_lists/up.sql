-- What staff maintain: settings, purposes, legal bases, sources, subscription types, interests.
-- Each instance keeps a snapshot in memory and reads it anew when the number below changes.
CREATE TABLE snapshot_version (
    id BIGINT PRIMARY KEY NOT NULL,
    number BIGINT NOT NULL
);
CREATE TABLE settings (
    name TEXT PRIMARY KEY NOT NULL,
    value TEXT NOT NULL,
    updated_at TIMESTAMP NOT NULL,
    updated_by BIGINT
);

CREATE TABLE legal_bases (
    id INTEGER PRIMARY KEY NOT NULL,
    key TEXT NOT NULL UNIQUE,
    position BIGINT NOT NULL,
    is_built_in BOOLEAN NOT NULL,
    updated_at TIMESTAMP NOT NULL,
    updated_by BIGINT,
    deleted_at TIMESTAMP
);
CREATE TABLE legal_basis_texts (
    basis_id BIGINT NOT NULL REFERENCES legal_bases (id),
    language TEXT NOT NULL,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    description TEXT NOT NULL,
    PRIMARY KEY (basis_id, language),
    UNIQUE (language, name_key)
);

CREATE TABLE sources (
    id INTEGER PRIMARY KEY NOT NULL,
    key TEXT NOT NULL UNIQUE,
    position BIGINT NOT NULL,
    is_built_in BOOLEAN NOT NULL,
    -- Does a new contact from this source get the privacy confirmation by itself? Then with which template.
    sends_confirmation BOOLEAN NOT NULL,
    confirmation_template_id BIGINT,
    updated_at TIMESTAMP NOT NULL,
    updated_by BIGINT,
    deleted_at TIMESTAMP,
    CHECK (NOT sends_confirmation OR confirmation_template_id IS NOT NULL)
);
CREATE TABLE source_texts (
    source_id BIGINT NOT NULL REFERENCES sources (id),
    language TEXT NOT NULL,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    description TEXT NOT NULL,
    PRIMARY KEY (source_id, language),
    UNIQUE (language, name_key)
);

CREATE TABLE purposes (
    id INTEGER PRIMARY KEY NOT NULL,
    key TEXT NOT NULL UNIQUE,
    position BIGINT NOT NULL,
    is_built_in BOOLEAN NOT NULL,
    is_active BOOLEAN NOT NULL,
    -- May contacts grant and withdraw it on their preference page?
    is_manageable BOOLEAN NOT NULL,
    updated_at TIMESTAMP NOT NULL,
    updated_by BIGINT,
    deleted_at TIMESTAMP
);
CREATE TABLE purpose_texts (
    purpose_id BIGINT NOT NULL REFERENCES purposes (id),
    language TEXT NOT NULL,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    description TEXT NOT NULL,
    approval_text TEXT NOT NULL,
    public_description TEXT NOT NULL,
    statement_title TEXT NOT NULL,
    statement_url TEXT NOT NULL,
    PRIMARY KEY (purpose_id, language),
    UNIQUE (language, name_key)
);

CREATE TABLE subscription_types (
    id INTEGER PRIMARY KEY NOT NULL,
    key TEXT NOT NULL UNIQUE,
    purpose_id BIGINT NOT NULL REFERENCES purposes (id),
    position BIGINT NOT NULL,
    is_active BOOLEAN NOT NULL,
    -- What holds for contacts who never chose: off, or on while the purpose's consent is active (SUB-01).
    starts_on BOOLEAN NOT NULL,
    updated_at TIMESTAMP NOT NULL,
    updated_by BIGINT,
    deleted_at TIMESTAMP
);
CREATE TABLE subscription_type_texts (
    type_id BIGINT NOT NULL REFERENCES subscription_types (id),
    language TEXT NOT NULL,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    description TEXT NOT NULL,
    PRIMARY KEY (type_id, language),
    UNIQUE (language, name_key)
);

CREATE TABLE interests (
    id INTEGER PRIMARY KEY NOT NULL,
    key TEXT NOT NULL UNIQUE,
    position BIGINT NOT NULL,
    is_active BOOLEAN NOT NULL,
    updated_at TIMESTAMP NOT NULL,
    updated_by BIGINT,
    deleted_at TIMESTAMP
);
CREATE TABLE interest_texts (
    interest_id BIGINT NOT NULL REFERENCES interests (id),
    language TEXT NOT NULL,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    PRIMARY KEY (interest_id, language),
    UNIQUE (language, name_key)
);
