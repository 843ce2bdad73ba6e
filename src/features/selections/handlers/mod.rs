//! The pages about selections: parse, act, answer.

mod builder;
mod chosen;
mod list;
mod one;

pub use builder::{build, build_new, show_edit, show_new};
pub use chosen::{set_members, show_chosen};
pub use list::show_list;
pub use one::{copy, count_now, delete, freeze, show};

use actix_web::web::{self, Data};

use super::{
    model::{Scope, Selection},
    store,
    views::Vocabulary,
};
use crate::{
    db::{Connection, DbError},
    features::{
        cards,
        contacts::{self, InterestOption},
    },
    kernel::ids::{FormId, SelectionId},
    state::{AppState, Desk, Problem},
};

/// What rules name by its rows, beyond the lists in memory.
struct Known {
    interests: Vec<InterestOption>,
    forms: Vec<(FormId, String)>,
    selections: Vec<(SelectionId, String)>,
}

impl Known {
    async fn read(desk: &Desk, state: &Data<AppState>) -> Result<Self, Problem> {
        let (language, me) = (desk.language(), desk.me.id);
        let read = state.db.read(move |connection| {
            let seen = store::all_seen_by(connection, me)?;
            Ok::<_, DbError>(Self {
                interests: contacts::interest_options(connection, language)?,
                forms: cards::store::form_names(connection)?,
                selections: seen.into_iter().map(|selection| (selection.id, selection.name)).collect(),
            })
        });
        Ok(read.await?)
    }

    fn words<'v>(&'v self, desk: &'v Desk) -> Vocabulary<'v> {
        Vocabulary { lists: &desk.house.lists, interests: &self.interests, forms: &self.forms, selections: &self.selections }
    }
}

/// The selection of an address, or the page that says there is none: somebody else's private one is none.
async fn selection(desk: &Desk, state: &Data<AppState>, id: i64) -> Result<Selection, Problem> {
    let me = desk.me.id;
    let read = state.db.read(move |connection| store::seen_by(connection, SelectionId(id), me));
    read.await?.ok_or(Problem::NotFound)
}

/// Reads what may take long over many contacts, on a thread that may wait: requests of others go on meanwhile.
async fn long_read<T: Send + 'static>(
    state: &Data<AppState>,
    query: impl Fn(&mut Connection) -> Result<T, DbError> + Send + 'static,
) -> Result<T, Problem> {
    let db = state.db.clone();
    let read = web::block(move || db.read_blocking(query)).await;
    Ok(read.map_err(|_| Problem::Unexpected("a count ended early".into()))??)
}

/// How many a scope has.
async fn size(desk: &Desk, state: &Data<AppState>, scope: Scope) -> Result<i64, Problem> {
    let at = desk.at;
    long_read(state, move |connection| store::count(connection, &scope, at)).await
}
