//! A look that is tried on: every public page in it, in light and in dark.

use actix_web::{
    HttpResponse,
    http::StatusCode,
    web::{Data, Path},
};

use super::super::{model::Sample, parse, samples, views, views::PreviewView};
use crate::{
    features::{
        looks::{self, Look},
        staff,
    },
    kernel::{Language, digest::sha256_hex},
    state::{AppState, Desk, Problem},
    web::{form::FormState, headers, look::Scheme, page::Site, paths, paths::admin::settings},
};

/// What was typed, as the values of the form and as a look; only its owner's, and only for an hour.
pub(super) async fn draft(desk: &Desk, state: &Data<AppState>, handle: &str) -> Result<Option<(FormState, Look)>, Problem> {
    let (at, me, hash) = (desk.at, desk.me.id, sha256_hex(handle));
    let draft = state.db.read(move |connection| staff::draft(connection, at, me, &hash)).await?;
    let Some(draft) = draft.filter(|draft| draft.path == settings::LOOK) else { return Ok(None) };
    let mut values = FormState::posted(form_urlencoded::parse(draft.body.as_bytes()).into_owned().collect());
    let hash = values.value(super::super::model::LOGO).to_owned();
    let logo = state.db.read(move |connection| looks::stored_logo(connection, &hash)).await?;
    let look = parse::look(&mut values, logo);
    Ok(Some((values, look)))
}

fn asked(desk: &Desk) -> Language {
    Language::from_code(desk.asked("language")).unwrap_or(desk.language())
}

/// `GET /admin/settings/look/preview/{handle}`.
pub async fn show_preview(desk: Desk, state: Data<AppState>, handle: Path<String>) -> Result<HttpResponse, Problem> {
    let (values, _) = draft(&desk, &state, &handle).await?.ok_or(Problem::NotFound)?;
    let sample = Sample::from_code(desk.asked("page")).unwrap_or(Sample::Home);
    let language = asked(&desk);
    let view = PreviewView { handle: &handle, sample, language, values: values.all() };
    let mut response = views::preview(&desk.office(), &view).into_response();
    headers::framing_our_own(&mut response);
    Ok(response)
}

/// `GET /admin/settings/look/preview/{handle}/{page}`: the page itself, for a frame on ours. Nothing on it can be sent.
pub async fn show_frame(desk: Desk, state: Data<AppState>, path: Path<(String, String)>) -> Result<HttpResponse, Problem> {
    let (handle, page) = path.into_inner();
    let sample = Sample::from_code(&page).ok_or(Problem::NotFound)?;
    let (_, look) = draft(&desk, &state, &handle).await?.ok_or(Problem::NotFound)?;
    let organisation = desk.house.settings.organisation_name.as_str();
    let dress = look.dress(organisation);
    let scheme = if desk.asked("scheme") == "dark" { Scheme::Dark } else { Scheme::Light };
    let site = Site { scheme, ..Site::new(organisation, asked(&desk), paths::HOME, true).dressed(&dress) };
    let page = samples::draw(sample, &site, &desk.house, desk.at).ok_or(Problem::NotFound)?;
    let mut response = page.private().status(StatusCode::OK).into_response();
    headers::framed_by_our_own(&mut response);
    Ok(response)
}
