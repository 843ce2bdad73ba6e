//! Bringing a database to the schema of this binary.

use diesel::{QueryDsl, RunQueryDsl, sql_query};
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

use super::{
    Connection, DbError, Target,
    connection::{Access, open},
    on_each,
};

const SQLITE: EmbeddedMigrations = embed_migrations!("migrations/sqlite");
const POSTGRES: EmbeddedMigrations = embed_migrations!("migrations/postgres");
/// The advisory lock under which one instance migrates while the others wait; any number that nobody else uses.
const LOCK: i64 = 0x5361_6d74_796b_6b65;

diesel::table! {
    /// What has run, as diesel keeps it.
    __diesel_schema_migrations (version) {
        /// The stamp of a migration, its dashes left out.
        version -> Text,
    }
}

/// Creates the database if it is a file that does not exist yet, and runs what is pending. Answers how many ran.
///
/// # Errors
/// When the database cannot be reached, a migration fails, or the database is newer than this binary.
pub fn run(target: &Target) -> Result<usize, DbError> {
    if let Target::Sqlite(path) = target
        && !path.exists()
    {
        create_file(path).map_err(|error| DbError::Unavailable(format!("cannot create {}: {error}", path.display())))?;
    }
    let mut connection = open(target, Access::Write)?;
    if let Connection::Postgres(c) = &mut connection {
        // Another instance may be at it, for as long as it takes. Even the table that keeps what has run can be made only once.
        sql_query("SET lock_timeout = 0").execute(c)?;
        sql_query(format!("SELECT pg_advisory_lock({LOCK})")).execute(c)?;
    }
    refuse_newer(&applied_by_harness(&mut connection)?)?;
    let ran = match &mut connection {
        Connection::Sqlite(c) => c.run_pending_migrations(SQLITE).map(|ran| ran.len()),
        Connection::Postgres(c) => c.run_pending_migrations(POSTGRES).map(|ran| ran.len()),
    };
    ran.map_err(|error| DbError::Broken(error.to_string()))
}

/// Undoes everything, for the test that migrations can be taken back.
///
/// # Errors
/// When a migration cannot be undone.
pub fn undo_all(target: &Target) -> Result<usize, DbError> {
    let mut connection = open(target, Access::Write)?;
    let undone = match &mut connection {
        Connection::Sqlite(c) => c.revert_all_migrations(SQLITE).map(|undone| undone.len()),
        Connection::Postgres(c) => c.revert_all_migrations(POSTGRES).map(|undone| undone.len()),
    };
    undone.map_err(|error| DbError::Broken(error.to_string()))
}

/// Are the database's migrations exactly the ones that this binary brings?
///
/// # Errors
/// [`DbError::Unavailable`] saying which way it differs.
pub fn check(connection: &mut Connection) -> Result<(), DbError> {
    let applied: Vec<String> = __diesel_schema_migrations::table.select(__diesel_schema_migrations::version).load(connection)?;
    refuse_newer(&applied)?;
    if applied.len() < known_versions()?.len() {
        return Err(DbError::Unavailable("migrations are pending: run `samtykke migrate`".into()));
    }
    Ok(())
}

/// The last migration that ran, which names the schema.
///
/// # Errors
/// Storage errors; [`DbError::Broken`] when none ever ran.
pub fn version(connection: &mut Connection) -> Result<String, DbError> {
    let versions = __diesel_schema_migrations::table.select(__diesel_schema_migrations::version);
    let applied: Vec<String> = versions.order(__diesel_schema_migrations::version).load(connection)?;
    applied.into_iter().next_back().ok_or_else(|| DbError::Broken("no migration ever ran".into()))
}

/// A file that only its owner may read, since it will hold people's data.
fn create_file(path: &std::path::Path) -> std::io::Result<()> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).map(drop)
}

/// Stops when the database has migrations that this binary does not know.
fn refuse_newer(applied: &[String]) -> Result<(), DbError> {
    let known = known_versions()?;
    match applied.iter().find(|version| !known.contains(version)) {
        None => Ok(()),
        Some(version) => Err(DbError::Unavailable(format!(
            "the database is newer than this binary (migration {version}): start the newer binary"
        ))),
    }
}

fn known_versions() -> Result<Vec<String>, DbError> {
    use diesel::migration::MigrationSource;
    let migrations =
        MigrationSource::<diesel::sqlite::Sqlite>::migrations(&SQLITE).map_err(|error| DbError::Broken(error.to_string()))?;
    Ok(migrations.iter().map(|migration| migration.name().version().to_string()).collect())
}

/// What has run. Makes the table that keeps it, and so needs a connection that may write.
fn applied_by_harness(connection: &mut Connection) -> Result<Vec<String>, DbError> {
    let versions = on_each!(connection, |c| c.applied_migrations().map(|v| v.iter().map(ToString::to_string).collect()));
    versions.map_err(|error| match error.downcast::<diesel::result::Error>() {
        Ok(error) => DbError::from(*error),
        Err(error) => DbError::Broken(error.to_string()),
    })
}
