//! What an import is: what is done with a file ([`Plan`]), what one of its rows says ([`Row`]), and what of it may hold
//! ([`decide`]). Pure.

mod counts;
mod decide;
mod item;
mod names;
mod plan;
mod row;
mod saying;
mod target;

pub use counts::Counts;
pub use decide::{Changes, No, Standing, decide};
pub use item::{Import, Stage, StagedRow, Verdict};
pub use names::Names;
pub use plan::{Existing, Fault, New, Plan, Stands, Unknown};
pub use row::{Problem, Row, Said, read_row};
pub use target::{Part, Target};

/// The purpose of storing somebody at all.
pub const STORE: &str = "STORE";
/// The purpose that other systems' lists are about.
pub const EMARKETING: &str = "EMARKETING";
/// The source that is proposed for what comes from files.
pub const SOURCE_IMPORT: &str = "IMPORT";
/// The most characters of a name or company.
pub const LINE: usize = 200;
/// The most characters of a telephone number.
pub const PHONE: usize = 40;
/// The most characters of a comment beside a consent, and of what proves it.
pub const COMMENT: usize = 255;
