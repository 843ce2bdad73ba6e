//! What pages need to know of a kind of work.

use std::sync::Arc;

use crate::{
    features::lists::Lists,
    i18n::Texts,
    jobs::Job,
    kernel::{Language, Right},
};

/// Pairs of a name and what it is.
pub type Facts = Vec<(String, String)>;

/// A kind of work, as staff see it. Features bring one for each kind that they have; the composition root lists them.
pub trait Kind: Send + Sync {
    /// By which name its jobs are kept.
    fn kind(&self) -> &'static str;

    /// Who sees the jobs of others, stops them and lets them go on.
    fn right(&self) -> Right;

    /// The key of what it is called.
    fn name(&self) -> &'static str;

    /// What was asked for and what came of it so far, in words.
    fn facts(&self, t: &'static Texts, language: Language, lists: &Lists, job: &Job) -> Facts;

    /// The key of the words for a line of its log.
    fn note(&self, code: &str) -> &'static str;

    /// The key of the words for why it failed, where it has words of its own.
    fn problem(&self, _code: &str) -> Option<&'static str> {
        None
    }

    /// Where it is taken back, if that can be done now as far as the job itself says.
    fn undo(&self, _job: &Job) -> Option<String> {
        None
    }

    /// Where what it is about, or what came of it, is to be found, with the key of what that is called.
    fn about(&self, _job: &Job) -> Vec<(String, &'static str)> {
        Vec::new()
    }
}

/// All kinds that there are.
#[derive(Clone)]
pub struct Kinds(Arc<Vec<Box<dyn Kind>>>);

impl Kinds {
    /// These.
    pub fn new(kinds: Vec<Box<dyn Kind>>) -> Self {
        Self(Arc::new(kinds))
    }

    /// The kind of a job.
    pub fn of(&self, kind: &str) -> Option<&dyn Kind> {
        self.iter().find(|known| known.kind() == kind)
    }

    /// Each of them.
    pub fn iter(&self) -> impl Iterator<Item = &dyn Kind> {
        self.0.iter().map(AsRef::as_ref)
    }
}
