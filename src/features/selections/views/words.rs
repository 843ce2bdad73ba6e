//! Rules in words.

use maud::{Markup, html};

use super::super::model::{Ago, Choice, Condition, ConsentDetails, ConsentIs, Joined, Part, Rule, Scope, When, Written};
use crate::{
    features::{
        contacts::{Days, InterestOption},
        lists::Lists,
    },
    i18n::{Texts, countries, format},
    kernel::{
        Language,
        ids::{FormId, SelectionId},
    },
    web::ui,
};

/// The kinds of conditions: code in forms, and the key of what they are called.
pub const KINDS: [(&str, &str); 18] = [
    ("words", "cards-search"),
    ("company", "cards-company"),
    ("country", "cards-country"),
    ("language", "cards-language"),
    ("source", "cards-filter-source"),
    ("stored", "cards-days-stored"),
    ("changed", "cards-days-changed"),
    ("no_mailings", "cards-no-mailings"),
    ("informed", "selections-informed"),
    ("consent", "audit-noun-consent"),
    ("subscribed", "selections-subscribed"),
    ("choice", "selections-choice"),
    ("interest", "cards-filter-interest"),
    ("form", "cards-filter-form"),
    ("import", "selections-import"),
    ("activity", "selections-activity"),
    ("mailed", "selections-mailed"),
    ("member", "selections-member"),
];

/// What things are called that rules name by their rows.
#[derive(Clone, Copy)]
pub struct Vocabulary<'v> {
    /// Lists in memory.
    pub lists: &'v Lists,
    /// What people can be interested in.
    pub interests: &'v [InterestOption],
    /// Forms by name.
    pub forms: &'v [(FormId, String)],
    /// Other selections that the member sees.
    pub selections: &'v [(SelectionId, String)],
}

/// What a kind of condition is called.
pub fn kind_name(t: &'static Texts, kind: &str) -> &'static str {
    KINDS.iter().find(|(code, _)| *code == kind).map_or("", |(_, key)| t.get(key))
}

/// How the parts of a group are joined.
pub fn joined_name(t: &'static Texts, joined: Joined) -> &'static str {
    t.get(match joined {
        Joined::All => "selections-all-of",
        Joined::Any => "selections-any-of",
        Joined::None => "selections-none-of",
    })
}

/// A condition: what it asks, and what the answer must be.
pub fn sentence(t: &'static Texts, language: Language, names: &Vocabulary<'_>, condition: &Condition) -> String {
    let yes_no = |is: bool| t.get(if is { "lists-yes" } else { "lists-no" });
    let lists = names.lists;
    let days = |when: When| when_words(t, language, when);
    let and = |parts: &[String]| parts.iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join(", ");
    let what = match condition {
        Condition::Words(text) | Condition::Company(Written::Exactly(text)) => format!("“{text}”"),
        Condition::Company(Written::Nothing) => t.get("selections-empty").to_owned(),
        Condition::Company(Written::Anything) => t.get("selections-filled").to_owned(),
        Condition::Country(code) if code.is_empty() => t.get("selections-empty").to_owned(),
        Condition::Country(code) => countries::name(language, code).unwrap_or(code).to_owned(),
        Condition::Language(language) => language.own_name().to_owned(),
        Condition::Source(source) => lists.source_name(*source, language).to_owned(),
        Condition::Stored(asked) | Condition::Changed(asked) => days(*asked),
        Condition::NoMailings(is) | Condition::Informed(is) => yes_no(*is).to_owned(),
        Condition::Consent { purpose, is } => {
            let purpose = lists.purpose_name(*purpose, language).to_owned();
            let state = t.get(match is {
                ConsentIs::Nothing => "data-state-none",
                ConsentIs::Active(_) => "data-state-active",
                ConsentIs::Withdrawn(_) => "data-state-withdrawn",
                ConsentIs::Recorded(_) => "selections-recorded",
            });
            let ConsentDetails { basis, source, since } = is.details().copied().unwrap_or_default();
            let basis = basis.map_or_else(String::new, |basis| lists.basis_name(basis, language).to_owned());
            let source = source.map_or_else(String::new, |source| lists.source_name(source, language).to_owned());
            and(&[purpose, state.to_owned(), basis, source, days(since)])
        }
        Condition::Subscribed { kind, is } => and(&[lists.type_name(*kind, language).to_owned(), yes_no(*is).to_owned()]),
        Condition::Choice { kind, is } => {
            let is = t.get(match is {
                Choice::On => "data-subscription-on",
                Choice::Off => "data-subscription-off",
                Choice::Never => "data-subscription-never",
            });
            and(&[lists.type_name(*kind, language).to_owned(), is.to_owned()])
        }
        Condition::Interest { interest, is } => {
            let name = names.interests.iter().find(|it| it.id == *interest).map_or("", |it| &it.name);
            and(&[name.to_owned(), yes_no(*is).to_owned()])
        }
        Condition::Form(form) => names.forms.iter().find(|(id, _)| id == form).map_or("", |(_, name)| name).to_owned(),
        Condition::Import(None) => t.get("selections-any-import").to_owned(),
        Condition::Import(Some(import)) => import.to_string(),
        Condition::Activity { days: asked, is_own, is } => {
            let whose = t.get(if *is_own { "selections-own" } else { "selections-anybodys" });
            and(&[yes_no(*is).to_owned(), days(*asked), whose.to_owned()])
        }
        Condition::Mailed { days: asked, is } => and(&[yes_no(*is).to_owned(), days(*asked)]),
        Condition::Member { selection, is } => {
            let name = names.selections.iter().find(|(id, _)| id == selection).map_or("…", |(_, name)| name);
            and(&[format!("“{name}”"), yes_no(*is).to_owned()])
        }
    };
    format!("{}: {what}", kind_name(t, condition.code()))
}

fn when_words(t: &'static Texts, language: Language, when: When) -> String {
    match when {
        When::On(days) => days_words(t, language, days),
        When::Ago(Ago::Within(days)) => t.count("selections-within", "days", i64::from(days)),
        When::Ago(Ago::Before(days)) => t.count("selections-before", "days", i64::from(days)),
    }
}

fn days_words(t: &'static Texts, language: Language, days: Days) -> String {
    let from = days.begins_at().map(|at| t.with("selections-from", &[("day", &format::date(language, at))]));
    let to = days.to.map(|day| {
        let at = crate::kernel::Timestamp::from(day.and_time(chrono::NaiveTime::MIN));
        t.with("selections-to", &[("day", &format::date(language, at))])
    });
    [from, to].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// A whole rule, group in group.
pub fn rule(t: &'static Texts, language: Language, names: &Vocabulary<'_>, asked: &Rule) -> Markup {
    html! {
        (ui::paragraph(ui::emphasis(joined_name(t, asked.joined))))
        (ui::list(asked.parts.iter().map(|part| match part {
            Part::If(condition) => html! { (sentence(t, language, names, condition)) },
            Part::Group(group) => rule(t, language, names, group),
        })))
    }
}

/// Whom a scope means, in a few words; `name` is what [`super::super::scope_name`] answers.
pub fn scope_words(t: &'static Texts, language: Language, scope: &Scope, name: Option<&str>) -> String {
    match scope {
        Scope::Everybody => t.get("selections-everybody").to_owned(),
        Scope::Chosen(ids) => {
            let count = i64::try_from(ids.len()).unwrap_or(i64::MAX);
            t.with("selections-chosen", &[("count", &format::number(language, count))])
        }
        Scope::Selection(_) => t.with("selections-named", &[("name", name.unwrap_or("…"))]),
        Scope::Found(_) => t.get("selections-found").to_owned(),
    }
}
