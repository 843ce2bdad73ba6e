//! Which templates there are, and what a version holds.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::kernel::Language;

/// The templates that the house itself uses.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum TemplateKey {
    /// Asks to confirm a sign-up.
    Confirm,
    /// After a confirmed sign-up.
    Welcome,
    /// After a change of preferences, with *this was not me*.
    Changed,
    /// A fresh personal link.
    NewLink,
    /// To who signs up again for what they have.
    AlreadySubscribed,
    /// A link to one's own data.
    Verification,
    /// Tells a new contact what is stored about them (GDPR Art. 13, 14).
    PrivacyConfirmation,
    /// Tells contacts of a breach (GDPR Art. 34).
    BreachNotice,
    /// Invites a colleague.
    StaffInvitation,
    /// Lets staff set a new password.
    PasswordReset,
    /// What somebody entered in a form, for them to keep.
    FormReceipt,
    /// Tells staff that a filled-in form waits for them.
    SubmissionWaiting,
    /// Asks once more to confirm a sign-up (FRM-06).
    Reminder,
    /// Tells staff once a day how many forms wait for them.
    SubmissionsDaily,
}

impl TemplateKey {
    /// All of them.
    pub const ALL: [Self; 14] = [
        Self::Confirm,
        Self::Welcome,
        Self::Changed,
        Self::NewLink,
        Self::AlreadySubscribed,
        Self::Verification,
        Self::PrivacyConfirmation,
        Self::BreachNotice,
        Self::StaffInvitation,
        Self::PasswordReset,
        Self::FormReceipt,
        Self::SubmissionWaiting,
        Self::Reminder,
        Self::SubmissionsDaily,
    ];

    /// The key kept in the database, which is also the name of the shipped files.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Confirm => "confirm",
            Self::Welcome => "welcome",
            Self::Changed => "changed",
            Self::NewLink => "new_link",
            Self::AlreadySubscribed => "already_subscribed",
            Self::Verification => "verification",
            Self::PrivacyConfirmation => "privacy_confirmation",
            Self::BreachNotice => "breach_notice",
            Self::StaffInvitation => "staff_invitation",
            Self::PasswordReset => "password_reset",
            Self::FormReceipt => "form_receipt",
            Self::SubmissionWaiting => "submission_waiting",
            Self::Reminder => "reminder",
            Self::SubmissionsDaily => "submissions_daily",
        }
    }

    /// The template of a key.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|key| key.code() == code)
    }

    /// May staff choose it when they send a privacy confirmation by hand (PCE-02)?
    pub const fn is_privacy(self) -> bool {
        matches!(self, Self::PrivacyConfirmation)
    }
}

/// The words of one language.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MailWords {
    /// One line, with variables.
    pub subject: String,
    /// Markdown, with variables.
    pub body: String,
}

/// A version: the words of every language.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct MailTexts(pub BTreeMap<Language, MailWords>);

impl MailTexts {
    /// The words in `language`, else in English, else in whichever language has some (ML-07).
    pub fn get(&self, language: Language) -> Option<&MailWords> {
        self.0.get(&language).or_else(|| self.0.get(&self.fallback()?))
    }

    /// The language whose words stand in for those that are missing.
    pub fn fallback(&self) -> Option<Language> {
        self.0.contains_key(&Language::En).then_some(Language::En).or_else(|| self.0.keys().next().copied())
    }
}

/// Parts a shipped file into subject and body: `Subject: …`, a blank line, Markdown.
pub(super) fn words_of_file(file: &str) -> Option<MailWords> {
    let (first, body) = file.split_once('\n')?;
    Some(MailWords { subject: first.strip_prefix("Subject:")?.trim().to_owned(), body: body.trim().to_owned() })
}
