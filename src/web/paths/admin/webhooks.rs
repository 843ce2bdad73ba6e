//! The addresses of the webhooks.

/// Every webhook; POST adds one.
pub const LIST: &str = "/admin/webhooks";
/// A webhook to be.
pub const NEW: &str = "/admin/webhooks/new";

/// The addresses as patterns for the router.
pub mod patterns {
    /// A webhook with its deliveries; POST saves it.
    pub const ONE: &str = "/admin/webhooks/{id}";
    /// POST: a delivery to try it.
    pub const TEST: &str = "/admin/webhooks/{id}/test";
    /// POST: tells it nothing more.
    pub const DEACTIVATION: &str = "/admin/webhooks/{id}/deactivation";
    /// POST: tells it again what happens.
    pub const ACTIVATION: &str = "/admin/webhooks/{id}/activation";
    /// POST: another secret.
    pub const RENEWAL: &str = "/admin/webhooks/{id}/renewal";
    /// POST: deletes it.
    pub const DELETION: &str = "/admin/webhooks/{id}/deletion";
    /// POST: sends a delivery again.
    pub const RESENDING: &str = "/admin/webhooks/{id}/deliveries/{delivery}/resending";
}

/// A webhook.
pub fn one(id: impl std::fmt::Display) -> String {
    format!("{LIST}/{id}")
}

/// What can be done with a webhook: the last part of its address.
pub fn act(id: impl std::fmt::Display, what: &str) -> String {
    format!("{LIST}/{id}/{what}")
}

/// POST: sends a delivery again.
pub fn resending(id: impl std::fmt::Display, delivery: impl std::fmt::Display) -> String {
    format!("{LIST}/{id}/deliveries/{delivery}/resending")
}
