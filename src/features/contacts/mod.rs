//! People: their names, languages and addresses. Which mailings they get is not decided here.

mod model;
mod store;

pub use model::{Contact, ContactDetails, NewContact};
pub use store::{
    NOBODY, add, addresses, bump, by_address_key, by_handle, by_id, confirm_address, details, hold, interests, last_id,
    primaries, revoke_links, touch, update_details,
};
