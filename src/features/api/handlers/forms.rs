//! Links to forms.

use actix_web::{
    HttpResponse,
    web::{Data, Path},
};

use super::{
    super::{
        model::{PrefillBody, PrefilledLinkDocument, written},
        parse,
    },
    answers::{self, read},
};
use crate::{
    features::signups::prefill::{self, MOST_DAYS, USUAL_DAYS},
    kernel::Language,
    state::{AppState, Caller, Problem},
    web::problem::ProblemDocument,
};

/// Make a link that opens a form with values filled in
///
/// The values are encrypted in the address, and whoever opens it can change them. Consents, subscriptions, interests, files and hidden
/// fields are never filled in, and a link does not spare the confirmation by e-mail. Nothing is stored: sent again, the request makes
/// another link.
#[utoipa::path(post, path = "/api/v1/forms/{slug}/prefilled-links", tag = "Forms", request_body = PrefillBody,
    params(("slug" = String, Path, description = "The form, by its address", example = "newsletter")),
    responses((status = 201, description = "The link", body = PrefilledLinkDocument),
        (status = "default", description = "What went wrong", body = ProblemDocument, content_type = "application/problem+json")),
    security(("token" = ["contacts:write"])))]
pub async fn make_prefilled_link(caller: Caller, state: Data<AppState>, slug: Path<String>) -> Result<HttpResponse, Problem> {
    let body: PrefillBody = read!(parse::body(&caller.body));
    let Some(form) = caller.house.form(&slug) else {
        return Ok(ProblemDocument::new("not-found", "There is no form at this address.").into_response());
    };
    let days = body.days.unwrap_or(USUAL_DAYS);
    if !(1..=MOST_DAYS).contains(&days) {
        return Ok(ProblemDocument::wrong("/days", format!("is a whole number from 1 to {MOST_DAYS}")).into_response());
    }
    let offered = &form.definition.texts.0;
    let language = body.language.as_deref().map(|code| Language::from_code(code).filter(|it| offered.contains_key(it)));
    if language == Some(None) {
        let offered: Vec<&str> = offered.keys().map(|language| language.code()).collect();
        let detail = format!("is no language of this form; these are: {}", offered.join(", "));
        return Ok(ProblemDocument::wrong("/language", detail).into_response());
    }
    let values = read!(prefill::read(&form.definition, &body.values).map_err(ProblemDocument::invalid));
    let (seals, base_url) = (state.keyring.seals(), state.config.base_url.as_str());
    let made = prefill::link(&seals.prefills, base_url, form, language.flatten(), &values, (caller.at, days));
    let Some(made) = made else {
        return Ok(ProblemDocument::wrong("/values", "are together too long for an address").into_response());
    };
    Ok(answers::created(&PrefilledLinkDocument { url: made.url, expires_at: written(made.expires_at) }))
}
