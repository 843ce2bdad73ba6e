//! Keys on disk: born, rotated, shared, refused.

use std::{fs, os::unix::fs::PermissionsExt};

use super::*;

impl Keys {
    /// Keys whose secrets a test may know: each 32 times one byte.
    pub(crate) fn fixed() -> Self {
        let key = |(used_for, byte)| Key {
            used_for,
            number: 1,
            created_at: Timestamp::from_seconds(1_700_000_000),
            retired_at: None,
            secret: Secret::new([byte; 32]),
        };
        Self { dir: PathBuf::new(), names: BTreeSet::new(), keys: Use::ALL.into_iter().zip(1..).map(key).collect() }
    }

    /// The same with a second key of each use, made at `at`.
    pub(crate) fn fixed_and_rotated(at: Timestamp) -> Self {
        let mut keys = Self::fixed();
        for used_for in Use::ALL {
            let old = keys.keys.iter_mut().find(|key| key.used_for == used_for).unwrap();
            old.retired_at = used_for.overlap().map(|overlap| at.plus(overlap));
            let secret = Secret::new([old.secret()[0] + 100; 32]);
            keys.keys.push(Key { used_for, number: 2, created_at: at, retired_at: None, secret });
        }
        keys
    }
}

fn at(seconds: i64) -> Timestamp {
    Timestamp::from_seconds(1_800_000_000 + seconds)
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

#[test]
fn the_first_start_makes_one_key_of_each_use_readable_by_the_owner_alone() {
    let home = tempfile::tempdir().unwrap();
    let dir = home.path().join("data/keys");
    let keys = Keys::load_or_create(&dir, at(0)).unwrap();
    let inventory: Vec<_> =
        keys.inventory(at(1)).into_iter().map(|(key, state)| (key.used_for, key.number, key.created_at, state)).collect();
    assert_eq!(inventory, Use::ALL.map(|used_for| (used_for, 1, at(0), KeyState::Current)));
    assert_eq!(mode(&dir), 0o700);
    let files: Vec<_> = fs::read_dir(&dir).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert_eq!(files.len(), Use::ALL.len(), "nothing temporary is left: {files:?}");
    assert!(files.iter().all(|file| mode(file) == 0o600));
}

#[test]
fn the_second_start_finds_the_same_keys_and_no_two_keys_are_alike() {
    let home = tempfile::tempdir().unwrap();
    let first = Keys::load_or_create(home.path(), at(0)).unwrap();
    let second = Keys::load_or_create(home.path(), at(9)).unwrap();
    let secrets = |keys: &Keys| keys.keys.iter().map(|key| *key.secret()).collect::<Vec<_>>();
    assert_eq!(secrets(&first), secrets(&second));
    assert_eq!(secrets(&first).into_iter().collect::<BTreeSet<_>>().len(), Use::ALL.len());
}

#[test]
fn what_a_start_left_that_died_over_a_key_is_cleared_away_once_nobody_can_be_writing_it() {
    let home = tempfile::tempdir().unwrap();
    let keys = Keys::load_or_create(home.path(), at(0)).unwrap();
    let leaves = |name: &str, age: u64| {
        let file = fs::File::create(home.path().join(name)).unwrap();
        file.set_modified(std::time::SystemTime::now() - std::time::Duration::from_secs(age)).unwrap();
    };
    leaves(".new-abandoned", 3600);
    leaves(".new-underway", 5);
    leaves("operators-note.txt", 3600);
    // Died between the two names of one key.
    fs::hard_link(home.path().join("link-1.json"), home.path().join(".new-linked")).unwrap();
    fs::File::open(home.path().join(".new-linked"))
        .unwrap()
        .set_modified(std::time::SystemTime::now() - std::time::Duration::from_secs(61))
        .unwrap();
    let again = Keys::load_or_create(home.path(), at(9)).unwrap();
    assert_eq!(again.current(Use::Link).secret(), keys.current(Use::Link).secret());
    let mut names: Vec<_> =
        fs::read_dir(home.path()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    let expected = [
        ".new-underway",
        "fingerprint-1.json",
        "link-1.json",
        "operators-note.txt",
        "receipt-1.json",
        "staff-1.json",
        "unsubscribe-1.json",
        "webhook-1.json",
    ];
    assert_eq!(names, expected);
}

#[test]
fn instances_that_start_together_end_with_the_same_keys() {
    let home = tempfile::tempdir().unwrap();
    let dir = home.path();
    let loaded: Vec<_> = std::thread::scope(|scope| {
        let starts: Vec<_> = (0..8).map(|second| scope.spawn(move || Keys::load_or_create(dir, at(second)).unwrap())).collect();
        starts.into_iter().map(|start| start.join().unwrap()).collect()
    });
    for keys in &loaded {
        for used_for in Use::ALL {
            assert_eq!(keys.current(used_for).secret(), loaded[0].current(used_for).secret());
        }
    }
}

#[test]
fn rotation_makes_new_link_and_receipt_keys_and_lets_the_old_ones_verify_for_a_while() {
    let home = tempfile::tempdir().unwrap();
    Keys::load_or_create(home.path(), at(0)).unwrap();
    let keys = Keys::rotate(home.path(), at(100)).unwrap();
    let numbers = |used_for| keys.of(used_for).map(|key| (key.number, key.retired_at)).collect::<Vec<_>>();
    assert_eq!(numbers(Use::Link), [(1, Some(at(100).plus(Duration::days(366)))), (2, None)]);
    assert_eq!(numbers(Use::Receipt), [(1, Some(at(100).plus(Duration::days(2)))), (2, None)]);
    assert_eq!(numbers(Use::Unsubscribe), [(1, None)]);
    assert_eq!(numbers(Use::Fingerprint), [(1, None)]);
}

#[test]
fn the_next_rotation_removes_what_retired_and_never_uses_a_number_again() {
    let home = tempfile::tempdir().unwrap();
    Keys::load_or_create(home.path(), at(0)).unwrap();
    Keys::rotate(home.path(), at(100)).unwrap();
    let later = at(100).plus(Duration::days(3));
    let keys = Keys::rotate(home.path(), later).unwrap();
    assert_eq!(keys.of(Use::Link).map(|key| key.number).collect::<Vec<_>>(), [1, 2, 3]);
    assert_eq!(keys.of(Use::Receipt).map(|key| key.number).collect::<Vec<_>>(), [2, 3]);
    let states: Vec<_> = keys
        .inventory(later.plus(Duration::days(400)))
        .into_iter()
        .filter(|(key, _)| key.used_for == Use::Link)
        .map(|(_, state)| state)
        .collect();
    assert_eq!(states, [KeyState::Retired, KeyState::Retired, KeyState::Current]);
}

#[test]
fn a_clock_that_went_back_does_not_make_the_successor_the_elder() {
    let home = tempfile::tempdir().unwrap();
    Keys::load_or_create(home.path(), at(1000)).unwrap();
    let keys = Keys::rotate(home.path(), at(0)).unwrap();
    assert_eq!((keys.current(Use::Link).number, keys.current(Use::Link).created_at), (2, at(1000)));
}

#[test]
fn a_running_server_notices_rotation_and_only_that() {
    let home = tempfile::tempdir().unwrap();
    let keys = Keys::load_or_create(home.path(), at(0)).unwrap();
    fs::write(home.path().join("notes.txt"), "not a key").unwrap();
    assert!(keys.reload_if_changed().unwrap().is_none());
    Keys::rotate(home.path(), at(1)).unwrap();
    let renewed = keys.reload_if_changed().unwrap().expect("rotation is a change");
    assert_eq!(renewed.current(Use::Link).number, 2);
    assert!(renewed.reload_if_changed().unwrap().is_none());
}

#[test]
fn a_key_that_others_may_read_and_a_directory_that_others_may_write_in_refuse_the_start() {
    let home = tempfile::tempdir().unwrap();
    let dir = home.path().join("keys");
    Keys::load_or_create(&dir, at(0)).unwrap();
    let file = dir.join("link-1.json");
    for open in [0o640, 0o604, 0o660] {
        fs::set_permissions(&file, fs::Permissions::from_mode(open)).unwrap();
        let error = Keys::load_or_create(&dir, at(1)).unwrap_err().to_string();
        assert_eq!(error, format!("others may read the key file {0}. Run: chmod 600 {0}", file.display()));
    }
    fs::set_permissions(&file, fs::Permissions::from_mode(0o600)).unwrap();
    fs::set_permissions(&dir, fs::Permissions::from_mode(0o770)).unwrap();
    let error = Keys::load_or_create(&dir, at(1)).unwrap_err().to_string();
    assert_eq!(error, format!("others may write in the key directory {0}. Run: chmod 700 {0}", dir.display()));
}

#[test]
fn a_broken_key_file_is_refused_and_not_replaced() {
    let home = tempfile::tempdir().unwrap();
    Keys::load_or_create(home.path(), at(0)).unwrap();
    let file = home.path().join("receipt-1.json");
    let good = fs::read_to_string(&file).unwrap();
    let short = good.replace(good.split('"').nth(good.split('"').count() - 2).unwrap(), "AAAA");
    for bad in [
        "",
        "{}",
        "null",
        &good[..good.len() / 2],
        &good.replace("receipt", "link"),
        &good.replace("\"number\": 1", "\"number\": 2"),
        &short,
    ] {
        fs::write(&file, bad).unwrap();
        let error = Keys::load_or_create(home.path(), at(1)).unwrap_err().to_string();
        assert!(error.contains("receipt-1.json is not a key file"), "{error}");
        assert_eq!(fs::read_to_string(&file).unwrap(), bad);
    }
}

#[test]
fn reading_alone_makes_nothing() {
    let home = tempfile::tempdir().unwrap();
    let absent = home.path().join("keys");
    assert!(Keys::load(&absent).unwrap_err().to_string().starts_with("cannot read"));
    assert!(!absent.exists());
    fs::create_dir(&absent).unwrap();
    fs::set_permissions(&absent, fs::Permissions::from_mode(0o700)).unwrap();
    assert!(Keys::load(&absent).unwrap_err().to_string().starts_with("there is no link key"));
}

#[test]
fn no_secret_is_in_what_may_be_shown() {
    let home = tempfile::tempdir().unwrap();
    let keys = Keys::load_or_create(home.path(), at(0)).unwrap();
    let shown = format!("{keys:?} {:?}", keys.inventory(at(0)));
    assert!(shown.contains("Secret(…)"));
    assert!(!shown.contains(&format!("{:?}", keys.current(Use::Link).secret())));
}

#[test]
fn only_names_as_we_write_them_are_key_files() {
    for (name, expected) in [("link-1.json", Some((Use::Link, 1))), ("receipt-250.json", Some((Use::Receipt, 250)))] {
        assert_eq!(file::parse_name(name), expected);
    }
    for name in [
        "link-0.json",
        "link-01.json",
        "link-+1.json",
        "link-251.json",
        "link-1.json.bak",
        "link-.json",
        ".new-abc",
        "Link-1.json",
        "cookie-1.json",
    ] {
        assert_eq!(file::parse_name(name), None, "{name}");
    }
}

#[test]
fn the_keyring_seals_with_a_new_key_and_still_opens_what_the_old_one_sealed() {
    use crate::security::{Claim, Keyring, Kind, Scope};
    let home = tempfile::tempdir().unwrap();
    let ring = Keyring::open(home.path(), "https://portal.example", at(0)).unwrap();
    let claim = Claim {
        kind: Kind::Preferences,
        subject: "s",
        jti: "j",
        issued_at: at(0),
        lifetime: Duration::days(21),
        epoch: 0,
        key_id: None,
    };
    let (link, leave) = (ring.seals().links.mint(&claim), ring.seals().unsubscribes.mint("handle", Scope::Everything));
    assert!(!ring.reload_if_changed().unwrap());
    Keys::rotate(home.path(), at(5)).unwrap();
    assert!(ring.reload_if_changed().unwrap());
    let seals = ring.seals();
    assert_eq!(seals.keys().current(Use::Link).number, 2);
    assert_ne!(seals.links.mint(&claim), link);
    assert_eq!(seals.links.mint(&Claim { key_id: Some("1"), ..claim }), link, "a mail rendered again has the same link");
    assert!(seals.links.read(Kind::Preferences, &link, at(6)).is_ok());
    assert_eq!(seals.unsubscribes.read(&leave), Some(("handle", Scope::Everything)));
}

#[test]
fn a_fingerprint_follows_the_address_key_and_the_house_key() {
    use crate::{kernel::EmailAddress, security::Fingerprints};
    let (ours, theirs) = (Fingerprints::new(&Keys::fixed()), Fingerprints::new(&Keys::fixed_and_rotated(at(0))));
    let of = |text| ours.of(&EmailAddress::parse(text).unwrap());
    assert_eq!(of("Kari@Example.org"), of("kari@example.org"));
    assert_ne!(of("kari@example.org"), of("karl@example.org"));
    assert_ne!(of("kari@example.org"), theirs.of(&EmailAddress::parse("kari@example.org").unwrap()));
    assert_eq!(of("kari@example.org").len(), 43);
}
