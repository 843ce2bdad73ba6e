//! Row identifiers, one type per table, so that a contact's number never passes for a purpose's.
//!
//! They are internal: what leaves the house is a random handle ([`crate::kernel::random`]), never one of these.

/// Declares an identifier type over a 64-bit row number.
macro_rules! ids {
    ($($(#[$meta:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$meta])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, serde::Serialize, serde::Deserialize)]
        #[derive(diesel::expression::AsExpression, diesel::deserialize::FromSqlRow)]
        #[diesel(sql_type = diesel::sql_types::BigInt)]
        #[serde(transparent)]
        pub struct $name(pub i64);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }
    )+};
}

ids! {
    /// A person.
    ContactId,
    /// One e-mail address of a person.
    AddressId,
    /// What data is used for.
    PurposeId,
    /// A ground of GDPR Art. 6(1), or *withdrawn*.
    BasisId,
    /// How data came in.
    SourceId,
    /// A kind of mailing that a contact can choose.
    TypeId,
    /// One immutable act or part of an act.
    EventId,
    /// A public form.
    FormId,
    /// One frozen version of a form.
    FormVersionId,
    /// A form that is kept to begin others with.
    FormTemplateId,
    /// One filled-in form.
    SubmissionId,
    /// A file that came with one.
    FileId,
    /// A mail in the outbox.
    MailId,
    /// A mail template.
    TemplateId,
    /// One frozen version of a mail template.
    TemplateVersionId,
    /// A member of staff.
    StaffId,
    /// What members of staff may do.
    RoleId,
    /// One sign-in of a member of staff.
    SessionId,
    /// One line of the audit log.
    AuditId,
    /// A piece of long work.
    JobId,
    /// A selection of contacts.
    SelectionId,
    /// A file that was brought in.
    ImportId,
    /// A program that uses the API.
    IntegrationId,
    /// An address of another system that is told what happened.
    WebhookId,
}
