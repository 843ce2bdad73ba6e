//! The addresses of submissions, and of what a form does with them.

/// Filled-in forms, newest first.
pub const LIST: &str = "/admin/submissions";
/// POST: the list as a file.
pub const EXPORT: &str = "/admin/submissions/export";

/// Those that wait for staff.
pub fn waiting() -> String {
    format!("{LIST}?status=submitted")
}

/// Those that could not be processed and wait for staff as well.
pub fn failed() -> String {
    format!("{LIST}?status=failed")
}

/// One of them.
pub fn submission(id: impl std::fmt::Display) -> String {
    format!("{LIST}/{id}")
}

/// The form as it was filled in, for a frame.
pub fn filled(id: impl std::fmt::Display) -> String {
    format!("{LIST}/{id}/form")
}

/// POST: makes it count.
pub fn processing(id: impl std::fmt::Display) -> String {
    format!("{LIST}/{id}/processing")
}

/// POST: rejects it.
pub fn rejection(id: impl std::fmt::Display) -> String {
    format!("{LIST}/{id}/rejection")
}

/// POST: a file that came with one.
pub fn file(id: impl std::fmt::Display, file: impl std::fmt::Display) -> String {
    format!("{LIST}/{id}/files/{file}")
}

/// What is done with the submissions of a form.
pub fn form_processing(form: impl std::fmt::Display) -> String {
    format!("/admin/forms/{form}/processing")
}

/// How many submissions a form gets, and what they say.
pub fn form_statistics(form: impl std::fmt::Display) -> String {
    format!("/admin/forms/{form}/statistics")
}

/// The figures of a form as a file.
pub fn form_figures(form: impl std::fmt::Display) -> String {
    format!("/admin/forms/{form}/statistics.csv")
}

/// The same addresses as patterns for the router.
pub mod patterns {
    /// One of them.
    pub const SUBMISSION: &str = "/admin/submissions/{id}";
    /// The form as it was filled in, for a frame.
    pub const FILLED: &str = "/admin/submissions/{id}/form";
    /// POST: makes it count.
    pub const PROCESSING: &str = "/admin/submissions/{id}/processing";
    /// POST: rejects it.
    pub const REJECTION: &str = "/admin/submissions/{id}/rejection";
    /// POST: a file that came with one.
    pub const FILE: &str = "/admin/submissions/{id}/files/{file}";
    /// What is done with the submissions of a form.
    pub const FORM_PROCESSING: &str = "/admin/forms/{id}/processing";
    /// How many submissions a form gets, and what they say.
    pub const FORM_STATISTICS: &str = "/admin/forms/{id}/statistics";
    /// The figures of a form as a file.
    pub const FORM_FIGURES: &str = "/admin/forms/{id}/statistics.csv";
}
