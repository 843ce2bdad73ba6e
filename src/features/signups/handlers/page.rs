//! The public form as a page, and its thank-you page.

use actix_web::{
    HttpRequest, HttpResponse,
    http::header::{CACHE_CONTROL, HeaderValue, VARY},
    web::{Bytes, Data, Payload},
};
use chrono::Duration;

use super::{
    super::parse::check,
    door::{self, Outcome, Turned, Whence},
    form_of, intake, next_page,
    prefill::opened_with,
};
use crate::{
    features::forms::{
        Counted, Form,
        model::Field,
        views::{self, Again, FormView, HONEYPOT, PROOF, STARTED},
    },
    security::{Receipt, receipt::Window},
    state::{AppState, Problem, Visit, is_from_elsewhere, posted},
    web::{
        assets,
        form::FormState,
        headers::{embeddable_by, running_our_own},
    },
};

/// The page.
pub(super) async fn show(request: &HttpRequest, state: &AppState) -> Result<HttpResponse, Problem> {
    let visit = Visit::of(request, state);
    let form = form_of(request, &visit)?;
    if !form.takes_answers(visit.at) || door::is_full(state, &form).await? {
        return Ok(closed(&visit, &form));
    }
    state.counts.note(form.id, visit.at, visit.language, Counted::View);
    Ok(page(&visit, state, &form, &opened_with(request, &visit, state, &form), Again::No))
}

/// Takes what was posted by a page: ours, or one of an origin on the form's list.
pub(super) async fn send(request: &HttpRequest, state: &AppState, payload: Payload) -> Result<HttpResponse, Problem> {
    let visit = Visit::of(request, state);
    let form = form_of(request, &visit)?;
    let whence = door::knock(request, &visit, state, &form)?;
    let arrived = intake::receive(request, state, &visit, &form, payload).await?;
    let values = arrived.parts.clone().map_or_else(|| posted(request, &arrived.body), Ok)?;
    let mut answered = FormState::posted(values);
    arrived.files.show_in(&form.definition, &mut answered);
    let is_ours = whence == Whence::OurPage;
    let mut shown = match door::look(&visit, state, &form, whence, &answered) {
        Ok(shown) => shown,
        Err(Turned::Closed) => return Ok(closed(&visit, &form)),
        Err(Turned::Receipt | Turned::TooSoon | Turned::Proof) => {
            return Ok(page(&visit, state, &form, &answered, Again::ReceiptRefused));
        }
        Err(Turned::Texts) => return Ok(page(&visit, state, &form, &answered, Again::TextsChanged)),
        Err(Turned::Elsewhere) => return Ok(page(&visit, state, &form, &answered, Again::FromElsewhere)),
    };
    if let Some(receipt) = &shown.receipt
        && answered.value(STARTED).is_empty()
        && answered.value(HONEYPOT).is_empty()
    {
        // Nothing in the page told us before: no script ran.
        state.counts.note(form.id, visit.at, receipt.language, Counted::Started);
        answered.put(STARTED, "1");
    }
    if is_ours
        && let Some(receipt) = &shown.receipt
        && let Some(turned) = turn(&visit, state, &form, receipt, &mut answered)
    {
        return Ok(turned);
    }
    if let Err(turned) = door::weigh(&visit, state, &form, &mut shown, answered.value(PROOF)) {
        return Ok(match (turned, &shown.receipt) {
            // The same receipt: the time goes on counting while they look at it again.
            (Turned::TooSoon, Some(receipt)) => draw(&visit, state, &form, &answered, receipt, usize::MAX, Again::ReceiptRefused),
            _ => page(&visit, state, &form, &answered, Again::ProofRefused),
        });
    }
    match door::take(&visit, state, &form, shown, &mut answered, &arrived.files).await? {
        Outcome::Taken => Ok(next_page(&visit, &form)),
        Outcome::Full => Ok(closed(&visit, &form)),
        Outcome::Slips => Ok(page(&visit, state, &form, &answered, if is_ours { Again::No } else { Again::FromElsewhere })),
    }
}

/// Turns to another page of a form that was opened with a receipt: onward when this one is right, back in any case. Nothing is
/// stored; what was answered travels along. Nothing for who is at the end.
fn turn(visit: &Visit, state: &AppState, form: &Form, receipt: &Receipt, answered: &mut FormState) -> Option<HttpResponse> {
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
    Some(draw(visit, state, form, answered, receipt, to, Again::No))
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

/// The form with a fresh receipt, on its first page or on the first that has slips. Where everything is to be agreed to anew it
/// begins at the beginning, so that no page with a box on it is passed over.
fn page(visit: &Visit, state: &AppState, form: &Form, answered: &FormState, again: Again) -> HttpResponse {
    let receipt = door::receipt_for_page(visit, form);
    let has_slip = |fields: &&[Field]| fields.iter().any(|field| answered.slip(&field.name).is_some());
    let slipped = form.definition.pages().iter().position(has_slip).unwrap_or(0);
    let at = if again.asks_anew() { 0 } else { slipped };
    draw(visit, state, form, answered, &receipt, at, again)
}

/// In the language that the receipt vouches for, whatever was chosen elsewhere meanwhile.
fn draw(
    visit: &Visit,
    state: &AppState,
    form: &Form,
    answered: &FormState,
    receipt: &Receipt,
    at: usize,
    again: Again,
) -> HttpResponse {
    let site = visit.site_in(receipt.language);
    let challenge = door::challenge_of(visit, state, form, receipt);
    let view = FormView {
        definition: &form.definition,
        slug: &form.slug,
        page: at,
        receipt: &state.keyring.seals().receipts.mint(receipt),
        honeypot: HONEYPOT,
        again,
        challenge: &challenge.and_then(|challenge| serde_json::to_string(&challenge).ok()).unwrap_or_default(),
    };
    let mut response = views::form(&site, &view, answered).script(assets::url("js/started.js")).into_response();
    // The receipt is good for one sending: no cache may hand it to somebody else.
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    // Programs get something else here.
    response.headers_mut().append(VARY, HeaderValue::from_static("accept"));
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
