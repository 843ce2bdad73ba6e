//! Who acts, when, and from where: handed to every action, never taken from the air.

use std::net::IpAddr;

use super::{
    Language, Timestamp,
    ids::{ContactId, IntegrationId, StaffId},
};

/// Who does something.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Actor {
    /// Somebody who filled in a form and is not known yet.
    Visitor,
    /// The person whose data it is, by a personal link.
    Contact(ContactId),
    /// A member of staff.
    Staff(StaffId),
    /// A program of another system, by a token that staff gave it.
    Integration(IntegrationId),
    /// Somebody on the operator's command line.
    Operator,
    /// Samtykke itself (purging, retrying).
    System,
}

impl Actor {
    /// The code kept in events.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Visitor => "visitor",
            Self::Contact(_) => "contact",
            Self::Staff(_) => "staff",
            Self::Integration(_) => "integration",
            Self::Operator => "operator",
            Self::System => "system",
        }
    }

    /// Who acts, as projections keep it: `contact`, `visitor`, `staff:12`, `integration:3`.
    pub fn acting(self) -> String {
        Self::named(self.code(), self.id())
    }

    /// The same from the code and the row that an event keeps. A contact's number is not repeated: the record is theirs.
    pub fn named(code: &str, id: Option<i64>) -> String {
        match (code, id) {
            ("staff" | "integration", Some(id)) => format!("{code}:{id}"),
            _ => code.to_owned(),
        }
    }

    /// The acting person of a code and a row, as the database keeps them.
    pub fn from_code(code: &str, id: Option<i64>) -> Option<Self> {
        match (code, id) {
            ("visitor", _) => Some(Self::Visitor),
            ("contact", Some(id)) => Some(Self::Contact(ContactId(id))),
            ("staff", Some(id)) => Some(Self::Staff(StaffId(id))),
            ("integration", Some(id)) => Some(Self::Integration(IntegrationId(id))),
            ("operator", _) => Some(Self::Operator),
            ("system", _) => Some(Self::System),
            _ => None,
        }
    }

    /// The row of the acting person, where there is one.
    pub const fn id(self) -> Option<i64> {
        match self {
            Self::Contact(id) => Some(id.0),
            Self::Staff(id) => Some(id.0),
            Self::Integration(id) => Some(id.0),
            Self::Visitor | Self::Operator | Self::System => None,
        }
    }
}

/// The way by which an act came in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Channel {
    /// A public form, and the confirmation of it.
    Form,
    /// The personal preference page.
    PreferencePage,
    /// The unsubscribe page behind a mail link.
    UnsubscribePage,
    /// RFC 8058 one-click, sent by a mail program.
    OneClick,
    /// The link in a notice: *this was not me*.
    Restore,
    /// The admin area.
    Admin,
    /// A change to many contacts at once, asked for in the admin area.
    Bulk,
    /// A file that was brought in.
    Import,
    /// The API for other programs.
    Api,
    /// The command line.
    Cli,
    /// Samtykke itself.
    System,
}

impl Channel {
    /// All of them.
    pub const ALL: [Self; 11] = [
        Self::Form,
        Self::PreferencePage,
        Self::UnsubscribePage,
        Self::OneClick,
        Self::Restore,
        Self::Admin,
        Self::Bulk,
        Self::Import,
        Self::Api,
        Self::Cli,
        Self::System,
    ];

    /// The way of a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|channel| channel.code() == code)
    }

    /// The code kept in events.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Form => "form",
            Self::PreferencePage => "preference_page",
            Self::UnsubscribePage => "unsubscribe_page",
            Self::OneClick => "one_click",
            Self::Restore => "restore",
            Self::Admin => "admin",
            Self::Bulk => "bulk",
            Self::Import => "import",
            Self::Api => "api",
            Self::Cli => "cli",
            Self::System => "system",
        }
    }
}

/// Where a request came from: personal data, kept only in the erasable side row of an event.
#[derive(Clone, Default)]
pub struct Origin {
    /// The visitor's address, derived through trusted proxies only.
    pub ip: Option<IpAddr>,
    /// The browser's own description of itself, cut to 255 characters.
    pub agent: Option<String>,
}

impl std::fmt::Debug for Origin {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Origin(…)")
    }
}

/// The circumstances of an act.
#[derive(Clone, Debug)]
pub struct Context {
    /// When.
    pub at: Timestamp,
    /// Who.
    pub actor: Actor,
    /// By which way.
    pub channel: Channel,
    /// The language that the acting person was shown.
    pub language: Language,
    /// From where.
    pub origin: Origin,
}

impl Context {
    /// The context of what Samtykke does by itself.
    pub fn system(at: Timestamp) -> Self {
        Self { at, actor: Actor::System, channel: Channel::System, language: Language::En, origin: Origin::default() }
    }

    /// The same circumstances with another acting person.
    pub fn acting(&self, actor: Actor) -> Self {
        Self { actor, ..self.clone() }
    }
}
