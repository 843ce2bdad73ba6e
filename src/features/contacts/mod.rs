//! People: their names, languages and addresses. Which mailings they get is not decided here.

mod model;
mod store;

pub use model::{Contact, ContactDetails, NewContact};
pub use store::{add, bump, by_address_key, by_handle, by_id, confirm_address, details, revoke_links, update_details};
