//! What is stored about a contact, shown to them and handed over as a file (GDPR Art. 15, 20).

use actix_web::{
    HttpRequest, HttpResponse,
    http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, HeaderValue},
    web::{Data, Path},
};
use serde_json::json;

use super::{
    super::{
        actions::{Holder, hand_over},
        model::Standing,
        views::{self, ConsentLine, DataView, HistoryLine, SubscriptionLine, SubscriptionState},
    },
    Token, open,
};
use crate::{
    db::DbError,
    features::{
        contacts::{self, ContactDetails},
        ledger::{self, Event},
        links,
        lists::Lists,
    },
    i18n::Texts,
    kernel::{Channel, Language},
    security::Kind,
    state::{AppState, Problem, Visit},
    web::paths,
};

/// `GET /data/{token}`.
pub async fn show_data(request: HttpRequest, state: Data<AppState>, path: Path<Token>) -> Result<HttpResponse, Problem> {
    let visit = Visit::of(&request, &state);
    let Some((opened, standing)) = open(&visit, &state, Kind::VerifyData, &path.token).await? else {
        return Ok(links::expired(&visit, &state));
    };
    let (id, jti) = (standing.contact.id, opened.jti.clone());
    let (events, was_used) =
        state.db.read(move |c| Ok::<_, DbError>((ledger::events_of(c, id)?, ledger::was_handed_over(c, id, &jti)?))).await?;
    if was_used {
        return Ok(links::expired(&visit, &state));
    }
    let site = visit.site_for(standing.contact.language);
    let lists = &visit.house.lists;
    let contact = &standing.contact;
    let name = format!("{} {}", contact.first_name, contact.last_name);
    let path = paths::data(&path.token);
    let view = DataView {
        path: &path,
        address: contact.address.as_str(),
        name: name.trim(),
        language: contact.language,
        since: contact.created_at,
        consents: standing
            .consents
            .iter()
            .map(|consent| ConsentLine {
                purpose: lists.purpose_name(consent.purpose_id, site.language),
                basis: lists.basis_name(consent.basis_id, site.language),
                source: lists.source_name(consent.source_id, site.language),
                updated_at: consent.updated_at,
                state: standing.state(lists, consent.purpose_id),
            })
            .collect(),
        subscriptions: lists
            .types
            .iter()
            .filter(|kind| kind.is_active && !kind.is_deleted)
            .map(|kind| SubscriptionLine {
                name: lists.type_name(kind.id, site.language),
                state: match standing.choice(kind.id) {
                    Some(true) => SubscriptionState::On,
                    Some(false) => SubscriptionState::Off,
                    None => SubscriptionState::Never,
                },
            })
            .collect(),
        history: events
            .iter()
            .rev()
            .map(|event| HistoryLine { at: event.at, text: words(event, lists, site.language) })
            .collect(),
        valid_until: opened.expires_at,
    };
    Ok(views::data(&site, &view).into_response())
}

/// `POST /data/{token}/export`: the same as a file, once.
pub async fn download(request: HttpRequest, state: Data<AppState>, path: Path<Token>) -> Result<HttpResponse, Problem> {
    let visit = Visit::of(&request, &state);
    let opened = state.keyring.seals().links.read(Kind::VerifyData, &path.token, visit.at);
    let Ok(opened) = opened else { return Ok(links::expired(&visit, &state)) };
    let holder = Holder::from(opened);
    let ctx = visit.context(Channel::PreferencePage, visit.language);
    let work = state.db.write(move |tx| {
        let Some(standing) = hand_over(tx, &ctx, &holder)? else { return Ok(None) };
        let details = contacts::details(tx.connection(), standing.contact.id)?;
        let events = ledger::events_of(tx.connection(), standing.contact.id)?;
        Ok(Some((standing, details, events)))
    });
    match work.await {
        Ok(Some((standing, details, events))) => Ok(file(&visit.house.lists, &standing, &details, &events)),
        Ok(None) | Err(DbError::NotFound) => Ok(links::expired(&visit, &state)),
        Err(error) => Err(error.into()),
    }
}

/// The file: everything about the contact in words that need no key to read.
fn file(lists: &Lists, standing: &Standing, details: &ContactDetails, events: &[Event]) -> HttpResponse {
    let contact = &standing.contact;
    let language = contact.language;
    let consents: Vec<_> = standing
        .consents
        .iter()
        .map(|consent| {
            json!({
                "purpose": lists.purpose_name(consent.purpose_id, language),
                "legal_basis": lists.basis_name(consent.basis_id, language),
                "source": lists.source_name(consent.source_id, language),
                "registered_at": consent.registered_at.utc().to_rfc3339(),
                "updated_at": consent.updated_at.utc().to_rfc3339(),
                "comment": consent.comment,
            })
        })
        .collect();
    let subscriptions: Vec<_> = standing
        .choices
        .iter()
        .map(|(kind, is_on)| json!({ "type": lists.type_name(*kind, language), "is_on": is_on }))
        .collect();
    let history: Vec<_> =
        events.iter().map(|event| json!({ "at": event.at.utc().to_rfc3339(), "what": words(event, lists, language), "by": event.actor, "way": event.channel })).collect();
    let body = json!({
        "address": contact.address.as_str(),
        "first_name": contact.first_name,
        "last_name": contact.last_name,
        "company": details.company,
        "phone": details.phone,
        "country": details.country,
        "language": language.code(),
        "stored_since": contact.created_at.utc().to_rfc3339(),
        "consents": consents,
        "subscriptions": subscriptions,
        "history": history,
    });
    HttpResponse::Ok()
        .insert_header((CONTENT_DISPOSITION, HeaderValue::from_static("attachment; filename=\"my-data.json\"")))
        .insert_header((CACHE_CONTROL, HeaderValue::from_static("no-store")))
        .insert_header(("referrer-policy", "no-referrer"))
        .insert_header(("x-robots-tag", "noindex, nofollow"))
        .json(body)
}

/// An event in words.
fn words(event: &Event, lists: &Lists, language: Language) -> String {
    let texts = Texts::of(language);
    let purpose = event.purpose_id.map_or("", |id| lists.purpose_name(id, language));
    let basis = event.basis_after.map_or("", |id| lists.basis_name(id, language));
    let kind = event.type_id.map_or("", |id| lists.type_name(id, language));
    match event.kind.as_str() {
        "sign_up_confirmed" => texts.get("history-confirmed").to_owned(),
        "submission_processed" => texts.get("submissions-event-processed").to_owned(),
        "contact_created" => texts.get("history-created").to_owned(),
        "contact_changed" => texts.get("history-changed").to_owned(),
        "consent_granted" => texts.with("history-granted", &[("purpose", purpose), ("basis", basis)]),
        "consent_withdrawn" => texts.with("history-withdrawn", &[("purpose", purpose)]),
        "subscription_chosen" => match event.choice_after {
            Some(true) => texts.with("change-on", &[("name", kind)]),
            Some(false) => texts.with("change-off", &[("name", kind)]),
            None => texts.with("history-reset", &[("name", kind)]),
        },
        "consent_undone" => texts.with("bulk-history-undone", &[("purpose", purpose)]),
        "contact_binned" => texts.get("bulk-history-binned").to_owned(),
        "contact_restored" => texts.get("bulk-history-restored").to_owned(),
        "links_revoked" => texts.get("history-revoked").to_owned(),
        "data_handed_over" => texts.get("history-handed-over").to_owned(),
        _ => texts.get("history-other").to_owned(),
    }
}
