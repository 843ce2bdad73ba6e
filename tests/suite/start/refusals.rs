//! What is wrong is said in one line, with advice, and nothing is started.

use std::{fs, net::TcpListener, os::unix::fs::PermissionsExt};

use diesel::{Connection as _, PgConnection, SqliteConnection, connection::SimpleConnection};

use crate::{
    processes::{Home, Portal, for_both_engines},
    support::Engine,
};

/// The one line with which a start is refused.
fn refusal(portal: &Portal<'_>) -> String {
    let output = portal.runs(&["serve"]);
    let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert_eq!(output.status.code(), Some(1), "{out}{err}");
    assert_eq!(out, "", "nothing is said on the way");
    assert!(err.starts_with("samtykke: ") && err.ends_with('\n') && err.lines().count() == 1, "one line: {err:?}");
    err.trim_end().to_owned()
}

/// The refusal names what is wrong and how to mend it.
fn refuses(portal: &Portal<'_>, words: &[&str]) {
    let line = refusal(portal);
    for word in words {
        assert!(line.contains(word), "{word:?} is not in: {line}");
    }
}

#[test]
fn an_unknown_key_is_refused_with_the_nearest_right_name() {
    let home = Home::new(Engine::Sqlite);
    let portal = Portal::new(&home);
    refuses(&portal.clone().with("DATABSE_URL", "sqlite:x"), &["SAMTYKKE_DATABSE_URL", "SAMTYKKE_DATABASE_URL"]);
    refuses(&portal.clone().with("BASEURL", "https://x.example.org"), &["SAMTYKKE_BASEURL", "SAMTYKKE_BASE_URL"]);
    fs::write(home.dir().join("samtykke.toml"), "log_level = \"info\"\nmail_uri = \"directory:mail\"\n").unwrap();
    refuses(&portal, &["mail_uri", "samtykke.toml", "mail_url"]);
    fs::write(home.dir().join("samtykke.toml"), "log_level = info\n").unwrap();
    refuses(&portal, &["samtykke.toml", "line 1"]);
    assert!(!home.data_dir().exists(), "nothing was made on the way");
}

#[test]
fn a_value_that_cannot_be_is_refused_with_what_can() {
    let home = Home::new(Engine::Sqlite);
    let portal = Portal::new(&home);
    refuses(&portal.clone().with("DATABASE_URL", "mysql://u:geheim@localhost/x"), &["database_url", "sqlite:", "postgres://"]);
    refuses(&portal.clone().with("BASE_URL", "http://preferences.example.org"), &["base_url", "https"]);
    refuses(&portal.clone().with("BASE_URL", "https://example.org/portal"), &["base_url", "path"]);
    refuses(&portal.clone().with("LISTEN", "everywhere"), &["SAMTYKKE_LISTEN", "127.0.0.1:8080"]);
    refuses(&portal.clone().with("MAIL_LEASE_SECONDS", "5"), &["SAMTYKKE_MAIL_LEASE_SECONDS", "10"]);
    refuses(&portal.clone().with("DKIM_DOMAIN", "example.org"), &["DKIM", "dkim_key_file"]);
    refuses(&portal.clone().with("MAIL_URL", "sendmail:/usr/sbin/sendmail"), &["directory:", "smtp://"]);
    refuses(
        &portal.clone().with("DATA_DIR", "/proc/samtykke").with("DATABASE_URL", "sqlite:/proc/samtykke/x"),
        &["/proc/samtykke", "data_dir"],
    );
}

#[test]
fn a_database_that_is_not_there_is_said_without_its_password() {
    let home = Home::new(Engine::Sqlite);
    let portal = Portal::new(&home);
    let nowhere = home.dir().join("no/such/place/x.db");
    refuses(&portal.clone().with("DATABASE_URL", format!("sqlite:{}", nowhere.display())), &["no/such/place", "database_url"]);
    // Nobody listens on port 1.
    let line = refusal(&portal.clone().with("DATABASE_URL", "postgres://samtykke:geheim@127.0.0.1:1/samtykke"));
    assert!(line.contains("refused") && line.contains("database_url") && !line.contains("geheim"), "{line}");
    let line = refusal(&portal.with("DATABASE_URL", "postgres://samtykke:geheim@no-such-host.invalid/samtykke"));
    assert!(line.contains("no-such-host.invalid") && !line.contains("geheim"), "{line}");
}

for_both_engines!(a_database_of_a_newer_version_is_left_alone, |engine| {
    let home = Home::furnished(engine);
    let newer = "INSERT INTO __diesel_schema_migrations (version) VALUES ('20991231000000')";
    match engine {
        Engine::Sqlite => {
            let mut connection = SqliteConnection::establish(&home.sqlite_file().to_string_lossy()).unwrap();
            // The writer that furnished the home may still be closing the file.
            connection.batch_execute("PRAGMA busy_timeout = 10000").unwrap();
            connection.batch_execute(newer).unwrap();
        }
        Engine::Postgres => PgConnection::establish(&home.database_url()).unwrap().batch_execute(newer).unwrap(),
    }
    refuses(&Portal::new(&home), &["newer", "20991231000000", "start the newer binary"]);
    let migrated = Portal::new(&home).runs(&["migrate"]);
    assert_eq!(migrated.status.code(), Some(1));
});

for_both_engines!(keys_that_others_can_read_are_refused, |engine| {
    let home = Home::furnished(engine);
    let portal = Portal::new(&home);
    portal.start().stop();
    let key = home.data_dir().join("keys/link-1.json");
    fs::set_permissions(&key, fs::Permissions::from_mode(0o644)).unwrap();
    refuses(&portal, &["others may read", "link-1.json", "chmod 600"]);
    fs::set_permissions(&key, fs::Permissions::from_mode(0o600)).unwrap();
    let keys = home.data_dir().join("keys");
    fs::set_permissions(&keys, fs::Permissions::from_mode(0o777)).unwrap();
    refuses(&portal, &["others may write", "chmod 700"]);
    fs::set_permissions(&keys, fs::Permissions::from_mode(0o700)).unwrap();
    fs::write(&key, "{}").unwrap();
    refuses(&portal, &["link-1.json", "backup"]);
});

for_both_engines!(a_port_that_is_taken_is_said, |engine| {
    let home = Home::furnished(engine);
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    refuses(&Portal::new(&home).with("LISTEN", &address), &[&address, "in use", "listen"]);
});
