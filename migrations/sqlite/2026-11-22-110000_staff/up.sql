-- Who works here: roles and what they may do, members, their sessions, one-time links and recovery codes; and what they did.
-- Shipped roles have a key and take their name from the program's texts; roles of one's own have a name.
CREATE TABLE roles (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    key TEXT UNIQUE,
    name TEXT NOT NULL,
    name_key TEXT UNIQUE,
    version BIGINT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    updated_at TIMESTAMP NOT NULL,
    updated_by BIGINT
);
CREATE TABLE role_rights (
    role_id BIGINT NOT NULL REFERENCES roles (id) ON DELETE CASCADE,
    code TEXT NOT NULL,
    PRIMARY KEY (role_id, code)
);

-- Members are disabled and never deleted: the audit log points at them.
CREATE TABLE staff (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    name TEXT NOT NULL,
    address TEXT NOT NULL,
    address_key TEXT NOT NULL UNIQUE,
    role_id BIGINT NOT NULL REFERENCES roles (id),
    language TEXT NOT NULL,
    -- Argon2id in PHC form; empty until an invitation is accepted.
    password_hash TEXT,
    password_at TIMESTAMP,
    -- The secret of the authenticator app follows from this and a key that is not in the database.
    totp_seed TEXT,
    -- The last time step whose code was used: a code works once.
    totp_step BIGINT,
    version BIGINT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    updated_at TIMESTAMP NOT NULL,
    updated_by BIGINT,
    signed_in_at TIMESTAMP,
    disabled_at TIMESTAMP
);
CREATE INDEX staff_by_role ON staff (role_id);

CREATE TABLE staff_sessions (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    -- SHA-256 of what the cookie holds.
    id_hash TEXT NOT NULL UNIQUE,
    staff_id BIGINT NOT NULL REFERENCES staff (id),
    -- False between the password and the second step.
    is_open BOOLEAN NOT NULL,
    created_at TIMESTAMP NOT NULL,
    -- Kept to the minute.
    seen_at TIMESTAMP NOT NULL,
    -- When the member last proved who they are.
    proved_at TIMESTAMP NOT NULL,
    ip TEXT NOT NULL,
    agent TEXT NOT NULL
);
CREATE INDEX staff_sessions_by_staff ON staff_sessions (staff_id);

-- Links that work once: the first set-up, invitations, new passwords.
CREATE TABLE staff_links (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    token_hash TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    staff_id BIGINT REFERENCES staff (id),
    created_at TIMESTAMP NOT NULL,
    expires_at TIMESTAMP NOT NULL,
    used_at TIMESTAMP
);
CREATE INDEX staff_links_by_staff ON staff_links (staff_id);

CREATE TABLE recovery_codes (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    staff_id BIGINT NOT NULL REFERENCES staff (id),
    code_hash TEXT NOT NULL,
    used_at TIMESTAMP,
    UNIQUE (staff_id, code_hash)
);

-- Failed sign-ins in a row, by a keyed fingerprint of the account or of the network: each makes the next wait longer.
CREATE TABLE sign_in_failures (
    key TEXT PRIMARY KEY NOT NULL,
    failures BIGINT NOT NULL,
    last_at TIMESTAMP NOT NULL
);

-- What a member had typed when the session ended under it, until they have signed in again.
CREATE TABLE staff_drafts (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    handle_hash TEXT NOT NULL UNIQUE,
    staff_id BIGINT NOT NULL REFERENCES staff (id),
    path TEXT NOT NULL,
    body TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL
);

-- What staff did, and what was refused to them. No secret, no token, no address of a contact.
CREATE TABLE audit_entries (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    at TIMESTAMP NOT NULL,
    actor TEXT NOT NULL,
    actor_id BIGINT,
    channel TEXT NOT NULL,
    ip TEXT,
    what TEXT NOT NULL,
    subject_kind TEXT NOT NULL,
    subject_id TEXT NOT NULL,
    -- JSON of what changed, before and after; empty where there is nothing to say.
    before TEXT NOT NULL,
    after TEXT NOT NULL
);
CREATE INDEX audit_entries_by_time ON audit_entries (at, id);
CREATE INDEX audit_entries_by_actor ON audit_entries (actor, actor_id, id);
CREATE INDEX audit_entries_by_subject ON audit_entries (subject_kind, subject_id, id);
CREATE INDEX audit_entries_by_what ON audit_entries (what, id);
CREATE TRIGGER audit_entries_are_not_changed BEFORE UPDATE ON audit_entries BEGIN SELECT RAISE(ABORT, 'audit_entries are never changed'); END;
CREATE TRIGGER audit_entries_are_not_deleted BEFORE DELETE ON audit_entries BEGIN SELECT RAISE(ABORT, 'audit_entries are never deleted'); END;
