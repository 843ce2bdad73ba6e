//! One contact's card and what is done there.

use actix_web::{
    HttpResponse,
    web::{Data, Path},
};

use super::{
    super::{
        actions::{self, Added},
        model::{Card, ConsentWish, EMARKETING, SOURCE_USER, Saved},
        parse,
        views::{self, CardView, Conflict},
    },
    card, filled, proposed,
};
use crate::{
    features::{lists::BASIS_WITHDRAWN, staff},
    i18n::countries,
    kernel::{
        Right,
        ids::{AddressId, ContactId},
    },
    state::{AppState, Desk, Problem},
    web::{
        done::Done,
        form::{FormState, Slip},
        paths::admin,
    },
};

/// The forms of the card as they are shown: those that were not posted say what holds.
#[derive(Default)]
struct Shown {
    details: Option<FormState>,
    address: Option<FormState>,
    marketing: Option<FormState>,
    conflict: Option<Conflict>,
}

fn answer(desk: &Desk, card: &Card, shown: Shown) -> HttpResponse {
    let lists = &desk.house.lists;
    let view = CardView {
        card,
        lists,
        is_filtered: desk.house.settings.filters_recipients,
        details: &shown.details.unwrap_or_else(|| filled(&card.edit)),
        address: &shown.address.unwrap_or_default(),
        marketing: &shown.marketing.unwrap_or_else(|| proposed(lists)),
        conflict: shown.conflict,
    };
    views::card(&desk.office(), &view).into_response()
}

/// `GET /admin/contacts/{id}`.
pub async fn show_card(desk: Desk, state: Data<AppState>, id: Path<i64>) -> Result<HttpResponse, Problem> {
    let card = card(&desk, &state, ContactId(*id)).await?;
    let kept = |end: &str| desk.has_kept(end).then(|| desk.form());
    let (details, address, marketing) = (kept(&format!("/{}", *id)), kept("/addresses"), kept("/e-marketing"));
    Ok(answer(&desk, &card, Shown { details, address, marketing, conflict: None }))
}

/// `POST /admin/contacts/{id}`.
pub async fn save(desk: Desk, state: Data<AppState>, id: Path<i64>) -> Result<HttpResponse, Problem> {
    let id = ContactId(*id);
    let before = card(&desk, &state, id).await?;
    let mut form = desk.form();
    let Some(wish) = parse::edit(&mut form, &before.interests, &before.edit.interests) else {
        return Ok(answer(&desk, &before, Shown { details: Some(form), ..Shown::default() }));
    };
    let (ctx, seen, wished) = (desk.context(), form.value("seen").to_owned(), wish.clone());
    match state.db.write(move |tx| actions::save(tx, &ctx, id, &seen, &wished)).await? {
        Saved::Stale => {
            let now = card(&desk, &state, id).await?;
            let fields = now.edit.differing(&wish);
            let values = now.edit.fields().into_iter().filter(|(name, _)| fields.contains(name));
            let said = values.map(|(name, value)| (views::label(desk.texts(), name).to_owned(), said(&desk, &now, name, value)));
            let conflict = Some(Conflict { now: said.collect() });
            Ok(answer(&desk, &now, Shown { details: Some(form), conflict, ..Shown::default() }))
        }
        _ => Ok(desk.redirect(&admin::contact(id), Done::Saved)),
    }
}

/// A field's value in words.
fn said(desk: &Desk, card: &Card, name: &str, value: String) -> String {
    match name {
        "country" => countries::name(desk.language(), &value).map_or(value, str::to_owned),
        "language" => card.edit.language.own_name().to_owned(),
        "no_mailings" => desk.texts().get(if card.edit.no_mailings { "cards-yes" } else { "cards-no" }).to_owned(),
        "interests" => {
            let names = card.interests.iter().filter(|option| card.edit.interests.contains(&option.id));
            names.map(|option| option.name.as_str()).collect::<Vec<_>>().join(", ")
        }
        _ => value,
    }
}

/// `POST /admin/contacts/{id}/addresses`.
pub async fn add_address(desk: Desk, state: Data<AppState>, id: Path<i64>) -> Result<HttpResponse, Problem> {
    let id = ContactId(*id);
    let mut form = desk.form();
    if let Some(address) = parse::address(&mut form, "address") {
        let ctx = desk.context();
        match state.db.write(move |tx| actions::add_address(tx, &ctx, id, &address)).await? {
            Added::Now => return Ok(desk.redirect(&admin::contact(id), Done::Added)),
            Added::Known(known) if known == id => form.refuse("address", Slip::Says("cards-slip-own")),
            Added::Known(_) => form.refuse("address", Slip::Says("cards-slip-known")),
            Added::Binned => form.refuse("address", Slip::Says("bulk-slip-binned")),
        }
    }
    let card = card(&desk, &state, id).await?;
    Ok(answer(&desk, &card, Shown { address: Some(form), ..Shown::default() }))
}

/// `POST /admin/contacts/{id}/addresses/{address}/primary`.
pub async fn make_primary(desk: Desk, state: Data<AppState>, path: Path<(i64, i64)>) -> Result<HttpResponse, Problem> {
    let (id, address) = (ContactId(path.0), AddressId(path.1));
    let ctx = desk.context();
    state.db.write(move |tx| actions::make_primary(tx, &ctx, id, address)).await?;
    Ok(desk.redirect(&admin::contact(id), Done::Saved))
}

/// `POST /admin/contacts/{id}/addresses/{address}/removal`.
pub async fn remove_address(desk: Desk, state: Data<AppState>, path: Path<(i64, i64)>) -> Result<HttpResponse, Problem> {
    let (id, address) = (ContactId(path.0), AddressId(path.1));
    let ctx = desk.context();
    if state.db.write(move |tx| actions::remove_address(tx, &ctx, id, address)).await? {
        return Ok(desk.redirect(&admin::contact(id), Done::Deleted));
    }
    let card = card(&desk, &state, id).await?;
    let mut form = FormState::fresh();
    form.refuse("address", Slip::Says("cards-slip-primary"));
    Ok(answer(&desk, &card, Shown { address: Some(form), ..Shown::default() }))
}

/// `POST /admin/contacts/{id}/e-marketing`: the switch that members without the right *consent* have too (CON-09).
pub async fn switch_marketing(desk: Desk, state: Data<AppState>, id: Path<i64>) -> Result<HttpResponse, Problem> {
    let id = ContactId(*id);
    let before = card(&desk, &state, id).await?;
    let lists = &desk.house.lists;
    let purpose = lists.purpose_of_key(EMARKETING).map(|purpose| purpose.id).ok_or(Problem::NotFound)?;
    let record = before.standing.consent(purpose);
    let is_withdrawn = record.is_some_and(|record| lists.is_withdrawn(record.basis_id));
    let mut form = desk.form();
    let turns_on = form.value("switch") != "off";
    let wish = if turns_on {
        if is_withdrawn && !desk.may(Right::Consent) {
            return Ok(staff::views::refused(&desk.office(), Right::Consent).into_response());
        }
        if record.is_some() && !is_withdrawn {
            // It is on: another basis for what is on is not this switch's business.
            return Ok(desk.redirect(&admin::contact(id), Done::Saved));
        }
        parse::consent(&mut form, lists, purpose)
    } else {
        let ends = lists.basis(BASIS_WITHDRAWN).zip(lists.source(SOURCE_USER));
        let seen = form.value("seen").parse().unwrap_or(0);
        if record.is_none() || is_withdrawn {
            return Ok(desk.redirect(&admin::contact(id), Done::Saved));
        }
        let (comment, reason) = (String::new(), String::new());
        ends.map(|(basis, source)| ConsentWish { purpose, basis, source, comment, reason, seen })
    };
    let Some(wish) = wish else { return Ok(answer(&desk, &before, Shown { marketing: Some(form), ..Shown::default() })) };
    if turns_on && lists.is_withdrawn(wish.basis) {
        form.refuse("basis", Slip::NotOnOffer);
        return Ok(answer(&desk, &before, Shown { marketing: Some(form), ..Shown::default() }));
    }
    let (ctx, house) = (desk.context(), desk.house.clone());
    match state.db.write(move |tx| actions::set_consent(tx, &ctx, &house, id, &wish)).await? {
        Saved::Changed | Saved::Unchanged => Ok(desk.redirect(&admin::contact(id), Done::Saved)),
        Saved::NeedsReason => {
            form.refuse("reason", Slip::Missing);
            Ok(answer(&desk, &before, Shown { marketing: Some(form), ..Shown::default() }))
        }
        Saved::Stale => {
            let now = card(&desk, &state, id).await?;
            let conflict = Some(super::privacy::conflict(&desk, &now, purpose));
            Ok(answer(&desk, &now, Shown { marketing: Some(form), conflict, ..Shown::default() }))
        }
    }
}

/// `POST /admin/contacts/{id}/subscriptions`.
pub async fn choose(desk: Desk, state: Data<AppState>, id: Path<i64>) -> Result<HttpResponse, Problem> {
    let id = ContactId(*id);
    let (ctx, house, wish) = (desk.context(), desk.house.clone(), parse::choices(&desk.form()));
    match state.db.write(move |tx| actions::choose(tx, &ctx, &house, id, &wish)).await? {
        Saved::Stale => {
            let card = card(&desk, &state, id).await?;
            let (lists, t) = (&desk.house.lists, desk.texts());
            let words = |is_on| t.get(if is_on { "data-subscription-on" } else { "data-subscription-off" }).to_owned();
            let choices = card.standing.choices.iter();
            let now = choices.map(|(kind, is_on)| (lists.type_name(*kind, desk.language()).to_owned(), words(*is_on))).collect();
            Ok(answer(&desk, &card, Shown { conflict: Some(Conflict { now }), ..Shown::default() }))
        }
        _ => Ok(desk.redirect(&admin::contact(id), Done::Saved)),
    }
}

/// `POST /admin/contacts/{id}/links/revocation`.
pub async fn revoke_links(desk: Desk, state: Data<AppState>, id: Path<i64>) -> Result<HttpResponse, Problem> {
    let (id, ctx) = (ContactId(*id), desk.context());
    state.db.write(move |tx| actions::revoke_links(tx, &ctx, id)).await?;
    Ok(desk.redirect(&admin::contact(id), Done::Ended))
}
