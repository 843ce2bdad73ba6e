//! Long work: one mechanism for whatever takes longer than a request.
//!
//! Work is asked for by a row ([`open`]), done in portions of bounded size by whichever instance holds its lease ([`Runner`]), and
//! goes on after a restart or on another instance. A portion and how far it got are one transaction: whatever ends the process, a
//! portion was done once or not at all. Between portions others have their turn.
//!
//! ```text
//! queued ──▶ running ──▶ done
//!   │  ▲        │
//!   │  └────────┼── gives the lease back when the portal stops
//!   ▼           ▼
//! stopped ◀── stop asked        failed: says why; stopped and failed work can be resumed, until
//!                              what was typed for it is erased two weeks later
//! ```
//!
//! It does not know what work there is: each kind is a [`Work`], handed to the runner by the composition root.

mod model;
mod runner;
mod store;

pub use model::{Job, JobError, NewJob, Note, Portion, State, Step, Work};
pub use runner::{Runner, Works};
pub use store::{NOTES, ask_to_stop, by_id, forget, notes, of_kinds, open, recent, resume, turn, undoing, visible};
