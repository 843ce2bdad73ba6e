//! Long work, and changing and deleting many contacts.

/// Long work.
pub const JOBS: &str = "/admin/jobs";
/// Changing many contacts at once: what to set; POST checks it.
pub const BULK_UPDATE: &str = "/admin/bulk-update";
/// POST: does it.
pub const BULK_UPDATE_RUN: &str = "/admin/bulk-update/run";

/// Deleting many contacts: how many; POST puts them into the bin.
pub const BULK_DELETE: &str = "/admin/bulk-delete";
/// Who is in the bin.
pub const BIN: &str = "/admin/bin";
/// POST: takes one contact or a batch out of the bin.
pub const BIN_RESTORATION: &str = "/admin/bin/restoration";
/// POST: erases one contact or a batch for good.
pub const BIN_ERASURE: &str = "/admin/bin/erasure";

/// One piece of work.
pub fn job(id: impl std::fmt::Display) -> String {
    format!("{JOBS}/{id}")
}

/// POST: stops it.
pub fn job_stop(id: impl std::fmt::Display) -> String {
    format!("{JOBS}/{id}/stop")
}

/// POST: lets it go on.
pub fn job_resumption(id: impl std::fmt::Display) -> String {
    format!("{JOBS}/{id}/resumption")
}

/// Its log as a file.
pub fn job_log(id: impl std::fmt::Display) -> String {
    format!("{JOBS}/{id}/log")
}

/// Taking a change back: what that means; POST does it.
pub fn bulk_undo(id: impl std::fmt::Display) -> String {
    format!("{BULK_UPDATE}/{id}/undo")
}

/// The same addresses as patterns for the router.
pub mod patterns {
    /// One piece of work.
    pub const JOB: &str = "/admin/jobs/{id}";
    /// POST: stops it.
    pub const JOB_STOP: &str = "/admin/jobs/{id}/stop";
    /// POST: lets it go on.
    pub const JOB_RESUMPTION: &str = "/admin/jobs/{id}/resumption";
    /// Its log as a file.
    pub const JOB_LOG: &str = "/admin/jobs/{id}/log";
    /// Taking a change back: what that means; POST does it.
    pub const BULK_UNDO: &str = "/admin/bulk-update/{id}/undo";
}
