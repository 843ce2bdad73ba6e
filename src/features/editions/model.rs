//! What a template may say, and what is wrong with one that says something else.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use crate::{
    features::templates::{MailWords, TemplateKey},
    mail::{
        Rendered, Template, TemplateError,
        template::{Forbidden, forbidden},
    },
};

/// The longest subject, in characters, variables as they are written.
pub const SUBJECT_LIMIT: usize = 200;
/// The longest body, in characters.
pub const BODY_LIMIT: usize = 20_000;

/// What a kind of mail knows when it is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Variable {
    /// As templates write it.
    pub name: &'static str,
    /// Does the mail make no sense without it?
    pub is_required: bool,
}

/// Reads `name` and, for what must not be missing, `name!`.
macro_rules! variables {
    ($($name:ident $(! $required:tt)?),+ $(,)?) => {
        &[$(Variable { name: stringify!($name), is_required: variables!(@ $($required)?) }),+]
    };
    (@ must) => { true };
    (@) => { false };
}

/// What a template may print, in the order in which it is offered.
pub const fn offered(key: TemplateKey) -> &'static [Variable] {
    match key {
        TemplateKey::Confirm => variables![first_name, organisation, form_title, choices, confirm_link ! must, confirm_hours],
        TemplateKey::Reminder => variables![first_name, organisation, form_title, choices, confirm_link ! must, confirm_until],
        TemplateKey::Welcome | TemplateKey::PrivacyConfirmation => {
            variables![first_name, organisation, choices, preferences_link ! must, link_days]
        }
        TemplateKey::Changed => variables![first_name, organisation, changes ! must, restore_link, preferences_link, link_days],
        TemplateKey::NewLink => variables![first_name, organisation, preferences_link ! must, link_days],
        TemplateKey::AlreadySubscribed => {
            variables![first_name, organisation, form_title, preferences_link ! must, link_days]
        }
        TemplateKey::Verification => variables![first_name, organisation, data_link ! must, data_days],
        TemplateKey::BreachNotice => variables![
            first_name,
            organisation,
            subject_text,
            what_happened ! must,
            consequences,
            measures,
            advice,
            contact_point,
        ],
        TemplateKey::StaffInvitation | TemplateKey::PasswordReset => variables![first_name, organisation, link ! must, hours],
        TemplateKey::FormReceipt => variables![first_name, organisation, form_title, answers ! must],
        TemplateKey::SubmissionsDaily => variables![first_name, organisation, forms ! must, queue_link ! must],
        TemplateKey::SubmissionWaiting => variables![first_name, organisation, form_title, queue_link ! must],
    }
}

/// Values as they come, for previews and tests. `link` makes an address that opens nothing.
pub fn sample(
    key: TemplateKey,
    organisation: &str,
    first_name: &str,
    names: &[String],
    link: impl Fn(&str) -> String,
) -> Map<String, Value> {
    let value = |name: &str| match name {
        "first_name" => json!(first_name),
        "organisation" => json!(organisation),
        "form_title" | "subject_text" | "what_happened" | "consequences" | "measures" | "advice" => json!("…"),
        "choices" | "changes" | "answers" | "forms" => json!(names),
        "contact_point" => json!(organisation),
        "confirm_hours" => json!(48),
        "confirm_until" => json!("31.12."),
        "link_days" => json!(21),
        "data_days" => json!(7),
        "hours" => json!(1),
        name => json!(link(name)),
    };
    offered(key).iter().map(|variable| (variable.name.to_owned(), value(variable.name))).collect()
}

/// What is wrong with the words of a language.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Fault {
    /// There is a body and no subject, or the subject comes out empty.
    NoSubject,
    /// There is a subject and no body.
    NoBody,
    /// The subject is too long.
    LongSubject,
    /// The body is too long.
    LongBody,
    /// The engine does not understand a line, or a loop does not end.
    Broken(TemplateError),
    /// A variable that this mail does not know; where, and which.
    Unknown {
        /// Whether it stands in the subject.
        in_subject: bool,
        /// The line, from 1.
        line: usize,
        /// The variable.
        name: String,
    },
    /// A variable without which the mail makes no sense is missing.
    Lacks(&'static str),
    /// HTML, which mails do not take; the line.
    Html(usize),
    /// A link that leads to no page; the line.
    Link(usize),
}

impl Fault {
    /// Is it the subject that is wrong?
    pub const fn in_subject(&self) -> bool {
        match self {
            Self::NoSubject | Self::LongSubject => true,
            Self::Broken(error) => error.in_subject,
            Self::Unknown { in_subject, .. } => *in_subject,
            Self::NoBody | Self::LongBody | Self::Lacks(_) | Self::Html(_) | Self::Link(_) => false,
        }
    }
}

/// Compiles and fills in a template as a mail would, with much and with little to say.
///
/// # Errors
/// The first thing that is wrong.
pub fn check(key: TemplateKey, words: &MailWords) -> Result<(), Fault> {
    if words.subject.trim().is_empty() {
        return Err(Fault::NoSubject);
    }
    if words.body.trim().is_empty() {
        return Err(Fault::NoBody);
    }
    if words.subject.chars().count() > SUBJECT_LIMIT {
        return Err(Fault::LongSubject);
    }
    if words.body.chars().count() > BODY_LIMIT {
        return Err(Fault::LongBody);
    }
    let template = Template::compile(&words.subject, &words.body).map_err(Fault::Broken)?;
    if let Some(found) = forbidden(&words.body) {
        return Err(match found {
            Forbidden::Html(line) => Fault::Html(line),
            Forbidden::Link(line) => Fault::Link(line),
        });
    }
    let used = template.variables();
    let known: BTreeSet<_> = offered(key).iter().map(|variable| variable.name).collect();
    if let Some(name) = used.iter().find(|name| !known.contains(name.as_str())) {
        return Err(whereabouts(words, name));
    }
    if let Some(lacking) = offered(key).iter().find(|variable| variable.is_required && !used.contains(variable.name)) {
        return Err(Fault::Lacks(lacking.name));
    }
    let link = |name: &str| format!("https://example.org/{name}");
    let many: Vec<String> = (1..=50).map(|number| format!("Choice {number}")).collect();
    for (first_name, names) in [("Kari", &many[..2]), ("", &many[..0]), ("Kari", &many[..])] {
        let rendered = template.render(&sample(key, "Fjordlys", first_name, names, link)).map_err(Fault::Broken)?;
        if rendered.subject.is_empty() {
            return Err(Fault::NoSubject);
        }
    }
    Ok(())
}

/// Where a variable stands first.
fn whereabouts(words: &MailWords, name: &str) -> Fault {
    let is_word = |line: &str| {
        let parts = line.split(|c: char| !c.is_alphanumeric() && c != '_');
        line.contains('{') && parts.into_iter().any(|part| part == name)
    };
    let unknown = |in_subject, line| Fault::Unknown { in_subject, line, name: name.to_owned() };
    if is_word(&words.subject) {
        return unknown(true, 1);
    }
    unknown(false, words.body.lines().position(is_word).map_or(1, |line| line + 1))
}

/// The words of a language with these values.
///
/// # Errors
/// As the engine says it.
pub fn render(words: &MailWords, values: &Map<String, Value>) -> Result<Rendered, TemplateError> {
    Template::compile(&words.subject, &words.body)?.render(values)
}

/// A line of one text beside those of another.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LineChange<'t> {
    /// In both.
    Kept(&'t str),
    /// Only in the first.
    Gone(&'t str),
    /// Only in the second.
    New(&'t str),
}

/// How `after` differs from `before`, line by line: the longest common run of lines stays.
pub fn line_changes<'t>(before: &'t str, after: &'t str) -> Vec<LineChange<'t>> {
    let (old, new): (Vec<&str>, Vec<&str>) = (before.lines().collect(), after.lines().collect());
    // longest[i][j]: how many lines `old[i..]` and `new[j..]` have in common.
    let mut longest = vec![vec![0_usize; new.len() + 1]; old.len() + 1];
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            longest[i][j] = if old[i] == new[j] { longest[i + 1][j + 1] + 1 } else { longest[i + 1][j].max(longest[i][j + 1]) };
        }
    }
    let (mut i, mut j, mut changes) = (0, 0, Vec::new());
    while i < old.len() || j < new.len() {
        if i < old.len() && j < new.len() && old[i] == new[j] {
            changes.push(LineChange::Kept(old[i]));
            (i, j) = (i + 1, j + 1);
        } else if j == new.len() || i < old.len() && longest[i + 1][j] >= longest[i][j + 1] {
            changes.push(LineChange::Gone(old[i]));
            i += 1;
        } else {
            changes.push(LineChange::New(new[j]));
            j += 1;
        }
    }
    changes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{features::templates::shipped_texts, kernel::Language};

    fn words(subject: &str, body: &str) -> MailWords {
        MailWords { subject: subject.into(), body: body.into() }
    }

    #[test]
    fn every_shipped_text_passes_the_check_that_staff_pass() {
        for key in TemplateKey::ALL {
            let texts = shipped_texts(key).unwrap();
            for language in Language::ALL {
                assert_eq!(check(key, &texts.0[&language]), Ok(()), "{} {language}", key.code());
            }
        }
    }

    #[test]
    fn what_is_broken_is_refused_with_its_line() {
        let good = "Hi\n\n[Mine]({{ preferences_link }})\n";
        let fault = |subject: &str, body: &str| check(TemplateKey::NewLink, &words(subject, body)).unwrap_err();
        assert_eq!(check(TemplateKey::NewLink, &words("Hei", good)), Ok(()));
        assert_eq!(fault(" ", good), Fault::NoSubject);
        assert_eq!(fault("{{ first_name }}", good), Fault::NoSubject, "which is empty for who gave no name");
        assert_eq!(fault("Hei", " \n"), Fault::NoBody);
        assert_eq!(fault("Hei", "Hello"), Fault::Lacks("preferences_link"));
        let unknown = |in_subject, line, name: &str| Fault::Unknown { in_subject, line, name: name.into() };
        assert_eq!(fault("Hei", &format!("{good}\n{{{{ last_name }}}}")), unknown(false, 5, "last_name"));
        assert_eq!(fault("{{ sum }}", good), unknown(true, 1, "sum"));
        assert_eq!(fault("Hei", &format!("{good}{{% if vip %}}x{{% endif %}}")), unknown(false, 4, "vip"));
        let Fault::Broken(error) = fault("Hei", &format!("{good}\n{{% for x %}}")) else { panic!("not broken") };
        assert_eq!((error.in_subject, error.line), (false, 5));
        let endless = format!(
            "{good}{{% for a in range(9999) %}}{{% for b in range(9999) %}}{{% for c in range(9999) %}}x{{% endfor %}}{{% endfor %}}{{% endfor %}}"
        );
        assert!(matches!(fault("Hei", &endless), Fault::Broken(error) if error.line == 4));
        assert_eq!(fault("Hei", &format!("{good}\n<script>alert(1)</script>")), Fault::Html(5));
        assert_eq!(fault("Hei", &format!("{good}\nsome <b>bold</b>")), Fault::Html(5));
        assert_eq!(fault("Hei", &format!("{good}\n[x](javascript:alert(1))")), Fault::Link(5));
        assert_eq!(fault(&"x".repeat(SUBJECT_LIMIT + 1), good), Fault::LongSubject);
        assert_eq!(check(TemplateKey::NewLink, &words(&"x".repeat(SUBJECT_LIMIT), good)), Ok(()));
        let filled = |length: usize| format!("{good}{}", "å".repeat(length - good.len()));
        assert_eq!(check(TemplateKey::NewLink, &words("Hei", &filled(BODY_LIMIT))), Ok(()));
        assert_eq!(fault("Hei", &filled(BODY_LIMIT + 1)), Fault::LongBody);
    }

    #[test]
    fn lines_that_stay_are_told_from_those_that_do_not() {
        use LineChange::{Gone, Kept, New};
        assert_eq!(line_changes("a\nb\nc", "a\nx\nc\nd"), [Kept("a"), Gone("b"), New("x"), Kept("c"), New("d")]);
        assert_eq!(line_changes("", "a"), [New("a")]);
        assert_eq!(line_changes("a", "a"), [Kept("a")]);
    }
}
