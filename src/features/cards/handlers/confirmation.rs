//! Privacy confirmations by hand, and to everybody who was not told in time.

use actix_web::{
    HttpResponse,
    web::{Data, Path},
};

use super::{
    super::{model::Card, parse, views},
    card,
};
use crate::{
    db::DbError,
    features::{
        confirmations::{self, Confirmation, Reached},
        contacts::PAGE,
        templates::TemplateKey,
    },
    kernel::{EmailAddress, Language, Timestamp, ids::ContactId},
    state::{AppState, Desk, Problem},
    web::{
        done::Done,
        form::{FormState, Slip},
        paths::admin,
    },
};

/// Longest subject, in characters.
pub(super) const SUBJECT: usize = 200;
/// Contacts that one transaction tells, so that others may save between.
const PORTION: i64 = 500;
/// Portions that one press of the button tells; the page then shows who is left.
const PORTIONS: usize = 20;
/// So many are counted: as many as one press tells.
const COUNTED: i64 = PORTION * PORTIONS as i64;

/// `GET /admin/contacts/{id}/confirmation`.
pub async fn show_confirmation(desk: Desk, state: Data<AppState>, id: Path<i64>) -> Result<HttpResponse, Problem> {
    let card = card(&desk, &state, ContactId(*id)).await?;
    let (language, usual) = usual(&desk, &state, &card).await?;
    let values = [
        ("to", card.contact().address.as_str()),
        ("template", TemplateKey::PrivacyConfirmation.code()),
        ("language", language.code()),
        ("subject", &usual),
    ];
    let usually = || FormState::posted(values.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec());
    let form = if desk.kept_from.is_some() { desk.form() } else { usually() };
    Ok(views::confirmation(&desk.office(), &card, &form, &usual).into_response())
}

/// The language and the subject that it has when nobody chooses others.
async fn usual(desk: &Desk, state: &Data<AppState>, card: &Card) -> Result<(Language, String), Problem> {
    let (house, contact) = (desk.house.clone(), card.contact().clone());
    let template = TemplateKey::PrivacyConfirmation;
    let read = state.db.read(move |connection| {
        let language = confirmations::usual_language(connection, &house, &contact, template)?;
        Ok::<_, DbError>((language, confirmations::usual_subject(connection, &house, &contact, template, language)?))
    });
    Ok(read.await?)
}

/// `POST /admin/contacts/{id}/confirmation`.
pub async fn send_confirmation(desk: Desk, state: Data<AppState>, id: Path<i64>) -> Result<HttpResponse, Problem> {
    let id = ContactId(*id);
    let card = card(&desk, &state, id).await?;
    let mut form = desk.form();
    let Some(confirmation) = read(&card, &mut form) else {
        let (_, usual) = usual(&desk, &state, &card).await?;
        return Ok(views::confirmation(&desk.office(), &card, &form, &usual).into_response());
    };
    let (ctx, house, key_id) = (desk.context(), desk.house.clone(), state.key_id());
    state.db.write(move |tx| confirmations::inform(tx, &ctx, &house, &key_id, id, &confirmation)).await?;
    state.bell.notify_one();
    Ok(desk.redirect(&format!("{}/activities", admin::contact(id)), Done::Sent))
}

fn read(card: &Card, form: &mut FormState) -> Option<Confirmation> {
    let to = if form.value("address").trim().is_empty() {
        let chosen = card.addresses.iter().find(|row| row.address == form.value("to"));
        let address = chosen.and_then(|row| EmailAddress::parse(&row.address).ok());
        if address.is_none() {
            form.refuse("to", Slip::NotOnOffer);
        }
        address
    } else {
        parse::address(form, "address")
    };
    let template = TemplateKey::from_code(form.value("template")).filter(|key| key.is_privacy());
    if template.is_none() {
        form.refuse("template", Slip::NotOnOffer);
    }
    let language = parse::language(form, "language");
    let subject = parse::line(form, "subject", SUBJECT);
    if subject.is_empty() {
        form.refuse("subject", Slip::Missing);
    }
    // A subject that nobody touched is the template's, in whichever language is chosen.
    let subject = (subject != form.value("usual").trim()).then_some(subject);
    if !form.is_right() {
        return None;
    }
    Some(Confirmation { to: to?, template: template?, language: language?, subject })
}

/// `GET /admin/not-informed`.
pub async fn show_not_informed(desk: Desk, state: Data<AppState>) -> Result<HttpResponse, Problem> {
    let number = |name: &str| desk.asked(name).parse::<i64>().ok();
    let after = number("since").zip(number("after")).map(|(at, id)| (Timestamp::from_micros(at), ContactId(id)));
    let (now, most) = (desk.at, PAGE as i64 + 1);
    let read = state.db.read(move |connection| {
        let late = confirmations::count_not_informed(connection, now, COUNTED + 1)?;
        let soon = confirmations::count_due_within(connection, now, views::SOON, COUNTED + 1)?;
        Ok::<_, DbError>((late, soon, confirmations::not_informed(connection, now, after, most)?))
    });
    let (late, soon, rows) = read.await?;
    let view = views::LateView { rows: &rows, late, counted: COUNTED, soon, reached: super::chosen::reached(&desk) };
    Ok(views::not_informed(&desk.office(), &view, &desk.house.lists).into_response())
}

/// `POST /admin/not-informed`: *send to all of these*, in portions.
pub async fn inform_all(desk: Desk, state: Data<AppState>) -> Result<HttpResponse, Problem> {
    let mut sent = 0;
    for _ in 0..PORTIONS {
        let (ctx, house, key_id) = (desk.context(), desk.house.clone(), state.key_id());
        let told = state.db.write(move |tx| confirmations::inform_portion(tx, &ctx, &house, &key_id, PORTION)).await?;
        if told == 0 {
            break;
        }
        sent += told;
        state.bell.notify_one();
    }
    Ok(super::chosen::tell(&desk, admin::NOT_INFORMED, Reached { sent, ..Reached::default() }))
}
