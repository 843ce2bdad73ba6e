//! The public form, its thank-you page, and the confirmation behind the mailed link.

use actix_web::{
    HttpRequest, HttpResponse,
    http::header::{CACHE_CONTROL, HeaderValue, LOCATION},
    web::{Bytes, Data, Path},
};
use chrono::Duration;

use super::{
    actions::{Confirmed, Posted, Submitted},
    failing,
    model::{Status, choices},
    parse::{check, parse},
    store::{by_nonce, of_form},
    views as own_views,
};
use crate::{
    features::{
        contacts,
        forms::{
            Counted, Form,
            model::{Field, FieldKind},
            views::{self, ConfirmView, ConfirmedView, FormView},
        },
        links,
    },
    kernel::{Channel, Language},
    security::{
        Claim, Kind, Opened, Receipt,
        mail_domain::Verdict,
        receipt::{BadReceipt, Window},
    },
    state::{AppState, Problem, Visit, is_from_elsewhere, posted},
    web::{
        assets,
        form::{FormState, Slip},
        headers::{embeddable_by, running_our_own},
        paths,
    },
};

/// The field that people do not see and programs fill in (FRM-08).
pub const HONEYPOT: &str = "subject_2";

/// `GET /f/{slug}`: the form, or its words for when it is closed.
pub async fn show(request: HttpRequest, state: Data<AppState>) -> Result<HttpResponse, Problem> {
    let visit = Visit::of(&request, &state);
    let form = form_of(&request, &visit)?;
    if !form.takes_answers(visit.at) || is_full(&state, &form).await? {
        return Ok(closed(&visit, &form));
    }
    state.counts.note(form.id, visit.at, visit.site().language, Counted::View);
    Ok(page(&visit, &state, &form, &FormState::fresh(), Again::No))
}

/// Turns to another page of a form that was opened with `receipt`: onward when this one is right, back in any case. Nothing is
/// stored; what was answered travels along. Nothing for who is at the end.
fn turn(visit: &Visit, form: &Form, receipt: &Receipt, answered: &mut FormState) -> Option<HttpResponse> {
    let pages = form.definition.pages();
    let at = answered.value(views::PAGE).parse().unwrap_or(0).min(pages.len() - 1);
    let to = match answered.value(views::GO) {
        views::BACK => at.saturating_sub(1),
        views::ONWARD if at + 1 < pages.len() => {
            check(pages[at], answered);
            if answered.is_right() { at + 1 } else { at }
        }
        _ => return None,
    };
    let carried = answered.value("receipt").to_owned();
    // In the language that the receipt vouches for, whatever was chosen elsewhere meanwhile.
    Some(draw(visit, form, answered, receipt.language, &carried, to, Again::No))
}

/// Has the form all the answers it wants? Asked for few forms only; whether one more still fits is decided when it is stored.
async fn is_full(state: &AppState, form: &Form) -> Result<bool, Problem> {
    let (Some(most), id) = (form.max_submissions, form.id) else { return Ok(false) };
    Ok(state.db.read(move |c| of_form(c, id)).await? >= most)
}

/// Why a form is shown again.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Again {
    /// It is not, or its slips say why.
    No,
    /// Its words have changed since it was shown (FRM-04).
    TextsChanged,
    /// Its receipt is too old, too young or not ours.
    ReceiptRefused,
}

/// `POST /f/{slug}`: takes an answered form; always the same answer whoever has the address.
pub async fn send(request: HttpRequest, state: Data<AppState>, body: Bytes) -> Result<HttpResponse, Problem> {
    let visit = Visit::of(&request, &state);
    let form = form_of(&request, &visit)?;
    visit.throttle(&state)?;
    if is_from_elsewhere(&request, &state, &form.embedding_origins) {
        return Err(Problem::Forbidden);
    }
    let mut answered = FormState::posted(posted(&request, &body)?);
    if !form.takes_answers(visit.at) {
        return Ok(closed(&visit, &form));
    }
    let settings = &visit.house.settings;
    let window =
        Window { shortest: Duration::seconds(settings.form_min_seconds), longest: Duration::hours(settings.form_max_hours) };
    let receipt = state.keyring.seals().receipts.read(answered.value("receipt"), visit.at, window);
    let receipt = match receipt {
        Ok(receipt) if receipt.form == form.slug => receipt,
        Ok(_) | Err(BadReceipt::TooFast(_) | BadReceipt::TooOld(_) | BadReceipt::Forged) => {
            return Ok(page(&visit, &state, &form, &answered, Again::ReceiptRefused));
        }
    };
    if receipt.version_hash != form.hash_bytes {
        return Ok(page(&visit, &state, &form, &answered, Again::TextsChanged));
    }
    if answered.value(views::STARTED).is_empty() && answered.value(HONEYPOT).is_empty() {
        // Nothing in the page told us before: no script ran.
        state.counts.note(form.id, visit.at, receipt.language, Counted::Started);
        answered.put(views::STARTED, "1");
    }
    if let Some(turned) = turn(&visit, &form, &receipt, &mut answered) {
        return Ok(turned);
    }
    let thanks = thanks_page(&visit, &form);
    if !answered.value(HONEYPOT).is_empty() {
        return Ok(thanks);
    }
    let parsed = parse(&form.definition, &mut answered);
    let Some((address, answers)) = parsed else { return Ok(page(&visit, &state, &form, &answered, Again::No)) };
    if settings.checks_mail_domain && state.domains.verdict(address.domain(), visit.at).await == Verdict::TakesNot {
        let field = form.definition.fields.iter().find(|field| field.kind == FieldKind::Email);
        answered.refuse(field.map_or("email", |field| &field.name), Slip::EmailDomain);
        return Ok(page(&visit, &state, &form, &answered, Again::No));
    }
    let ctx = visit.context(Channel::Form, receipt.language);
    let new = Posted {
        address,
        answers,
        nonce: receipt.nonce_key(),
        rendered_at: receipt.rendered_at,
        network_key: visit.network_key(&state),
    };
    let (house, key_id, target) = (visit.house.clone(), state.key_id(), form.clone());
    match failing::submit(&state.db, ctx, &house, key_id, &target, new).await? {
        Submitted::Taken => {
            state.bell.notify_one();
            Ok(thanks)
        }
        Submitted::Full => Ok(closed(&visit, &form)),
        Submitted::TooMany(seconds) => Err(Problem::TooMany(seconds)),
    }
}

/// `POST /f/{slug}/started`: the page's script says that somebody began to fill it in. A sum goes up; whose page it was is not kept, so
/// whoever sends the same again is counted again, as often as one network may ask.
pub async fn start(request: HttpRequest, state: Data<AppState>, body: Bytes) -> Result<HttpResponse, Problem> {
    let visit = Visit::of(&request, &state);
    let form = form_of(&request, &visit)?;
    visit.throttle(&state)?;
    if is_from_elsewhere(&request, &state, &[]) {
        return Err(Problem::Forbidden);
    }
    let answered = FormState::posted(posted(&request, &body)?);
    let window = Window { shortest: Duration::zero(), longest: Duration::hours(visit.house.settings.form_max_hours) };
    match state.keyring.seals().receipts.read(answered.value("receipt"), visit.at, window) {
        Ok(receipt) if receipt.form == form.slug => {
            state.counts.note(form.id, visit.at, receipt.language, Counted::Started);
            Ok(HttpResponse::NoContent().finish())
        }
        _ => Err(Problem::BadRequest),
    }
}

/// `GET /f/{slug}/thanks`: what to do next.
pub async fn thank(request: HttpRequest, state: Data<AppState>) -> Result<HttpResponse, Problem> {
    let visit = Visit::of(&request, &state);
    let form = form_of(&request, &visit)?;
    let texts = form.definition.texts.get(visit.language).ok_or(Problem::NotFound)?;
    let mut response = views::thanks(&visit.site(), &texts.thanks_title, &texts.thanks).into_response();
    embeddable_by(&mut response, &form.embedding_origins, "");
    Ok(response)
}

/// `GET /confirm/{token}`: one button; or, once it is done, that it is done.
pub async fn show_confirm(request: HttpRequest, state: Data<AppState>, path: Path<Token>) -> Result<HttpResponse, Problem> {
    let visit = Visit::of(&request, &state);
    let Some(opened) = open(&visit, &state, &path.token) else { return Ok(links::expired(&visit, &state)) };
    let read = state.db.read(move |c| {
        let Some(submission) = by_nonce(c, &opened.subject)? else { return Ok(None) };
        let contact = submission.contact.map(|id| contacts::by_id(c, id)).transpose()?.flatten();
        Ok::<_, crate::db::DbError>(Some((submission, contact)))
    });
    let Some((submission, contact)) = read.await? else { return Ok(links::expired(&visit, &state)) };
    let site = visit.site_for(submission.answers.language.unwrap_or(submission.language));
    let choices = choices(&submission.definition, &submission.answers, site.language);
    let form_title = submission.definition.texts.get(site.language).map_or("", |texts| &texts.title);
    if submission.status == Status::Awaiting {
        let path = paths::confirm(&path.token);
        return Ok(views::confirm(&site, &ConfirmView { path: &path, form_title, choices }).into_response());
    }
    if submission.status != Status::Processed {
        return Ok(own_views::waiting(&site, form_title).into_response());
    }
    let preferences_path = contact.map(|contact| {
        let token = state.keyring.seals().links.mint(&Claim {
            kind: Kind::Preferences,
            subject: &contact.handle,
            jti: &crate::kernel::random::handle(),
            issued_at: visit.at,
            lifetime: Duration::hours(1),
            epoch: contact.link_epoch,
            key_id: None,
        });
        paths::preferences(&token)
    });
    Ok(views::confirmed(&site, &ConfirmedView { choices, preferences_path }).into_response())
}

/// `POST /confirm/{token}`: makes the sign-up count.
pub async fn confirm_sign_up(request: HttpRequest, state: Data<AppState>, path: Path<Token>) -> Result<HttpResponse, Problem> {
    let visit = Visit::of(&request, &state);
    let Some(opened) = open(&visit, &state, &path.token) else { return Ok(links::expired(&visit, &state)) };
    let ctx = visit.context(Channel::Form, visit.language);
    let (house, key_id) = (visit.house.clone(), state.key_id());
    match failing::confirm(&state.db, ctx, &house, key_id, opened.subject).await? {
        Confirmed::Unknown => Ok(links::expired(&visit, &state)),
        Confirmed::Now(_) | Confirmed::Waits | Confirmed::Already => {
            state.bell.notify_one();
            Ok(visit.redirect(&paths::confirm(&path.token)))
        }
    }
}

/// The token in a path.
#[derive(serde::Deserialize)]
pub struct Token {
    /// As it came.
    pub token: String,
}

/// What a confirmation link opens. An expired one opens nothing to confirm, but a sign-up that counts stays visible.
fn open(visit: &Visit, state: &AppState, token: &str) -> Option<Opened> {
    state.keyring.seals().links.read(Kind::Confirm, token, visit.at).ok()
}

fn form_of(request: &HttpRequest, visit: &Visit) -> Result<std::sync::Arc<Form>, Problem> {
    let slug = request.match_info().get("slug").unwrap_or_default();
    visit.house.form(slug).cloned().ok_or(Problem::NotFound)
}

/// The form with a fresh receipt, on its first page or on the first that has slips.
fn page(visit: &Visit, state: &AppState, form: &Form, answered: &FormState, again: Again) -> HttpResponse {
    let receipt = Receipt::new(&form.slug, form.hash_bytes, visit.site().language, visit.at);
    let receipt = state.keyring.seals().receipts.mint(&receipt);
    let has_slip = |fields: &&[Field]| fields.iter().any(|field| answered.slip(&field.name).is_some());
    let at = form.definition.pages().iter().position(has_slip).unwrap_or(0);
    draw(visit, form, answered, visit.site().language, &receipt, at, again)
}

fn draw(
    visit: &Visit,
    form: &Form,
    answered: &FormState,
    language: Language,
    receipt: &str,
    at: usize,
    again: Again,
) -> HttpResponse {
    let site = visit.site_in(language);
    let view = FormView {
        definition: &form.definition,
        slug: &form.slug,
        page: at,
        receipt,
        honeypot: HONEYPOT,
        texts_changed: again == Again::TextsChanged,
        receipt_refused: again == Again::ReceiptRefused,
    };
    let mut response = views::form(&site, &view, answered).script(assets::url("js/started.js")).into_response();
    // The receipt is good for one sending: no cache may hand it to somebody else.
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    embeddable_by(&mut response, &form.embedding_origins, &form.thanks_url);
    running_our_own(&mut response);
    response
}

fn closed(visit: &Visit, form: &Form) -> HttpResponse {
    let site = visit.site();
    let (title, text) = form.definition.texts.get(site.language).map_or(("", ""), |texts| (&texts.title, &texts.inactive));
    let mut response = views::inactive(&site, title, text).into_response();
    embeddable_by(&mut response, &form.embedding_origins, "");
    response
}

fn thanks_page(visit: &Visit, form: &Form) -> HttpResponse {
    if form.thanks_url.is_empty() {
        return visit.redirect(&paths::form_thanks(&form.slug));
    }
    HttpResponse::SeeOther().insert_header((LOCATION, form.thanks_url.as_str())).finish()
}
