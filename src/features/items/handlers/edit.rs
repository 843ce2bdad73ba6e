//! An item: looking at it, adding one, saving one.

use actix_web::{
    HttpResponse,
    web::{Data, Path},
};
use serde_json::Value;

use super::{
    super::{
        actions::{self, Clash, Outcome},
        model::{Draft, Item, ListKind, field_name},
        parse::{self, Choices},
        store, views,
    },
    choices, item, kind, number,
};
use crate::{
    kernel::{Right, Timestamp},
    state::{AppState, Desk, Problem},
    web::{
        done::Done,
        form::{FormState, Slip},
        paths::admin::lists,
    },
};

/// The purpose that a new type belongs to unless somebody says otherwise.
const USUAL_PURPOSE: &str = "EMARKETING";

/// `GET …/new`.
pub async fn show_new(desk: Desk, state: Data<AppState>) -> Result<HttpResponse, Problem> {
    let kind = kind(&desk)?;
    let choices = choices(&desk, &state, kind, None).await?;
    if desk.kept_from.is_some() {
        let draft = typed(&desk, kind, &choices, true);
        return Ok(form(&desk, kind, None, &typed_key(draft, &desk.form()), &choices, None, &FormState::fresh()));
    }
    let purpose = desk.house.lists.purpose_of_key(USUAL_PURPOSE).map(|purpose| purpose.id.0).filter(|_| kind.has_purpose());
    let draft = Draft { purpose, ..Draft::default() };
    Ok(form(&desk, kind, None, &draft, &choices, None, &FormState::fresh()))
}

/// `POST …/new`.
pub async fn add(desk: Desk, state: Data<AppState>) -> Result<HttpResponse, Problem> {
    let kind = kind(&desk)?;
    let choices = choices(&desk, &state, kind, None).await?;
    let mut answered = desk.form();
    let draft = parse::draft(kind, &mut answered, desk.house.settings.base_language, &choices, true);
    if answered.is_right() {
        let (ctx, new) = (desk.context(), draft.clone());
        match state.db.write(move |tx| actions::add(tx, &ctx, kind, &new)).await? {
            Outcome::Saved(_) | Outcome::Stale => {
                state.take_effect().await;
                return Ok(desk.redirect(&lists::list(kind.slug()), Done::Added));
            }
            Outcome::Clashes(clashes) => refuse(&mut answered, &clashes),
        }
    }
    Ok(form(&desk, kind, None, &typed_key(draft, &answered), &choices, None, &answered))
}

/// What was typed before the member had to show who they are, whatever is wrong with it.
fn typed(desk: &Desk, kind: ListKind, choices: &Choices, is_new: bool) -> Draft {
    parse::draft(kind, &mut desk.form(), desk.house.settings.base_language, choices, is_new)
}

/// A key that was made from the name is not shown as if it had been typed.
fn typed_key(draft: Draft, answered: &FormState) -> Draft {
    Draft { key: answered.value("key").trim().to_owned(), ..draft }
}

/// `GET …/{id}`.
pub async fn show(desk: Desk, state: Data<AppState>, id: Path<String>) -> Result<HttpResponse, Problem> {
    let (kind, id) = (kind(&desk)?, number(&id)?);
    let item = item(&state, kind, id).await?;
    let choices = choices(&desk, &state, kind, Some(&item)).await?;
    let draft = item.draft();
    if item.deleted_at.is_some() || !desk.may(Right::Lists) {
        return Ok(views::shown(&desk.office(), &view(&desk, kind, Some(&item), &draft, &choices)).into_response());
    }
    if desk.kept_from.is_some() {
        // The version as well: whoever saved in between is not overwritten unseen.
        let version = Timestamp::from_micros(desk.form().value("version").parse().unwrap_or_default());
        let draft = Draft { key: item.key.clone(), ..typed(&desk, kind, &choices, false) };
        let read = Item { updated_at: version, ..item };
        return Ok(form(&desk, kind, Some(&read), &draft, &choices, None, &FormState::fresh()));
    }
    Ok(form(&desk, kind, Some(&item), &draft, &choices, None, &FormState::fresh()))
}

/// `POST …/{id}`.
pub async fn save(desk: Desk, state: Data<AppState>, id: Path<String>) -> Result<HttpResponse, Problem> {
    let (kind, id) = (kind(&desk)?, number(&id)?);
    let before = item(&state, kind, id).await?;
    let choices = choices(&desk, &state, kind, Some(&before)).await?;
    let mut answered = desk.form();
    let version = Timestamp::from_micros(answered.value("version").parse().unwrap_or_default());
    let mut draft = parse::draft(kind, &mut answered, desk.house.settings.base_language, &choices, false);
    draft.key.clone_from(&before.key);
    if !answered.is_right() {
        // The version stays that of the page on which it was typed: a second try still notices who saved in between.
        let read = Item { updated_at: version, ..before };
        return Ok(form(&desk, kind, Some(&read), &draft, &choices, None, &answered));
    }
    let (ctx, new) = (desk.context(), draft.clone());
    match state.db.write(move |tx| actions::change(tx, &ctx, kind, id, version, &new)).await? {
        Outcome::Saved(_) => {
            state.take_effect().await;
            Ok(desk.redirect(&lists::item(kind.slug(), id), Done::Saved))
        }
        Outcome::Clashes(clashes) => {
            refuse(&mut answered, &clashes);
            Ok(form(&desk, kind, Some(&before), &draft, &choices, None, &answered))
        }
        Outcome::Stale => {
            let now = item(&state, kind, id).await?;
            let names = state.db.read(move |connection| store::changed_since(connection, kind, id, version)).await?;
            let conflict = conflict(&desk, &now, &draft, kind, names, &choices);
            Ok(form(&desk, kind, Some(&now), &draft, &choices, Some(conflict), &answered))
        }
    }
}

/// What others changed, by the audit log; should it say nothing (clocks differ), whatever differs from what was typed.
fn conflict(desk: &Desk, now: &Item, typed: &Draft, kind: ListKind, names: Vec<String>, choices: &Choices) -> views::Conflict {
    let values = now.draft().values(kind);
    let wanted = typed.values(kind);
    let mut names: Vec<String> = names.into_iter().filter(|name| name != "place" && name != "is_deleted").collect();
    if names.is_empty() {
        names = values.keys().chain(wanted.keys()).filter(|name| values.get(*name) != wanted.get(*name)).cloned().collect();
        names.dedup();
    }
    let texts = desk.texts();
    let said = |name: &str| match values.get(name) {
        Some(Value::Bool(is_on)) => texts.get(if *is_on { "lists-yes" } else { "lists-no" }).to_owned(),
        Some(Value::String(text)) => text.clone(),
        Some(Value::Number(id)) => {
            let all = if name == "purpose" { &choices.purposes } else { &choices.templates };
            all.iter().find(|(it, _)| Some(*it) == id.as_i64()).map(|(_, name)| name.clone()).unwrap_or_default()
        }
        None if name == "is_active" => texts.get(if now.is_active { "lists-active" } else { "lists-inactive" }).to_owned(),
        _ => String::new(),
    };
    let changes = names.iter().map(|name| (views::field_label(texts, name), said(name))).collect();
    views::Conflict { changes, is_deleted: now.deleted_at.is_some() }
}

fn refuse(answered: &mut FormState, clashes: &[Clash]) {
    for clash in clashes {
        match clash {
            Clash::Key => answered.refuse("key", Slip::Says("lists-slip-key-taken")),
            Clash::Name(language) => answered.refuse(&field_name("name", *language), Slip::Says("lists-slip-name-taken")),
            Clash::DeletedName(language) => {
                answered.refuse(&field_name("name", *language), Slip::Says("lists-slip-name-deleted"))
            }
        }
    }
}

fn view<'v>(desk: &Desk, kind: ListKind, item: Option<&'v Item>, draft: &'v Draft, choices: &'v Choices) -> views::ItemView<'v> {
    views::ItemView { kind, item, draft, choices, base: desk.house.settings.base_language, conflict: None }
}

fn form(
    desk: &Desk,
    kind: ListKind,
    item: Option<&Item>,
    draft: &Draft,
    choices: &Choices,
    conflict: Option<views::Conflict>,
    answered: &FormState,
) -> HttpResponse {
    let view = views::ItemView { conflict, ..view(desk, kind, item, draft, choices) };
    views::item(&desk.office(), &view, answered).into_response()
}
