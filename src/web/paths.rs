//! Every address of the public side, in one place.
//!
//! The functions give paths without a language; [`in_language`] and [`crate::web::page::Site::link`] put one in front.
//! Absolute addresses are made where mails are written, from the configured base URL and never from `Host` (LNK-06).

use crate::kernel::Language;

pub mod admin;

/// The organisation, its public forms, and the way to the preference page.
pub const HOME: &str = "/";
/// The privacy statement.
pub const PRIVACY: &str = "/privacy";
/// The form that mails a fresh personal link.
pub const LINK: &str = "/link";
/// The answer of that form, the same for everyone (LNK-04).
pub const LINK_SENT: &str = "/link/sent";

/// What the API offers, for people to read.
pub const API: &str = "/api";
/// The same for programs.
pub const OPENAPI: &str = "/api/v1/openapi.json";
/// How every address of the API begins.
pub const API_V1: &str = "/api/v1";

/// The same addresses as patterns for the router.
pub mod patterns {
    /// POST: somebody has begun to fill in a form.
    pub const FORM_STARTED: &str = "/f/{slug}/started";
    /// A public form.
    pub const FORM: &str = "/f/{slug}";
    /// The page after sending it.
    pub const FORM_THANKS: &str = "/f/{slug}/thanks";
    /// Confirming a sign-up.
    pub const CONFIRM: &str = "/confirm/{token}";
    /// The preference page.
    pub const PREFERENCES: &str = "/p/{token}";
    /// POST: saves the choices.
    pub const CHOICES: &str = "/p/{token}/choices";
    /// POST: leaves everything.
    pub const WITHDRAWAL: &str = "/p/{token}/withdrawal";
    /// POST: mails the link to *your data*.
    pub const DATA_LINK: &str = "/p/{token}/data-link";
    /// What is stored about a contact, behind a verify link.
    pub const DATA: &str = "/data/{token}";
    /// POST: the same as a file.
    pub const EXPORT: &str = "/data/{token}/export";
    /// Leaving one type, or everything.
    pub const UNSUBSCRIBE: &str = "/unsubscribe/{token}";
    /// *This was not me*.
    pub const RESTORE: &str = "/restore/{token}";
    /// A logo or a stylesheet of the organisation's own.
    pub const LOOK_FILE: &str = "/look/{file}";
}

/// A logo or a stylesheet of the organisation's own.
pub fn look_file(name: &str) -> String {
    format!("/look/{name}")
}

/// A public form.
pub fn form(slug: &str) -> String {
    format!("/f/{slug}")
}

/// The value of a form's address that carries sealed values (FRM-09).
pub const PREFILL: &str = "prefill";

/// A public form with sealed values, which are written in base64url.
pub fn prefilled_form(slug: &str, sealed: &str) -> String {
    format!("{}?{PREFILL}={sealed}", form(slug))
}

/// POST: somebody has begun to fill in a form.
pub fn form_started(slug: &str) -> String {
    format!("/f/{slug}/started")
}

/// The page after sending a form.
pub fn form_thanks(slug: &str) -> String {
    format!("/f/{slug}/thanks")
}

/// Confirming a sign-up: GET shows a button, POST confirms.
pub fn confirm(token: &str) -> String {
    format!("/confirm/{token}")
}

/// The preference page.
pub fn preferences(token: &str) -> String {
    format!("/p/{token}")
}

/// POST: saves the choices of a preference page.
pub fn choices(token: &str) -> String {
    format!("/p/{token}/choices")
}

/// POST: leaves everything.
pub fn withdrawal(token: &str) -> String {
    format!("/p/{token}/withdrawal")
}

/// POST: mails the link to *your data*.
pub fn data_link(token: &str) -> String {
    format!("/p/{token}/data-link")
}

/// What is stored about a contact.
pub fn data(token: &str) -> String {
    format!("/data/{token}")
}

/// POST: what is stored about a contact, as a file.
pub fn export(token: &str) -> String {
    format!("/data/{token}/export")
}

/// Leaving one type, or everything; also the one-click address of RFC 8058.
pub fn unsubscribe(token: &str) -> String {
    format!("/unsubscribe/{token}")
}

/// *This was not me*: GET shows a button, POST restores.
pub fn restore(token: &str) -> String {
    format!("/restore/{token}")
}

/// `path` below a language: `/nb/f/newsletter`, and `/nb` for the home page.
pub fn in_language(language: Language, path: &str) -> String {
    let path = if path == HOME { "" } else { path };
    format!("/{language}{path}")
}

/// Parts a path into its language and the rest: `/nb/privacy` → (`nb`, `/privacy`), `/nb` → (`nb`, `/`).
pub fn split_language(path: &str) -> (Option<Language>, &str) {
    let Some(rest) = path.strip_prefix('/') else { return (None, path) };
    let (first, rest) = match rest.find('/') {
        Some(at) => rest.split_at(at),
        None => (rest, HOME),
    };
    match Language::from_code(first) {
        Some(language) => (Some(language), rest),
        None => (None, path),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_goes_in_front_and_comes_off_again() {
        for path in [HOME, PRIVACY, "/f/newsletter", "/data/abc/export"] {
            let prefixed = in_language(Language::Da, path);
            assert_eq!(split_language(&prefixed), (Some(Language::Da), path));
            assert_eq!(split_language(path), (None, path));
        }
        assert_eq!(in_language(Language::Nb, HOME), "/nb");
    }
}
