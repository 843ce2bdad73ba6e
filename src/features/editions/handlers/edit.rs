//! The form of a template: saving, previews, tests.

use std::collections::BTreeMap;

use actix_web::{
    HttpResponse,
    web::{Data, Path},
};
use serde_json::{Map, Value};

use super::{
    super::{
        actions, mails,
        model::{self, Fault},
        store::{self, Current, VersionLine},
        views::{self, EditView, Preview, StaleView},
    },
    key,
};
use crate::{
    db::DbError,
    features::{
        contacts,
        outbox::why,
        templates::{MailTexts, MailWords, TemplateKey},
    },
    kernel::{EmailAddress, Language, Right, random},
    mail::Filling,
    state::{AppState, Desk, Problem, Tried, send_at_once},
    web::{
        done::Done,
        form::{FormState, Slip},
        paths::{self, admin::templates},
    },
};

async fn read(state: &Data<AppState>, key: TemplateKey) -> Result<(Current, Vec<VersionLine>), Problem> {
    let read = state.db.read(move |connection| {
        let current = store::current(connection, key)?;
        let versions = store::versions(connection, current.id)?;
        Ok::<_, DbError>((current, versions))
    });
    Ok(read.await?)
}

/// `GET /admin/templates/{key}`.
pub async fn show(desk: Desk, state: Data<AppState>, code: Path<String>) -> Result<HttpResponse, Problem> {
    let (current, versions) = read(&state, key(&code)?).await?;
    let kept = desk.kept_from.is_some().then(|| desk.form());
    let texts = kept.as_ref().map(typed);
    let view = EditView {
        from: kept.as_ref().map_or(current.number, |kept| kept.value("version").parse().unwrap_or_default()),
        texts: texts.as_ref().unwrap_or(&current.texts),
        base: desk.house.settings.base_language,
        faults: &[],
        preview: None,
        tried: None,
        asked: (desk.language(), ""),
        state: &FormState::fresh(),
        stale: None,
        versions: &versions,
        current: &current,
    };
    let office = desk.office();
    Ok(if desk.may(Right::Lists) { views::edit(&office, &view) } else { views::shown(&office, &view) }.into_response())
}

/// `POST /admin/templates/{key}`: a preview of what is typed, or a new version.
pub async fn save(desk: Desk, state: Data<AppState>, code: Path<String>) -> Result<HttpResponse, Problem> {
    let key = key(&code)?;
    let mut answered = desk.form();
    let base = desk.house.settings.base_language;
    let typed = typed(&answered);
    let mut faults = faults(key, &typed, base);
    let from = answered.value("version").parse().unwrap_or_default();
    let language = Language::from_code(answered.value("preview-language")).unwrap_or(desk.language());
    let (mut preview, mut is_stale) = (None, false);
    let mut tried = None;
    if ["preview", "test"].contains(&answered.value("do")) {
        // Only what is to be seen must be right.
        let shown = typed.0.contains_key(&language).then_some(language).or_else(|| typed.fallback()).unwrap_or(base);
        faults.retain(|(of, _)| *of == shown);
        if faults.is_empty() && answered.value("do") == "test" {
            tried = Some(try_out(&desk, &state, key, &typed, language).await?);
        } else if faults.is_empty() {
            preview = seen(&desk, &state, key, &typed, language, &mut answered).await?;
        }
    } else if faults.is_empty() {
        let (ctx, texts) = (desk.context(), typed.clone());
        if state.db.write(move |tx| actions::save(tx, &ctx, key, from, &texts)).await? {
            state.take_effect().await;
            return Ok(desk.redirect(&templates::template(key.code()), Done::Saved));
        }
        is_stale = true;
    }
    let (current, versions) = read(&state, key).await?;
    let stale = if is_stale { Some(stale(&state, &current, from).await?) } else { None };
    let address = answered.value("preview-address").to_owned();
    let view = EditView {
        // Told what changed, a member may save over it.
        from: if is_stale { current.number } else { from },
        texts: &typed,
        base,
        faults: &faults,
        preview,
        tried: tried.as_ref().map(|it| (it.was_taken, it.to.as_str(), it.reply.as_str())),
        asked: (language, &address),
        state: &answered,
        stale,
        versions: &versions,
        current: &current,
    };
    Ok(views::edit(&desk.office(), &view).into_response())
}

/// The languages that others changed since version `from`.
async fn stale(state: &Data<AppState>, current: &Current, from: i64) -> Result<StaleView, Problem> {
    let (template, now) = (current.id, current.texts.clone());
    let began = state.db.read(move |connection| match store::version(connection, template, from) {
        Err(DbError::NotFound) => Ok(None),
        other => other.map(Some),
    });
    let began = began.await?.unwrap_or_default();
    Ok(StaleView { languages: actions::changed_languages(&began, &now) })
}

/// The words of every language that has some.
fn typed(answered: &FormState) -> MailTexts {
    let words = |language: Language| MailWords {
        subject: answered.value(&format!("subject-{language}")).trim().to_owned(),
        body: answered.value(&format!("body-{language}")).replace("\r\n", "\n").trim().to_owned(),
    };
    let all = Language::ALL.into_iter().map(|language| (language, words(language)));
    MailTexts(all.filter(|(_, words)| !words.subject.is_empty() || !words.body.is_empty()).collect::<BTreeMap<_, _>>())
}

fn faults(key: TemplateKey, typed: &MailTexts, base: Language) -> Vec<(Language, Fault)> {
    let mut faults = Vec::new();
    if !typed.0.contains_key(&base) {
        faults.push((base, Fault::NoSubject));
    }
    faults.extend(typed.0.iter().filter_map(|(language, words)| Some((*language, model::check(key, words).err()?))));
    faults
}

/// What a mail of these words would look like: to a contact, if one was asked for, else to somebody made up. A slip in the address
/// is noted in `answered`.
async fn seen(
    desk: &Desk,
    state: &Data<AppState>,
    key: TemplateKey,
    typed: &MailTexts,
    language: Language,
    answered: &mut FormState,
) -> Result<Option<Preview>, Problem> {
    let asked = answered.value("preview-address").trim().to_owned();
    let mut first_name = desk.me.name.split_whitespace().next().unwrap_or_default().to_owned();
    if !asked.is_empty() {
        let Ok(address) = EmailAddress::parse(&asked) else {
            answered.refuse("preview-address", Slip::EmailMalformed);
            return Ok(None);
        };
        let found = state.db.read(move |connection| contacts::by_address_key(connection, address.key())).await?;
        let Some(contact) = found else {
            answered.refuse("preview-address", Slip::Says("templates-slip-nobody"));
            return Ok(None);
        };
        first_name = contact.first_name;
    }
    let Some(words) = typed.get(language) else { return Ok(None) };
    let values = values(desk, state, key, language, &first_name);
    let rendered = model::render(words, &values).map_err(|error| Problem::Unexpected(error.to_string()))?;
    let frame = desk.house.frame(language, why(key));
    let filling =
        Filling { subject: &rendered.subject, html: &rendered.html, text: &rendered.text, unsubscribe: None, manage: None };
    let (_, text) = frame.fill(&filling);
    Ok(Some(Preview { subject: rendered.subject, html: rendered.html, text }))
}

/// Sends what is typed to the member's own address, at once and past the outbox: nothing of it is in use yet.
async fn try_out(
    desk: &Desk,
    state: &Data<AppState>,
    key: TemplateKey,
    typed: &MailTexts,
    language: Language,
) -> Result<Tried, Problem> {
    let first_name = desk.me.name.split_whitespace().next().unwrap_or_default().to_owned();
    let values = values(desk, state, key, language, &first_name);
    let words = typed.get(language).ok_or(Problem::BadRequest)?;
    let rendered = model::render(words, &values).map_err(|error| Problem::Unexpected(error.to_string()))?;
    let member = desk.me.id;
    let to = state.db.read(move |connection| store::address_of(connection, member)).await?;
    let tried = send_at_once(desk, state, to, &rendered, language, why(key)).await?;
    let ctx = desk.context();
    state.db.write(move |tx| mails::note_test(tx, &ctx, key)).await?;
    Ok(tried)
}

/// Values for a preview or a test; every link is new, looks like a real one, and opens nothing.
fn values(desk: &Desk, state: &Data<AppState>, key: TemplateKey, language: Language, first_name: &str) -> Map<String, Value> {
    let lists = &desk.house.lists;
    let names: Vec<String> = lists
        .manageable_purposes()
        .flat_map(|purpose| lists.offered_types(purpose.id))
        .take(3)
        .map(|kind| lists.type_name(kind.id, language).to_owned())
        .collect();
    let base = state.config.base_url.as_str().trim_end_matches('/').to_owned();
    let link = |_: &str| format!("{base}{}", paths::preferences(&random::handle()));
    model::sample(key, &desk.house.settings.organisation_name, first_name, &names, link)
}

/// `POST /admin/templates/{key}/test`: the version in use, to the member's own address.
pub async fn send_test(desk: Desk, state: Data<AppState>, code: Path<String>) -> Result<HttpResponse, Problem> {
    let key = key(&code)?;
    let language = Language::from_code(desk.form().value("language")).unwrap_or(desk.language());
    let first_name = desk.me.name.split_whitespace().next().unwrap_or_default().to_owned();
    let variables = values(&desk, &state, key, language, &first_name);
    let (ctx, house, key_id, member) = (desk.context(), state.snapshots.share(), state.key_id(), desk.me.id);
    let write = state.db.write(move |tx| {
        let to = store::address_of(tx.connection(), member)?;
        let test = mails::Test { template: key, language, to: &to, variables: &variables };
        mails::post_test(tx, &ctx, &house, &key_id, &test)
    });
    write.await?;
    state.bell.notify_one();
    Ok(desk.redirect(&templates::template(key.code()), Done::Sent))
}
