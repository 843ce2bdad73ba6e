//! What an event says.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use hmac::{Hmac, Mac};
use sha2::Sha256;

use crate::kernel::{
    Context, Timestamp,
    ids::{BasisId, ContactId, EventId, FormVersionId, ImportId, PurposeId, SourceId, SubmissionId, TypeId},
};

/// What kind of thing happened; the code is what the database keeps.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum EventKind {
    /// Somebody sent a form and was asked to confirm by mail.
    SignUpRequested,
    /// The mailed link was followed and the button pressed.
    SignUpConfirmed,
    /// A member of staff made a sign-up count that waited for them.
    SubmissionProcessed,
    /// A member of staff rejected a sign-up that waited for them.
    SubmissionRejected,
    /// A contact came into being.
    ContactCreated,
    /// Details of a contact changed; the names of the fields are in `detail`.
    ContactChanged,
    /// A purpose got a legal basis.
    ConsentGranted,
    /// A purpose's consent was withdrawn.
    ConsentWithdrawn,
    /// A consent was taken back together with the change of many that had set it where nothing was registered: nothing is again.
    ConsentUndone,
    /// A subscription type was turned on or off, or set back to never chosen.
    SubscriptionChosen,
    /// All personal links so far stopped working.
    LinksRevoked,
    /// The contact was handed their data; `detail` names the link.
    DataHandedOver,
    /// The contact was told what is stored about them; `detail` names the template.
    ContactInformed,
    /// Two contacts turned out to be one person; `detail` says `from:` or `into:` which other number.
    ContactsMerged,
    /// A contact went to the bin.
    ContactBinned,
    /// A contact came back from the bin.
    ContactRestored,
    /// A contact and everything personal about them was erased.
    ContactErased,
}

impl EventKind {
    /// All of them.
    pub const ALL: [Self; 17] = [
        Self::SignUpRequested,
        Self::SignUpConfirmed,
        Self::SubmissionProcessed,
        Self::SubmissionRejected,
        Self::ContactCreated,
        Self::ContactChanged,
        Self::ConsentGranted,
        Self::ConsentWithdrawn,
        Self::ConsentUndone,
        Self::SubscriptionChosen,
        Self::LinksRevoked,
        Self::DataHandedOver,
        Self::ContactInformed,
        Self::ContactsMerged,
        Self::ContactBinned,
        Self::ContactRestored,
        Self::ContactErased,
    ];

    /// The kind of a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// The kind in English, for operators.
    pub const fn words(self) -> &'static str {
        match self {
            Self::SignUpRequested => "sign-up requested",
            Self::SignUpConfirmed => "sign-up confirmed",
            Self::SubmissionProcessed => "submission processed",
            Self::SubmissionRejected => "submission rejected",
            Self::ContactCreated => "contact created",
            Self::ContactChanged => "contact changed",
            Self::ConsentGranted => "consent granted",
            Self::ConsentWithdrawn => "consent withdrawn",
            Self::ConsentUndone => "consent taken back",
            Self::SubscriptionChosen => "subscription chosen",
            Self::LinksRevoked => "links revoked",
            Self::DataHandedOver => "data handed over",
            Self::ContactInformed => "privacy confirmation sent",
            Self::ContactsMerged => "contacts merged",
            Self::ContactBinned => "contact put into the bin",
            Self::ContactRestored => "contact taken out of the bin",
            Self::ContactErased => "contact erased",
        }
    }

    /// The code kept in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::SignUpRequested => "sign_up_requested",
            Self::SignUpConfirmed => "sign_up_confirmed",
            Self::SubmissionProcessed => "submission_processed",
            Self::SubmissionRejected => "submission_rejected",
            Self::ContactCreated => "contact_created",
            Self::ContactChanged => "contact_changed",
            Self::ConsentGranted => "consent_granted",
            Self::ConsentWithdrawn => "consent_withdrawn",
            Self::ConsentUndone => "consent_undone",
            Self::SubscriptionChosen => "subscription_chosen",
            Self::LinksRevoked => "links_revoked",
            Self::DataHandedOver => "data_handed_over",
            Self::ContactInformed => "contact_informed",
            Self::ContactsMerged => "contacts_merged",
            Self::ContactBinned => "contact_binned",
            Self::ContactRestored => "contact_restored",
            Self::ContactErased => "contact_erased",
        }
    }
}

/// An act that is being written down: its events share a handle and a commitment to the act's details.
#[derive(Clone, Debug)]
pub struct Act {
    /// Names the act, also outside: the *saved* page shows what the act of this handle did.
    pub handle: String,
    /// HMAC-SHA-256 over the details, keyed with their salt.
    pub commitment: String,
}

/// The commitment to `body` under `salt`, both as stored.
pub fn commitment(salt: &str, body: &str) -> String {
    // HMAC takes a key of any length, so this constructor cannot fail.
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(salt.as_bytes()) else { return String::new() };
    mac.update(body.as_bytes());
    URL_SAFE_NO_PAD.encode(mac.finalize().into_bytes())
}

/// What is to be written down. Fill in what the kind needs and leave the rest.
#[derive(Clone, Debug, Default)]
pub struct NewEvent {
    /// Whom it is about, once there is a contact.
    pub contact: Option<ContactId>,
    /// The filled-in form it came from.
    pub submission: Option<SubmissionId>,
    /// The purpose, for consents.
    pub purpose: Option<PurposeId>,
    /// The type, for subscriptions.
    pub subscription_type: Option<TypeId>,
    /// Legal basis before and after.
    pub basis: (Option<BasisId>, Option<BasisId>),
    /// Source before and after.
    pub source: (Option<SourceId>, Option<SourceId>),
    /// Choice before and after; nothing means never chosen.
    pub choice: (Option<bool>, Option<bool>),
    /// The form version that was filled in.
    pub form_version: Option<FormVersionId>,
    /// Hash of the words that were shown.
    pub shown: Option<String>,
    /// The act that this takes back.
    pub undoes: Option<String>,
    /// Codes only, never personal data.
    pub detail: Option<String>,
}

/// The event as [`super::record`] wrote it, for the projections to follow without reading it back.
pub fn written(id: EventId, ctx: &Context, act: &Act, kind: EventKind, new: NewEvent) -> Event {
    Event {
        id,
        act: act.handle.clone(),
        at: ctx.at,
        kind: kind.code().to_owned(),
        contact_id: new.contact,
        submission_id: new.submission,
        purpose_id: new.purpose,
        type_id: new.subscription_type,
        basis_before: new.basis.0,
        basis_after: new.basis.1,
        source_before: new.source.0,
        source_after: new.source.1,
        choice_before: new.choice.0,
        choice_after: new.choice.1,
        actor: ctx.actor.code().to_owned(),
        actor_id: ctx.actor.id(),
        channel: ctx.channel.code().to_owned(),
        form_version_id: new.form_version,
        import_id: None,
        shown: new.shown,
        undoes: new.undoes,
        commitment: Some(act.commitment.clone()),
    }
}

/// An event as it stands in the history.
#[derive(Clone, Debug, PartialEq, Eq, diesel::Queryable, diesel::Selectable)]
#[diesel(table_name = crate::db::schema::events)]
#[allow(missing_docs, reason = "the columns are described in the migration and in `NewEvent`")]
pub struct Event {
    pub id: EventId,
    pub act: String,
    pub at: Timestamp,
    pub kind: String,
    pub contact_id: Option<ContactId>,
    pub submission_id: Option<SubmissionId>,
    pub purpose_id: Option<PurposeId>,
    pub type_id: Option<TypeId>,
    pub basis_before: Option<BasisId>,
    pub basis_after: Option<BasisId>,
    pub source_before: Option<SourceId>,
    pub source_after: Option<SourceId>,
    pub choice_before: Option<bool>,
    pub choice_after: Option<bool>,
    pub actor: String,
    pub actor_id: Option<i64>,
    pub channel: String,
    pub form_version_id: Option<FormVersionId>,
    pub import_id: Option<ImportId>,
    pub shown: Option<String>,
    pub undoes: Option<String>,
    pub commitment: Option<String>,
}
