//! `samtykke bench-bulk`: one purpose set for everybody by the real long work, for `benches/run` to measure.

use clap::Args;

use super::{Answer, storage};
use crate::{
    app::House,
    db::DbError,
    features::{
        bulk::{
            self,
            model::{Action, Change, summary_of},
        },
        selections::Scope,
    },
    jobs,
    kernel::{Actor, Channel, Context, Language, Origin, StartupError},
};

#[derive(Args)]
pub struct Wish {
    /// The key of the purpose
    #[arg(long)]
    purpose: String,
    /// The key of its new legal basis
    #[arg(long)]
    basis: String,
}

/// Changes everybody and answers how many those were.
pub fn run(house: &House, wish: &Wish) -> Result<Answer, StartupError> {
    let state = &house.state;
    let lists = state.snapshots.share();
    let unknown = || StartupError::new("there is no such purpose or legal basis", "Name keys that `samtykke demo` would have");
    let purpose = lists.lists.purpose_of_key(&wish.purpose).ok_or_else(unknown)?.id;
    let basis = lists.lists.basis(&wish.basis).ok_or_else(unknown)?;
    let source = lists.lists.source("USER").ok_or_else(unknown)?;
    let action = Action::Consent { purpose, basis, source, comment: "Measured".to_owned() };
    let change = Change {
        scope: Scope::Everybody,
        actions: vec![action],
        ends_withdrawals: true,
        ends_objections: false,
        replaces_bases: true,
        reason: "Measured".to_owned(),
    };
    let ctx = Context {
        at: state.now(),
        actor: Actor::Operator,
        channel: Channel::Cli,
        language: Language::En,
        origin: Origin::default(),
    };
    let job = state.db.write_blocking(move |tx| bulk::actions::start(tx, &ctx, &lists.lists, &change)).map_err(storage)?;
    house.runner().work_off_one(job).map_err(storage)?;
    let done = state.db.read_blocking(|connection| jobs::by_id(connection, job)).map_err(storage)?;
    let done = done.filter(|job| job.state == jobs::State::Done).ok_or_else(|| storage(DbError::NotFound))?;
    Ok(Answer::fine(format!("{} contacts.\n", summary_of(&done.result).changed)))
}
