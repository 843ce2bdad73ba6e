//! The pages of submissions.

mod list;
mod one;
mod processing;
mod statistics;

pub use list::{ListView, list};
pub use one::{OneView, Refusal, one};
pub use processing::{ProcessingView, processing};
pub use statistics::{StatisticsView, statistics};

use maud::Markup;

use crate::{
    features::signups::{Failure, Status},
    i18n::Texts,
    kernel::{Right, ids::FormId},
    web::{
        office::Office,
        paths::admin::submissions as paths,
        ui::{self, Tone},
    },
};

/// What a state is called.
pub const fn status_key(status: Status) -> &'static str {
    match status {
        Status::Awaiting => "submissions-awaiting",
        Status::Submitted => "submissions-submitted",
        Status::Processed => "submissions-processed",
        Status::Rejected => "submissions-rejected",
        Status::Failed => "submissions-failed",
    }
}

/// Why something could not be processed.
const fn failure_key(failure: Failure) -> &'static str {
    match failure {
        Failure::Constraint => "submissions-failure-constraint",
        Failure::Unreadable => "submissions-failure-unreadable",
        Failure::Stopped => "submissions-failure-stopped",
        Failure::Refused => "submissions-failure-refused",
    }
}

fn status_tag(t: &'static Texts, status: Status) -> Markup {
    let tone = match status {
        Status::Awaiting => Tone::Info,
        Status::Submitted | Status::Rejected => Tone::Warning,
        Status::Processed => Tone::Success,
        Status::Failed => Tone::Danger,
    };
    ui::tag(tone, t.get(status_key(status)))
}

/// The way between what there is about the submissions of a form.
fn form_tabs(office: &Office<'_>, form: FormId, current: &str) -> Markup {
    let t = office.texts;
    let mut tabs = vec![(format!("{}?form={form}", paths::LIST), "submissions-title")];
    if office.may(Right::Forms) {
        tabs.push((paths::form_processing(form), "submissions-processing"));
    }
    tabs.push((paths::form_statistics(form), "submissions-statistics"));
    let tabs = tabs.into_iter().map(|(path, key)| {
        let is_current = path == current;
        (path, t.get(key), is_current)
    });
    ui::tabs(t.get("submissions-tabs"), tabs)
}
