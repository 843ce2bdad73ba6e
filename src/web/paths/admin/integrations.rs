//! The addresses of the programs that use the API.

/// Every program; POST adds one.
pub const LIST: &str = "/admin/integrations";
/// A program to be.
pub const NEW: &str = "/admin/integrations/new";

/// The addresses as patterns for the router.
pub mod patterns {
    /// A program; POST saves its name and rights.
    pub const ONE: &str = "/admin/integrations/{id}";
    /// POST: another token.
    pub const RENEWAL: &str = "/admin/integrations/{id}/renewal";
    /// POST: ends the token.
    pub const REVOCATION: &str = "/admin/integrations/{id}/revocation";
}

/// A program.
pub fn one(id: impl std::fmt::Display) -> String {
    format!("{LIST}/{id}")
}

/// POST: another token.
pub fn renewal(id: impl std::fmt::Display) -> String {
    format!("{LIST}/{id}/renewal")
}

/// POST: ends the token.
pub fn revocation(id: impl std::fmt::Display) -> String {
    format!("{LIST}/{id}/revocation")
}
