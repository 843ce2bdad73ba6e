//! The addresses of the admin area, all below `/admin`. No language in front: it is the member's own setting.

pub mod lists;
pub mod templates;

/// The overview.
pub const OVERVIEW: &str = "/admin";
/// Address and password.
pub const SIGN_IN: &str = "/admin/sign-in";
/// POST: ends the session.
pub const SIGN_OUT: &str = "/admin/sign-out";

/// People.
pub const CONTACTS: &str = "/admin/contacts";
/// Somebody new.
pub const NEW_CONTACT: &str = "/admin/contacts/new";

/// The same addresses as patterns for the router.
pub mod patterns {
    /// The first administrator signs up, by the link that the first start prints.
    pub const SETUP: &str = "/admin/setup/{token}";
    /// One contact's card; POST saves what can be edited.
    pub const CONTACT: &str = "/admin/contacts/{id}";
    /// POST: another address.
    pub const ADDRESSES: &str = "/admin/contacts/{id}/addresses";
    /// POST: the address that is written to.
    pub const PRIMARY_ADDRESS: &str = "/admin/contacts/{id}/addresses/{address}/primary";
    /// POST: an address less.
    pub const ADDRESS_REMOVAL: &str = "/admin/contacts/{id}/addresses/{address}/removal";
    /// POST: the e-marketing switch.
    pub const E_MARKETING: &str = "/admin/contacts/{id}/e-marketing";
    /// POST: choices of subscription types.
    pub const SUBSCRIPTIONS: &str = "/admin/contacts/{id}/subscriptions";
    /// POST: ends the contact's links.
    pub const LINK_REVOCATION: &str = "/admin/contacts/{id}/links/revocation";
    /// What is registered for every purpose.
    pub const PRIVACY: &str = "/admin/contacts/{id}/privacy";
    /// One purpose: what is registered and how it came to be; POST changes it.
    pub const CONTACT_PURPOSE: &str = "/admin/contacts/{id}/privacy/{purpose}";
}

/// The first administrator signs up.
pub fn setup(token: &str) -> String {
    format!("/admin/setup/{token}")
}

/// One contact's card.
pub fn contact(id: impl std::fmt::Display) -> String {
    format!("{CONTACTS}/{id}")
}

/// Signing in, and on to `path` afterwards.
pub fn sign_in_for(path: &str) -> String {
    if path == OVERVIEW {
        return SIGN_IN.to_owned();
    }
    let mut query = form_urlencoded::Serializer::new(String::new());
    query.append_pair("next", path);
    format!("{SIGN_IN}?{}", query.finish())
}

/// `path` when it leads to a page of the admin area, the overview otherwise: nobody is sent elsewhere by a link (SE-13).
pub fn own(path: &str) -> &str {
    let is_plain = path.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    let is_below = path.strip_prefix(OVERVIEW).is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '?']));
    if is_plain && is_below && !path.contains("//") && path.len() <= 512 { path } else { OVERVIEW }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_sent_elsewhere_after_signing_in() {
        for path in ["/admin", "/admin/purposes", "/admin/contacts?search=a%20b", "/admin?done=saved"] {
            assert_eq!(own(path), path);
        }
        for path in [
            "",
            "//evil.example",
            "/admin//evil.example",
            "https://evil.example",
            "/\\evil.example",
            "/admin/\\evil",
            "/administrator",
            "/p/token",
            "/admin/x\r\nset-cookie: a=b",
            "javascript:alert(1)",
            "admin",
        ] {
            assert_eq!(own(path), OVERVIEW, "{path}");
        }
        assert_eq!(own(&format!("/admin/{}", "x".repeat(600))), OVERVIEW);
        assert_eq!(sign_in_for("/admin/contacts?a=b&c"), "/admin/sign-in?next=%2Fadmin%2Fcontacts%3Fa%3Db%26c");
        assert_eq!(sign_in_for("/admin"), SIGN_IN);
    }
}
