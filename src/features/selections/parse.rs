//! What was typed into the builder.

use chrono::NaiveDate;

use super::model::{
    Ago, Choice, Condition, ConsentDetails, ConsentIs, Flaw, Joined, LONGEST_NAME, MOST_DAYS_AGO, Part, Place, Rule, When,
    Written,
};
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
    let days = when(form);
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
            "stored" | "changed" => "when",
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

/// Puts a condition in place of another one in the draft, unless that would make it too large.
///
/// # Errors
/// What would be wrong with it.
pub fn put(rule: &mut Rule, place: &Place, condition: Condition) -> Result<(), Flaw> {
    let mut changed = rule.clone();
    if !changed.put_at(place, condition) {
        return Err(Flaw::Senseless);
    }
    changed.check()?;
    *rule = changed;
    Ok(())
}

/// The fields that make a condition: what [`condition`] reads as the same.
pub fn fields_of(condition: &Condition) -> Vec<(String, String)> {
    let mut fields = vec![("kind", condition.code().to_owned())];
    let yes_no = |is: bool| if is { "yes" } else { "no" }.to_owned();
    match condition {
        Condition::Words(text) => fields.push(("text", text.clone())),
        Condition::Company(written) => match written {
            Written::Nothing => fields.push(("written", "nothing".to_owned())),
            Written::Anything => fields.push(("written", "anything".to_owned())),
            Written::Exactly(text) => fields.extend([("written", "exactly".to_owned()), ("text", text.clone())]),
        },
        Condition::Country(code) => fields.push(("country", code.clone())),
        Condition::Language(language) => fields.push(("language", language.code().to_owned())),
        Condition::Source(source) => fields.push(("source", source.to_string())),
        Condition::Stored(_) | Condition::Changed(_) => {}
        Condition::NoMailings(is) | Condition::Informed(is) | Condition::Mailed { is, .. } => fields.push(("is", yes_no(*is))),
        Condition::Consent { purpose, is } => {
            let state = match is {
                ConsentIs::Nothing => "none",
                ConsentIs::Active(_) => "active",
                ConsentIs::Withdrawn(_) => "withdrawn",
                ConsentIs::Recorded(_) => "any",
            };
            fields.extend([("purpose", purpose.to_string()), ("state", state.to_owned())]);
            if let Some(details) = is.details() {
                fields.extend(details.basis.map(|basis| ("basis", basis.to_string())));
                fields.extend(details.source.map(|source| ("source", source.to_string())));
            }
        }
        Condition::Subscribed { kind, is } => fields.extend([("type", kind.to_string()), ("is", yes_no(*is))]),
        Condition::Choice { kind, is } => {
            let choice = match is {
                Choice::On => "on",
                Choice::Off => "off",
                Choice::Never => "never",
            };
            fields.extend([("type", kind.to_string()), ("choice", choice.to_owned())]);
        }
        Condition::Interest { interest, is } => fields.extend([("interest", interest.to_string()), ("is", yes_no(*is))]),
        Condition::Form(form) => fields.push(("form", form.to_string())),
        Condition::Import(import) => fields.extend(import.map(|import| ("text", import.to_string()))),
        Condition::Activity { is_own, is, .. } => {
            fields.extend([("whose", if *is_own { "own" } else { "anybody" }.to_owned()), ("is", yes_no(*is))]);
        }
        Condition::Member { selection, is } => fields.extend([("selection", selection.to_string()), ("is", yes_no(*is))]),
    }
    match condition.when() {
        Some(When::Ago(Ago::Within(days))) => fields.extend([("when", "within".to_owned()), ("ago", days.to_string())]),
        Some(When::Ago(Ago::Before(days))) => fields.extend([("when", "before".to_owned()), ("ago", days.to_string())]),
        Some(When::On(days)) => {
            fields.extend(
                [("from", days.from), ("to", days.to)].into_iter().filter_map(|(name, day)| Some((name, day?.to_string()))),
            );
        }
        None => {}
    }
    fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}

/// The time; nothing, with a slip, where the fields make none. Days and a number of days contradict each other, and neither is passed
/// over in silence.
fn when(form: &mut FormState) -> Option<When> {
    let counts_back = match form.value("when") {
        "within" => Some(Ago::Within as fn(u16) -> Ago),
        "before" => Some(Ago::Before as fn(u16) -> Ago),
        _ => None,
    };
    let has = |name: &str| !form.value(name).trim().is_empty();
    let contradicts = if counts_back.is_some() { has("from") || has("to") } else { has("ago") };
    if contradicts {
        form.refuse("when", Slip::Says("selections-slip-when"));
    }
    let Some(counts_back) = counts_back else { return days(form).map(When::On) };
    let ago = form.value("ago").trim().parse().ok().filter(|days| (1..=MOST_DAYS_AGO).contains(days));
    if ago.is_none() {
        form.refuse("ago", Slip::OutOfRange(1, i64::from(MOST_DAYS_AGO)));
    }
    ago.filter(|_| form.is_right()).map(|days| When::Ago(counts_back(days)))
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::lists::{Purpose, SubscriptionType, Words};

    fn lists() -> Lists {
        let purpose = Purpose {
            id: PurposeId(1),
            key: "EMARKETING".into(),
            is_active: true,
            is_manageable: true,
            is_deleted: false,
            words: Words::default(),
        };
        let news = SubscriptionType {
            id: TypeId(1),
            key: "NEWS".into(),
            purpose: PurposeId(1),
            is_active: true,
            starts_on: false,
            is_deleted: false,
            words: Words::default(),
        };
        Lists { purposes: vec![purpose], types: vec![news], ..Lists::default() }
    }

    /// Every condition in every way in which its fields can be filled.
    fn conditions() -> Vec<Condition> {
        let day = |text: &str| text.parse::<NaiveDate>().ok();
        let times = [
            When::On(Days { from: day("2026-01-31"), to: day("2026-02-01") }),
            When::On(Days { from: None, to: day("2026-02-01") }),
            When::Ago(Ago::Within(1)),
            When::Ago(Ago::Before(MOST_DAYS_AGO)),
        ];
        let mut all = vec![
            Condition::Words("kari o'neill".into()),
            Condition::Company(Written::Exactly("Lindgren & Söner".into())),
            Condition::Company(Written::Nothing),
            Condition::Company(Written::Anything),
            Condition::Country("NO".into()),
            Condition::Country(String::new()),
            Condition::Language(Language::De),
            Condition::Source(SourceId(3)),
            Condition::Form(FormId(2)),
            Condition::Import(None),
            Condition::Import(Some(ImportId(7))),
            Condition::Consent { purpose: PurposeId(1), is: ConsentIs::Nothing },
        ];
        for is in [true, false] {
            all.extend([
                Condition::NoMailings(is),
                Condition::Informed(is),
                Condition::Subscribed { kind: TypeId(1), is },
                Condition::Interest { interest: 4, is },
                Condition::Member { selection: SelectionId(5), is },
            ]);
        }
        all.extend([Choice::On, Choice::Off, Choice::Never].map(|is| Condition::Choice { kind: TypeId(1), is }));
        for when in times {
            let details = ConsentDetails { basis: Some(BasisId(2)), source: Some(SourceId(3)), since: when };
            let few = ConsentDetails { since: when, ..ConsentDetails::default() };
            all.extend([Condition::Stored(when), Condition::Changed(when)]);
            for is in [ConsentIs::Active(details), ConsentIs::Withdrawn(few), ConsentIs::Recorded(details)] {
                all.push(Condition::Consent { purpose: PurposeId(1), is });
            }
            for is in [true, false] {
                all.extend([Condition::Activity { days: when, is_own: is, is: !is }, Condition::Mailed { days: when, is }]);
            }
        }
        all.push(Condition::Mailed { days: When::default(), is: true });
        all
    }

    #[test]
    fn every_condition_is_read_from_the_fields_that_it_fills() {
        let lists = lists();
        for asked in conditions() {
            let mut form = FormState::posted(fields_of(&asked));
            let read = condition(&mut form, &lists);
            assert_eq!(read.as_ref(), Some(&asked), "{:?}", form.slips());
        }
    }

    #[test]
    fn days_and_a_number_of_days_contradict_each_other() {
        let lists = lists();
        let with = |fields: &[(&str, &str)]| {
            let kind = [("kind", "stored")];
            let all = kind.iter().chain(fields).map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
            let mut form = FormState::posted(all.collect());
            let read = condition(&mut form, &lists);
            (read, form.slips().first().map(|(field, _)| field.clone()).unwrap_or_default())
        };
        let refused = |field: &str| (None, field.to_owned());
        assert_eq!(with(&[("ago", "30")]), refused("when"));
        assert_eq!(with(&[("when", "days"), ("from", "2026-01-01"), ("ago", "30")]), refused("when"));
        assert_eq!(with(&[("when", "within"), ("from", "2026-01-01"), ("ago", "30")]), refused("when"));
        assert_eq!(with(&[("when", "days")]), refused("when"));
        for ago in ["", "0", "-1", "10000", "3.5", "a week"] {
            assert_eq!(with(&[("when", "before"), ("ago", ago)]), refused("ago"), "{ago}");
        }
        let fine = (Some(Condition::Stored(When::Ago(Ago::Before(30)))), String::new());
        assert_eq!(with(&[("when", "before"), ("ago", " 30 "), ("from", " ")]), fine);
    }
}
