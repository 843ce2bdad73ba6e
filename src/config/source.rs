//! The written values, from the file and the environment, and how each kind of value is read.
//!
//! A value is never repeated in a refusal: it may be a password.

use std::{collections::BTreeMap, fs, io::ErrorKind, ops::RangeInclusive, path::Path, str::FromStr};

use toml::Value;

use super::Config;
use crate::kernel::StartupError;

const PREFIX: &str = "SAMTYKKE_";
/// Names the file itself, and so stands only in the environment.
const FILE_VARIABLE: &str = "SAMTYKKE_CONFIG";

/// One written value and where it stands.
struct Written {
    value: Value,
    place: String,
}

impl Written {
    fn refuse(&self, kind: &str) -> StartupError {
        StartupError::new(format!("{} is not {kind}", self.place), "Correct or remove it.")
    }

    /// The value as text; an environment variable is always text, a file may hold a number.
    fn text(&self) -> Option<String> {
        match &self.value {
            Value::String(text) => Some(text.trim().to_owned()),
            Value::Integer(number) => Some(number.to_string()),
            Value::Boolean(flag) => Some(flag.to_string()),
            _ => None,
        }
    }
}

/// The written values by key.
pub struct Source(BTreeMap<String, Written>);

impl Source {
    /// Collects them; the environment wins over the file.
    pub fn read(environment: impl Iterator<Item = (String, String)>, cwd: &Path) -> Result<Self, StartupError> {
        let ours: BTreeMap<String, String> = environment.filter(|(name, _)| name.starts_with(PREFIX)).collect();
        let mut values = BTreeMap::new();
        for (key, value) in read_file(ours.get(FILE_VARIABLE).map(String::as_str), cwd)? {
            values.insert(key.clone(), Written { value, place: format!("{key} in the configuration file") });
        }
        for (name, value) in ours {
            if name == FILE_VARIABLE {
                continue;
            }
            let key = name[PREFIX.len()..].to_ascii_lowercase();
            if name != variable(&key) || !Config::KEYS.contains(&key.as_str()) {
                let known = Config::KEYS.iter().map(|key| variable(key)).chain([FILE_VARIABLE.to_owned()]);
                return Err(unknown(&format!("the environment variable {name}"), &name, known));
            }
            // An empty variable is how many shells and compose files say *not set*.
            if !value.trim().is_empty() {
                values.insert(key, Written { value: Value::String(value), place: name });
            }
        }
        Ok(Self(values))
    }

    fn get<T>(&self, key: &str, kind: &str, read: impl FnOnce(&Written) -> Option<T>) -> Result<Option<T>, StartupError> {
        self.0.get(key).map(|written| read(written).ok_or_else(|| written.refuse(kind))).transpose()
    }

    /// A text that is not empty.
    pub fn text(&self, key: &str) -> Result<Option<String>, StartupError> {
        self.get(key, "a text", |written| {
            written.value.as_str().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned)
        })
    }

    /// A text that has a meaning; `kind` says which, with an example.
    pub fn parsed<T: FromStr>(&self, key: &str, kind: &str) -> Result<Option<T>, StartupError> {
        self.get(key, kind, |written| written.text()?.parse().ok())
    }

    /// A whole number within `range`.
    pub fn number(&self, key: &str, range: RangeInclusive<u32>, default: u32) -> Result<u32, StartupError> {
        let kind = format!("a whole number from {} to {}", range.start(), range.end());
        let number = self.get(key, &kind, |written| written.text()?.parse().ok().filter(|number| range.contains(number)))?;
        Ok(number.unwrap_or(default))
    }

    /// Yes or no.
    pub fn flag(&self, key: &str, default: bool) -> Result<bool, StartupError> {
        let flag = self.get(key, "true or false", |written| match written.text()?.to_ascii_lowercase().as_str() {
            "true" | "yes" | "on" | "1" => Some(true),
            "false" | "no" | "off" | "0" => Some(false),
            _ => None,
        })?;
        Ok(flag.unwrap_or(default))
    }

    /// One of some words; the first is the default.
    pub fn one_of<T: Copy>(&self, key: &str, words: &[(&str, T)]) -> Result<T, StartupError> {
        let kind = format!("one of {}", words.iter().map(|(word, _)| *word).collect::<Vec<_>>().join(", "));
        let find = |text: &str| words.iter().find(|(word, _)| word.eq_ignore_ascii_case(text)).map(|(_, value)| *value);
        let chosen = self.get(key, &kind, |written| find(&written.text()?))?;
        Ok(chosen.unwrap_or(words[0].1))
    }

    /// A list: an array in the file, separated by commas in the environment.
    pub fn list<T>(&self, key: &str, read: impl Fn(&str) -> Option<T>) -> Result<Vec<T>, StartupError> {
        let list = self.get(key, "a list of addresses or networks such as 10.0.0.0/8", |written| match &written.value {
            Value::Array(items) => items.iter().map(|item| read(item.as_str()?.trim())).collect(),
            _ => written.text()?.split(',').map(str::trim).filter(|item| !item.is_empty()).map(&read).collect(),
        })?;
        Ok(list.unwrap_or_default())
    }
}

fn variable(key: &str) -> String {
    format!("{PREFIX}{}", key.to_ascii_uppercase())
}

/// The file's values; without a name it may be absent.
fn read_file(named: Option<&str>, cwd: &Path) -> Result<toml::Table, StartupError> {
    let path = cwd.join(named.unwrap_or("samtykke.toml"));
    let text = match fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if named.is_none() && error.kind() == ErrorKind::NotFound => return Ok(toml::Table::new()),
        Err(error) => {
            let advice = "Check the name in SAMTYKKE_CONFIG and the file's rights.";
            return Err(StartupError::new(format!("cannot read {}: {error}", path.display()), advice));
        }
    };
    let table: toml::Table = toml::from_str(&text).map_err(|error: toml::de::Error| {
        let line = error.span().map_or(1, |span| text[..span.start].matches('\n').count() + 1);
        let what = error.message().lines().next().unwrap_or_default().to_owned();
        StartupError::new(format!("{}, line {line}: {what}", path.display()), "Write one key = \"value\" a line.")
    })?;
    match table.keys().find(|key| !Config::KEYS.contains(&key.as_str())) {
        Some(key) => Err(unknown(&format!("{} in {}", key, path.display()), key, Config::KEYS.map(str::to_owned))),
        None => Ok(table),
    }
}

/// The refusal of a name that means nothing, with the nearest that does.
fn unknown(place: &str, name: &str, known: impl IntoIterator<Item = String>) -> StartupError {
    let bare = |name: &str| name.trim_start_matches(PREFIX).to_ascii_lowercase();
    let likeness = |candidate: &String| strsim::jaro_winkler(&bare(candidate), &bare(name));
    let nearest = known.into_iter().max_by(|a, b| likeness(a).total_cmp(&likeness(b))).unwrap_or_default();
    StartupError::new(format!("{place} is not a setting that Samtykke knows"), format!("Perhaps you mean {nearest}."))
}
