//! One field of a draft.

use actix_web::{
    HttpResponse,
    web::{Data, Path},
};

use super::{
    super::{
        actions,
        model::{Draft, Edit, Refusal, Sheet, Stock, free_name, kind_code, languages, mark, new_kind, place_of},
        parse, store,
        views::{self, Conflict, FieldView},
    },
    drafted,
};
use crate::{
    features::forms::model::{Field, FieldKind},
    kernel::ids::FormId,
    state::{AppState, Desk, Problem},
    web::{
        done::Done,
        form::{FormState, Slip},
        paths::admin::drafts,
    },
};

/// What every page of a field needs.
struct Bench {
    sheet: Sheet,
    draft: Draft,
    stock: Stock,
}

impl Bench {
    async fn of(state: &Data<AppState>, id: i64) -> Result<Self, Problem> {
        let (sheet, draft) = drafted(state, id).await?;
        Ok(Self { sheet, draft, stock: state.db.read(store::stock).await? })
    }

    fn field(&self, name: &str) -> Result<&Field, Problem> {
        let at = place_of(&self.draft.definition, name).ok_or(Problem::NotFound)?;
        Ok(&self.draft.definition.fields[at])
    }

    /// The values of the form of a field that is there.
    fn values(&self, field: &Field) -> FormState {
        let mut values = parse::written_field(field);
        let at = place_of(&self.draft.definition, &field.name).unwrap_or(0);
        let before = at.checked_sub(1).map(|at| self.draft.definition.fields[at].name.clone());
        values.push(("after".into(), before.unwrap_or_default()));
        FormState::posted(values)
    }

    fn page(
        &self,
        desk: &Desk,
        name: Option<&str>,
        kind: &FieldKind,
        seen: &str,
        values: &FormState,
        conflict: Option<Conflict>,
    ) -> HttpResponse {
        let view = FieldView {
            sheet: &self.sheet,
            draft: &self.draft,
            name,
            kind,
            seen,
            values,
            stock: &self.stock,
            base: desk.house.settings.base_language,
            conflict,
        };
        views::field(&desk.office(), &view).into_response()
    }
}

/// Behind which field it is to stand.
fn after(answered: &FormState) -> Option<String> {
    Some(answered.value("after").to_owned()).filter(|name| !name.is_empty())
}

/// Notes in the form why a step was not taken.
fn refuse(answered: &mut FormState, refusal: Refusal) {
    let slip = match refusal {
        Refusal::NameTaken => "drafts-slip-name-taken",
        Refusal::TooMany => "drafts-refused-many",
        Refusal::AddressStays => "drafts-refused-address",
        Refusal::Stale | Refusal::Gone => "drafts-refused-stale",
        Refusal::TooLarge => "drafts-refused-large",
    };
    answered.refuse("identifier", Slip::Says(slip));
}

/// `GET /admin/forms/{id}/draft/new-field?kind=…`.
pub async fn show_new_field(desk: Desk, state: Data<AppState>, id: Path<i64>) -> Result<HttpResponse, Problem> {
    let bench = Bench::of(&state, *id).await?;
    if desk.kept_from.is_some() {
        let kept = desk.form();
        let kind = new_kind(kept.value("kind")).ok_or(Problem::NotFound)?;
        return Ok(bench.page(&desk, None, &kind, "", &kept, None));
    }
    let kind =
        new_kind(desk.asked("kind")).filter(|kind| !bench.stock.settings.hides(kind_code(kind))).ok_or(Problem::NotFound)?;
    let last = bench.draft.definition.fields.last().map(|field| field.name.clone()).unwrap_or_default();
    let name = free_name(&bench.draft.definition, kind_code(&kind));
    let mut values = parse::written_files(&kind);
    values.extend([("identifier".into(), name), ("after".into(), last)]);
    let values = FormState::posted(values);
    Ok(bench.page(&desk, None, &kind, "", &values, None))
}

/// `POST /admin/forms/{id}/draft/new-field`.
pub async fn add_field(desk: Desk, state: Data<AppState>, id: Path<i64>) -> Result<HttpResponse, Problem> {
    let bench = Bench::of(&state, *id).await?;
    let mut answered = desk.form();
    let kind = new_kind(answered.value("kind")).ok_or(Problem::BadRequest)?;
    let field = parse::field(&mut answered, &kind, &languages(&bench.draft.definition), &bench.stock);
    if bench.stock.settings.hides(kind_code(&kind)) {
        answered.refuse("identifier", Slip::Says("drafts-slip-not-allowed"));
    }
    if answered.is_right() {
        let (ctx, id) = (desk.context(), bench.sheet.id);
        let edit = Edit::Add { field: Box::new(field), after: after(&answered) };
        match state.db.write(move |tx| actions::edit(tx, &ctx, id, &edit)).await? {
            Ok(()) => return Ok(desk.redirect(&drafts::draft(id), Done::Added)),
            Err(refusal) => refuse(&mut answered, refusal),
        }
    }
    Ok(bench.page(&desk, None, &kind, "", &answered, None))
}

/// `GET /admin/forms/{id}/draft/fields/{name}`.
pub async fn show_field(desk: Desk, state: Data<AppState>, path: Path<(i64, String)>) -> Result<HttpResponse, Problem> {
    let (id, name) = path.into_inner();
    let bench = Bench::of(&state, id).await?;
    let field = bench.field(&name)?;
    if desk.kept_from.is_some() {
        let kept = desk.form();
        return Ok(bench.page(&desk, Some(&name), &field.kind, kept.value("seen"), &kept, None));
    }
    Ok(bench.page(&desk, Some(&name), &field.kind, &mark(field), &bench.values(field), None))
}

/// `POST /admin/forms/{id}/draft/fields/{name}`.
pub async fn save_field(desk: Desk, state: Data<AppState>, path: Path<(i64, String)>) -> Result<HttpResponse, Problem> {
    let (id, name) = path.into_inner();
    let bench = Bench::of(&state, id).await?;
    let mut answered = desk.form();
    let seen = answered.value("seen").to_owned();
    let Ok(before) = bench.field(&name) else {
        // Somebody removed or renamed it meanwhile: what was typed is shown, and nothing is saved.
        let is_words = |name: &str| !["csrf", "seen", "after"].contains(&name);
        let typed = desk.posted().iter().filter(|(name, text)| is_words(name) && !text.is_empty());
        let typed: Vec<_> = typed.map(|(name, text)| (views::input_label(desk.texts(), name), text.clone())).collect();
        return Ok(views::gone(&desk.office(), &bench.sheet, &typed).into_response());
    };
    let field = parse::field(&mut answered, &before.kind, &languages(&bench.draft.definition), &bench.stock);
    if answered.is_right() {
        let (ctx, id) = (desk.context(), bench.sheet.id);
        let edit = Edit::Save { name: name.clone(), seen: seen.clone(), field: Box::new(field), after: after(&answered) };
        match state.db.write(move |tx| actions::edit(tx, &ctx, id, &edit)).await? {
            Ok(()) => return Ok(desk.redirect(&drafts::draft(id), Done::Saved)),
            Err(Refusal::Stale | Refusal::Gone) => {
                let bench = Bench::of(&state, id.0).await?;
                let now = bench.field(&name)?;
                let conflict = conflict(&desk, &bench, now, &answered);
                // Told what changed, a member may save over it.
                return Ok(bench.page(&desk, Some(&name), &now.kind, &mark(now), &answered, Some(conflict)));
            }
            Err(refusal) => refuse(&mut answered, refusal),
        }
    }
    Ok(bench.page(&desk, Some(&name), &before.kind, &seen, &answered, None))
}

/// What the field says now where it differs from what was typed.
fn conflict(desk: &Desk, bench: &Bench, now: &Field, answered: &FormState) -> Conflict {
    let words = ["identifier", "label", "help", "placeholder", "options", "hidden"];
    let is_words = |name: &str| words.contains(&name.split('-').next().unwrap_or_default());
    let says = parse::written_field(now)
        .into_iter()
        .filter(|(name, text)| is_words(name) && answered.value(name).replace("\r\n", "\n").trim() != text.as_str());
    let says = says.map(|(name, text)| (views::input_label(desk.texts(), &name), text));
    Conflict { at: bench.draft.updated_at, by: bench.draft.updated_by.clone(), now: says.collect() }
}

/// `GET /admin/forms/{id}/draft/fields/{name}/deletion`: the question.
pub async fn show_removal(desk: Desk, state: Data<AppState>, path: Path<(i64, String)>) -> Result<HttpResponse, Problem> {
    let (id, name) = path.into_inner();
    let (sheet, draft) = drafted(&state, id).await?;
    let at = place_of(&draft.definition, &name).ok_or(Problem::NotFound)?;
    if draft.definition.fields[at].kind == FieldKind::Email {
        return Err(Problem::NotFound);
    }
    Ok(views::removal(&desk.office(), &sheet, &draft, &name).into_response())
}

/// `POST /admin/forms/{id}/draft/fields/{name}/deletion`. Removed twice is removed.
pub async fn remove_field(desk: Desk, state: Data<AppState>, path: Path<(i64, String)>) -> Result<HttpResponse, Problem> {
    let (id, name) = path.into_inner();
    let (ctx, id, edit) = (desk.context(), FormId(id), Edit::Remove(name));
    match state.db.write(move |tx| actions::edit(tx, &ctx, id, &edit)).await? {
        Ok(()) | Err(Refusal::Gone) => Ok(desk.redirect(&drafts::draft(id), Done::Deleted)),
        Err(_) => Err(Problem::BadRequest),
    }
}
