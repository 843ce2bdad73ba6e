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
/// What forms may do with details of contacts.
pub const CONTACT_FIELDS: &str = "/admin/settings/contact-fields";
/// How the public pages look; POST tries a look on or saves it.
pub const LOOK: &str = "/admin/settings/look";
/// The way out for mail; POST tries it.
pub const TRANSPORT: &str = "/admin/settings/transport";
/// The keys; POST makes new ones.
pub const KEYS: &str = "/admin/settings/keys";

/// A look that is tried on, and a page in it, as patterns for the router.
pub mod patterns {
    /// Every page in it, one at a time.
    pub const LOOK_PREVIEW: &str = "/admin/settings/look/preview/{handle}";
    /// The page itself.
    pub const LOOK_FRAME: &str = "/admin/settings/look/preview/{handle}/{page}";
}

/// A look that is tried on.
pub fn look_preview(handle: &str) -> String {
    format!("/admin/settings/look/preview/{handle}")
}

/// A page in a look that is tried on.
pub fn look_frame(handle: &str, page: &str, language: &str, scheme: &str) -> String {
    format!("/admin/settings/look/preview/{handle}/{page}?language={language}&scheme={scheme}")
}

/// The pages whose form keeps what was typed.
pub const FORMS: [&str; 7] = [ORGANISATION, LANGUAGES, SENDER, LINKS, CONSENT, SIGN_UP, CONTACT_FIELDS];
