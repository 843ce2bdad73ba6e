//! What is in the file and what its manifest says. Pure.

use serde::{Deserialize, Serialize};

/// The number of this layout; a file of another one is not read.
pub const LAYOUT: u32 = 1;

/// What stands in a field whose secret was left out.
pub const LEFT_OUT: &str = "left out";

/// How a secret is left out.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Blank {
    /// As if there had never been one.
    Nothing,
    /// The member keeps a password that nobody knows, and asks for a new one by mail.
    Locked,
    /// It is given out anew: what stands there opens nothing and is another one in each row.
    Anew,
}

/// What of a table is in the file when secrets are left out. With secrets, all of it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kept {
    /// All of it.
    Whole,
    /// All but these columns.
    Without(&'static [(&'static str, Blank)]),
    /// Nothing: it holds secrets, or what only the running portal needs for a while.
    Left,
}

/// A table.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Table {
    /// Its name.
    pub name: &'static str,
    /// What of it is kept.
    pub kept: Kept,
}

const fn whole(name: &'static str) -> Table {
    Table { name, kept: Kept::Whole }
}

const fn left(name: &'static str) -> Table {
    Table { name, kept: Kept::Left }
}

/// What a member of staff signs in with.
const CREDENTIALS: Kept =
    Kept::Without(&[("password_hash", Blank::Locked), ("totp_seed", Blank::Nothing), ("totp_step", Blank::Nothing)]);

/// By what other programs are known.
const TOKENS: Kept = Kept::Without(&[("token_hash", Blank::Anew)]);
/// What the secret of a webhook follows from, together with a key.
const SEEDS: Kept = Kept::Without(&[("seed", Blank::Anew)]);

/// Every table, each after those that its rows point at. Whoever adds a table adds it here; a test compares.
pub const TABLES: &[Table] = &[
    whole("snapshot_version"),
    whole("settings"),
    whole("roles"),
    whole("role_rights"),
    Table { name: "staff", kept: CREDENTIALS },
    left("staff_sessions"),
    left("staff_links"),
    left("recovery_codes"),
    left("sign_in_failures"),
    left("staff_drafts"),
    whole("legal_bases"),
    whole("legal_basis_texts"),
    whole("sources"),
    whole("source_texts"),
    whole("purposes"),
    whole("purpose_texts"),
    whole("subscription_types"),
    whole("subscription_type_texts"),
    whole("interests"),
    whole("interest_texts"),
    whole("logos"),
    whole("looks"),
    whole("shown_texts"),
    whole("forms"),
    whole("form_versions"),
    whole("form_renderings"),
    whole("form_styles"),
    whole("form_pictures"),
    left("form_picture_requests"),
    whole("form_actions"),
    whole("form_counts"),
    left("form_refusals"),
    whole("form_templates"),
    whole("templates"),
    whole("template_versions"),
    whole("mail_layouts"),
    whole("contacts"),
    whole("contact_addresses"),
    whole("contact_interests"),
    whole("contact_mergers"),
    whole("selections"),
    whole("selection_members"),
    whole("contact_words"),
    whole("contacts_without_words"),
    whole("consents"),
    whole("subscriptions"),
    whole("submissions"),
    whole("submission_files"),
    whole("submission_file_parts"),
    whole("link_requests"),
    whole("mails"),
    whole("events"),
    whole("event_details"),
    whole("gone_contacts"),
    whole("feed_runs"),
    whole("feed_state"),
    Table { name: "integrations", kept: TOKENS },
    left("idempotency_keys"),
    Table { name: "webhooks", kept: SEEDS },
    whole("webhook_deliveries"),
    whole("jobs"),
    whole("job_notes"),
    whole("job_acts"),
    whole("binned_contacts"),
    whole("imports"),
    left("import_rows"),
    whole("import_mappings"),
    whole("audit_entries"),
];

/// What the fields of a column are written as.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A whole number of 64 bits.
    Number,
    /// `true` or `false`.
    Flag,
    /// A text.
    Text,
    /// An instant in UTC with six decimals: `2026-11-28T14:00:00.000000Z`.
    Time,
    /// Octets as a text of lower-case hexadecimal digits.
    Octets,
}

/// A column.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Column {
    /// Its name.
    pub name: String,
    /// What its fields are written as; any may be `null` where the database allows it.
    pub kind: Kind,
}

/// A file inside the file.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Member {
    /// Its path.
    pub path: String,
    /// How many octets it has, unpacked.
    pub size: u64,
    /// SHA-256 of these, in lower-case hexadecimal.
    pub sha256: String,
}

/// A table inside the file.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TableEntry {
    /// Its name.
    pub name: String,
    /// Where its rows are, one JSON object a line in the order of its key.
    pub file: Member,
    /// How many there are.
    pub rows: u64,
    /// Its columns.
    pub columns: Vec<Column>,
    /// The last number that was given to a row of it, where rows are numbered; numbers are never given twice.
    pub last_number: Option<i64>,
}

/// What the file says of itself.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// [`LAYOUT`].
    pub layout: u32,
    /// The version of Samtykke that wrote it.
    pub version: String,
    /// The last migration of the database that it was written from.
    pub schema: String,
    /// When, RFC 3339.
    pub written_at: String,
    /// Are secrets of staff in it?
    pub has_secrets: bool,
    /// The tables, each after those that its rows point at.
    pub tables: Vec<TableEntry>,
    /// Files for reading alone.
    pub views: Vec<Member>,
}

/// What was written or read.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Report {
    /// Tables with rows.
    pub tables: usize,
    /// Rows in all.
    pub rows: u64,
    /// Contacts among them.
    pub contacts: u64,
    /// Are secrets of staff in it?
    pub has_secrets: bool,
}

impl Manifest {
    /// What is in it, in numbers.
    pub fn report(&self) -> Report {
        let contacts = self.tables.iter().find(|table| table.name == "contacts").map_or(0, |table| table.rows);
        Report {
            tables: self.tables.iter().filter(|table| table.rows > 0).count(),
            rows: self.tables.iter().map(|table| table.rows).sum(),
            contacts,
            has_secrets: self.has_secrets,
        }
    }
}
