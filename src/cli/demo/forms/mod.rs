//! The forms of the demonstration beside the newsletter: an evening to register for, and a competition that is over.

mod competition;
mod evening;

pub use competition::{COMPETITION, competition};
pub use evening::{EVENING, INTERESTS, SIGHTS, TIMES, evening};
