//! The addresses of selections.

/// All that the member sees.
pub const LIST: &str = "/admin/selections";
/// A new one; POST builds and adds it.
pub const NEW: &str = "/admin/selections/new";
/// Contacts that were chosen in a list or on a card; POST makes them members, or lets them be so no more.
pub const MEMBERS: &str = "/admin/selections/members";

/// One selection and who belongs to it.
pub fn selection(id: impl std::fmt::Display) -> String {
    format!("{LIST}/{id}")
}

/// Changing it.
pub fn edit(id: impl std::fmt::Display) -> String {
    format!("{LIST}/{id}/edit")
}

/// POST: does something with it.
pub fn act(id: impl std::fmt::Display, act: &str) -> String {
    format!("{LIST}/{id}/{act}")
}

/// The same addresses as patterns for the router.
pub mod patterns {
    /// One selection and who belongs to it.
    pub const SELECTION: &str = "/admin/selections/{id}";
    /// Changing it.
    pub const EDIT: &str = "/admin/selections/{id}/edit";
    /// POST: counts it.
    pub const COUNTING: &str = "/admin/selections/{id}/counting";
    /// POST: another one like it.
    pub const COPYING: &str = "/admin/selections/{id}/copying";
    /// POST: a static one of those who belong to it now.
    pub const FREEZING: &str = "/admin/selections/{id}/freezing";
    /// POST: deletes it.
    pub const DELETION: &str = "/admin/selections/{id}/deletion";
}
