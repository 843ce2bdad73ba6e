//! The three layers of configuration, and every refusal with its advice.

use std::fs;

use proptest::prelude::*;

use super::*;

/// Loads with this file and this environment, in an empty directory of its own.
fn load(file: &str, environment: &[(&str, &str)]) -> Result<Config, String> {
    let home = tempfile::tempdir().unwrap();
    if !file.is_empty() {
        fs::write(home.path().join("samtykke.toml"), file).unwrap();
    }
    load_in(home.path(), environment)
}

fn load_in(cwd: &Path, environment: &[(&str, &str)]) -> Result<Config, String> {
    let environment = environment.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    let strip = format!("{}/", cwd.display());
    Config::load(environment, cwd).map_err(|error| error.to_string().replace(&strip, ""))
}

fn refusal(file: &str, environment: &[(&str, &str)]) -> String {
    let refusal = load(file, environment).expect_err("it is refused");
    assert!(!refusal.contains('\n'), "one line: {refusal}");
    refusal
}

#[test]
fn with_nothing_written_everything_has_a_value() {
    let config = Config::load(std::iter::empty(), Path::new("/nowhere")).unwrap();
    assert_eq!(config.database_url.reveal(), "sqlite:/nowhere/data/samtykke.db");
    assert_eq!(config.mail_url.reveal(), "directory:/nowhere/data/mail");
    assert_eq!(config.listen.to_string(), "127.0.0.1:8080");
    assert_eq!(config.base_url.as_str(), "http://127.0.0.1:8080");
    assert_eq!(config.keys_dir(), Path::new("/nowhere/data/keys"));
    assert_eq!(config.uploads_dir, Path::new("/nowhere/data/uploads"));
    assert_eq!((config.log_format, config.log_level.as_str(), config.log_requests), (LogFormat::Text, "info", false));
    assert_eq!(
        (config.mail_sessions, config.mail_rate_per_second, config.mail_rate_per_domain_per_minute, config.mail_lease_seconds),
        (8, 0, 0, 60)
    );
    assert!(config.workers >= 1);
    assert_eq!(
        (config.database_read_url, config.mail_ca_file, config.mail_credentials_file, config.dkim),
        (None, None, None, None)
    );
    assert_eq!(config.trusted_proxies, TrustedProxies::default());
}

#[test]
fn every_key_can_be_written_in_the_file_and_in_the_environment() {
    let written = [
        ("base_url", "https://p.example", r#""https://p.example""#),
        ("browser", "/usr/bin/chromium", r#""/usr/bin/chromium""#),
        ("data_dir", "/srv/d", r#""/srv/d""#),
        ("database_connections", "7", "7"),
        ("database_read_url", "postgres://r", r#""postgres://r""#),
        ("database_url", "postgres://w", r#""postgres://w""#),
        ("dkim_domain", "p.example", r#""p.example""#),
        ("dkim_key_file", "/srv/k", r#""/srv/k""#),
        ("dkim_selector", "s1", r#""s1""#),
        ("listen", "[::1]:81", r#""[::1]:81""#),
        ("log_format", "json", r#""json""#),
        ("log_level", "debug", r#""debug""#),
        ("log_requests", "yes", "true"),
        ("mail_ca_file", "/srv/ca", r#""/srv/ca""#),
        ("mail_credentials_file", "/srv/c", r#""/srv/c""#),
        ("mail_lease_seconds", "90", "90"),
        ("mail_rate_per_domain_per_minute", "5", "5"),
        ("mail_rate_per_second", "6", "6"),
        ("mail_sessions", "3", "3"),
        ("mail_url", "smtp://m", r#""smtp://m""#),
        ("proxy_header", "forwarded", r#""Forwarded""#),
        ("trusted_proxies", "10.0.0.0/8, 192.0.2.1", r#"["10.0.0.0/8", "192.0.2.1"]"#),
        ("uploads_dir", "/srv/u", r#""/srv/u""#),
        ("webhook_allow_private", "no", "false"),
        ("workers", "2", "2"),
    ];
    assert_eq!(written.map(|(key, ..)| key), Config::KEYS);
    let file: String = written.iter().map(|(key, _, value)| format!("{key} = {value}\n")).collect();
    let names = written.map(|(key, value, _)| (format!("SAMTYKKE_{}", key.to_uppercase()), value));
    let environment: Vec<_> = names.iter().map(|(name, value)| (name.as_str(), *value)).collect();
    let (by_file, by_environment) = (load(&file, &[]).unwrap(), load("", &environment).unwrap());
    assert_eq!(by_file, by_environment);
    let dkim = Dkim { domain: "p.example".into(), selector: "s1".into(), key_file: "/srv/k".into() };
    assert_eq!(by_file.dkim, Some(dkim));
    assert_eq!(
        (by_file.workers, by_file.mail_lease_seconds, by_file.database_connections, by_file.log_requests),
        (2, 90, 7, true)
    );
    assert_eq!(by_file.trusted_proxies.header_name(), "forwarded");
    assert_eq!((by_file.database_url.reveal().as_str(), by_file.mail_url.reveal().as_str()), ("postgres://w", "smtp://m"));
}

#[test]
fn the_environment_wins_over_the_file_and_an_empty_variable_is_not_set() {
    let file = "workers = 3\nmail_sessions = 4\n";
    let config = load(file, &[("SAMTYKKE_WORKERS", "5"), ("SAMTYKKE_MAIL_SESSIONS", ""), ("HOME", "/root")]).unwrap();
    assert_eq!((config.workers, config.mail_sessions), (5, 4));
}

#[test]
fn another_file_is_read_when_it_is_named() {
    let home = tempfile::tempdir().unwrap();
    fs::write(home.path().join("samtykke.toml"), "workers = 1").unwrap();
    fs::write(home.path().join("other.toml"), "workers = 9").unwrap();
    assert_eq!(load_in(home.path(), &[("SAMTYKKE_CONFIG", "other.toml")]).unwrap().workers, 9);
    let refusal = load_in(home.path(), &[("SAMTYKKE_CONFIG", "absent.toml")]).unwrap_err();
    assert!(refusal.starts_with("cannot read absent.toml: No such file"), "{refusal}");
    assert!(refusal.ends_with("Check the name in SAMTYKKE_CONFIG and the file's rights."), "{refusal}");
}

#[test]
fn an_unknown_name_is_refused_with_the_nearest_right_one() {
    assert_eq!(
        refusal("lisen = \"x\"", &[]),
        "lisen in samtykke.toml is not a setting that Samtykke knows. Perhaps you mean listen."
    );
    let cases = [
        ("SAMTYKKE_BASEURL", "SAMTYKKE_BASE_URL"),
        ("SAMTYKKE_DATABASE", "SAMTYKKE_DATABASE_URL"),
        ("SAMTYKKE_MAIL_SESSION", "SAMTYKKE_MAIL_SESSIONS"),
        ("SAMTYKKE_workers", "SAMTYKKE_WORKERS"),
        ("SAMTYKKE_CONF", "SAMTYKKE_CONFIG"),
    ];
    for (wrong, right) in cases {
        let expected =
            format!("the environment variable {wrong} is not a setting that Samtykke knows. Perhaps you mean {right}.");
        assert_eq!(refusal("", &[(wrong, "1")]), expected);
    }
}

#[test]
fn a_file_that_is_not_toml_is_refused_with_its_line() {
    let refusal = refusal("workers = 1\nlisten = \"127.0.0.1:80\nmail_sessions = 2\n", &[]);
    assert!(refusal.starts_with("samtykke.toml, line 2: "), "{refusal}");
    assert!(refusal.ends_with("Write one key = \"value\" a line."), "{refusal}");
}

#[test]
fn a_value_of_the_wrong_kind_is_refused_without_repeating_it() {
    let cases = [
        ("workers = 0", "workers in the configuration file is not a whole number from 1 to 1024. Correct or remove it."),
        ("workers = 1.5", "workers in the configuration file is not a whole number from 1 to 1024. Correct or remove it."),
        ("workers = -1", "workers in the configuration file is not a whole number from 1 to 1024. Correct or remove it."),
        ("log_requests = \"often\"", "log_requests in the configuration file is not true or false. Correct or remove it."),
        ("log_format = \"xml\"", "log_format in the configuration file is not one of text, json. Correct or remove it."),
        (
            "log_level = 1",
            "log_level in the configuration file is not one of info, error, warn, debug, trace. Correct or remove it.",
        ),
        (
            "listen = \"8080\"",
            "listen in the configuration file is not an address and port such as 127.0.0.1:8080. Correct or remove it.",
        ),
        (
            "listen = []",
            "listen in the configuration file is not an address and port such as 127.0.0.1:8080. Correct or remove it.",
        ),
        ("database_url = 5", "database_url in the configuration file is not a text. Correct or remove it."),
        ("database_url = \"\"", "database_url in the configuration file is not a text. Correct or remove it."),
        (
            "trusted_proxies = [\"proxy\"]",
            "trusted_proxies in the configuration file is not a list of addresses or networks such as 10.0.0.0/8. Correct or remove it.",
        ),
        (
            "trusted_proxies = [\"10.0.0.0/33\"]",
            "trusted_proxies in the configuration file is not a list of addresses or networks such as 10.0.0.0/8. Correct or remove it.",
        ),
        (
            "dkim_domain = \"p.example\"",
            "DKIM is configured by half. Set dkim_domain, dkim_selector and dkim_key_file, or none of them.",
        ),
    ];
    for (file, expected) in cases {
        assert_eq!(refusal(file, &[]), expected);
    }
    let refusal = refusal("", &[("SAMTYKKE_MAIL_SESSIONS", "hunter2")]);
    assert_eq!(refusal, "SAMTYKKE_MAIL_SESSIONS is not a whole number from 1 to 100. Correct or remove it.");
}

#[test]
fn a_base_url_is_an_https_host_or_this_machine() {
    let base = |text: &str| load("", &[("SAMTYKKE_BASE_URL", text)]).map(|config| config.base_url);
    let good = base("https://Preferences.Example.org/").unwrap();
    assert_eq!(
        (good.as_str(), good.public_domain(), good.is_https(), good.is_loopback()),
        ("https://preferences.example.org", "preferences.example.org", true, false)
    );
    assert_eq!(base("https://p.example:8443").unwrap().as_str(), "https://p.example:8443");
    for local in ["http://localhost:8080", "http://127.0.0.2", "http://[::1]:8080/", "http://portal.localhost"] {
        let url = base(local).unwrap();
        assert!(url.is_loopback() && !url.is_https(), "{local}");
    }
    let refused = [
        ("p.example", "base_url is not a URL"),
        ("localhost:8080", "base_url is not an http or https URL"),
        ("ftp://p.example", "base_url is not an http or https URL"),
        ("https://", "base_url is not a URL"),
        ("https://p.example/?a=1", "base_url has a query or a fragment"),
        ("https://p.example/#a", "base_url has a query or a fragment"),
        ("https://p.example/portal", "base_url has a path"),
        ("https://me:hunter2@p.example", "base_url holds a user name or password"),
        ("http://p.example", "base_url is http://p.example, and without https personal links travel in clear"),
        ("http://192.168.0.1", "base_url is http://192.168.0.1, and without https personal links travel in clear"),
    ];
    for (text, expected) in refused {
        let refusal = base(text).unwrap_err();
        assert!(refusal.starts_with(expected) && !refusal.contains("hunter2"), "{refusal}");
    }
}

#[test]
fn listening_to_the_world_needs_a_base_url() {
    let refusal = refusal("", &[("SAMTYKKE_LISTEN", "0.0.0.0:80")]);
    assert!(refusal.starts_with("base_url is http://0.0.0.0:80, and without https"), "{refusal}");
    assert!(load("", &[("SAMTYKKE_LISTEN", "0.0.0.0:80"), ("SAMTYKKE_BASE_URL", "https://p.example")]).is_ok());
}

#[test]
fn no_password_is_shown() {
    let config = load(
        "",
        &[
            ("SAMTYKKE_DATABASE_URL", "postgres://u:hunter2@db/x"),
            ("SAMTYKKE_MAIL_URL", "smtp://u:hunter2@mail"),
            ("SAMTYKKE_DATABASE_READ_URL", "postgres://u:hunter2@r/x"),
        ],
    )
    .unwrap();
    assert!(!format!("{config:?}").contains("hunter2"));
}

proptest! {
    #[test]
    fn any_file_and_any_value_are_read_without_a_panic(file in ".{0,200}", key in 0..Config::KEYS.len(), value in ".{0,60}") {
        let home = tempfile::tempdir().unwrap();
        fs::write(home.path().join("samtykke.toml"), file).unwrap();
        let name = format!("SAMTYKKE_{}", Config::KEYS[key].to_uppercase());
        let _ = load_in(home.path(), &[(&name, &value)]);
        let _ = load("", &[(&name, &value)]);
    }
}
