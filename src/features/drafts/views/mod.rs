//! Pages about forms as staff build them.

mod draft;
mod field;
mod labels;
mod list;
mod new;
mod one;
mod properties;
mod protection;
mod publication;
mod questions;
mod seen;
mod snippet;
mod templates;
mod texts;
mod version;

pub use draft::{DraftView, draft};
pub use field::{FieldView, field};
pub use labels::{input_label, title_of};
pub use list::{ListView, list};
pub use new::{NewView, new};
pub use one::{OneView, one};
pub use properties::{PropertiesView, properties};
pub use protection::{ProtectionView, protection};
pub use publication::{PublicationView, publication};
pub use questions::{deletion, discarding, gone, removal};
pub use seen::{PreviewView, framed, page, preview, whole};
pub use snippet::{SnippetPage, snippet};
pub use templates::{keep_template, rename_template, template_deletion, templates};
pub use texts::{TextsView, texts};
pub use version::{VersionView, version};

use maud::{Markup, html};

use super::model::Line;
use crate::{
    i18n::format,
    kernel::Timestamp,
    web::{
        office::Office,
        ui::{self, Alert, Tone},
    },
};

/// Who saved in between.
#[derive(Clone, Debug)]
pub struct Conflict {
    /// When.
    pub at: Timestamp,
    /// Who.
    pub by: Option<String>,
    /// What is saved now, in words, where it differs from what was typed.
    pub now: Vec<(String, String)>,
}

/// Says who saved in between, and that a save from here goes over it knowingly.
fn collision(office: &Office<'_>, conflict: &Conflict) -> Markup {
    let t = office.texts;
    let (name, date) = (conflict.by.as_deref().unwrap_or("Samtykke"), format::date_time(office.language, conflict.at));
    let line = |(label, now): &(String, String)| {
        let now = if now.is_empty() { t.get("lists-conflict-empty") } else { now };
        t.with("lists-conflict-line", &[("label", label), ("now", now)])
    };
    html! {
        (Alert::new(Tone::Warning, t.get("lists-conflict-title")).saying(html! {
            (ui::paragraph(t.with("lists-conflict-text", &[("name", name), ("date", &date)])))
            @if !conflict.now.is_empty() { (ui::list(conflict.now.iter().map(line))) }
            (ui::paragraph(t.get("lists-conflict-next")))
        }))
    }
}

/// How many answers a form has, as far as they were counted.
fn sent(office: &Office<'_>, submissions: i64) -> String {
    if submissions > Line::COUNTED {
        return office.texts.with("drafts-more-than", &[("count", &format::number(office.language, Line::COUNTED))]);
    }
    format::number(office.language, submissions)
}

/// Who saved something last, and when.
fn updated(office: &Office<'_>, at: Timestamp, by: Option<&str>) -> Markup {
    let at = format::date_time(office.language, at);
    ui::hint(match by {
        Some(name) => office.texts.with("lists-updated-by", &[("date", &at), ("name", name)]),
        None => office.texts.with("lists-updated", &[("date", &at)]),
    })
}
