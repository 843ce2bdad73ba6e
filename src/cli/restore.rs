//! `samtykke restore`: everything from a file into an empty database.

use std::{fs::File, path::Path};

use super::{Answer, storage};
use crate::{
    app::house,
    config::Config,
    features::archives::{self, RestoreError},
    kernel::StartupError,
    security::password,
};

/// Reads the file.
pub fn run(config: &Config, path: &Path) -> Result<Answer, StartupError> {
    let file = File::open(path).map_err(|error| {
        StartupError::new(format!("{} cannot be opened: {error}", path.display()), "Check the name of the file")
    })?;
    house::build(config)?;
    let restored = archives::restore(&house::database(config)?, &file, password::locked).map_err(|error| match error {
        RestoreError::Storage(error) => storage(error),
        RestoreError::Refused { what, advice } => StartupError::new(format!("nothing was restored: {what}"), advice),
    })?;
    let staff = if restored.has_secrets {
        "Members of staff sign in as before."
    } else {
        "Members of staff ask for a new password on the sign-in page, and set up their second step anew."
    };
    Ok(Answer::fine(format!(
        "Restored {} contacts and everything else, {} rows in {} tables.\n{staff}\n\
         Put the folder keys of the old data directory into {} before the first start, or links in mails that were sent open nothing.\n",
        restored.contacts,
        restored.rows,
        restored.tables,
        config.data_dir.display()
    )))
}
