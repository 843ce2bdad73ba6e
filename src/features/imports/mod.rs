//! Imports: contacts that come in files, from another system's export or a spreadsheet.
//!
//! ```text
//! upload ──▶ what its columns fill ──check──▶ what it would come to ──run──▶ what it came to ──▶ taken back
//! ```
//!
//! A file is read in a stream and its rows are staged; each is decided about twice, once for the dry run and once in the transaction
//! that writes it. No withdrawal, no subscription that is off and no *no mailings* is ever undone by a file (CON-11, IO-01), and a
//! consent that needs proof comes with its day and its proof or not at all (IO-02).
//!
//! It does not fetch files from anywhere, and does not remember rows for longer than it takes to look at them.

mod actions;
pub mod handlers;
mod mapping;
mod model;
mod parse;
mod preview;
mod reading;
mod store;
mod uploads;
mod values;
pub mod views;
mod work;

pub use actions::{Asked, ask_check, ask_run, ask_undo, change_plan, open};
pub use mapping::{Exporter, guess, headers, orders_needed, signature};
pub use model::{Counts, Existing, Fault, Import, New, Part, Plan, Stage, StagedRow, Stands, Target, Unknown, Verdict, read_row};
pub use preview::{Difference, Sample};
pub use reading::{Delimiter, Encoding, Format, ReadError, Sniffed, sniff};
pub use store::{NewImport, by_id, mapping_of, recent, rows_of};
pub use uploads::{LIMIT, Received, Receiving, UploadError, elsewhere, purge};
pub use values::DayOrder;
pub use views::{CheckKind, RunKind, UndoKind};
pub use work::{CHECK, Check, RUN, Run, UNDO, Undo, Undone, import_of};
