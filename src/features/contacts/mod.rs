//! People: their names, languages and addresses, and how they are found. Which mailings they get is not decided here.

mod bin;
mod edit;
mod index;
mod merge;
mod model;
mod search;
mod store;
mod words;

pub use bin::{Found as Holding, hold_who_leaves, holder_of_address, unbin, who_leaves};
pub use edit::{
    AddressRow, InterestOption, Listed, add_address, address_rows, interest_ids, interest_options, listed, make_primary, origin,
    remove_address, set_interests, set_no_mailings,
};
pub use index::{index_waiting, renew_words};
pub use merge::{absorb, numbers};
pub use model::{Contact, ContactDetails, NewContact};
pub use search::{
    ConsentFilter, ConsentRecord, Days, Filters, Found, PAGE, Place, WINDOWS, find, has_word, is_among_word, with_narrow_word,
};
pub use store::{
    ContactRow, NOBODY, add, addresses, bump, by_address_key, by_handle, by_id, by_ids, confirm_address, details, hold,
    interests, last_id, of_row, primaries, revoke_links, touch, update_details,
};
pub use words::{terms_of, words_of};
