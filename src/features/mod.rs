//! What Samtykke does, one folder a noun; see the crate documentation for which may use which.

pub mod forms;
pub mod home;
pub mod links;
pub mod preferences;
