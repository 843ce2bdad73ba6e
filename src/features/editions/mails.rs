//! A template as a mail to the member who wrote it.

use serde_json::{Map, Value};

use crate::{
    db::{DbError, Tx},
    features::{
        audit::{self, Entry, Subject},
        outbox::{self, Letter},
        snapshot::Snapshot,
        templates::TemplateKey,
    },
    kernel::{Context, EmailAddress, Language, random},
};

/// A mail to see how it looks where it arrives.
#[derive(Clone, Copy, Debug)]
pub struct Test<'t> {
    /// Which template; its version in use is sent.
    pub template: TemplateKey,
    /// In which language.
    pub language: Language,
    /// To whom.
    pub to: &'t EmailAddress,
    /// Values of every variable. Links are values like others and open nothing.
    pub variables: &'t Map<String, Value>,
}

/// Posts a test; the audit log says who asked for it.
///
/// # Errors
/// Storage errors.
pub fn post_test(tx: &mut Tx<'_>, ctx: &Context, house: &Snapshot, key_id: &str, test: &Test<'_>) -> Result<(), DbError> {
    let act = random::handle();
    let letter = Letter {
        template: test.template,
        language: test.language,
        to: test.to,
        contact: None,
        submission: None,
        act: &act,
        variables: test.variables.clone(),
        links: Vec::new(),
    };
    outbox::post(tx, ctx.at, house, &letter, key_id)?;
    note_test(tx, ctx, test.template)
}

/// Notes who had a test sent.
///
/// # Errors
/// Storage errors.
pub fn note_test(tx: &mut Tx<'_>, ctx: &Context, template: TemplateKey) -> Result<(), DbError> {
    audit::record(tx, ctx, &Entry::new("template.tested", Subject::new("template", template.code())))
}
