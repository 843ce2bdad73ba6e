//! The addresses of the lists, the same below each of them.

macro_rules! lists {
    ($($(#[$meta:meta])* $name:ident $base:literal;)+) => {$(
        $(#[$meta])*
        pub mod $name {
            /// The list.
            pub const LIST: &str = $base;
            /// A new item; POST adds it.
            pub const NEW: &str = concat!($base, "/new");
            /// POST: the list as a file.
            pub const EXPORT: &str = concat!($base, "/export");
            /// An item; POST saves it.
            pub const ITEM: &str = concat!($base, "/{id}");
            /// POST: puts it elsewhere in the order.
            pub const POSITION: &str = concat!($base, "/{id}/position");
            /// POST: takes it into use.
            pub const ACTIVATION: &str = concat!($base, "/{id}/activation");
            /// POST: takes it out of use.
            pub const DEACTIVATION: &str = concat!($base, "/{id}/deactivation");
            /// What deleting it touches; POST deletes it.
            pub const DELETION: &str = concat!($base, "/{id}/deletion");
            /// POST: brings it back.
            pub const RESTORATION: &str = concat!($base, "/{id}/restoration");
        }
    )+};
}

lists! {
    /// What data is used for.
    purposes "/admin/purposes";
    /// On what ground.
    legal_bases "/admin/legal-bases";
    /// How data comes in.
    sources "/admin/sources";
    /// Kinds of mailing.
    subscription_types "/admin/subscription-types";
    /// What people can be interested in.
    interests "/admin/interests";
}

/// All of them.
pub const ALL: [&str; 5] = [purposes::LIST, legal_bases::LIST, sources::LIST, subscription_types::LIST, interests::LIST];

/// A list, by the part of the address that names it.
pub fn list(slug: &str) -> String {
    format!("/admin/{slug}")
}

/// A list with its deleted items.
pub fn with_deleted(slug: &str) -> String {
    format!("/admin/{slug}?deleted=yes")
}

/// A new item.
pub fn new(slug: &str) -> String {
    format!("/admin/{slug}/new")
}

/// The list as a file.
pub fn export(slug: &str) -> String {
    format!("/admin/{slug}/export")
}

/// An item.
pub fn item(slug: &str, id: i64) -> String {
    format!("/admin/{slug}/{id}")
}

/// What is done to an item: `position`, `activation`, `deactivation`, `deletion`, `restoration`.
pub fn act(slug: &str, id: i64, act: &str) -> String {
    format!("/admin/{slug}/{id}/{act}")
}
