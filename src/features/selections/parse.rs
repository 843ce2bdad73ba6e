//! What was typed into the builder.

use chrono::NaiveDate;

use super::model::{Choice, Condition, ConsentDetails, ConsentIs, Flaw, Joined, LONGEST_NAME, Part, Place, Rule, Written};
use crate::{
    features::{contacts::Days, lists::Lists},
    kernel::{
        Language,
        ids::{BasisId, FormId, ImportId, PurposeId, SelectionId, SourceId, TypeId},
        text::one_line,
    },
    web::form::{FormState, Slip},
};

/// The draft that travelled in the form, with the groups joined as chosen on the page. Nothing when it is none of ours.
pub fn draft(form: &FormState) -> Option<Rule> {
    let mut rule: Rule = serde_json::from_str(form.value("rule")).ok()?;
    for (name, value) in form.all() {
        let Some(place) = name.strip_prefix("joined-") else { continue };
        let joined = Joined::ALL.into_iter().find(|(_, code)| code == value).map(|(joined, _)| joined)?;
        rule.join_at(&Place::read(place)?, joined);
    }
    // Whoever sends a draft of their own making gets no further than one that was built here.
    rule.check().ok().map(|()| rule)
}

/// The name, with a slip when it is missing or too long.
pub fn name(form: &mut FormState, field: &str) -> String {
    let name = one_line(form.value(field));
    if name.is_empty() {
        form.refuse(field, Slip::Missing);
    } else if name.chars().count() > LONGEST_NAME {
        form.refuse(field, Slip::TooLong(LONGEST_NAME));
    }
    name
}

/// The condition whose fields were filled in; nothing, with a slip, when they make none.
pub fn condition(form: &mut FormState, lists: &Lists) -> Option<Condition> {
    let kind = form.value("kind").to_owned();
    let days = days(form);
    let number = |name: &str| form.value(name).trim().parse::<i64>().ok().filter(|number| *number > 0);
    let is = form.value("is") != "no";
    let text = one_line(form.value("text"));
    let purpose = number("purpose").map(PurposeId).filter(|id| lists.purpose(*id).is_some());
    let source = number("source").map(SourceId);
    let subscription_type = number("type").map(TypeId).filter(|id| lists.subscription_type(*id).is_some());
    let read = match kind.as_str() {
        "words" => Some(Condition::Words(text)),
        "company" => Some(Condition::Company(match form.value("written") {
            "nothing" => Written::Nothing,
            "anything" => Written::Anything,
            _ => Written::Exactly(text),
        })),
        "country" => Some(Condition::Country(form.value("country").trim().to_ascii_uppercase())),
        "language" => Language::from_code(form.value("language")).map(Condition::Language),
        "source" => source.map(Condition::Source),
        "stored" => days.map(Condition::Stored),
        "changed" => days.map(Condition::Changed),
        "no_mailings" => Some(Condition::NoMailings(is)),
        "informed" => Some(Condition::Informed(is)),
        "consent" => {
            let details = ConsentDetails { basis: number("basis").map(BasisId), source, since: days.unwrap_or_default() };
            let is = match form.value("state") {
                "none" => ConsentIs::Nothing,
                "withdrawn" => ConsentIs::Withdrawn(details),
                "any" => ConsentIs::Recorded(details),
                _ => ConsentIs::Active(details),
            };
            purpose.map(|purpose| Condition::Consent { purpose, is })
        }
        "subscribed" => subscription_type.map(|kind| Condition::Subscribed { kind, is }),
        "choice" => {
            let is = match form.value("choice") {
                "off" => Choice::Off,
                "never" => Choice::Never,
                _ => Choice::On,
            };
            subscription_type.map(|kind| Condition::Choice { kind, is })
        }
        "interest" => number("interest").map(|interest| Condition::Interest { interest, is }),
        "form" => number("form").map(FormId).map(Condition::Form),
        "import" if text.is_empty() => Some(Condition::Import(None)),
        "import" => number("text").map(ImportId).map(|import| Condition::Import(Some(import))),
        "activity" => days.map(|days| Condition::Activity { days, is_own: form.value("whose") == "own", is }),
        "mailed" => days.map(|days| Condition::Mailed { days, is }),
        "member" => number("selection").map(SelectionId).map(|selection| Condition::Member { selection, is }),
        _ => None,
    };
    if !form.is_right() {
        return None;
    }
    let sound = read.filter(|condition| Rule::all([condition.clone()]).check().is_ok());
    if sound.is_none() {
        let field = match kind.as_str() {
            "words" | "company" | "import" => "text",
            "stored" | "changed" => "from",
            _ => "kind",
        };
        form.refuse(field, Slip::Says("selections-slip-senseless"));
    }
    sound
}

/// Adds a part to the draft, unless that would make it too large.
///
/// # Errors
/// What would be wrong with it.
pub fn add(rule: &mut Rule, into: &str, part: Part) -> Result<(), Flaw> {
    let mut grown = rule.clone();
    let place = Place::read(into).unwrap_or_default();
    if !grown.add_at(&place, part) {
        return Err(Flaw::Senseless);
    }
    grown.check()?;
    *rule = grown;
    Ok(())
}

/// The days; nothing, with a slip, where a day is none or they run backwards.
fn days(form: &mut FormState) -> Option<Days> {
    let mut day = |name: &str| {
        let text = form.value(name).trim().to_owned();
        if text.is_empty() {
            return None;
        }
        let day = NaiveDate::parse_from_str(&text, "%Y-%m-%d").ok().filter(|day| day.to_string() == text);
        if day.is_none() {
            form.refuse(name, Slip::NotADate);
        }
        day
    };
    let days = Days { from: day("from"), to: day("to") };
    if days.from.zip(days.to).is_some_and(|(from, to)| from > to) {
        form.refuse("to", Slip::Says("cards-slip-days"));
    }
    form.is_right().then_some(days)
}
