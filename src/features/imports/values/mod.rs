//! What a cell says, in whichever of the six languages and spellings it says it. Pure.

mod countries;
mod dates;
mod languages;
mod negation;
mod words;

pub use countries::country;
pub use dates::{DayOrder, When, date, day_orders, moment};
pub use languages::language;
pub use negation::{says_left, says_no};
pub use words::{State, list, state, yes_or_no};
