//! The composition root: puts the parts together and lets them run. Nobody imports it but the command line.

mod api_guard;
mod guard;
pub mod house;
pub mod logging;
mod middleware;
pub mod routes;
mod serve;
pub mod studio;
pub mod upkeep;
mod works;

pub use guard::Needs;
pub use house::House;
pub use middleware::dress;
pub use serve::serve;
