//! `/admin/forms/{id}/prefilled-link`: a link that opens a form with values filled in.

use actix_web::{
    HttpRequest, HttpResponse,
    web::{Data, Path},
};

use super::super::{
    prefill::{self, MOST_DAYS, PrefilledLink, USUAL_DAYS},
    views::{self, DAYS, FIELD, LANGUAGE, PrefillView},
};
use crate::{
    features::forms::Form,
    kernel::{Language, ids::FormId},
    state::{AppState, Desk, Problem, Visit},
    web::{
        form::{FormState, Slip},
        paths,
    },
};

/// What a form is opened with: the values of its link. A link that is not ours, not this form's, altered or too old carries
/// none, and the form is as good without.
pub(super) fn opened_with(request: &HttpRequest, visit: &Visit, state: &AppState, form: &Form) -> FormState {
    let mut query = form_urlencoded::parse(request.query_string().as_bytes());
    let sealed = query.find(|(name, _)| name == paths::PREFILL).map(|(_, value)| value);
    let values = sealed.and_then(|sealed| state.keyring.seals().prefills.read(&sealed, form.id, visit.at));
    values.map_or_else(FormState::fresh, |values| prefill::fitting(&form.definition, values))
}

fn published(desk: &Desk, id: i64) -> Result<std::sync::Arc<Form>, Problem> {
    desk.house.forms.iter().find(|form| form.id == FormId(id)).cloned().ok_or(Problem::NotFound)
}

fn draw(desk: &Desk, form: &Form, state: &FormState, made: Option<&PrefilledLink>) -> HttpResponse {
    let view = PrefillView { id: form.id, definition: &form.definition, state, made };
    views::prefilled_link(&desk.office(), &view, &desk.house.settings.organisation_name).into_response()
}

/// `GET /admin/forms/{id}/prefilled-link`.
pub async fn show_prefilled_link(desk: Desk, id: Path<i64>) -> Result<HttpResponse, Problem> {
    let form = published(&desk, *id)?;
    let mut state = desk.form();
    if !state.names(DAYS) {
        state.put(DAYS, &USUAL_DAYS.to_string());
    }
    Ok(draw(&desk, &form, &state, None))
}

/// `POST /admin/forms/{id}/prefilled-link`: shows the link. Nothing of it is kept but that it was made.
pub async fn make_prefilled_link(desk: Desk, state: Data<AppState>, id: Path<i64>) -> Result<HttpResponse, Problem> {
    let form = published(&desk, *id)?;
    let mut answered = desk.form();
    let typed = answered.all().iter().filter_map(|(name, value)| Some((name.strip_prefix(FIELD)?.to_owned(), value.clone())));
    let mut typed = FormState::posted(typed.collect());
    let values = prefill::chosen(&form.definition, &mut typed);
    for (name, slip) in typed.slips() {
        answered.refuse(&format!("{FIELD}{name}"), slip.clone());
    }
    let first = |name: &str| format!("{FIELD}{name}");
    if values.is_empty() && answered.is_right() {
        let name = prefill::fields(&form.definition).next().map_or_else(String::new, |field| first(&field.name));
        answered.refuse(&name, Slip::Says("door-prefill-nothing"));
    }
    let days = answered.value(DAYS).trim().parse().ok().filter(|days| (1..=MOST_DAYS).contains(days));
    if days.is_none() {
        answered.refuse(DAYS, Slip::OutOfRange(1, MOST_DAYS));
    }
    let code = answered.value(LANGUAGE).to_owned();
    let language = Language::from_code(&code).filter(|language| form.definition.texts.0.contains_key(language));
    if language.is_none() && !code.is_empty() {
        answered.refuse(LANGUAGE, Slip::NotOnOffer);
    }
    let (Some(days), true) = (days, answered.is_right()) else { return Ok(draw(&desk, &form, &answered, None)) };
    let base_url = state.config.base_url.as_str();
    let made = prefill::link(&state.keyring.seals().prefills, base_url, &form, language, &values, (desk.at, days));
    let Some(made) = made else {
        let name = values.first().map_or_else(String::new, |(name, _)| first(name));
        answered.refuse(&name, Slip::Says("door-prefill-long"));
        return Ok(draw(&desk, &form, &answered, None));
    };
    let (ctx, noted) = (desk.context(), form.clone());
    state.db.write(move |tx| prefill::note(tx, &ctx, &noted, days)).await?;
    Ok(draw(&desk, &form, &answered, Some(&made)))
}
