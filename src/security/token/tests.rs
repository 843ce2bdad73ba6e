//! Personal links: what opens, and everything that must not.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use jsonwebtoken::crypto;
use proptest::prelude::*;
use serde_json::json;

use super::*;

const ISSUER: &str = "https://portal.example";
const NOW: i64 = 1_800_000_000;

fn now() -> Timestamp {
    Timestamp::from_seconds(NOW)
}

fn links() -> Links {
    Links::new(&Keys::fixed(), ISSUER)
}

fn claim(kind: Kind) -> Claim<'static> {
    let lifetime = Duration::days(21);
    Claim {
        kind,
        subject: "AbCdEfGhIjKlMnOpQrStUg",
        jti: "ZyXwVuTsRqPoNmLkJiHgFw",
        issued_at: now(),
        lifetime,
        epoch: 3,
        key_id: None,
    }
}

/// Signs any header and payload with the house's own key.
fn signed(header: &str, payload: &str) -> String {
    let message = format!("{}.{}", URL_SAFE_NO_PAD.encode(header), URL_SAFE_NO_PAD.encode(payload));
    let signature = crypto::sign(message.as_bytes(), &links().keys[0].encoding, Algorithm::HS256).unwrap();
    format!("{message}.{signature}")
}

const HEADER: &str = r#"{"typ":"pref+jwt","alg":"HS256","kid":"1"}"#;

fn payload() -> serde_json::Value {
    json!({"iss": ISSUER, "aud": "preferences", "sub": "s", "jti": "j", "iat": NOW, "nbf": NOW, "exp": NOW + 60, "epo": 0})
}

fn read(token: &str) -> Result<Opened, BadLink> {
    links().read(Kind::Preferences, token, now())
}

#[test]
fn a_link_says_what_it_was_made_with() {
    let claim = claim(Kind::VerifyRestore);
    let opened = links().read(Kind::VerifyRestore, &links().mint(&claim), now()).unwrap();
    let expected = Opened {
        subject: claim.subject.into(),
        jti: claim.jti.into(),
        issued_at: now(),
        expires_at: now().plus(Duration::days(21)),
        epoch: 3,
    };
    assert_eq!(opened, expected);
}

#[test]
fn the_bytes_of_a_link_never_change() {
    // A library that wrote tokens in another way would close every link that is out.
    let token = links().mint(&claim(Kind::Preferences));
    let parts: Vec<_> = token.split('.').map(|part| URL_SAFE_NO_PAD.decode(part).unwrap()).collect();
    assert_eq!(std::str::from_utf8(&parts[0]).unwrap(), HEADER);
    let claims = r#"{"iss":"https://portal.example","aud":"preferences","sub":"AbCdEfGhIjKlMnOpQrStUg","jti":"ZyXwVuTsRqPoNmLkJiHgFw","iat":1800000000,"nbf":1800000000,"exp":1801814400,"epo":3}"#;
    assert_eq!(std::str::from_utf8(&parts[1]).unwrap(), claims);
    assert_eq!(token, signed(HEADER, claims));
    assert_eq!(token, links().mint(&claim(Kind::Preferences)));
}

#[test]
fn a_link_of_one_kind_opens_nothing_of_another() {
    for made in Kind::ALL {
        let token = links().mint(&claim(made));
        for tried in Kind::ALL {
            assert_eq!(links().read(tried, &token, now()).is_ok(), made == tried, "{made:?} as {tried:?}");
        }
    }
}

#[test]
fn a_link_opens_until_its_last_second_and_then_still_says_whose_it_was() {
    let token = links().mint(&claim(Kind::Preferences));
    let end = NOW + 21 * 86_400;
    assert!(links().read(Kind::Preferences, &token, Timestamp::from_seconds(end - 1)).is_ok());
    for late in [end, end + 1, end + 400 * 86_400] {
        // Later than that the key itself would have to be retired; here it never was.
        let error = links().read(Kind::Preferences, &token, Timestamp::from_seconds(late)).unwrap_err();
        assert!(matches!(error, BadLink::Expired(opened) if opened.subject == "AbCdEfGhIjKlMnOpQrStUg"));
    }
}

#[test]
fn a_link_from_a_clock_that_is_ahead_opens_within_a_minute_of_difference() {
    let token = links().mint(&claim(Kind::Preferences));
    assert!(links().read(Kind::Preferences, &token, Timestamp::from_seconds(NOW - 60)).is_ok());
    assert_eq!(links().read(Kind::Preferences, &token, Timestamp::from_seconds(NOW - 61)), Err(BadLink::Unknown));
}

#[test]
fn an_old_key_opens_its_links_until_it_retires() {
    let token = links().mint(&Claim { lifetime: Duration::days(365), ..claim(Kind::Preferences) });
    let rotated = Links::new(&Keys::fixed_and_rotated(now()), ISSUER);
    assert_eq!(rotated.current_key_id(), "2");
    let read = |days| rotated.read(Kind::Preferences, &token, now().plus(Duration::days(days)));
    assert!(read(364).is_ok());
    assert!(matches!(read(365), Err(BadLink::Expired(_))));
    assert_eq!(read(366), Err(BadLink::Unknown));
}

#[test]
fn a_mail_rendered_again_carries_the_link_of_its_own_key() {
    let rotated = Links::new(&Keys::fixed_and_rotated(now()), ISSUER);
    let with = |key_id| rotated.mint(&Claim { key_id, ..claim(Kind::Confirm) });
    assert_eq!(with(Some("1")), links().mint(&claim(Kind::Confirm)));
    assert_eq!(with(Some("2")), with(None));
    assert_eq!(with(Some("gone")), with(None));
    assert_ne!(with(Some("1")), with(None));
}

#[test]
fn a_link_of_another_portal_or_another_key_is_unknown() {
    let elsewhere = Links::new(&Keys::fixed(), "https://other.example").mint(&claim(Kind::Preferences));
    assert_eq!(read(&elsewhere), Err(BadLink::Unknown));
    let stranger = Links::new(&Keys::fixed_and_rotated(now()), ISSUER).mint(&claim(Kind::Preferences));
    assert_eq!(read(&stranger), Err(BadLink::Unknown));
}

#[test]
fn no_other_header_is_taken_even_under_our_own_signature() {
    assert!(read(&signed(HEADER, &payload().to_string())).is_ok(), "the forgeries below fail for their header alone");
    let headers = [
        r#"{"typ":"pref+jwt","alg":"none","kid":"1"}"#,
        r#"{"typ":"pref+jwt","alg":"None","kid":"1"}"#,
        r#"{"typ":"pref+jwt","alg":"nOnE","kid":"1"}"#,
        r#"{"typ":"pref+jwt","alg":"HS384","kid":"1"}"#,
        r#"{"typ":"pref+jwt","alg":"HS512","kid":"1"}"#,
        r#"{"typ":"pref+jwt","alg":"RS256","kid":"1"}"#,
        r#"{"typ":"pref+jwt","alg":"ES256","kid":"1"}"#,
        r#"{"typ":"pref+jwt","alg":"EdDSA","kid":"1"}"#,
        r#"{"typ":"JWT","alg":"HS256","kid":"1"}"#,
        r#"{"typ":"confirm+jwt","alg":"HS256","kid":"1"}"#,
        r#"{"alg":"HS256","kid":"1"}"#,
        r#"{"typ":"pref+jwt","alg":"HS256"}"#,
        r#"{"typ":"pref+jwt","alg":"HS256","kid":"2"}"#,
        r#"{"typ":"pref+jwt","alg":"HS256","kid":1}"#,
        r#"{"typ":"pref+jwt","alg":"HS256","kid":"../../etc/passwd"}"#,
        r#"{"typ":"pref+jwt","alg":"HS256","kid":"1' OR '1'='1"}"#,
        r#"{"typ":"pref+jwt","alg":"HS256","kid":"1","kid":"1"}"#,
        r#"{"typ":"pref+jwt","alg":"HS256","alg":"none","kid":"1"}"#,
        r#"{"typ":"pref+jwt","alg":"HS256","kid":"1","jku":"https://evil.example/keys"}"#,
        r#"{"typ":"pref+jwt","alg":"HS256","kid":"1","x5u":"https://evil.example/cert"}"#,
        r#"{"typ":"pref+jwt","alg":"HS256","kid":"1","jwk":{"kty":"oct","k":"AQEBAQ"}}"#,
        r#"{"typ":"pref+jwt","alg":"HS256","kid":"1","crit":["b64"],"b64":false}"#,
        r#"{"typ":"pref+jwt","alg":"HS256","kid":"1","zip":"DEF"}"#,
        r#"{"typ":"pref+jwt", "alg":"HS256","kid":"1"}"#,
        "{}",
        "null",
        "",
    ];
    for header in headers {
        assert_eq!(read(&signed(header, &payload().to_string())), Err(BadLink::Unknown), "{header}");
    }
}

#[test]
fn no_other_claims_are_taken_even_under_our_own_signature() {
    let with = |name: &str, value: serde_json::Value| {
        let mut payload = payload();
        payload[name] = value;
        payload.to_string()
    };
    let without = |name: &str| {
        let mut payload = payload();
        payload.as_object_mut().unwrap().remove(name);
        payload.to_string()
    };
    let mut forged = vec![
        with("iss", json!("https://portal.example/")),
        with("iss", json!([ISSUER])),
        with("aud", json!("confirm")),
        with("aud", json!(["preferences"])),
        with("aud", json!(null)),
        with("for", json!("data")),
        with("exp", json!("1800000060")),
        with("exp", json!(1_800_000_060.0)),
        with("exp", json!(1e300)),
        with("exp", json!(u64::MAX)),
        with("exp", json!(i64::MAX)),
        with("exp", json!(-1)),
        with("exp", json!(NOW + 366 * 86_400)),
        with("exp", json!(null)),
        with("iat", json!(i64::MIN)),
        with("iat", json!(NOW - 1)),
        with("nbf", json!(NOW + 61)),
        with("nbf", json!("now")),
        with("epo", json!("0")),
        with("epo", json!(0.5)),
        with("act", json!(1)),
        with("sub", json!(7)),
        with("admin", json!(true)),
        payload().to_string().replacen('{', r#"{"exp":9999999999,"#, 1),
        payload().to_string().replacen('{', r#"{"sub":"somebody","#, 1),
        format!("{}{{}}", payload()),
        "[]".into(),
        "null".into(),
        String::new(),
        "\u{feff}{}".into(),
    ];
    forged.extend(["iss", "aud", "sub", "jti", "iat", "nbf", "exp", "epo"].map(without));
    for payload in forged {
        assert_eq!(read(&signed(HEADER, &payload)), Err(BadLink::Unknown), "{payload}");
    }
}

#[test]
fn no_other_spelling_of_a_token_is_taken() {
    let token = links().mint(&claim(Kind::Preferences));
    let (message, signature) = token.rsplit_once('.').unwrap();
    let (header, payload) = message.split_once('.').unwrap();
    let mut forged = vec![
        String::new(),
        ".".into(),
        "..".into(),
        "...".into(),
        message.into(),
        format!("{message}."),
        format!("{token}."),
        format!(".{token}"),
        format!("{token}.{signature}"),
        format!("{header}.{payload}.{payload}.{signature}"),
        format!("{header}..{signature}"),
        format!("{token}="),
        format!("{header}=.{payload}.{signature}"),
        format!(" {token}"),
        format!("{token}\n"),
        format!("{token}\0"),
        format!("{message}.{signature}{signature}"),
        token.to_uppercase(),
        token.replace('.', "\u{ff0e}"),
        "\u{1f511}.\u{1f511}.\u{1f511}".into(),
    ];
    forged.extend((0..signature.len()).map(|length| format!("{message}.{}", &signature[..length])));
    for token in forged {
        assert_eq!(read(&token), Err(BadLink::Unknown), "{token:?}");
    }
}

#[test]
fn a_long_text_is_not_looked_at() {
    let long = Claim { subject: &"s".repeat(2000), ..claim(Kind::Preferences) };
    assert_eq!(read(&links().mint(&long)), Err(BadLink::Unknown));
    let shorter = Claim { subject: &"s".repeat(1000), ..claim(Kind::Preferences) };
    assert!(read(&links().mint(&shorter)).is_ok());
}

#[test]
fn a_link_names_nobody_and_fits_a_line_of_mail() {
    let token = links().mint(&Claim { epoch: i64::MAX, ..claim(Kind::VerifyRestore) });
    assert!(token.len() < 500, "{}", token.len());
    assert!(token.starts_with(|c: char| c.is_ascii_alphanumeric()));
}

proptest! {
    #[test]
    fn any_text_is_read_without_a_panic_and_opens_nothing(text in ".*") {
        for kind in Kind::ALL {
            prop_assert_eq!(links().read(kind, &text, now()), Err(BadLink::Unknown));
        }
    }

    #[test]
    fn any_payload_under_our_signature_is_read_without_a_panic(payload in prop::collection::vec(any::<u8>(), 0..200)) {
        let message = format!("{}.{}", URL_SAFE_NO_PAD.encode(HEADER), URL_SAFE_NO_PAD.encode(payload));
        let signature = crypto::sign(message.as_bytes(), &links().keys[0].encoding, Algorithm::HS256).unwrap();
        prop_assert_eq!(read(&format!("{message}.{signature}")), Err(BadLink::Unknown));
    }

    #[test]
    fn one_altered_character_closes_a_link(at in any::<prop::sample::Index>(), by in "[A-Za-z0-9_.=-]") {
        let token = links().mint(&claim(Kind::Preferences));
        let at = at.index(token.len());
        prop_assume!(token[at..=at] != by);
        let altered = format!("{}{by}{}", &token[..at], &token[at + 1..]);
        prop_assert_eq!(read(&altered), Err(BadLink::Unknown));
    }

    #[test]
    fn whatever_a_link_says_is_read_back(subject in ".{0,60}", jti in ".{0,60}", epoch: i64, seconds in 1_i64..=365 * 86_400) {
        let claim = Claim { subject: &subject, jti: &jti, epoch, lifetime: Duration::seconds(seconds), ..claim(Kind::Download) };
        let opened = links().read(Kind::Download, &links().mint(&claim), now()).unwrap();
        prop_assert_eq!((opened.subject, opened.jti, opened.epoch), (subject, jti, epoch));
        prop_assert_eq!(opened.expires_at.since(opened.issued_at), Duration::seconds(seconds));
    }

    #[test]
    fn any_claims_time_and_any_now_are_read_without_a_panic(iat: i64, exp: i64, seconds: i64) {
        let mut payload = payload();
        for (name, value) in [("iat", iat), ("nbf", iat), ("exp", exp)] {
            payload[name] = json!(value);
        }
        let _ = links().read(Kind::Preferences, &signed(HEADER, &payload.to_string()), Timestamp::from_seconds(seconds));
    }
}
