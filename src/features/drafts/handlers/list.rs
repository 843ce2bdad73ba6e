//! All forms, and a new one.

use actix_web::{HttpResponse, web::Data};

use super::super::{
    actions::{self, Begin, Saved},
    model::{Properties, Sheet, Start, Template, kind_code},
    parse, store,
    views::{self, ListView, NewView},
};
use crate::{
    db::DbError,
    kernel::{
        ids::{FormId, FormTemplateId},
        text::fold,
    },
    state::{AppState, Desk, Problem},
    web::{
        form::{FormState, Slip},
        paths::admin::drafts,
    },
};

/// Forms on a page.
const PAGE: usize = 50;

/// `GET /admin/forms`.
pub async fn show_list(desk: Desk, state: Data<AppState>) -> Result<HttpResponse, Problem> {
    let search = desk.asked("search").trim().to_owned();
    let shows_deleted = desk.asked("deleted") == "yes";
    let page = desk.asked("page").parse::<usize>().unwrap_or(1).clamp(1, 1_000_000);
    let (words, at) = (fold(&search), desk.at);
    let read = state.db.read(move |connection| {
        let mut sheets = store::sheets(connection)?;
        sheets.retain(|sheet| sheet.deleted_at.is_some() == shows_deleted);
        let are_many = sheets.len() > PAGE;
        sheets.retain(|sheet| fold(&sheet.properties.name).contains(&words) || sheet.properties.slug.contains(&words));
        let mut sheets: Vec<Sheet> = sheets.into_iter().skip((page - 1) * PAGE).take(PAGE + 1).collect();
        let has_more = sheets.len() > PAGE;
        sheets.truncate(PAGE);
        Ok::<_, DbError>((store::lines(connection, sheets, at)?, are_many, has_more))
    });
    let (lines, are_many, has_more) = read.await?;
    let view = ListView { lines: &lines, at: desk.at, search: &search, shows_deleted, are_many, page, has_more };
    Ok(views::list(&desk.office(), &view).into_response())
}

/// The templates that staff have kept, and the forms that a new one can begin as a copy of.
struct Others {
    templates: Vec<(FormTemplateId, String)>,
    forms: Vec<(FormId, String)>,
}

async fn others(state: &Data<AppState>) -> Result<Others, Problem> {
    let read = state.db.read(|connection| Ok::<_, DbError>((store::sheets(connection)?, store::templates(connection)?)));
    let (sheets, templates) = read.await?;
    let present = sheets.into_iter().filter(|sheet| sheet.deleted_at.is_none());
    Ok(Others {
        templates: templates.into_iter().map(|template| (template.id, template.name)).collect(),
        forms: present.map(|sheet| (sheet.id, sheet.properties.name)).collect(),
    })
}

/// `GET /admin/forms/new`.
pub async fn show_new(desk: Desk, state: Data<AppState>) -> Result<HttpResponse, Problem> {
    let others = others(&state).await?;
    let values = if desk.kept_from.is_some() {
        desk.form()
    } else {
        let base = desk.house.settings.base_language;
        FormState::posted(vec![("language".into(), base.code().into()), ("start".into(), Start::Newsletter.code().into())])
    };
    Ok(views::new(&desk.office(), &NewView { values: &values, templates: &others.templates, others: &others.forms })
        .into_response())
}

/// `POST /admin/forms/new`.
pub async fn add(desk: Desk, state: Data<AppState>) -> Result<HttpResponse, Problem> {
    let others = others(&state).await?;
    let mut answered = desk.form();
    let new = Properties { has_double_opt_in: true, ..parse::properties(&mut answered) };
    let languages = parse::chosen_languages(&mut answered);
    let begin = match Start::from_code(answered.value("start")) {
        Some(start) => {
            let mut definition = start.definition(&desk.house.lists);
            definition.fields.retain(|field| !desk.house.settings.hides(kind_code(&field.kind)));
            Some(Begin::From(Box::new(definition)))
        }
        None => {
            let kept = Template::of_code(answered.value("start"));
            let kept = kept.filter(|id| others.templates.iter().any(|(template, _)| template == id)).map(Begin::Kept);
            let like = answered.value("start").parse().ok().map(FormId);
            kept.or(like.filter(|id| others.forms.iter().any(|(other, _)| other == id)).map(Begin::Like))
        }
    };
    if begin.is_none() {
        answered.refuse("start", Slip::NotChosen);
    }
    if let (true, Some(begin)) = (answered.is_right(), begin) {
        let ctx = desk.context();
        match state.db.write(move |tx| actions::add(tx, &ctx, &new, &languages, &begin)).await? {
            Saved::Now(id) => return Ok(desk.leads_to(&drafts::draft(id))),
            Saved::SlugTaken | Saved::Stale => answered.refuse("slug", Slip::Says("drafts-slip-slug-taken")),
        }
    }
    Ok(views::new(&desk.office(), &NewView { values: &answered, templates: &others.templates, others: &others.forms })
        .into_response())
}
