//! Long work with selections: freezing a large one.

use serde::{Deserialize, Serialize};

use super::{actions, model::Scope, store};
use crate::{
    db::{Db, DbError, Tx},
    features::{
        lists::Lists,
        runs::{Facts, Kind},
    },
    i18n::{Texts, format},
    jobs::{Job, JobError, Portion, Step, Work},
    kernel::{
        Context, Language, Right,
        ids::{ContactId, SelectionId},
    },
    web::paths::admin::selections,
};

/// The kind of the work that freezes a selection.
pub const FREEZE: &str = "selection.freeze";
/// Numbers of contacts that one portion goes through.
const WINDOW: i64 = 5000;

/// What was asked for.
#[derive(Clone, Serialize, Deserialize)]
struct Input {
    scope: Scope,
    into: SelectionId,
    until: ContactId,
}

/// Makes members of a static selection of all who belong to a scope, window by window.
#[derive(Debug)]
pub struct Freezing;

impl Work for Freezing {
    fn kind(&self) -> &'static str {
        FREEZE
    }

    fn next(&self, _: &Db, _: &Job) -> Result<Portion, JobError> {
        Ok(Box::new(portion))
    }

    fn forgotten(&self, input: &str) -> Option<String> {
        let input: Input = serde_json::from_str(input).ok()?;
        serde_json::to_string(&Input { scope: input.scope.forgotten(), ..input }).ok()
    }
}

fn portion(tx: &mut Tx<'_>, ctx: &Context, job: &Job) -> Result<Step, DbError> {
    let input: Input = serde_json::from_str(&job.input).map_err(|error| DbError::Broken(error.to_string()))?;
    let after = ContactId(if job.cursor.is_empty() {
        0
    } else {
        job.cursor.parse().map_err(|_| DbError::Broken("a cursor that is no number".into()))?
    });
    let until = ContactId((after.0 + WINDOW).min(input.until.0));
    let found = store::members(tx.connection(), &input.scope, job.created_at, after, until)?;
    let added = store::add_members(tx, ctx, input.into, &found)?;
    let is_last = until >= input.until;
    if is_last {
        actions::recount(tx, ctx, input.into)?;
    }
    Ok(Step { cursor: until.0.to_string(), done: i64::try_from(added).unwrap_or(0), is_last, ..Step::default() })
}

/// The same as staff see it.
#[derive(Debug)]
pub struct FreezeKind;

impl Kind for FreezeKind {
    fn kind(&self) -> &'static str {
        FREEZE
    }

    fn right(&self) -> Right {
        Right::Contacts
    }

    fn name(&self) -> &'static str {
        "selections-freeze"
    }

    fn facts(&self, t: &'static Texts, language: Language, _: &Lists, job: &Job) -> Facts {
        vec![(t.get("selections-size").to_owned(), format::number(language, job.done))]
    }

    fn note(&self, _: &str) -> &'static str {
        "selections-nobody"
    }

    fn about(&self, job: &Job) -> Vec<(String, &'static str)> {
        let input = serde_json::from_str::<Input>(&job.input);
        input.map(|input| vec![(selections::selection(input.into), "selections-which")]).unwrap_or_default()
    }
}
