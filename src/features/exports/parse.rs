//! What was asked for: of whom, which columns, which kind of file.

use super::model::{Columns, Format};
use crate::{
    features::{
        cards::asked::Asked,
        contacts::Filters,
        lists::Lists,
        selections::{self, Scope},
    },
    kernel::ids::{ContactId, SelectionId},
    web::form::{FormState, Slip, TICKED},
};

/// So many can be ticked; a page of the list has fewer.
const MOST: usize = 1000;

/// Whom a page or a form is about: those who were ticked, a selection, or whom the list of contacts found; nothing where what was
/// searched for makes no sense.
pub fn scope(pairs: &[(String, String)], lists: &Lists) -> Option<Scope> {
    let numbers =
        |name: &'static str| pairs.iter().filter(move |(key, _)| key == name).filter_map(|(_, id)| id.parse::<i64>().ok());
    let mut chosen: Vec<ContactId> = numbers("contact").map(ContactId).take(MOST).collect();
    if !chosen.is_empty() {
        chosen.sort_unstable();
        chosen.dedup();
        return Some(Scope::Chosen(chosen));
    }
    if let Some(id) = numbers("selection").next() {
        return Some(Scope::Selection(SelectionId(id)));
    }
    let asked = Asked::read(pairs, lists);
    let filters = asked.filters(lists);
    let scope =
        || if filters == Filters::default() { Scope::Everybody } else { Scope::Found(selections::rule_of(&filters, lists)) };
    asked.slips(pairs).is_right().then(scope)
}

/// The pairs that say whom, for the form to take along.
pub fn whom(pairs: &[(String, String)]) -> impl Iterator<Item = (&str, &str)> {
    let other = ["field", "every", "format", "column", "below", "above", "at", "csrf", "kept", "done", "chosen"];
    let all = pairs.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    all.filter(move |(name, value)| !value.is_empty() && !other.contains(name))
}

/// Which columns and which kind of file; slips stand in the form.
pub fn wish(form: &mut FormState, lists: &Lists) -> Option<(Columns, Format)> {
    let columns =
        if form.has("every", TICKED) { Some(Columns::all(lists)) } else { Columns::of_codes(lists, form.values("field")).ok() };
    match &columns {
        None => form.refuse("field", Slip::NotOnOffer),
        Some(columns) if columns.is_empty() => form.refuse("field", Slip::Says("exports-slip-columns")),
        Some(_) => {}
    }
    let format = Format::from_code(form.value("format"));
    if format.is_none() {
        form.refuse("format", Slip::NotChosen);
    }
    if form.is_right() { columns.zip(format) } else { None }
}
