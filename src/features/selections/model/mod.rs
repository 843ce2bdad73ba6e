//! What a selection is, and what it asks of contacts. Pure.

mod condition;
mod found;
mod place;
mod rule;
mod scope;
mod selection;
mod when;

pub use condition::{Choice, Condition, ConsentDetails, ConsentIs, Written};
pub use found::rule_of;
pub use place::Place;
pub use rule::{DEEPEST, Flaw, Joined, MOST_CONDITIONS, Part, Rule};
pub use scope::{Scope, Settled};
pub use selection::{Kind, LONGEST_NAME, NewSelection, Selection};
pub use when::{Ago, MOST_DAYS_AGO, When};
