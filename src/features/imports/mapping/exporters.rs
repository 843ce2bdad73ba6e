//! Exports of other systems, recognised by the names of their columns. What they write of somebody's state is taken for less
//! rather than for more: who is unknown or unconfirmed there is mailed nothing here.

use super::super::{
    model::{Part, Stands, Target},
    values,
};
use crate::kernel::ids::PurposeId;

/// Whose export a file is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Exporter {
    /// Nobody's in particular.
    #[default]
    Plain,
    /// listmonk's subscribers: a status says whether the account is enabled, which is not yet a consent.
    Listmonk,
    /// A file of Mailchimp's audience export: one for each way to stand.
    Mailchimp,
    /// phpList's subscribers.
    PhpList,
    /// SuperOffice's lists of persons.
    SuperOffice,
}

impl Exporter {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Plain, Self::Listmonk, Self::Mailchimp, Self::PhpList, Self::SuperOffice];

    /// The code that forms post.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Listmonk => "listmonk",
            Self::Mailchimp => "mailchimp",
            Self::PhpList => "php-list",
            Self::SuperOffice => "super-office",
        }
    }

    /// What it calls itself; empty for files of nobody in particular.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Plain => "",
            Self::Listmonk => "listmonk",
            Self::Mailchimp => "Mailchimp",
            Self::PhpList => "phpList",
            Self::SuperOffice => "SuperOffice",
        }
    }

    /// The exporter of a code, however a person writes it.
    pub fn from_code(code: &str) -> Option<Self> {
        let bare = |text: &str| text.to_lowercase().replace(['-', ' '], "");
        Self::ALL.into_iter().find(|exporter| bare(exporter.code()) == bare(code))
    }

    /// Whose export has columns of these names.
    pub(super) fn of(headers: &[String]) -> Self {
        let has = |name: &str| headers.iter().any(|header| header == name);
        let any = |words: &[&str]| headers.iter().any(|header| words.iter().any(|word| header.contains(word)));
        if has("uuid") && has("email") && has("attributes") && has("status") {
            Self::Listmonk
        } else if has("email address") && (has("leid") || has("euid") || has("optin time") || has("member rating")) {
            Self::Mailchimp
        } else if has("email") && any(CONFIRMED_THERE) && any(&["blacklisted", "uniqid", "unique id", "htmlemail", "html emails"])
        {
            Self::PhpList
        } else if any(&[
            "person id",
            "contact id",
            "personid",
            "contactid",
            "associate",
            "our contact",
            "vår kontakt",
            "vores kontakt",
        ]) && any(&[
            "legal basis",
            "rettslig grunnlag",
            "rättslig grund",
            "retsgrundlag",
            "rechtsgrundlage",
            "rechtsgrond",
            "mailing",
            "utsend",
            "utskick",
        ]) {
            Self::SuperOffice
        } else {
            Self::Plain
        }
    }

    /// What its column of this name fills; nothing where the names that hold for any file do.
    pub(super) fn target(self, header: &str, headers: &[String], marketing: Option<PurposeId>) -> Option<Target> {
        let consent = |part| marketing.map(|purpose| Target::Consent(purpose, part));
        let has = |name: &str| headers.iter().any(|header| header == name);
        match (self, header) {
            (Self::Listmonk, "name") => Some(Target::FullName),
            (Self::Listmonk, "status") => Some(Target::Status),
            // When they left or bounced is told where there is such a column; else when they confirmed.
            (Self::Mailchimp, "unsub time") => consent(Part::Date),
            (Self::Mailchimp, "confirm time") if !has("unsub time") && !has("clean time") => consent(Part::Date),
            (Self::Mailchimp, "confirm ip") if !has("unsub time") && !has("clean time") => consent(Part::Evidence),
            (Self::Mailchimp, "unsub reason") => consent(Part::Comment),
            // When they asked says nothing of whether they confirmed.
            (Self::Mailchimp, "optin time" | "optin ip" | "confirm time" | "confirm ip") => Some(Target::Ignore),
            (Self::Mailchimp, "tags") => Some(Target::Interests),
            (Self::PhpList, header) if header.contains("blacklisted") => Some(Target::NoMailings),
            (Self::PhpList, header) if values::says_no(header) || header.contains("unconfirmed") => None,
            (Self::PhpList, header) if CONFIRMED_THERE.iter().any(|word| header.contains(word)) => Some(Target::Confirmed),
            _ => None,
        }
    }

    /// Is a column of this name one of its own that holds nothing for us, whatever is in it?
    pub(super) fn ignores(self, header: &str) -> bool {
        match self {
            Self::Plain | Self::SuperOffice => false,
            Self::Listmonk => ["uuid", "attributes", "created at", "updated at"].contains(&header),
            Self::Mailchimp => {
                ["region", "timezone", "optin ip", "leid", "euid", "notes", "clean campaign title"].contains(&header)
            }
            Self::PhpList => ["id", "uniqid", "uuid", "foreignkey", "password"].contains(&header),
        }
    }

    /// How the people of a whole file stood, by its columns and by what the file calls itself: that can only make it less.
    pub(super) fn stands(self, headers: &[String], name: &str) -> Stands {
        let has = |name: &str| headers.iter().any(|header| header == name);
        let name = name.to_lowercase();
        match self {
            Self::Mailchimp if has("unsub time") || name.starts_with("unsubscribed") => Stands::Left,
            Self::Mailchimp if has("clean time") || name.starts_with("cleaned") || name.starts_with("nonsubscribed") => {
                Stands::Unknown
            }
            _ => Stands::Listed,
        }
    }
}

/// How phpList calls the column that says whether somebody confirmed.
const CONFIRMED_THERE: &[&str] = &["confirmed", "confirm"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_read_as_people_write_them() {
        for exporter in Exporter::ALL {
            assert_eq!(Exporter::from_code(exporter.code()), Some(exporter));
        }
        assert_eq!(Exporter::from_code("phpList"), Some(Exporter::PhpList));
        assert_eq!(Exporter::from_code("SuperOffice"), Some(Exporter::SuperOffice));
        assert_eq!(Exporter::from_code("elsewhere"), None);
    }
}
