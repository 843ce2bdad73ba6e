//! Contacts that come in files.

/// All of them; POST uploads a file.
pub const LIST: &str = "/admin/imports";

/// One of them; POST says what is done with it.
pub fn import(id: impl std::fmt::Display) -> String {
    format!("{LIST}/{id}")
}

/// The form of one whose rows were checked already.
pub fn form(id: impl std::fmt::Display) -> String {
    format!("{LIST}/{id}?form")
}

/// POST: takes its rows in.
pub fn run(id: impl std::fmt::Display) -> String {
    format!("{LIST}/{id}/run")
}

/// POST: takes it back.
pub fn undoing(id: impl std::fmt::Display) -> String {
    format!("{LIST}/{id}/undoing")
}

/// POST: goes on with work on it that stopped.
pub fn resumption(id: impl std::fmt::Display) -> String {
    format!("{LIST}/{id}/resumption")
}

/// POST: its rows that something is wrong with, as a file.
pub fn problems(id: impl std::fmt::Display) -> String {
    format!("{LIST}/{id}/problems")
}

/// The same addresses as patterns for the router.
pub mod patterns {
    /// One of them; POST says what is done with it.
    pub const IMPORT: &str = "/admin/imports/{id}";
    /// POST: takes its rows in.
    pub const RUN: &str = "/admin/imports/{id}/run";
    /// POST: takes it back.
    pub const UNDOING: &str = "/admin/imports/{id}/undoing";
    /// POST: goes on with work on it that stopped.
    pub const RESUMPTION: &str = "/admin/imports/{id}/resumption";
    /// POST: its rows that something is wrong with, as a file.
    pub const PROBLEMS: &str = "/admin/imports/{id}/problems";
}
