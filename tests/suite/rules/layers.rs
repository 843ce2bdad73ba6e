//! Which part of the code may use which: downwards only, by a table; and what a file of a feature may know by its name.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

/// Each part with those it uses, from the ground up: whoever stands above may be used by nobody below.
///
/// `…::handlers` are the handlers of a feature; they stand above the running portal's state, the rest of a feature below it.
const FLOORS: &[(&str, &[&str])] = &[
    ("kernel", &[]),
    ("db", &["kernel"]),
    ("i18n", &["kernel"]),
    ("security", &["kernel"]),
    ("config", &["kernel", "security"]),
    ("jobs", &["db", "kernel"]),
    ("mail", &["kernel"]),
    ("web", &["i18n", "kernel"]),
    ("audit", &["db", "i18n", "kernel", "web"]),
    ("contacts", &["db", "kernel"]),
    ("ledger", &["db", "kernel"]),
    ("integrations", &["audit", "db", "i18n", "kernel", "web"]),
    ("lists", &["db", "kernel"]),
    ("feed", &["db", "kernel", "ledger", "lists"]),
    ("settings", &["db", "kernel"]),
    ("looks", &["db", "kernel", "web"]),
    ("pictures", &["db", "kernel"]),
    ("templates", &["db", "kernel"]),
    ("home", &["i18n", "kernel", "web"]),
    ("forms", &["db", "i18n", "kernel", "lists", "web"]),
    ("consents", &["db", "kernel", "ledger", "lists"]),
    ("subscriptions", &["consents", "db", "kernel", "ledger"]),
    ("snapshot", &["db", "forms", "kernel", "lists", "looks", "mail", "settings", "templates"]),
    ("items", &["audit", "db", "i18n", "kernel", "snapshot", "web"]),
    ("webhooks", &["audit", "db", "feed", "i18n", "kernel", "security", "snapshot", "web"]),
    ("crowds", &["contacts", "db", "kernel", "ledger", "lists", "snapshot"]),
    ("outbox", &["db", "kernel", "ledger", "mail", "security", "snapshot", "templates", "web"]),
    ("editions", &["audit", "db", "i18n", "kernel", "mail", "outbox", "snapshot", "templates", "web"]),
    ("staff", &["audit", "db", "i18n", "kernel", "outbox", "snapshot", "templates", "web"]),
    (
        "preferences",
        &[
            "consents",
            "contacts",
            "db",
            "i18n",
            "kernel",
            "ledger",
            "lists",
            "outbox",
            "security",
            "snapshot",
            "subscriptions",
            "templates",
            "web",
        ],
    ),
    (
        "confirmations",
        &["audit", "consents", "contacts", "db", "kernel", "ledger", "mail", "outbox", "preferences", "snapshot", "templates"],
    ),
    ("links", &["contacts", "db", "kernel", "ledger", "outbox", "preferences", "snapshot", "templates", "web"]),
    ("decisions", &["audit", "db", "i18n", "kernel", "lists", "security", "settings", "snapshot", "web"]),
    ("fittings", &["audit", "db", "forms", "home", "i18n", "kernel", "links", "looks", "preferences", "snapshot", "web"]),
    (
        "cards",
        &[
            "audit",
            "confirmations",
            "consents",
            "contacts",
            "db",
            "forms",
            "i18n",
            "kernel",
            "ledger",
            "lists",
            "outbox",
            "preferences",
            "snapshot",
            "subscriptions",
            "templates",
            "web",
        ],
    ),
    (
        "api",
        &[
            "audit",
            "cards",
            "consents",
            "contacts",
            "db",
            "feed",
            "forms",
            "i18n",
            "integrations",
            "kernel",
            "ledger",
            "lists",
            "preferences",
            "settings",
            "snapshot",
            "subscriptions",
            "web",
        ],
    ),
    ("runs", &["audit", "cards", "contacts", "db", "i18n", "jobs", "kernel", "lists", "web"]),
    ("selections", &["audit", "contacts", "db", "i18n", "jobs", "kernel", "lists", "runs", "web"]),
    (
        "signups",
        &[
            "audit",
            "confirmations",
            "consents",
            "contacts",
            "db",
            "forms",
            "i18n",
            "kernel",
            "ledger",
            "lists",
            "outbox",
            "preferences",
            "security",
            "selections",
            "snapshot",
            "staff",
            "subscriptions",
            "templates",
            "web",
        ],
    ),
    (
        "submissions",
        &[
            "audit",
            "cards",
            "consents",
            "contacts",
            "db",
            "forms",
            "i18n",
            "kernel",
            "ledger",
            "lists",
            "outbox",
            "selections",
            "signups",
            "snapshot",
            "templates",
            "web",
        ],
    ),
    (
        "bulk",
        &[
            "audit",
            "cards",
            "consents",
            "contacts",
            "db",
            "i18n",
            "jobs",
            "kernel",
            "ledger",
            "lists",
            "runs",
            "selections",
            "snapshot",
            "web",
        ],
    ),
    (
        "bin",
        &[
            "audit",
            "bulk",
            "cards",
            "contacts",
            "db",
            "i18n",
            "jobs",
            "kernel",
            "ledger",
            "lists",
            "outbox",
            "runs",
            "selections",
            "web",
        ],
    ),
    (
        "exports",
        &["audit", "cards", "consents", "contacts", "db", "i18n", "kernel", "lists", "selections", "subscriptions", "web"],
    ),
    ("archives", &["audit", "contacts", "db", "exports", "feed", "kernel", "lists", "selections", "web"]),
    (
        "imports",
        &[
            "audit",
            "bin",
            "confirmations",
            "consents",
            "contacts",
            "db",
            "i18n",
            "jobs",
            "kernel",
            "ledger",
            "lists",
            "runs",
            "selections",
            "snapshot",
            "subscriptions",
            "web",
        ],
    ),
    ("deliveries", &["audit", "db", "i18n", "kernel", "outbox", "templates", "web"]),
    (
        "drafts",
        &["audit", "db", "forms", "i18n", "items", "kernel", "lists", "pictures", "settings", "snapshot", "templates", "web"],
    ),
    (
        "overview",
        &[
            "cards",
            "confirmations",
            "contacts",
            "db",
            "editions",
            "forms",
            "i18n",
            "items",
            "kernel",
            "lists",
            "outbox",
            "settings",
            "submissions",
            "templates",
            "web",
            "webhooks",
        ],
    ),
    ("projections", &["consents", "contacts", "db", "kernel", "ledger", "outbox", "signups", "subscriptions"]),
    (
        "state",
        &[
            "config",
            "db",
            "forms",
            "i18n",
            "integrations",
            "kernel",
            "mail",
            "outbox",
            "overview",
            "preferences",
            "security",
            "settings",
            "snapshot",
            "staff",
            "web",
        ],
    ),
    ("integrations::handlers", &["kernel", "security", "state", "web"]),
    ("webhooks::handlers", &["db", "kernel", "security", "state", "web"]),
    ("api::handlers", &["contacts", "db", "feed", "integrations", "kernel", "lists", "signups", "state", "web"]),
    ("home::handlers", &["state", "web"]),
    ("editions::handlers", &["contacts", "db", "kernel", "mail", "outbox", "state", "templates", "web"]),
    ("items::handlers", &["db", "forms", "i18n", "kernel", "state", "templates", "web"]),
    ("audit::handlers", &["db", "state", "web"]),
    ("fittings::handlers", &["db", "kernel", "looks", "staff", "state", "web"]),
    ("decisions::handlers", &["kernel", "lists", "mail", "security", "state", "web"]),
    ("imports::handlers", &["audit", "db", "jobs", "kernel", "runs", "selections", "staff", "state", "web"]),
    ("links::handlers", &["kernel", "security", "state", "web"]),
    ("exports::handlers", &["contacts", "db", "kernel", "selections", "state", "web"]),
    ("archives::handlers", &["kernel", "staff", "state", "web"]),
    ("deliveries::handlers", &["kernel", "outbox", "state", "web"]),
    ("drafts::handlers", &["db", "forms", "kernel", "pictures", "state", "web"]),
    ("overview::handlers", &["cards", "db", "mail", "security", "state", "web"]),
    ("staff::handlers", &["db", "i18n", "kernel", "security", "state", "web"]),
    (
        "cards::handlers",
        &[
            "confirmations",
            "consents",
            "contacts",
            "db",
            "i18n",
            "kernel",
            "lists",
            "outbox",
            "staff",
            "state",
            "templates",
            "web",
        ],
    ),
    ("runs::handlers", &["cards", "contacts", "db", "jobs", "kernel", "staff", "state", "web"]),
    ("bulk::handlers", &["contacts", "db", "jobs", "kernel", "selections", "staff", "state", "web"]),
    ("bin::handlers", &["bulk", "cards", "db", "kernel", "selections", "state", "web"]),
    ("selections::handlers", &["cards", "contacts", "db", "kernel", "state", "web"]),
    (
        "preferences::handlers",
        &["contacts", "db", "i18n", "kernel", "ledger", "links", "lists", "security", "state", "subscriptions", "web"],
    ),
    (
        "submissions::handlers",
        &["cards", "consents", "contacts", "db", "forms", "kernel", "selections", "signups", "staff", "state", "web"],
    ),
    ("signups::handlers", &["contacts", "db", "forms", "kernel", "links", "security", "state", "web"]),
    (
        "app",
        &[
            "api",
            "archives",
            "audit",
            "bin",
            "bulk",
            "cards",
            "config",
            "contacts",
            "db",
            "decisions",
            "deliveries",
            "drafts",
            "editions",
            "exports",
            "feed",
            "fittings",
            "forms",
            "home",
            "integrations",
            "items",
            "jobs",
            "kernel",
            "links",
            "looks",
            "lists",
            "mail",
            "outbox",
            "overview",
            "pictures",
            "preferences",
            "runs",
            "security",
            "selections",
            "signups",
            "snapshot",
            "staff",
            "state",
            "submissions",
            "templates",
            "web",
            "webhooks",
            "imports",
        ],
    ),
    (
        "cli",
        &[
            "app",
            "archives",
            "audit",
            "bulk",
            "config",
            "consents",
            "contacts",
            "crowds",
            "db",
            "exports",
            "feed",
            "forms",
            "jobs",
            "kernel",
            "ledger",
            "links",
            "lists",
            "mail",
            "outbox",
            "pictures",
            "preferences",
            "projections",
            "security",
            "selections",
            "settings",
            "signups",
            "snapshot",
            "staff",
            "subscriptions",
            "templates",
            "web",
            "i18n",
            "imports",
        ],
    ),
];

/// What a file of a feature must not know, by its name.
const FILES: &[(&str, &[&str])] = &[
    ("model", &["actix_web", "maud", "html!", "crate::web", "crate::state"]),
    ("store", &["actix_web", "maud", "html!", "crate::web", "crate::state"]),
    ("actions", &["actix_web", "maud", "html!", "crate::state", "sql_query"]),
    ("mails", &["actix_web", "maud", "html!", "crate::state", "diesel"]),
    ("views", &["diesel", "crate::db", "crate::state", "actix_web::web", "HttpRequest"]),
    ("handlers", &["diesel", "maud", "html!", "Tx<"]),
];

#[test]
fn parts_use_only_what_stands_below_them() {
    for (at, (part, uses)) in FLOORS.iter().enumerate() {
        for used in *uses {
            assert!(
                FLOORS[..at].iter().any(|(below, _)| below == used),
                "the table lets {part} use {used}, which is not below it"
            );
        }
    }
    let mut breaches = Vec::new();
    let mut used: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (path, text) in sources() {
        let part = part_of(&path);
        let Some((_, allowed)) = FLOORS.iter().find(|(name, _)| *name == part) else {
            breaches.push(format!("{} belongs to {part:?}, which has no floor yet", path.display()));
            continue;
        };
        for target in crate_paths(&text).iter().map(|path| part_of_path(path)).filter(|target| *target != part) {
            if !allowed.contains(&target.as_str()) {
                breaches.push(format!("{} uses {target}", path.display()));
            }
            used.entry(part.clone()).or_default().insert(target);
        }
    }
    for (part, allowed) in FLOORS {
        let none = BTreeSet::new();
        let used = used.get(*part).unwrap_or(&none);
        breaches.extend(allowed.iter().filter(|name| !used.contains(**name)).map(|name| format!("{part} no longer uses {name}")));
    }
    assert!(breaches.is_empty(), "{breaches:#?}");
}

#[test]
fn files_of_a_feature_know_only_what_their_name_allows() {
    let mut breaches = Vec::new();
    for (path, text) in sources() {
        let mut names = path.components().map(|part| part.as_os_str().to_string_lossy().trim_end_matches(".rs").to_owned());
        if names.next().as_deref() != Some("features") {
            continue;
        }
        let Some(kind) = names.nth(1) else { continue };
        let Some((_, foreign)) = FILES.iter().find(|(name, _)| *name == kind) else { continue };
        // Paths inside a grouped `use crate::{…}` are told apart by the parser.
        let paths: Vec<String> = crate_paths(&text).iter().map(|path| format!("crate::{}", path.join("::"))).collect();
        for word in *foreign {
            let is_known = if word.starts_with("crate::") {
                paths.iter().any(|path| path.starts_with(word) && !path.starts_with("crate::db::schema"))
            } else {
                text.lines().any(|line| line.contains(word) && !is_derive(line))
            };
            if is_known {
                breaches.push(format!("{} knows {word}", path.display()));
            }
        }
    }
    assert!(breaches.is_empty(), "{breaches:#?}");
}

/// A derive names what it makes a type loadable from; it asks nothing.
fn is_derive(line: &str) -> bool {
    let line = line.trim_start();
    line.starts_with("#[derive") || line.starts_with("#[diesel") || line.starts_with("diesel::")
}

/// Files that only say which modules there are.
const STEMS: [&str; 3] = ["lib.rs", "main.rs", "features/mod.rs"];

/// Every source file without its tests and comments, by its path below `src`.
fn sources() -> Vec<(PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            if path.is_dir() {
                if name != "tests" && name != "every_view" {
                    folders.push(path);
                }
            } else if name.ends_with(".rs") && name != "tests.rs" && !STEMS.iter().any(|stem| path == root.join(stem)) {
                let text = fs::read_to_string(&path).unwrap();
                let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
                let lines = code.lines().map(|line| line.split("//").next().unwrap_or_default());
                files.push((path.strip_prefix(&root).unwrap().to_owned(), lines.collect::<Vec<_>>().join("\n")));
            }
        }
    }
    assert!(files.len() > 100, "the sources are where they are looked for");
    files
}

fn part_of(path: &Path) -> String {
    let names: Vec<String> =
        path.components().map(|part| part.as_os_str().to_string_lossy().trim_end_matches(".rs").to_owned()).collect();
    part_of_path(&names)
}

/// `features::signups::handlers::send` is of `signups::handlers`, `features::signups::actions` of `signups`, `web::ui` of `web`.
fn part_of_path(path: &[String]) -> String {
    match path {
        [features, noun, file, ..] if features == "features" && file == "handlers" => format!("{noun}::handlers"),
        [features, noun, ..] if features == "features" => noun.clone(),
        [part, ..] => part.clone(),
        [] => String::new(),
    }
}

/// Every path that begins with `crate::`, with groups taken apart.
fn crate_paths(text: &str) -> Vec<Vec<String>> {
    let mut paths = Vec::new();
    for (at, _) in text.match_indices("crate::") {
        let is_word = text[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == '$');
        if !is_word {
            branch(&mut text[at + 7..].trim_start(), &mut Vec::new(), &mut paths);
        }
    }
    paths
}

/// Reads one branch of a `use` tree from the front of `rest`.
fn branch(rest: &mut &str, path: &mut Vec<String>, paths: &mut Vec<Vec<String>>) {
    let depth = path.len();
    loop {
        *rest = rest.trim_start();
        if let Some(inside) = rest.strip_prefix('{') {
            *rest = inside.trim_start();
            while !rest.is_empty() && !rest.starts_with('}') {
                branch(rest, path, paths);
                let end = rest.find([',', '}']).unwrap_or(rest.len());
                *rest = rest[end..].trim_start_matches(',').trim_start();
            }
            *rest = rest.strip_prefix('}').unwrap_or(rest);
            break;
        }
        let end = rest.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(rest.len());
        path.push(rest[..end].to_owned());
        *rest = &rest[end..];
        match rest.strip_prefix("::") {
            Some(after) => *rest = after,
            None => {
                paths.push(path.clone());
                break;
            }
        }
    }
    path.truncate(depth);
}

#[test]
fn grouped_paths_are_taken_apart() {
    let text = "use crate::{db::{Tx, schema::x}, features::{signups::handlers::send, lists}};\nlet y = crate::web::ui::link();";
    let parts: Vec<String> = crate_paths(text).iter().map(|path| part_of_path(path)).collect();
    assert_eq!(parts, ["db", "db", "signups::handlers", "lists", "web"]);
}
