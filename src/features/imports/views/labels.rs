//! What codes of imports are called.

use super::super::{
    model::{Existing, New, Part, Stage, Stands, Target, Unknown, Verdict},
    reading::Delimiter,
    values::DayOrder,
};
use crate::{
    features::{bin, lists::Lists},
    i18n::Texts,
    kernel::Language,
};

/// The key of a stage's name.
pub const fn stage(stage: Stage) -> &'static str {
    match stage {
        Stage::Uploaded => "imports-stage-uploaded",
        Stage::Checking => "imports-stage-checking",
        Stage::Checked => "imports-stage-checked",
        Stage::Running => "imports-stage-running",
        Stage::Done => "imports-stage-done",
        Stage::Undoing => "imports-stage-undoing",
        Stage::Undone => "imports-stage-undone",
    }
}

/// The key of a verdict's name.
pub const fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::New => "imports-verdict-new",
        Verdict::Changed => "imports-verdict-changed",
        Verdict::Unchanged => "imports-verdict-unchanged",
        Verdict::Repeated => "imports-verdict-repeated",
        Verdict::LeftOut => "imports-verdict-left-out",
        Verdict::Refused => "imports-verdict-refused",
    }
}

/// The key of a delimiter's name.
pub const fn delimiter(delimiter: Delimiter) -> &'static str {
    match delimiter {
        Delimiter::Comma => "imports-delimiter-comma",
        Delimiter::Semicolon => "imports-delimiter-semicolon",
        Delimiter::Tab => "imports-delimiter-tab",
        Delimiter::Bar => "imports-delimiter-bar",
    }
}

/// The key of an order's name.
pub const fn order(order: DayOrder) -> &'static str {
    match order {
        DayOrder::DayFirst => "imports-order-day-first",
        DayOrder::MonthFirst => "imports-order-month-first",
    }
}

/// The key of what is done with new people.
pub const fn new(new: New) -> &'static str {
    match new {
        New::Add => "imports-new-add",
        New::Skip => "imports-new-skip",
    }
}

/// The key of what is done with people who are here.
pub const fn existing(existing: Existing) -> &'static str {
    match existing {
        Existing::Fill => "imports-existing-fill",
        Existing::Replace => "imports-existing-replace",
        Existing::Skip => "imports-existing-skip",
    }
}

/// The key of what is done with unknown values.
pub const fn unknown(unknown: Unknown) -> &'static str {
    match unknown {
        Unknown::Default => "imports-unknown-default",
        Unknown::Add => "imports-unknown-add",
        Unknown::Skip => "imports-unknown-skip",
        Unknown::Refuse => "imports-unknown-refuse",
    }
}

/// The key of how people stood.
pub const fn stands(stands: Stands) -> &'static str {
    match stands {
        Stands::Listed => "imports-stands-listed",
        Stands::Left => "imports-stands-left",
        Stands::Unknown => "imports-stands-unknown",
    }
}

/// What a column fills, in words.
pub fn target(t: &Texts, lists: &Lists, language: Language, target: Target) -> String {
    let key = match target {
        Target::Ignore => "imports-target-ignore",
        Target::Email => "imports-target-email",
        Target::FirstName => "cards-first-name",
        Target::LastName => "cards-last-name",
        Target::FullName => "imports-target-full-name",
        Target::Company => "cards-company",
        Target::Phone => "cards-phone",
        Target::Country => "cards-country",
        Target::Language => "cards-language",
        Target::NoMailings => "cards-no-mailings",
        Target::Interests => "cards-interests",
        Target::Status => "imports-target-status",
        Target::Confirmed => "imports-target-confirmed",
        Target::Subscription(kind) => {
            return t.with("imports-subscription", &[("name", lists.type_name(kind, language))]);
        }
        Target::Consent(purpose, of) => {
            return t.with(part(of), &[("purpose", lists.purpose_name(purpose, language))]);
        }
    };
    t.get(key).to_owned()
}

const fn part(part: Part) -> &'static str {
    match part {
        Part::State => "imports-part-state",
        Part::Basis => "imports-part-basis",
        Part::Source => "imports-part-source",
        Part::Comment => "imports-part-comment",
        Part::Date => "imports-part-date",
        Part::Evidence => "imports-part-evidence",
        Part::Refused => "imports-part-refused",
    }
}

/// The key of a field's name, as events call it.
pub fn field(name: &str) -> &'static str {
    match name {
        "first_name" => "cards-first-name",
        "last_name" => "cards-last-name",
        "company" => "cards-company",
        "phone" => "cards-phone",
        "country" => "cards-country",
        _ => "cards-language",
    }
}

/// The key of the words for a problem of a row, of a file, or of the work on it.
pub fn problem(code: &str) -> &'static str {
    const ALL: &[&str] = &[
        "imports-problem-file-empty",
        "imports-problem-file-gone",
        "imports-problem-row-too-long",
        "imports-problem-quote-unclosed",
        "imports-problem-too-many-columns",
        "imports-problem-unpacks-too-large",
        "imports-problem-no-workbook",
        "imports-problem-no-sheet",
        "imports-problem-file-unreadable",
        "imports-problem-stopped",
        "imports-problem-row-too-wide",
        "imports-problem-wrong-encoding",
        "imports-problem-row-runs-on",
        "imports-problem-email-missing",
        "imports-problem-email-malformed",
        "imports-problem-too-long",
        "imports-problem-country-unknown",
        "imports-problem-language-unknown",
        "imports-problem-yes-no-unclear",
        "imports-problem-interest-unknown",
        "imports-problem-status-unknown",
        "imports-problem-state-unknown",
        "imports-problem-basis-unknown",
        "imports-problem-source-unknown",
        "imports-problem-date-unreadable",
        "imports-problem-date-in-future",
        "imports-problem-consent-without-date",
        "imports-problem-consent-without-evidence",
        "imports-problem-in-bin",
        "imports-problem-in-bin-refused",
        "imports-problem-new-skipped",
        "imports-problem-existing-skipped",
        "imports-problem-withdrawal-stands",
        "imports-problem-withdrawal-older",
        "imports-problem-objection-stands",
        "imports-problem-consent-older",
        "imports-problem-changed-since",
        "imports-problem-person-gone",
        "imports-problem-person-erased",
        "imports-problem-refusal-stays",
        "imports-problem-rows-missing",
        "imports-problem-import-moved-on",
    ];
    if code == bin::OWN {
        return "bulk-note-own";
    }
    let is_it = |key: &&&str| key.strip_prefix("imports-problem-") == Some(code);
    ALL.iter().find(is_it).copied().unwrap_or("imports-problem-other")
}
