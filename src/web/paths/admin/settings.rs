//! The addresses of the settings.

/// The settings.
pub const ALL: &str = "/admin/settings";
/// Name and address.
pub const ORGANISATION: &str = "/admin/settings/organisation";
/// The language that holds when nobody asked for another.
pub const LANGUAGES: &str = "/admin/settings/languages";
/// From whom mails come.
pub const SENDER: &str = "/admin/settings/sender";
/// How long links work.
pub const LINKS: &str = "/admin/settings/links";
/// Default legal basis, and what is kept as evidence.
pub const CONSENT: &str = "/admin/settings/consent";
/// Limits of sign-ups.
pub const SIGN_UP: &str = "/admin/settings/sign-up";
/// The way out for mail; POST tries it.
pub const TRANSPORT: &str = "/admin/settings/transport";
/// The keys; POST makes new ones.
pub const KEYS: &str = "/admin/settings/keys";
