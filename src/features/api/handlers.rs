//! The API's addresses: read the request, act, answer.

mod answers;
mod contacts;
mod forms;
mod lists;
mod reading;

pub use contacts::{
    add_address, change_contact, create_contact, make_address_primary, remove_address, set_consent, set_subscription,
};
pub use forms::make_prefilled_link;
pub use lists::{list_bases, list_interests, list_purposes, list_sources, list_types, show_document, show_page};
pub use reading::{
    check_mailability, list_consents, list_contacts, list_events, list_subscriptions, show_consent, show_contact,
    show_subscription,
};

/// What the API's document is made of, beside each handler.
pub mod paths {
    pub use super::{
        contacts::{
            __path_add_address, __path_change_contact, __path_create_contact, __path_make_address_primary, __path_remove_address,
            __path_set_consent, __path_set_subscription,
        },
        forms::__path_make_prefilled_link,
        lists::{__path_list_bases, __path_list_interests, __path_list_purposes, __path_list_sources, __path_list_types},
        reading::{
            __path_check_mailability, __path_list_consents, __path_list_contacts, __path_list_events, __path_list_subscriptions,
            __path_show_consent, __path_show_contact, __path_show_subscription,
        },
    };
}
