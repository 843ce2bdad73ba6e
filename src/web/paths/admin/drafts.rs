//! The addresses of forms as staff build them.

/// All forms.
pub const LIST: &str = "/admin/forms";
/// A new one; POST adds it.
pub const NEW: &str = "/admin/forms/new";

/// Forms that are kept to begin others with.
pub const TEMPLATES: &str = "/admin/forms/templates";

/// One of these.
pub fn template(id: impl std::fmt::Display) -> String {
    format!("{TEMPLATES}/{id}")
}

/// One form.
pub fn form(id: impl std::fmt::Display) -> String {
    format!("{LIST}/{id}")
}

/// Below one form: `properties`, `activation`, `draft/texts` …
pub fn below(id: impl std::fmt::Display, what: &str) -> String {
    format!("{LIST}/{id}/{what}")
}

/// The draft of a form.
pub fn draft(id: impl std::fmt::Display) -> String {
    below(id, "draft")
}

/// A field of the draft.
pub fn field(id: impl std::fmt::Display, name: &str) -> String {
    format!("{LIST}/{id}/draft/fields/{name}")
}

/// A published version.
pub fn version(id: impl std::fmt::Display, number: i64) -> String {
    format!("{LIST}/{id}/versions/{number}")
}

/// A picture of a page of a published version, named by language, page and width.
pub fn picture(id: impl std::fmt::Display, number: i64, name: &str) -> String {
    format!("{LIST}/{id}/versions/{number}/pictures/{name}")
}

/// Is this a page whose form keeps what was typed?
pub fn keeps_what_was_typed(page: &str) -> bool {
    let Some((_, what)) = page.strip_prefix(LIST).and_then(|rest| rest.strip_prefix('/')).and_then(|rest| rest.split_once('/'))
    else {
        return page == NEW;
    };
    let is_field = what.strip_prefix("draft/fields/").is_some_and(|name| !name.contains('/'));
    let is_template = page.strip_prefix(TEMPLATES).is_some_and(|rest| rest.len() > 1 && !rest[1..].contains('/'));
    is_field || is_template || ["prefilled-link", "properties", "template", "draft/texts", "draft/new-field"].contains(&what)
}

/// The same addresses as patterns for the router.
pub mod patterns {
    /// A form that is kept to begin others with; POST renames it.
    pub const TEMPLATE: &str = "/admin/forms/templates/{template}";
    /// Asks before it is deleted; POST deletes it.
    pub const TEMPLATE_DELETION: &str = "/admin/forms/templates/{template}/deletion";
    /// Asks what a form is to be called that is kept so; POST keeps it.
    pub const KEEPING: &str = "/admin/forms/{id}/template";
    /// One form.
    pub const FORM: &str = "/admin/forms/{id}";
    /// What is decided about it.
    pub const PROPERTIES: &str = "/admin/forms/{id}/properties";
    /// POST: takes it into use.
    pub const ACTIVATION: &str = "/admin/forms/{id}/activation";
    /// POST: takes it out of use.
    pub const DEACTIVATION: &str = "/admin/forms/{id}/deactivation";
    /// Asks before it is deleted; POST deletes it.
    pub const DELETION: &str = "/admin/forms/{id}/deletion";
    /// POST: brings it back.
    pub const RESTORATION: &str = "/admin/forms/{id}/restoration";
    /// A published version.
    pub const VERSION: &str = "/admin/forms/{id}/versions/{number}";
    /// The page of a published version, for a frame.
    pub const VERSION_FRAME: &str = "/admin/forms/{id}/versions/{number}/frame";
    /// How it is defended; POST decides.
    pub const PROTECTION: &str = "/admin/forms/{id}/protection";
    /// Its published version as HTML for a page of another site.
    pub const SNIPPET: &str = "/admin/forms/{id}/snippet";
    /// A link that opens it with values filled in; POST makes one.
    pub const PREFILLED_LINK: &str = "/admin/forms/{id}/prefilled-link";
    /// A picture of a page of a published version.
    pub const PICTURE: &str = "/admin/forms/{id}/versions/{number}/pictures/{name}";
    /// The draft; POST begins it, or moves and copies its fields.
    pub const DRAFT: &str = "/admin/forms/{id}/draft";
    /// The words around its fields, and its languages.
    pub const TEXTS: &str = "/admin/forms/{id}/draft/texts";
    /// A new field; POST adds it.
    pub const NEW_FIELD: &str = "/admin/forms/{id}/draft/new-field";
    /// A field.
    pub const FIELD: &str = "/admin/forms/{id}/draft/fields/{name}";
    /// Asks before a field is removed; POST removes it.
    pub const FIELD_DELETION: &str = "/admin/forms/{id}/draft/fields/{name}/deletion";
    /// How the draft looks.
    pub const PREVIEW: &str = "/admin/forms/{id}/draft/preview";
    /// The page of the draft, for a frame.
    pub const PREVIEW_FRAME: &str = "/admin/forms/{id}/draft/preview/frame";
    /// Asks before the draft is thrown away; POST throws it away.
    pub const DISCARDING: &str = "/admin/forms/{id}/draft/discarding";
    /// What stands in the way of publishing; POST publishes.
    pub const PUBLICATION: &str = "/admin/forms/{id}/draft/publication";
}
