//! Building a selection: every button posts the whole draft, and only *Save* stores it.

use actix_web::{
    HttpResponse,
    web::{Data, Path},
};

use super::{
    super::{
        actions::{self, Outcome},
        model::{Kind, NewSelection, Part, Place, Rule, Scope, Selection, rule_of},
        parse, store,
        views::{self, BuilderView, Counted, KINDS},
    },
    Known, long_read, selection,
};
use crate::{
    features::{cards::asked::Asked, contacts},
    state::{AppState, Desk, Problem},
    web::{
        done::Done,
        form::{FormState, Slip, TICKED},
        paths::admin::selections,
    },
};

/// How many contacts are shown beside a count.
const SAMPLES: usize = 20;

/// `GET /admin/selections/new`: an empty one, a static one (`kind=static`), or what the contact list was narrowed to.
pub async fn show_new(desk: Desk, state: Data<AppState>) -> Result<HttpResponse, Problem> {
    if desk.kept_from.is_some() {
        let form = desk.form();
        let rule = parse::draft(&form);
        return page(&desk, &state, None, rule.as_ref(), &form, None).await;
    }
    let rule = if desk.asked("kind") == "static" {
        None
    } else {
        let asked = Asked::read(&desk.query, &desk.house.lists);
        Some(rule_of(&asked.filters(&desk.house.lists), &desk.house.lists))
    };
    page(&desk, &state, None, rule.as_ref(), &FormState::fresh(), None).await
}

/// `POST /admin/selections/new`.
pub async fn build_new(desk: Desk, state: Data<AppState>) -> Result<HttpResponse, Problem> {
    press(desk, state, None).await
}

/// `GET /admin/selections/{id}/edit`.
pub async fn show_edit(desk: Desk, state: Data<AppState>, id: Path<i64>) -> Result<HttpResponse, Problem> {
    let stored = selection(&desk, &state, *id).await?;
    if desk.kept_from.is_some() {
        let form = desk.form();
        let rule = parse::draft(&form);
        return page(&desk, &state, Some(&stored), rule.as_ref(), &form, None).await;
    }
    let mut values = vec![("name".to_owned(), stored.name.clone()), ("version".to_owned(), stored.version.to_string())];
    values.extend(stored.is_shared.then(|| ("is_shared".to_owned(), TICKED.to_owned())));
    page(&desk, &state, Some(&stored), stored.kind.rule(), &FormState::posted(values), None).await
}

/// `POST /admin/selections/{id}/edit`.
pub async fn build(desk: Desk, state: Data<AppState>, id: Path<i64>) -> Result<HttpResponse, Problem> {
    let stored = selection(&desk, &state, *id).await?;
    press(desk, state, Some(stored)).await
}

/// Does what the pressed button says.
async fn press(desk: Desk, state: Data<AppState>, stored: Option<Selection>) -> Result<HttpResponse, Problem> {
    let mut form = desk.form();
    let has_rule = stored.as_ref().map_or_else(|| form.names("rule"), |stored| stored.kind.rule().is_some());
    let mut rule = if has_rule { Some(parse::draft(&form).ok_or(Problem::BadRequest)?) } else { None };
    let pressed = form.value("do").to_owned();
    let mut counted = None;
    let changing = place_changing(&form, rule.as_ref())?;
    // What is typed into a condition's fields is a part of what is saved or counted.
    if let (Some(rule), Some(place), "put" | "save" | "count") = (&mut rule, &changing, pressed.as_str()) {
        match parse::condition(&mut form, &desk.house.lists).map(|condition| parse::put(rule, place, condition)) {
            Some(Ok(())) => form = without_condition(&form),
            Some(Err(flaw)) => form.refuse("kind", Slip::Says(views::flaw_key(flaw))),
            None => {}
        }
        if !form.is_right() {
            return page(&desk, &state, stored.as_ref(), Some(rule), &form, None).await;
        }
    }
    match (&mut rule, pressed.as_str()) {
        (_, "save") => return save(desk, state, stored, rule, form).await,
        (Some(_), "leave") => form = without_condition(&form),
        (Some(rule), "add") => {
            if let Some(condition) = parse::condition(&mut form, &desk.house.lists) {
                match parse::add(rule, form.value("into"), Part::If(condition)) {
                    Ok(()) => form = without_condition(&form),
                    Err(flaw) => form.refuse("kind", Slip::Says(views::flaw_key(flaw))),
                }
            }
        }
        (Some(rule), "group") => {
            if let Err(flaw) = parse::add(rule, form.value("into"), Part::Group(Rule::default())) {
                form.refuse("kind", Slip::Says(views::flaw_key(flaw)));
            }
        }
        (Some(rule), "count") => counted = Some(count(&desk, &state, stored.as_ref(), rule, &mut form).await?).flatten(),
        (Some(rule), pressed) => {
            if let Some(place) = pressed.strip_prefix("remove-").and_then(Place::read) {
                rule.take_at(&place);
            }
            if let Some(place) = pressed.strip_prefix("change-").and_then(Place::read) {
                let condition = rule.condition_at(&place).ok_or(Problem::BadRequest)?;
                let kept = without_condition(&form);
                let mut values: Vec<_> = kept.all().iter().filter(|(name, _)| name != "kind").cloned().collect();
                values.extend(parse::fields_of(condition));
                values.push(("changing".to_owned(), place.to_string()));
                form = FormState::posted(values);
            }
        }
        (None, _) => {}
    }
    page(&desk, &state, stored.as_ref(), rule.as_ref(), &form, counted).await
}

/// The place of the condition whose fields the form shows; nothing while they make a new one.
fn place_changing(form: &FormState, rule: Option<&Rule>) -> Result<Option<Place>, Problem> {
    if !form.names("changing") {
        return Ok(None);
    }
    let place = Place::read(form.value("changing"));
    let place = place.filter(|place| rule.is_some_and(|rule| rule.condition_at(place).is_some()));
    place.map(Some).ok_or(Problem::BadRequest)
}

/// What the draft finds now, with some of them.
async fn count(
    desk: &Desk,
    state: &Data<AppState>,
    stored: Option<&Selection>,
    rule: &Rule,
    form: &mut FormState,
) -> Result<Option<Counted>, Problem> {
    let (me, at, id, rule) = (desk.me.id, desk.at, stored.map(|stored| stored.id), rule.clone());
    let found = long_read(state, move |connection| {
        // What the member does not see is not counted for them either.
        let seen = store::all_seen_by(connection, me)?;
        if rule.selections().iter().any(|asked| !seen.iter().any(|other| other.id == *asked)) {
            return Ok(Err(None));
        }
        if let Some(flaw) = store::flaw_of(connection, id, &rule)? {
            return Ok(Err(Some(flaw)));
        }
        let scope = Scope::Found(rule.clone());
        let (ids, _) = store::page(connection, &scope, at, crate::kernel::ids::ContactId(0), SAMPLES)?;
        Ok(Ok(Counted { count: store::count(connection, &scope, at)?, samples: contacts::listed(connection, &ids)? }))
    });
    match found.await? {
        Ok(counted) => Ok(Some(counted)),
        Err(flaw) => {
            form.refuse("kind", Slip::Says(flaw.map_or("selections-slip-unseen", views::flaw_key)));
            Ok(None)
        }
    }
}

async fn save(
    desk: Desk,
    state: Data<AppState>,
    stored: Option<Selection>,
    rule: Option<Rule>,
    mut form: FormState,
) -> Result<HttpResponse, Problem> {
    let name = parse::name(&mut form, "name");
    if !form.is_right() {
        return page(&desk, &state, stored.as_ref(), rule.as_ref(), &form, None).await;
    }
    let (ctx, me, is_shared) = (desk.context(), desk.me.id, form.has("is_shared", TICKED));
    let kind = rule.clone().map_or(Kind::Static, Kind::Dynamic);
    let version = form.value("version").parse().unwrap_or_default();
    let seen = stored.clone().map(|stored| Selection { version, ..stored });
    let write = state.db.write(move |tx| {
        let new = NewSelection { name: &name, kind: kind.clone(), is_shared };
        match &seen {
            Some(seen) => actions::change(tx, &ctx, me, seen, &new),
            None => actions::add(tx, &ctx, me, &new),
        }
    });
    let (field, slip) = match write.await? {
        Outcome::Saved(id) => {
            let done = if stored.is_some() { Done::Saved } else { Done::Added };
            return Ok(desk.redirect(&selections::selection(id), done));
        }
        Outcome::Stale => ("name", "selections-slip-stale"),
        Outcome::NameTaken => ("name", "selections-slip-name"),
        Outcome::Flawed(flaw) => ("kind", views::flaw_key(flaw)),
        Outcome::Unseen => ("kind", "selections-slip-unseen"),
        Outcome::RestsOnPrivate => ("is_shared", "selections-slip-private"),
        Outcome::SharedRestsOnIt => ("is_shared", "selections-slip-shared"),
    };
    form.refuse(field, Slip::Says(slip));
    page(&desk, &state, stored.as_ref(), rule.as_ref(), &form, None).await
}

/// The form without the fields of the condition that was just added or changed.
fn without_condition(form: &FormState) -> FormState {
    let kept = ["name", "is_shared", "version", "kind", "into"];
    FormState::posted(form.all().iter().filter(|(name, _)| kept.contains(&name.as_str())).cloned().collect())
}

async fn page(
    desk: &Desk,
    state: &Data<AppState>,
    stored: Option<&Selection>,
    rule: Option<&Rule>,
    form: &FormState,
    counted: Option<Counted>,
) -> Result<HttpResponse, Problem> {
    let known = Known::read(desk, state).await?;
    let text = match rule {
        Some(rule) => serde_json::to_string(rule).map_err(|error| Problem::Unexpected(error.to_string()))?,
        None => String::new(),
    };
    let kind = KINDS.iter().map(|(code, _)| *code).find(|code| *code == form.value("kind")).unwrap_or("words");
    let version = form.value("version").parse().unwrap_or_default();
    let changing = place_changing(form, rule)?;
    let (id, names) = (stored.map(|stored| stored.id), known.words(desk));
    let view = BuilderView { id, rule, text: &text, kind, changing, version, names, counted };
    Ok(views::builder(&desk.office(), &view, form).into_response())
}
