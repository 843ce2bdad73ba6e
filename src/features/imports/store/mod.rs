//! Rows of imports, of what is staged of their files, and of what they write.

mod batch;
mod imports;
mod rows;
mod standing;
mod undo;
mod write;

pub use imports::{
    Erasing, NewImport, belonging, by_id, done_with, erase_some, finish_check, finish_run, forget_file, hold, lines, mapping_of,
    needed_files, new_import, not_erased, of_content, recent, remember, replan, set_counts, set_job, set_plan, set_selections,
    set_stage,
};
pub use rows::{
    StagedFate, clear, has_rows_after, interest_names, problems, remarked, rows_after, rows_of, settle, stage, staged_before,
};
pub use standing::standings;
pub use undo::{Later, done_to, has_lived_on, later, touched};
pub use write::{Writing, write};
