//! Render receipts: genuine ones come back whole, others not at all.

use proptest::prelude::*;

use super::*;

const NOW: i64 = 1_800_000_000;

fn receipts() -> Receipts {
    Receipts::new(&Keys::fixed())
}

fn receipt() -> Receipt {
    Receipt {
        form: "newsletter".into(),
        version_hash: [7; 32],
        language: Language::Nb,
        rendered_at: Timestamp::from_seconds(NOW),
        nonce: [9; 16],
    }
}

fn read_after(seconds: i64) -> Result<Receipt, BadReceipt> {
    receipts().read(&receipts().mint(&receipt()), Timestamp::from_seconds(NOW + seconds), Window::default())
}

#[test]
fn a_receipt_comes_back_as_it_was_made() {
    assert_eq!(read_after(30), Ok(receipt()));
}

#[test]
fn a_receipt_holds_from_two_seconds_to_a_day() {
    assert_eq!(read_after(1), Err(BadReceipt::TooFast(receipt())));
    assert!(read_after(2).is_ok());
    assert!(read_after(24 * 3600).is_ok());
    assert_eq!(read_after(24 * 3600 + 1), Err(BadReceipt::TooOld(receipt())));
    assert_eq!(read_after(-10), Err(BadReceipt::TooFast(receipt())), "the clock went back");
}

#[test]
fn the_caller_sets_the_window() {
    let window = Window { shortest: Duration::zero(), longest: Duration::seconds(5) };
    let text = receipts().mint(&receipt());
    let read = |seconds| receipts().read(&text, Timestamp::from_seconds(NOW + seconds), window);
    assert!(read(0).is_ok());
    assert_eq!(read(6), Err(BadReceipt::TooOld(receipt())));
}

#[test]
fn a_receipt_survives_a_rotation_while_it_is_young_enough() {
    let rotated = Receipts::new(&Keys::fixed_and_rotated(Timestamp::from_seconds(NOW)));
    let text = receipts().mint(&receipt());
    let read = |hours: i64| rotated.read(&text, Timestamp::from_seconds(NOW + hours * 3600), Window::default());
    assert!(read(23).is_ok());
    assert_eq!(read(25), Err(BadReceipt::TooOld(receipt())));
    assert_eq!(read(48), Err(BadReceipt::Forged), "its key is retired");
    assert_ne!(rotated.mint(&receipt()), text);
}

#[test]
fn every_page_has_its_own_one_time_key() {
    let made = || Receipt::new("newsletter", [0; 32], Language::En, Timestamp::from_seconds(NOW));
    let (one, other) = (made(), made());
    assert_ne!(one.nonce, other.nonce);
    assert_ne!(one.nonce_key(), other.nonce_key());
    assert_eq!(one.nonce_key().len(), 22);
}

proptest! {
    #[test]
    fn any_text_is_read_without_a_panic_and_is_forged(text in ".*") {
        prop_assert_eq!(receipts().read(&text, Timestamp::from_seconds(NOW), Window::default()), Err(BadReceipt::Forged));
    }

    #[test]
    fn any_bytes_are_read_without_a_panic_and_are_forged(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let text = URL_SAFE_NO_PAD.encode(bytes);
        prop_assert_eq!(receipts().read(&text, Timestamp::from_seconds(NOW), Window::default()), Err(BadReceipt::Forged));
    }

    #[test]
    fn one_altered_character_makes_a_forgery(at in any::<prop::sample::Index>(), by in "[A-Za-z0-9_=-]") {
        let text = receipts().mint(&receipt());
        let at = at.index(text.len());
        prop_assume!(text[at..=at] != by);
        let altered = format!("{}{by}{}", &text[..at], &text[at + 1..]);
        prop_assert_eq!(receipts().read(&altered, Timestamp::from_seconds(NOW + 30), Window::default()), Err(BadReceipt::Forged));
    }

    #[test]
    fn whatever_a_page_showed_comes_back(form in ".{0,40}", hash: [u8; 32], language in 0_usize..6, micros in 0_i64..4_000_000_000_000_000, nonce: [u8; 16]) {
        let receipt = Receipt { form, version_hash: hash, language: Language::ALL[language], rendered_at: Timestamp::from_micros(micros), nonce };
        let later = receipt.rendered_at.plus(Duration::minutes(1));
        prop_assert_eq!(receipts().read(&receipts().mint(&receipt), later, Window::default()), Ok(receipt));
    }
}
