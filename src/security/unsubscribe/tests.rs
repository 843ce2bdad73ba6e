//! Unsubscribe capabilities: short, lasting, unforgeable.

use proptest::prelude::*;

use super::*;
use crate::kernel::{Timestamp, random};

fn unsubscribes() -> Unsubscribes {
    Unsubscribes::new(&Keys::fixed())
}

#[test]
fn a_capability_says_who_leaves_what() {
    for scope in [Scope::Everything, Scope::Type(TypeId(1)), Scope::Type(TypeId(0)), Scope::Type(TypeId(i64::MAX))] {
        let handle = random::handle();
        let capability = unsubscribes().mint(&handle, scope);
        assert_eq!(unsubscribes().read(&capability), Some((handle.as_str(), scope)));
    }
}

#[test]
fn a_capability_is_short_and_keeps_its_ends_in_a_mail_program() {
    for _ in 0..200 {
        let capability = unsubscribes().mint(&random::handle(), Scope::Type(TypeId(i64::MAX)));
        assert!(capability.len() < 90, "{}", capability.len());
        assert!(capability.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_'));
        assert!(
            capability.starts_with(|c: char| c.is_ascii_alphanumeric())
                && capability.ends_with(|c: char| c.is_ascii_alphanumeric())
        );
    }
}

#[test]
fn a_capability_outlives_every_rotation() {
    let capability = unsubscribes().mint("handle", Scope::Everything);
    let rotated = Unsubscribes::new(&Keys::fixed_and_rotated(Timestamp::from_seconds(0)));
    assert_eq!(rotated.read(&capability), Some(("handle", Scope::Everything)));
    assert_ne!(rotated.mint("handle", Scope::Everything), capability);
}

#[test]
fn a_capability_of_other_keys_opens_nothing() {
    let capability = Unsubscribes::new(&Keys::fixed_and_rotated(Timestamp::from_seconds(0))).mint("handle", Scope::Everything);
    assert_eq!(unsubscribes().read(&capability), None);
}

#[test]
fn the_bytes_of_a_capability_never_change() {
    // It stands in mails that are years old.
    let capability = unsubscribes().mint("AbCdEfGhIjKlMnOpQrStUg", Scope::Type(TypeId(2)));
    assert_eq!(capability, "AbCdEfGhIjKlMnOpQrStUgAXZu2V3IgCZO0H9Rq4XsLcUAAAAAAAAAAgE");
}

proptest! {
    #[test]
    fn any_text_is_read_without_a_panic_and_opens_nothing(text in ".{0,120}") {
        prop_assert_eq!(unsubscribes().read(&text), None);
    }

    #[test]
    fn one_altered_character_closes_a_capability(at in any::<prop::sample::Index>(), by in "[A-Za-z0-9_=-]") {
        let capability = unsubscribes().mint("AbCdEfGhIjKlMnOpQrStUg", Scope::Type(TypeId(2)));
        let at = at.index(capability.len());
        prop_assume!(capability[at..=at] != by);
        let altered = format!("{}{by}{}", &capability[..at], &capability[at + 1..]);
        prop_assert_eq!(unsubscribes().read(&altered), None);
    }

    #[test]
    fn a_cut_or_lengthened_capability_opens_nothing(cut in 1_usize..57, tail in "[A-Za-z0-9]{1,8}") {
        let capability = unsubscribes().mint("AbCdEfGhIjKlMnOpQrStUg", Scope::Everything);
        prop_assert_eq!(unsubscribes().read(&capability[..capability.len() - cut]), None);
        prop_assert_eq!(unsubscribes().read(&capability[cut..]), None);
        for lengthened in [format!("{capability}{tail}"), format!("{tail}{capability}")] {
            prop_assert_eq!(unsubscribes().read(&lengthened), None);
        }
    }
}
