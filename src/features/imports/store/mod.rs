//! Rows of imports, of what is staged of their files, and of what they write.

mod batch;
mod imports;
mod rows;
mod standing;
mod undo;
mod write;

pub use imports::{
    NewImport, by_id, erase_rows, erased, finish_check, finish_run, lines, mapping_of, new_import, not_erased, of_content,
    recent, remember, replan, set_counts, set_job, set_plan, set_selections, set_stage,
};
pub use rows::{StagedFate, clear, interest_names, remarked, rows_after, rows_of, settle, stage, staged_before};
pub use standing::standings;
pub use undo::{done_to, has_lived_on, touched};
pub use write::{Writing, write};
