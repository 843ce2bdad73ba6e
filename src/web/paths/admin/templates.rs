//! The addresses of the mail templates.

/// The templates.
pub const LIST: &str = "/admin/templates";

/// The addresses as patterns for the router.
pub mod patterns {
    /// A template; POST previews or saves it.
    pub const TEMPLATE: &str = "/admin/templates/{key}";
    /// POST: sends it to the member who asks.
    pub const TEST: &str = "/admin/templates/{key}/test";
    /// The shipped text; POST returns to it.
    pub const SHIPPED: &str = "/admin/templates/{key}/shipped";
    /// A version; POST puts it into use again.
    pub const VERSION: &str = "/admin/templates/{key}/versions/{number}";
}

/// A template.
pub fn template(key: &str) -> String {
    format!("/admin/templates/{key}")
}

/// A test of a template.
pub fn test(key: &str) -> String {
    format!("/admin/templates/{key}/test")
}

/// The shipped text of a template.
pub fn shipped(key: &str) -> String {
    format!("/admin/templates/{key}/shipped")
}

/// A version of a template.
pub fn version(key: &str, number: i64) -> String {
    format!("/admin/templates/{key}/versions/{number}")
}
