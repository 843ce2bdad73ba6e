//! The pages about contacts: parse, act, answer.

mod activities;
mod card;
mod chosen;
mod confirmation;
mod list;
mod merger;
mod privacy;

pub use activities::{export, show_activities, show_mail};
pub use card::{add_address, choose, make_primary, remove_address, revoke_links, save, show_card, switch_marketing};
pub use chosen::{inform_chosen, show_chosen};
pub use confirmation::{inform_all, send_confirmation, show_confirmation, show_not_informed};
pub use list::{create, show_list, show_new};
pub use merger::{merge, show_merger};
pub use privacy::{set_consent, show_privacy, show_purpose};

use actix_web::web::Data;

use super::{
    model::{Card, Edit, PROPOSED_BASIS, SOURCE_USER},
    store,
};
use crate::{
    features::lists::Lists,
    kernel::ids::ContactId,
    state::{AppState, Desk, Problem},
    web::form::{FormState, TICKED},
};

/// The card of a contact, or the page that says there is none.
async fn card(desk: &Desk, state: &Data<AppState>, id: ContactId) -> Result<Card, Problem> {
    let language = desk.language();
    state.db.read(move |connection| store::card(connection, id, language)).await?.ok_or(Problem::NotFound)
}

/// A form that shows what holds now.
fn filled(edit: &Edit) -> FormState {
    let mut values: Vec<(String, String)> = edit
        .fields()
        .into_iter()
        .filter(|(name, _)| !matches!(*name, "no_mailings" | "interests"))
        .map(|(name, value)| (name.to_owned(), value))
        .collect();
    values.extend(edit.no_mailings.then(|| ("no_mailings".to_owned(), TICKED.to_owned())));
    values.extend(edit.interests.iter().map(|id| ("interest".to_owned(), id.to_string())));
    FormState::posted(values)
}

/// The form that turns a consent on, with what is proposed: never the contact's own consent (CON-09).
fn proposed(lists: &Lists) -> FormState {
    let mut values = Vec::new();
    values.extend(lists.basis(PROPOSED_BASIS).map(|id| ("basis".to_owned(), id.to_string())));
    values.extend(lists.source(SOURCE_USER).map(|id| ("source".to_owned(), id.to_string())));
    FormState::posted(values)
}
