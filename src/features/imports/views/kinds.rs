//! The work of imports, as pages of long work show it.

use super::{
    super::work::{CHECK, RUN, UNDO, Undone, import_of},
    labels,
};
use crate::{
    features::{
        imports::{Counts, Verdict},
        lists::Lists,
        runs::{Facts, Kind},
    },
    i18n::{Texts, format},
    jobs::Job,
    kernel::{Language, Right},
    web::paths::admin::imports as paths,
};

/// Checking a file.
#[derive(Debug)]
pub struct CheckKind;

/// Running one.
#[derive(Debug)]
pub struct RunKind;

/// Taking one back.
#[derive(Debug)]
pub struct UndoKind;

fn counted(t: &'static Texts, language: Language, job: &Job) -> Facts {
    let counts: Counts = serde_json::from_str(&job.result).unwrap_or_default();
    let fact = |verdict: Verdict| (t.get(labels::verdict(verdict)).to_owned(), format::number(language, counts.of(verdict)));
    Verdict::ALL.into_iter().map(fact).collect()
}

/// The import that a job is about.
fn about(job: &Job) -> Vec<(String, &'static str)> {
    import_of(job).map(|id| (paths::import(id), "imports-open")).into_iter().collect()
}

macro_rules! kinds {
    ($($type:ident, $kind:ident, $name:literal, |$t:ident, $language:ident, $job:ident| $facts:expr;)+) => {$(
        impl Kind for $type {
            fn kind(&self) -> &'static str {
                $kind
            }

            fn right(&self) -> Right {
                Right::Import
            }

            fn name(&self) -> &'static str {
                $name
            }

            fn facts(&self, $t: &'static Texts, $language: Language, _: &Lists, $job: &Job) -> Facts {
                $facts
            }

            fn note(&self, code: &str) -> &'static str {
                labels::problem(code)
            }

            fn problem(&self, code: &str) -> Option<&'static str> {
                Some(labels::problem(code)).filter(|key| *key != "imports-problem-other")
            }

            fn about(&self, job: &Job) -> Vec<(String, &'static str)> {
                about(job)
            }
        }
    )+};
}

kinds! {
    CheckKind, CHECK, "imports-check-job", |t, language, job| counted(t, language, job);
    RunKind, RUN, "imports-noun", |t, language, job| counted(t, language, job);
    UndoKind, UNDO, "imports-undo", |t, language, job| {
        let undone: Undone = serde_json::from_str(&job.result).unwrap_or_default();
        let number = |n: i64| format::number(language, n);
        let told = [("binned", &*number(undone.binned)), ("back", &*number(undone.put_back)), ("left", &*number(undone.left))];
        vec![(t.get("imports-result-done").to_owned(), t.with("imports-undone", &told))]
    };
}
