//! Components: the only place, with the page shell, that writes class names.
//!
//! Accessibility lives in here: labels, hints and errors are tied to their inputs, groups have legends, alerts have roles.
//! Trivial components are functions; those with options are builders that render themselves.

mod alert;
mod button;
mod chart;
mod errors;
mod field;
mod figure;
mod file;
mod group;
mod layout;
mod mail;
mod progress;
mod qr;
mod search;
mod table;
mod tag;
mod text;
mod toggle;

pub use alert::{Alert, Tone};
pub use button::{Button, link_button};
pub use chart::{Pair, Step, chart_key, funnel, pair_bars, plot};
pub use errors::{SummaryLine, error_summary, told_summary};
pub use field::{ColourInput, Input, LongInput, Select};
pub use figure::{Figure, figures, links, to_do};
pub use file::{FileInput, devices, frame, kib, octets, picture, snapshot};
pub use group::Group;
pub use layout::{
    actions, along, card, form, halves, hidden, honeypot, inert, inline_form, nested, proof, row_actions, scale, side_by_side,
    stack, step_form, steps, told_here, upload_form,
};
pub use mail::{changes, code, mail, source};
pub use progress::progress;
pub use qr::qr_code;
pub use search::{columns, form_to, pages, pick, search_form, tabs};
pub use table::{facts, table, wide_table};
pub use tag::{disclosure, tag};
pub use text::{
    emphasis, external_link, heading, hint, lead, link, list, mail_link, named_link, paragraph, prose, small, small_heading,
    title, title_row,
};
pub use toggle::{Toggle, ToggleKind};
