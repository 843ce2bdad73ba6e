//! The preference page.

use actix_web::{
    HttpRequest, HttpResponse,
    web::{Bytes, Data, Path},
};

use super::{
    super::{
        actions::{Holder, Saved, Seen, ask_for_data, choose, leave},
        mails::changes,
        model::{Standing, Wishes},
        views::{PreferencesView, PurposeView, SavedView, TypeView, preferences},
    },
    Token, open,
};
use crate::{
    features::{ledger, links},
    kernel::{
        Channel,
        ids::{PurposeId, TypeId},
    },
    security::{Kind, Opened},
    state::{AppState, Problem, Visit, posted},
    web::{form::FormState, page::Site, paths},
};

/// The query by which the page after a save learns what to say; it holds the act's handle and no personal data.
const SAVED: &str = "saved";
const UNCHANGED: &str = "unchanged";
const STALE: &str = "stale";
const DATA: &str = "data";

/// `GET /p/{token}`.
pub async fn show(request: HttpRequest, state: Data<AppState>, path: Path<Token>) -> Result<HttpResponse, Problem> {
    let visit = Visit::of(&request, &state);
    let Some((opened, standing)) = open(&visit, &state, Kind::Preferences, &path.token).await? else {
        return Ok(links::expired(&visit, &state));
    };
    let site = visit.site_for(standing.contact.language);
    let query: Vec<(String, String)> = form_urlencoded::parse(request.query_string().as_bytes()).into_owned().collect();
    let asked = FormState::posted(query);
    let mut saved = None;
    if asked.names(SAVED) {
        let (contact, act) = (standing.contact.id, asked.value(SAVED).to_owned());
        let events = state.db.read(move |c| ledger::events_of_act(c, contact, &act)).await?;
        let changes = changes(&events, &visit.house.lists, site.language);
        saved = (!changes.is_empty()).then_some(SavedView { changes, mail_sent: true });
    } else if asked.names(UNCHANGED) {
        saved = Some(SavedView { changes: Vec::new(), mail_sent: false });
    }
    let token_path = paths::preferences(&path.token);
    let masked_address = standing.contact.address.masked();
    let mut view = view(&visit, &site, &opened, &standing, &token_path, saved);
    view.masked_address = &masked_address;
    view.changed_in_between = asked.names(STALE);
    view.data_link_sent = asked.names(DATA);
    Ok(preferences(&site, &view).into_response())
}

fn view<'a>(
    visit: &'a Visit,
    site: &Site<'_>,
    opened: &Opened,
    standing: &'a Standing,
    path: &'a str,
    saved: Option<SavedView>,
) -> PreferencesView<'a> {
    let lists = &visit.house.lists;
    let purposes = lists.manageable_purposes().filter_map(|purpose| {
        let words = purpose.words.get(site.language)?;
        let types = lists.offered_types(purpose.id).filter_map(|kind| {
            let words = kind.words.get(site.language)?;
            Some(TypeView {
                id: kind.id,
                name: &words.name,
                description: &words.description,
                is_on: standing.choice(kind.id).unwrap_or(kind.starts_on),
            })
        });
        Some(PurposeView {
            id: purpose.id,
            name: &words.name,
            approval_text: &words.approval_text,
            description: &words.public_description,
            statement: (!words.statement_url.is_empty())
                .then_some((words.statement_title.as_str(), words.statement_url.as_str())),
            state: standing.state(lists, purpose.id),
            types: types.collect(),
        })
    });
    PreferencesView {
        path,
        masked_address: "",
        first_name: Some(standing.contact.first_name.as_str()).filter(|name| !name.is_empty()),
        valid_until: opened.expires_at,
        version: standing.contact.version,
        shown: visit.house.shown_hash(site.language),
        purposes: purposes.collect(),
        saved,
        changed_in_between: false,
        texts_changed: false,
        data_link_sent: false,
    }
}

/// `POST /p/{token}/choices`: saves what the page asks for.
pub async fn save(request: HttpRequest, state: Data<AppState>, path: Path<Token>, body: Bytes) -> Result<HttpResponse, Problem> {
    let answered = FormState::posted(posted(&request, &body)?);
    let wishes = Wishes {
        purposes: numbers(&answered, "purpose").map(PurposeId).collect(),
        consents: numbers(&answered, "consent").map(PurposeId).collect(),
        offered: numbers(&answered, "offered").map(TypeId).collect(),
        types: numbers(&answered, "type").map(TypeId).collect(),
    };
    change(&request, &state, &path.token, &answered, Some(wishes)).await
}

/// `POST /p/{token}/withdrawal`: leaves everything.
pub async fn leave_everything(
    request: HttpRequest,
    state: Data<AppState>,
    path: Path<Token>,
    body: Bytes,
) -> Result<HttpResponse, Problem> {
    let answered = FormState::posted(posted(&request, &body)?);
    change(&request, &state, &path.token, &answered, None).await
}

/// Saves wishes, or leaves everything where there are none, and goes back to the page.
async fn change(
    request: &HttpRequest,
    state: &AppState,
    token: &str,
    answered: &FormState,
    wishes: Option<Wishes>,
) -> Result<HttpResponse, Problem> {
    let visit = Visit::of(request, state);
    let opened = state.keyring.seals().links.read(Kind::Preferences, token, visit.at);
    let Ok(opened) = opened else { return Ok(links::expired(&visit, state)) };
    let words = visit.house.shown_as(answered.value("shown"));
    if wishes.is_some() && words.is_none() {
        return show_changed_texts(&visit, state, token).await;
    }
    let holder = Holder::from(opened);
    // Only words that we know become evidence; leaving needs none.
    let shown = words.map(|words| words.hash.clone()).unwrap_or_default();
    let seen = Seen { version: answered.value("version").parse().ok(), shown };
    let ctx = visit.context(Channel::PreferencePage, words.map_or(visit.language, |words| words.language));
    let (house, key_id) = (visit.house.clone(), state.key_id());
    let work = state.db.write(move |tx| match &wishes {
        Some(wishes) => choose(tx, &ctx, &house, &key_id, &holder, &seen, wishes),
        None => leave(tx, &ctx, &house, &key_id, &holder, &seen),
    });
    let path = paths::preferences(token);
    match work.await {
        Ok(Saved::Changed { act, was_stale }) => {
            state.bell.notify_one();
            let stale = if was_stale { "&stale" } else { "" };
            Ok(visit.redirect(&format!("{path}?{SAVED}={act}{stale}")))
        }
        Ok(Saved::Unchanged) => Ok(visit.redirect(&format!("{path}?{UNCHANGED}"))),
        Err(crate::db::DbError::NotFound) => Ok(links::expired(&visit, state)),
        Err(error) => Err(error.into()),
    }
}

/// The page once more, because its words are no longer those that were read: nothing is saved on words that were not seen.
async fn show_changed_texts(visit: &Visit, state: &AppState, token: &str) -> Result<HttpResponse, Problem> {
    let Some((opened, standing)) = open(visit, state, Kind::Preferences, token).await? else {
        return Ok(links::expired(visit, state));
    };
    let site = visit.site_for(standing.contact.language);
    let token_path = paths::preferences(token);
    let masked_address = standing.contact.address.masked();
    let mut view = view(visit, &site, &opened, &standing, &token_path, None);
    view.masked_address = &masked_address;
    view.texts_changed = true;
    Ok(preferences(&site, &view).into_response())
}

/// `POST /p/{token}/data-link`: mails the link to one's own data (LNK-07).
pub async fn ask_for_data_link(request: HttpRequest, state: Data<AppState>, path: Path<Token>) -> Result<HttpResponse, Problem> {
    let visit = Visit::of(&request, &state);
    let opened = state.keyring.seals().links.read(Kind::Preferences, &path.token, visit.at);
    let Ok(opened) = opened else { return Ok(links::expired(&visit, &state)) };
    let holder = Holder::from(opened);
    let ctx = visit.context(Channel::PreferencePage, visit.language);
    let (house, key_id) = (visit.house.clone(), state.key_id());
    match state.db.write(move |tx| ask_for_data(tx, &ctx, &house, &key_id, &holder)).await {
        Ok(()) => {
            state.bell.notify_one();
            Ok(visit.redirect(&format!("{}?{DATA}", paths::preferences(&path.token))))
        }
        Err(crate::db::DbError::NotFound) => Ok(links::expired(&visit, &state)),
        Err(error) => Err(error.into()),
    }
}

fn numbers<'a>(answered: &'a FormState, name: &'a str) -> impl Iterator<Item = i64> + 'a {
    answered.values(name).filter_map(|value| value.parse().ok())
}
