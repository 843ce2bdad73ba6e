//! What pages of long work say of a change and of taking one back.

use super::words::{Names, outcome_key};
use crate::{
    features::{
        bulk::{
            UNDO, UPDATE,
            model::{Change, Outcome, Undone, summary_of},
        },
        lists::Lists,
        runs::{Facts, Kind},
    },
    i18n::{Texts, format},
    jobs::Job,
    kernel::{Language, Right},
    web::paths::admin,
};

/// A change of many.
pub struct UpdateKind;

impl Kind for UpdateKind {
    fn kind(&self) -> &'static str {
        UPDATE
    }

    fn right(&self) -> Right {
        Right::BulkUpdate
    }

    fn name(&self) -> &'static str {
        "bulk-title"
    }

    fn facts(&self, t: &'static Texts, language: Language, lists: &Lists, job: &Job) -> Facts {
        let Ok(change) = serde_json::from_str::<Change>(&job.input) else { return Facts::new() };
        let names = Names { t, language, lists, interests: &[] };
        let number = |count| format::number(language, count);
        let came_to = summary_of(&job.result);
        let mut facts = vec![(t.get("bulk-fact-changed").to_owned(), number(came_to.changed))];
        for (n, action) in change.actions.iter().enumerate() {
            let mut words = names.after(action);
            if let Some(tally) = came_to.tallies.get(n) {
                for outcome in Outcome::ALL.into_iter().filter(|outcome| tally.of(*outcome) > 0) {
                    words.push_str(&format!(" · {}: {}", t.get(outcome_key(outcome)), number(tally.of(outcome))));
                }
            }
            facts.push((names.about(action).to_owned(), words));
        }
        if !change.reason.is_empty() {
            facts.push((t.get("bulk-reason").to_owned(), change.reason));
        }
        facts
    }

    fn note(&self, code: &str) -> &'static str {
        Outcome::ALL.into_iter().find(|outcome| outcome.code() == code).map_or("bulk-note-gone", outcome_key)
    }

    fn undo(&self, job: &Job) -> Option<String> {
        (job.state.is_over() && summary_of(&job.result).changed > 0).then(|| admin::bulk_undo(job.id))
    }
}

/// Taking a change back.
pub struct UndoKind;

impl Kind for UndoKind {
    fn kind(&self) -> &'static str {
        UNDO
    }

    fn right(&self) -> Right {
        Right::BulkUpdate
    }

    fn name(&self) -> &'static str {
        "bulk-undo-title"
    }

    fn facts(&self, t: &'static Texts, language: Language, _: &Lists, job: &Job) -> Facts {
        let undone: Undone = serde_json::from_str(&job.result).unwrap_or_default();
        [("bulk-fact-set-back", undone.set_back), ("bulk-fact-left", undone.left), ("bulk-fact-gone", undone.gone)]
            .into_iter()
            .map(|(key, count)| (t.get(key).to_owned(), format::number(language, count)))
            .collect()
    }

    fn note(&self, code: &str) -> &'static str {
        if code == "changed_since" { "bulk-note-changed-since" } else { "bulk-note-gone" }
    }
}
