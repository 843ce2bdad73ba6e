//! A mail about to be posted: who, which template, which values, which links.

use chrono::Duration;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::{
    features::templates::TemplateKey,
    kernel::{
        EmailAddress, Language,
        ids::{ContactId, SubmissionId, TypeId},
    },
    mail::layout::phrases::Why,
};

/// The name of the value that, where there is one, is the subject instead of the template's.
pub const SUBJECT: &str = "subject";

/// A mail about to be posted.
#[derive(Clone, Debug)]
pub struct Letter<'a> {
    /// Which words.
    pub template: TemplateKey,
    /// In which language.
    pub language: Language,
    /// To whom.
    pub to: &'a EmailAddress,
    /// The contact it is about, if there is one.
    pub contact: Option<ContactId>,
    /// The submission it is about, if there is one.
    pub submission: Option<SubmissionId>,
    /// The act that causes it.
    pub act: &'a str,
    /// Values of the template's variables.
    pub variables: Map<String, Value>,
    /// Personal links, by the name of the variable that holds them.
    pub links: Vec<(&'static str, LinkInMail)>,
}

/// A personal link as the outbox keeps it: what it will say, not the token itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinkInMail {
    /// What it opens.
    #[serde(rename = "p")]
    pub purpose: Purpose,
    /// The opaque handle that it is for.
    #[serde(rename = "s")]
    pub subject: String,
    /// The link's own handle; empty means the mail's.
    #[serde(rename = "j", default, skip_serializing_if = "String::is_empty")]
    pub jti: String,
    /// How long it works from the moment of posting, in seconds; 0 where it never expires.
    #[serde(rename = "t")]
    pub seconds: i64,
    /// The contact's link epoch.
    #[serde(rename = "e")]
    pub epoch: i64,
}

/// What a link in a mail opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Purpose {
    /// The confirmation of a sign-up.
    #[serde(rename = "c")]
    Confirm,
    /// The preference page.
    #[serde(rename = "p")]
    Preferences,
    /// Taking a change back.
    #[serde(rename = "r")]
    Restore,
    /// One's own data.
    #[serde(rename = "d")]
    Data,
    /// Accepting an invitation to work here.
    #[serde(rename = "i")]
    Invitation,
    /// A new password for a member of staff.
    #[serde(rename = "w")]
    PasswordReset,
    /// Where submissions wait for staff.
    #[serde(rename = "q")]
    Queue,
    /// Leaving everything.
    #[serde(rename = "u")]
    UnsubscribeAll,
    /// Leaving one type.
    #[serde(rename = "t")]
    UnsubscribeType(TypeId),
}

impl LinkInMail {
    /// A link for a handle.
    pub fn new(purpose: Purpose, subject: &str, lifetime: Duration, epoch: i64) -> Self {
        Self { purpose, subject: subject.to_owned(), jti: String::new(), seconds: lifetime.num_seconds(), epoch }
    }

    /// The same with a handle of its own.
    pub fn with_jti(self, jti: &str) -> Self {
        Self { jti: jti.to_owned(), ..self }
    }

    /// The link by which a contact leaves everything; it never expires.
    pub fn unsubscribe_all(subject: &str) -> Self {
        Self::new(Purpose::UnsubscribeAll, subject, Duration::zero(), 0)
    }
}

/// Why the recipient of a template gets it.
pub const fn why(template: TemplateKey) -> Why {
    match template {
        TemplateKey::Confirm | TemplateKey::FormReceipt | TemplateKey::Reminder => Why::Form,
        TemplateKey::StaffInvitation
        | TemplateKey::PasswordReset
        | TemplateKey::SubmissionWaiting
        | TemplateKey::SubmissionsDaily => Why::Staff,
        TemplateKey::Welcome
        | TemplateKey::Changed
        | TemplateKey::NewLink
        | TemplateKey::AlreadySubscribed
        | TemplateKey::Verification
        | TemplateKey::PrivacyConfirmation
        | TemplateKey::BreachNotice => Why::Contact,
    }
}

/// Does a mail leave although its contact was put into the bin meanwhile? What they asked for does, and what the law wants them to be
/// told of a breach (GDPR Art. 34).
pub(super) const fn is_owed(template: TemplateKey) -> bool {
    match template {
        TemplateKey::Confirm
        | TemplateKey::NewLink
        | TemplateKey::Verification
        | TemplateKey::BreachNotice
        | TemplateKey::StaffInvitation
        | TemplateKey::PasswordReset
        | TemplateKey::SubmissionWaiting
        | TemplateKey::SubmissionsDaily => true,
        TemplateKey::Welcome
        | TemplateKey::Changed
        | TemplateKey::AlreadySubscribed
        | TemplateKey::PrivacyConfirmation
        | TemplateKey::FormReceipt
        | TemplateKey::Reminder => false,
    }
}

/// What the outbox keeps of a letter's values.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Stored {
    #[serde(rename = "v")]
    pub(super) values: Map<String, Value>,
    #[serde(rename = "l")]
    pub(super) links: Vec<(String, LinkInMail)>,
}

/// Who sends, as it stood when the mail was posted.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Sender {
    #[serde(rename = "n")]
    pub(super) name: String,
    #[serde(rename = "a")]
    pub(super) address: String,
    #[serde(rename = "r", default, skip_serializing_if = "String::is_empty")]
    pub(super) reply_to: String,
}
