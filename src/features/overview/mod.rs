//! The first page of the admin area: how things stand, each figure a way to the list of those very things; and the list of
//! consents granted and withdrawn by day, which is behind the chart.
//!
//! It changes nothing. What is costly to count among a million contacts is counted at most every few minutes ([`Gauge`]) and says
//! from when it is; everything else is asked anew for each page and counted no further than it takes to know that it is much.

mod gauge;
pub mod handlers;
mod model;
mod store;
pub mod views;

pub use gauge::Gauge;
pub use model::{Asked, Change, Concern, DAYS, DayActs, Figures, House, Standing, Turn, concerns, days};
