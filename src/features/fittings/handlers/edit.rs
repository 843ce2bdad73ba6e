//! The form of the look.

use actix_web::{HttpResponse, http::header::LOCATION, web::Data};

use super::{
    super::{
        actions::{self, Saved},
        logo, model, parse, views,
        views::LookView,
    },
    preview,
};
use crate::{
    features::{
        looks::{self, Decided, LogoFile, Look},
        staff::{self, Draft},
    },
    kernel::{digest::sha256_hex, random},
    state::{AppState, Desk, Problem},
    web::{
        done::Done,
        form::{FormState, Slip, TICKED},
        paths::admin::settings,
    },
};

/// The field of the file.
const FILE: &str = "logo";
/// The switch that takes the picture away.
const REMOVE: &str = "remove_logo";
/// The number of the look that a form was made from.
const VERSION: &str = "version";

/// `GET /admin/settings/look`: as it is decided, or as it was tried on.
pub async fn show(desk: Desk, state: Data<AppState>) -> Result<HttpResponse, Problem> {
    let decided = state.db.read(looks::current).await?;
    let handle = desk.asked("draft").to_owned();
    if handle.is_empty() {
        let values = FormState::posted(model::written(&decided.look));
        return Ok(page(&desk, &decided, decided.number, decided.look.logo.as_ref(), &values, None));
    }
    let (values, look) = preview::draft(&desk, &state, &handle).await?.ok_or(Problem::NotFound)?;
    let number = values.value(VERSION).parse().unwrap_or_default();
    Ok(page(&desk, &decided, number, look.logo.as_ref(), &values, None))
}

/// `POST /admin/settings/look`: tries on what was typed, or saves it.
pub async fn decide(desk: Desk, state: Data<AppState>) -> Result<HttpResponse, Problem> {
    let mut answered = desk.form();
    let number = answered.value(VERSION).parse().unwrap_or_default();
    let logo = logo(&desk, &state, &mut answered).await?;
    let look = parse::look(&mut answered, logo);
    if answered.is_right() {
        if answered.value("do") == "preview" {
            return try_on(&desk, &state, number, &look).await;
        }
        let (ctx, new) = (desk.context(), look.clone());
        match state.db.write(move |tx| actions::save(tx, &ctx, number, &new)).await? {
            Saved::Now => {
                state.take_effect().await;
                return Ok(desk.redirect(settings::LOOK, Done::Saved));
            }
            Saved::Overtaken => {
                let (was, decided) = state
                    .db
                    .read(move |connection| {
                        Ok::<_, crate::db::DbError>((looks::numbered(connection, number)?, looks::current(connection)?))
                    })
                    .await?;
                let changed = model::differences(&was, &decided.look);
                // Told what changed, a member may save over it.
                return Ok(page(&desk, &decided, decided.number, look.logo.as_ref(), &answered, Some(changed)));
            }
            Saved::LogoGone => answered.refuse(FILE, Slip::Says("look-slip-gone")),
        }
    }
    let decided = state.db.read(looks::current).await?;
    Ok(page(&desk, &decided, number, look.logo.as_ref(), &answered, None))
}

/// The picture: a new one, the one before, or none. A new one is stored at once, so that it can be tried on and survives slips.
async fn logo(desk: &Desk, state: &Data<AppState>, answered: &mut FormState) -> Result<Option<LogoFile>, Problem> {
    let sent = desk.posted.files.iter().find(|file| file.field == FILE && !file.content.is_empty());
    if let Some(sent) = sent {
        let content = sent.content.clone();
        let looked = tokio::task::spawn_blocking(move || (logo::recognise(&content), content)).await;
        match looked.map_err(|error| Problem::Unexpected(error.to_string()))? {
            (Ok(file), content) => {
                let (at, stored) = (desk.at, file.clone());
                state.db.write(move |tx| looks::keep_logo(tx, at, &stored, &content)).await?;
                return Ok(Some(file));
            }
            (Err(reason), _) => answered.refuse(FILE, parse::of_file(reason)),
        }
    }
    let hash = answered.value(model::LOGO).to_owned();
    if hash.is_empty() || answered.value(REMOVE) == TICKED {
        return Ok(None);
    }
    let known = state.db.read(move |connection| looks::stored_logo(connection, &hash)).await?;
    if known.is_none() {
        answered.refuse(FILE, Slip::Says("look-slip-gone"));
    }
    Ok(known)
}

/// Keeps what was typed for an hour, for its owner alone, and shows pages in it.
async fn try_on(desk: &Desk, state: &Data<AppState>, number: i64, look: &Look) -> Result<HttpResponse, Problem> {
    let mut body = form_urlencoded::Serializer::new(String::new());
    body.append_pair(VERSION, &number.to_string());
    for (name, value) in model::written(look) {
        body.append_pair(&name, &value);
    }
    let draft = Draft { path: settings::LOOK.to_owned(), body: body.finish() };
    let handle = random::handle();
    let (at, me, hash) = (desk.at, desk.me.id, sha256_hex(&handle));
    state.db.write(move |tx| staff::keep_draft(tx, at, me, &hash, &draft)).await?;
    Ok(HttpResponse::SeeOther().insert_header((LOCATION, settings::look_preview(&handle))).finish())
}

fn page(
    desk: &Desk,
    decided: &Decided,
    version: i64,
    logo: Option<&LogoFile>,
    values: &FormState,
    changed: Option<Vec<(String, String)>>,
) -> HttpResponse {
    let view = LookView {
        version,
        values,
        logo,
        organisation: &desk.house.settings.organisation_name,
        base: desk.house.settings.base_language,
        at: decided.at,
        by: decided.by.as_deref(),
        changed,
    };
    views::look(&desk.office(), &view).into_response()
}
