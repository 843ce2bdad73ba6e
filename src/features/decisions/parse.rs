//! From what was typed to values that a setting takes, with a slip for each that it does not.

use super::model::{Field, Group, Kind};
use crate::{
    features::{
        lists::{self, Lists},
        settings::{InvalidSetting, Settings},
    },
    kernel::text::one_line,
    web::form::{FormState, Slip, TICKED},
};

/// The values of a group, as settings keep them.
pub fn values(group: Group, answered: &mut FormState, lists: &Lists) -> Vec<(&'static str, String)> {
    let mut values = Vec::new();
    for field in group.fields() {
        let value = written(field.kind, answered.value(field.name));
        if let Some(slip) = slip(*field, &value, lists) {
            answered.refuse(field.name, slip);
        }
        values.push((field.name, value));
    }
    let together = values.iter().try_fold(Settings::default(), |settings, (name, value)| settings.with(name, value));
    if let Ok(Some(InvalidSetting::NotLess(name, _))) = together.map(|settings| settings.at_odds()) {
        answered.refuse(name, Slip::Says("settings-reminder-late"));
    }
    values
}

fn written(kind: Kind, typed: &str) -> String {
    match kind {
        Kind::Lines(_) => typed.replace("\r\n", "\n").lines().map(one_line).collect::<Vec<_>>().join("\n").trim().to_owned(),
        Kind::Switch => (typed == TICKED).to_string(),
        // Thousands may be typed as they are shown.
        Kind::Number => typed.chars().filter(|c| !c.is_whitespace()).collect(),
        _ => one_line(typed),
    }
}

fn slip(field: Field, value: &str, lists: &Lists) -> Option<Slip> {
    let length = value.chars().count();
    match field.kind {
        Kind::Line(_) if value.is_empty() => return Some(Slip::Missing),
        Kind::Line(limit) | Kind::Lines(limit) if length > limit => return Some(Slip::TooLong(limit)),
        Kind::Basis if !value.is_empty() && (value == lists::BASIS_WITHDRAWN || lists.basis(value).is_none()) => {
            return Some(Slip::NotOnOffer);
        }
        _ => {}
    }
    // What a value may be is known in one place; here it gets its words.
    let refused = Settings::default().with(field.name, value).err()?;
    Some(match (refused, Settings::limits(field.name)) {
        (_, Some((least, most))) => Slip::OutOfRange(least, most),
        (InvalidSetting::NotAnAddress(_), _) => Slip::EmailMalformed,
        _ => Slip::NotOnOffer,
    })
}
