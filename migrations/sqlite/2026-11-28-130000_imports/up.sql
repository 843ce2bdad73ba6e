-- Files that were brought in: what was done with each, by whom and what came of it. The file itself lies below data_dir/uploads
-- under a random name; file and rows are personal data and are erased some time after the run. The rest of this row stays.
CREATE TABLE imports (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    -- uploaded | checking | checked | running | done | undoing | undone
    stage TEXT NOT NULL,
    -- What the file called itself; only ever shown.
    name TEXT NOT NULL,
    -- Its name among the uploads; none once it is erased.
    file TEXT,
    sha256 TEXT NOT NULL,
    size BIGINT NOT NULL,
    -- About how many lines it has; none where that is not known before it is read.
    lines BIGINT,
    -- JSON: how it is read, what its columns fill, what is done with its rows.
    plan TEXT NOT NULL,
    -- JSON: the names of its columns.
    headers TEXT NOT NULL,
    -- JSON: how many rows came to what.
    counts TEXT NOT NULL,
    -- The work on it that was asked for last, and the run that can be taken back.
    job_id BIGINT,
    run_job_id BIGINT,
    -- Lists of those who are new and those who changed.
    new_selection_id BIGINT,
    changed_selection_id BIGINT,
    actor TEXT NOT NULL,
    actor_id BIGINT,
    created_at TIMESTAMP NOT NULL,
    updated_at TIMESTAMP NOT NULL,
    finished_at TIMESTAMP,
    erased_at TIMESTAMP
);
CREATE INDEX imports_by_content ON imports (sha256, id);
CREATE INDEX imports_not_erased ON imports (updated_at) WHERE erased_at IS NULL;

-- The rows of a file as they were read, with what each comes to. Personal data; erased with the file.
CREATE TABLE import_rows (
    import_id BIGINT NOT NULL REFERENCES imports (id) ON DELETE CASCADE,
    n BIGINT NOT NULL,
    line BIGINT NOT NULL,
    address_key TEXT,
    -- JSON: what its cells say.
    cells TEXT NOT NULL,
    -- new | changed | unchanged | left-out | refused | repeated
    verdict TEXT NOT NULL,
    problem TEXT,
    column_at BIGINT,
    contact_id BIGINT,
    PRIMARY KEY (import_id, n)
) WITHOUT ROWID;
CREATE INDEX import_rows_by_address ON import_rows (import_id, address_key);
CREATE INDEX import_rows_by_verdict ON import_rows (import_id, verdict, n);

-- What columns of these names filled last time.
CREATE TABLE import_mappings (
    signature TEXT PRIMARY KEY NOT NULL,
    plan TEXT NOT NULL,
    updated_at TIMESTAMP NOT NULL,
    updated_by BIGINT
) WITHOUT ROWID;

-- What an import did to whom, to take it back and to find them by it.
CREATE INDEX events_of_imports ON events (import_id, contact_id, id) WHERE import_id IS NOT NULL;
