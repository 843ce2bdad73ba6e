//! Proofs of work: right ones hold for their form and their time, anything else does not.

use chrono::Duration;

use super::*;

const NONCE: &str = "AAECAwQFBgcICQoLDA0ODw";

fn now() -> Timestamp {
    Timestamp::from_seconds(1_800_000_000)
}

fn proofs() -> Proofs {
    Proofs::new(&Keys::fixed())
}

fn challenge() -> Challenge {
    proofs().challenge(NONCE, now().plus(Duration::hours(24)), 500)
}

fn number_of(challenge: &Challenge) -> u32 {
    let is_it = |n: &u32| sha256_hex(format!("{}{n}", challenge.salt)) == challenge.challenge;
    (0..=challenge.maxnumber).find(is_it).unwrap()
}

fn written(challenge: &Challenge, number: impl Into<serde_json::Value>) -> String {
    let mut solution = serde_json::to_value(challenge).unwrap();
    solution["number"] = number.into();
    solution["took"] = 7.into();
    STANDARD.encode(solution.to_string())
}

#[test]
fn a_solution_holds_for_its_form_and_until_it_expires() {
    let challenge = challenge();
    let solved = written(&challenge, number_of(&challenge));
    assert!(proofs().is_solved(&solved, NONCE, now()));
    assert!(proofs().is_solved(&solved, NONCE, now().plus(Duration::hours(24) - Duration::seconds(1))));
    assert!(!proofs().is_solved(&solved, NONCE, now().plus(Duration::hours(24))), "expired");
    assert!(!proofs().is_solved(&solved, "AAECAwQFBgcICQoLDA0ODx", now()), "made for another form");
    assert!(!proofs().is_solved(&solved, "AAECAwQFBgcICQoLDA0OD", now()), "nor for the beginning of its key");
}

#[test]
fn wrong_altered_and_foreign_solutions_do_not_hold() {
    let challenge = challenge();
    let number = number_of(&challenge);
    let with = |change: &dyn Fn(&mut Challenge)| {
        let mut other = challenge.clone();
        change(&mut other);
        written(&other, number)
    };
    let mut own = challenge.clone();
    own.challenge = sha256_hex(format!("{}7", own.salt));
    for (what, text) in [
        ("another number", written(&challenge, number + 1)),
        ("a text for a number", written(&challenge, number.to_string())),
        ("another salt", with(&|it| it.salt = it.salt.replace('&', "1&"))),
        ("a longer time", with(&|it| it.salt = format!("{NONCE}?expires=9999999999&"))),
        ("no signature", with(&|it| it.signature.clear())),
        ("another signature", with(&|it| it.signature = "0".repeat(64))),
        ("another hash", with(&|it| it.algorithm = "SHA-1")),
        ("a challenge of one's own", written(&own, 7)),
        ("nothing", String::new()),
        ("no base64", "%%%".to_owned()),
        ("no JSON", STANDARD.encode("x")),
        ("half", written(&challenge, number)[..40].to_owned()),
        ("too much", STANDARD.encode(format!("{{\"x\":\"{}\"}}", "x".repeat(3000)))),
    ] {
        assert!(!proofs().is_solved(&text, NONCE, now()), "{what}");
    }
}

#[test]
fn numbers_stay_below_the_most_tries() {
    for most_tries in [1, 2, 500] {
        let challenge = proofs().challenge(NONCE, now(), most_tries);
        assert!(number_of(&challenge) < most_tries && challenge.maxnumber == most_tries);
    }
}
