//! Fields that several forms share, read once: each says by a slip what is wrong with it.

use super::super::model::{NAME_LIMIT, Password, WeakPassword};
use crate::{
    kernel::{EmailAddress, email_address::InvalidAddress, text::one_line},
    web::form::{FormState, Slip},
};

/// A name.
pub fn name(answered: &mut FormState) -> Option<String> {
    let name = one_line(answered.value("name"));
    match name.chars().count() {
        0 => answered.refuse("name", Slip::Missing),
        1..=NAME_LIMIT => return Some(name),
        _ => answered.refuse("name", Slip::TooLong(NAME_LIMIT)),
    }
    None
}

/// An e-mail address.
pub fn address(answered: &mut FormState) -> Option<EmailAddress> {
    match EmailAddress::parse(answered.value("address")) {
        Ok(address) => return Some(address),
        Err(InvalidAddress::Empty) => answered.refuse("address", Slip::EmailMissing),
        Err(InvalidAddress::TooLong) => answered.refuse("address", Slip::EmailTooLong),
        Err(InvalidAddress::Malformed) => answered.refuse("address", Slip::EmailMalformed),
    }
    None
}

/// A new password; `about` is what everybody knows of its owner.
pub fn new_password(answered: &mut FormState, about: &[&str]) -> Option<Password> {
    let slip = match Password::choose(answered.value("new-password"), about) {
        Ok(password) => return Some(password),
        Err(WeakPassword::TooShort) => "slip-password-short",
        Err(WeakPassword::TooLong) => "slip-password-long",
        Err(WeakPassword::TooCommon) => "slip-password-common",
    };
    answered.refuse("new-password", Slip::Says(slip));
    None
}
