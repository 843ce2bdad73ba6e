//! Passwords of staff: Argon2id hashes in PHC form (SE-05).
//!
//! It decides nothing about what makes a good password, and it never says why one does not fit.

use std::sync::LazyLock;

use argon2::{
    Algorithm, Argon2, Params, Version,
    password_hash::{PasswordHash, PasswordHasher, PasswordVerifier, SaltString},
};
use tokio::sync::Semaphore;

use crate::kernel::{Secret, random};

/// Kibibytes of memory for one hash.
const MEMORY: u32 = 19 * 1024;
/// Passes over that memory.
const PASSES: u32 = 2;
/// Lanes.
const LANES: u32 = 1;

/// Hashes made at once: each takes 19 MiB and a thread, and a crowd at the door must not take all of either.
static DESKS: Semaphore = Semaphore::const_new(4);

/// The hash of a password that nobody has. Checking it takes as long as checking a real one.
static NOBODY: LazyLock<String> = LazyLock::new(|| hash_now(&random::handle()).unwrap_or_default());

/// Why no hash was made: a defect, not a wrong password.
#[derive(Debug, thiserror::Error)]
#[error("the password could not be hashed: {0}")]
pub struct HashError(String);

/// The hash of a password, with a salt of its own. Takes some tens of milliseconds on a thread of its own.
///
/// # Errors
/// A defect of the hashing itself.
pub async fn hash(password: Secret<String>) -> Result<String, HashError> {
    at_a_desk(move || hash_now(password.reveal())).await?
}

/// Does the password fit the hash? Without a hash (nobody of that name) the work is the same and the answer no.
///
/// # Errors
/// A defect of the hashing itself.
pub async fn fits(password: Secret<String>, hash: Option<String>) -> Result<bool, HashError> {
    at_a_desk(move || {
        let is_known = hash.is_some();
        let hash = hash.unwrap_or_else(|| NOBODY.clone());
        let parsed = PasswordHash::new(&hash).map_err(|error| HashError(error.to_string()))?;
        let fits = argon()?.verify_password(password.reveal().as_bytes(), &parsed).is_ok();
        Ok(fits && is_known)
    })
    .await?
}

/// What the password of somebody is checked against who has none that anybody knows: they have to ask for a new one.
pub fn locked() -> String {
    hash_now(&random::handle()).unwrap_or_default()
}

/// Was this hash made with weaker settings than those of today?
pub fn is_dated(hash: &str) -> bool {
    !hash.starts_with(&format!("$argon2id$v=19$m={MEMORY},t={PASSES},p={LANES}$"))
}

async fn at_a_desk<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, HashError> {
    let _desk = DESKS.acquire().await.map_err(|error| HashError(error.to_string()))?;
    tokio::task::spawn_blocking(work).await.map_err(|error| HashError(error.to_string()))
}

fn argon() -> Result<Argon2<'static>, HashError> {
    let params = Params::new(MEMORY, PASSES, LANES, None).map_err(|error| HashError(error.to_string()))?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

fn hash_now(password: &str) -> Result<String, HashError> {
    let salt = SaltString::encode_b64(&random::bytes::<16>()).map_err(|error| HashError(error.to_string()))?;
    let hash = argon()?.hash_password(password.as_bytes(), &salt).map_err(|error| HashError(error.to_string()))?;
    Ok(hash.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[actix_web::test]
    async fn a_password_fits_its_own_hash_alone_and_two_hashes_of_it_differ() {
        let secret = |text: &str| Secret::new(text.to_owned());
        let long = "å".repeat(64);
        let first = hash(secret(&long)).await.unwrap();
        assert!(first.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{first}");
        assert!(!is_dated(&first) && is_dated("$argon2id$v=19$m=9216,t=4,p=1$x$y"));
        assert_ne!(first, hash(secret(&long)).await.unwrap());
        assert!(fits(secret(&long), Some(first.clone())).await.unwrap());
        assert!(!fits(secret(&long[2..]), Some(first)).await.unwrap());
        assert!(!fits(secret(&long), None).await.unwrap(), "nobody has no password");
    }
}
