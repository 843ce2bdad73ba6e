//! The list of contacts, and somebody new.

use actix_web::{HttpResponse, web::Data};

use super::{
    super::{
        actions::{self, Created},
        asked::Asked,
        model::{EMARKETING, Edit, NewCard},
        parse, store,
        views::{self, ListRow, ListView, Options},
    },
    filled,
};
use crate::{
    db::DbError,
    features::contacts::{self, ContactDetails},
    kernel::ConsentState,
    state::{AppState, Desk, Problem},
    web::{
        done::Done,
        form::{FormState, Slip},
        paths::admin,
    },
};

/// `GET /admin/contacts`.
pub async fn show_list(desk: Desk, state: Data<AppState>) -> Result<HttpResponse, Problem> {
    let lists = &desk.house.lists;
    let asked = Asked::read(&desk.query, lists);
    let slips = asked.slips(&desk.query);
    let (filters, place, language, is_right) = (asked.filters(lists), asked.place, desk.language(), slips.is_right());
    let marketing = lists.purpose_of_key(EMARKETING).map(|purpose| purpose.id);
    let read = state.db.read(move |connection| {
        // What is not a day narrows nothing, and everybody would look like an answer.
        let found = if is_right { contacts::find(connection, &filters, place)? } else { contacts::Found::default() };
        let rows = contacts::listed(connection, &found.ids)?;
        let bases = match marketing {
            Some(purpose) => store::bases_of(connection, &found.ids, purpose)?,
            None => Default::default(),
        };
        let interests = contacts::interest_options(connection, language)?;
        let forms = store::form_names(connection)?;
        Ok::<_, DbError>((found, rows, bases, Options { interests, forms }))
    });
    let (found, contacts, bases, options) = read.await?;
    let state_of = |id| match bases.get(&id) {
        None => ConsentState::None,
        Some(basis) if lists.is_withdrawn(*basis) => ConsentState::Withdrawn,
        Some(_) => ConsentState::Active,
    };
    let rows: Vec<ListRow> = contacts.into_iter().map(|contact| ListRow { marketing: state_of(contact.id), contact }).collect();
    let view = ListView {
        asked: &asked,
        slips: &slips,
        found: &found,
        rows: &rows,
        lists,
        options: &options,
        reached: super::chosen::reached(&desk),
        picks_all: desk.asked("chosen") == "all",
    };
    Ok(views::list(&desk.office(), &view).into_response())
}

/// `GET /admin/contacts/new`.
pub async fn show_new(desk: Desk, state: Data<AppState>) -> Result<HttpResponse, Problem> {
    let language = desk.language();
    let interests = state.db.read(move |connection| contacts::interest_options(connection, language)).await?;
    let fresh = Edit {
        details: ContactDetails::default(),
        language: desk.house.settings.base_language,
        no_mailings: false,
        interests: Default::default(),
    };
    let form = if desk.kept_from.is_some() { desk.form() } else { filled(&fresh) };
    Ok(views::new_contact(&desk.office(), &form, &interests, None).into_response())
}

/// `POST /admin/contacts/new`.
pub async fn create(desk: Desk, state: Data<AppState>) -> Result<HttpResponse, Problem> {
    let language = desk.language();
    let interests = state.db.read(move |connection| contacts::interest_options(connection, language)).await?;
    let mut form: FormState = desk.form();
    let address = parse::address(&mut form, "address");
    let edit = parse::edit(&mut form, &interests, &Default::default());
    let (Some(address), Some(edit)) = (address, edit) else {
        return Ok(views::new_contact(&desk.office(), &form, &interests, None).into_response());
    };
    let (ctx, house, key_id, new) = (desk.context(), desk.house.clone(), state.key_id(), NewCard { address, edit });
    match state.db.write(move |tx| actions::create(tx, &ctx, &house, &key_id, &new)).await? {
        Created::Now(id) => {
            state.bell.notify_one();
            Ok(desk.redirect(&admin::contact(id), Done::Added))
        }
        Created::Binned => {
            form.refuse("address", Slip::Says("bulk-slip-binned"));
            Ok(views::new_contact(&desk.office(), &form, &interests, None).into_response())
        }
        Created::Known(id) => {
            form.refuse("address", Slip::Says("cards-slip-known"));
            Ok(views::new_contact(&desk.office(), &form, &interests, Some(&admin::contact(id))).into_response())
        }
    }
}
