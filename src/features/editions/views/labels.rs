//! What variables stand for, and what is wrong in words.

use super::super::model::{BODY_LIMIT, Fault, SUBJECT_LIMIT};
use crate::{i18n::Texts, kernel::Language};

/// What a variable stands for.
pub(super) fn variable(name: &str) -> &'static str {
    match name {
        "first_name" => "templates-var-first-name",
        "organisation" => "templates-var-organisation",
        "form_title" => "templates-var-form-title",
        "choices" => "templates-var-choices",
        "changes" => "templates-var-changes",
        "confirm_link" => "templates-var-confirm-link",
        "confirm_hours" => "templates-var-confirm-hours",
        "forms" => "submissions-var-forms",
        "queue_link" => "submissions-var-queue",
        "confirm_until" => "submissions-var-confirm-until",
        "preferences_link" => "templates-var-preferences-link",
        "restore_link" => "templates-var-restore-link",
        "data_link" => "templates-var-data-link",
        "link_days" | "data_days" => "templates-var-days",
        "link" => "templates-var-link",
        "hours" => "templates-var-hours",
        _ => "templates-var-breach",
    }
}

/// How a variable is written, ready to be copied.
pub(super) fn written(name: &str) -> String {
    match name {
        "choices" => "{% for choice in choices %}\n- {{ choice }}\n{% endfor %}".into(),
        "changes" => "{% for change in changes %}\n- {{ change }}\n{% endfor %}".into(),
        "answers" => "{% for answer in answers %}\n- {{ answer }}\n{% endfor %}".into(),
        "forms" => "{% for form in forms %}\n- {{ form }}\n{% endfor %}".into(),
        name if name.ends_with("link") => format!("[…]({{{{ {name} }}}})"),
        name => format!("{{{{ {name} }}}}"),
    }
}

/// What is wrong, in a sentence that says where and what to do.
pub(super) fn fault(texts: &'static Texts, language: Language, fault: &Fault) -> String {
    let language = language.own_name();
    let line = |line: usize| line.to_string();
    match fault {
        Fault::NoSubject => texts.with("templates-slip-no-subject", &[("language", language)]),
        Fault::NoBody => texts.with("templates-slip-no-body", &[("language", language)]),
        Fault::LongSubject => {
            texts.with("templates-slip-long-subject", &[("language", language), ("limit", &SUBJECT_LIMIT.to_string())])
        }
        Fault::LongBody => texts.with("templates-slip-long-body", &[("language", language), ("limit", &BODY_LIMIT.to_string())]),
        Fault::Broken(error) => {
            texts.with("templates-slip-broken", &[("language", language), ("line", &line(error.line)), ("reason", &error.reason)])
        }
        Fault::Unknown { line: at, name, .. } => {
            texts.with("templates-slip-unknown", &[("language", language), ("line", &line(*at)), ("name", name)])
        }
        Fault::Lacks(name) => texts.with("templates-slip-lacks", &[("language", language), ("name", &written(name))]),
        Fault::Html(at) => texts.with("templates-slip-html", &[("language", language), ("line", &line(*at))]),
        Fault::Link(at) => texts.with("templates-slip-link", &[("language", language), ("line", &line(*at))]),
    }
}
