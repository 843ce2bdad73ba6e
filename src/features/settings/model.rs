//! The settings, their shipped values and their limits.

use chrono::Duration;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::kernel::{EmailAddress, Language};

/// How much of a visitor's network address is kept as evidence.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum IpEvidence {
    /// Nothing.
    Off,
    /// The network: /24 or /48.
    #[default]
    Truncated,
    /// The whole address.
    Full,
}

/// Every setting. Names in the database are the field names.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// The name that visitors know.
    pub organisation_name: String,
    /// Postal address, shown in every mail and in the privacy statement.
    pub organisation_address: String,
    /// Where people write to with questions about their data; empty when there is none.
    pub organisation_contact: String,
    /// The language that holds when nobody asked for another.
    pub base_language: Language,
    /// Sender address of all mails; empty means `no-reply@` the portal's own domain.
    pub sender_address: String,
    /// Where replies go; empty means nowhere special.
    pub reply_to: String,
    /// How long a preference link works: 1–365 days.
    pub preference_link_days: i64,
    /// How long a confirmation link works: 30 minutes to 30 days, in minutes.
    pub confirm_link_minutes: i64,
    /// How long a link to one's own data, or to take a change back, works: 1–30 days.
    pub verify_link_days: i64,
    /// The legal basis under which a new contact is stored (CON-07); empty means none is registered.
    pub default_basis: String,
    /// Do mailings go only to whom the purpose's consent and their own choices let them? Without it silence counts as yes, an
    /// objection never.
    pub filters_recipients: bool,
    /// Confirmation and information mails to one address in 24 hours, over all forms (FRM-08).
    pub mails_per_address_per_day: i64,
    /// Posts of forms from one network in an hour (FRM-08).
    pub posts_per_network_per_hour: i64,
    /// The shortest time in which a person fills in a form, in seconds; faster is a program.
    pub form_min_seconds: i64,
    /// How long a form page may lie open before it must be loaded anew, in hours.
    pub form_max_hours: i64,
    /// Is it checked that the domain of a typed address takes mail (FRM-13)?
    pub checks_mail_domain: bool,
    /// Days after which an unconfirmed sign-up is deleted (FRM-06).
    pub unconfirmed_days: i64,
    /// Days after which a sign-up that nobody confirmed is asked about once more; 0 asks nobody again. Less than
    /// `unconfirmed_days` (FRM-06).
    pub reminder_days: i64,
    /// Days after which answers that are stored nowhere else are erased, once their submission is processed or rejected.
    pub answers_days: i64,
    /// Days after which contacts in the bin are erased.
    pub bin_days: i64,
    /// What is kept of a visitor's network address with a consent.
    pub ip_evidence: IpEvidence,
    /// Do first names of contacts stay as they are, whatever a form sends? What is empty is filled in all the same (FRM-07).
    pub keeps_first_name: bool,
    /// Do last names of contacts stay as they are, whatever a form sends? What is empty is filled in all the same (FRM-07).
    pub keeps_last_name: bool,
    /// Do companies of contacts stay as they are, whatever a form sends? What is empty is filled in all the same (FRM-07).
    pub keeps_company: bool,
    /// Do telephone numbers of contacts stay as they are, whatever a form sends? What is empty is filled in all the same (FRM-07).
    pub keeps_phone: bool,
    /// Do countries of contacts stay as they are, whatever a form sends? What is empty is filled in all the same (FRM-07).
    pub keeps_country: bool,
    /// Do languages of mails of contacts stay as they are, whatever a form sends? What is empty is filled in all the same (FRM-07).
    pub keeps_language: bool,
    /// Are first names left out of new forms?
    pub hides_first_name: bool,
    /// Are last names left out of new forms?
    pub hides_last_name: bool,
    /// Are companies left out of new forms?
    pub hides_company: bool,
    /// Are telephone numbers left out of new forms?
    pub hides_phone: bool,
    /// Are countries left out of new forms?
    pub hides_country: bool,
    /// Are languages of mails left out of new forms?
    pub hides_language: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            organisation_name: "Our organisation".into(),
            organisation_address: String::new(),
            organisation_contact: String::new(),
            base_language: Language::En,
            sender_address: String::new(),
            reply_to: String::new(),
            preference_link_days: 21,
            confirm_link_minutes: 48 * 60,
            verify_link_days: 7,
            default_basis: "61F".into(),
            filters_recipients: true,
            mails_per_address_per_day: 3,
            posts_per_network_per_hour: 60,
            form_min_seconds: 2,
            form_max_hours: 24,
            checks_mail_domain: true,
            unconfirmed_days: 14,
            reminder_days: 3,
            answers_days: 90,
            bin_days: 14,
            ip_evidence: IpEvidence::Truncated,
            keeps_first_name: false,
            keeps_last_name: false,
            keeps_company: false,
            keeps_phone: false,
            keeps_country: false,
            keeps_language: false,
            hides_first_name: false,
            hides_last_name: false,
            hides_company: false,
            hides_phone: false,
            hides_country: false,
            hides_language: false,
        }
    }
}

/// The least and the most that a number may be.
const LIMITS: [(&str, i64, i64); 11] = [
    ("preference_link_days", 1, 365),
    ("confirm_link_minutes", 30, 30 * 24 * 60),
    ("verify_link_days", 1, 30),
    ("mails_per_address_per_day", 1, 100),
    ("posts_per_network_per_hour", 1, 1_000_000),
    ("form_min_seconds", 0, 60),
    ("form_max_hours", 1, 24 * 7),
    ("unconfirmed_days", 1, 90),
    ("reminder_days", 0, 60),
    ("answers_days", 1, 3650),
    ("bin_days", 1, 365),
];

/// What each setting decides, in an operator's words.
const DESCRIPTIONS: [(&str, &str); 33] = [
    ("organisation_name", "the name that visitors know"),
    ("organisation_address", "postal address, shown in every mail and in the privacy statement"),
    ("organisation_contact", "e-mail address for questions about one's data; empty when there is none"),
    ("base_language", "language where nobody asked for another: en, nb, sv, da, de or nl"),
    ("sender_address", "sender of all mails; empty means no-reply@ and the host of base_url"),
    ("reply_to", "where replies go; empty means to the sender"),
    ("preference_link_days", "days that a link to the preference page works"),
    ("confirm_link_minutes", "minutes that a link to confirm a sign-up works"),
    ("verify_link_days", "days that a link to one's own data, or to take a change back, works"),
    ("default_basis", "key of the legal basis under which a new contact is stored, such as 61F; empty registers none"),
    ("filters_recipients", "whether mailings go only to whom consent and subscriptions let them: true or false"),
    ("mails_per_address_per_day", "mails that strangers can cause to one address in 24 hours"),
    ("posts_per_network_per_hour", "forms that one network can send in an hour"),
    ("form_min_seconds", "seconds below which a filled-in form comes from a program"),
    ("form_max_hours", "hours that a form may lie open"),
    ("checks_mail_domain", "whether the domain of a typed address must take mail: true or false"),
    ("unconfirmed_days", "days after which an unconfirmed sign-up is deleted"),
    (
        "reminder_days",
        "days after which one reminder is sent to who has not confirmed, fewer than unconfirmed_days; 0 sends none",
    ),
    ("answers_days", "days after which answers that are stored nowhere else, and rejected submissions, are erased"),
    ("bin_days", "days after which contacts in the bin are erased"),
    ("ip_evidence", "what is kept of a visitor's network address: off, truncated or full"),
    ("keeps_first_name", "whether forms never overwrite first names of contacts: true or false"),
    ("keeps_last_name", "whether forms never overwrite last names of contacts: true or false"),
    ("keeps_company", "whether forms never overwrite companies of contacts: true or false"),
    ("keeps_phone", "whether forms never overwrite telephone numbers of contacts: true or false"),
    ("keeps_country", "whether forms never overwrite countries of contacts: true or false"),
    ("keeps_language", "whether forms never overwrite languages of mails of contacts: true or false"),
    ("hides_first_name", "whether first names are left out of new forms: true or false"),
    ("hides_last_name", "whether last names are left out of new forms: true or false"),
    ("hides_company", "whether companies are left out of new forms: true or false"),
    ("hides_phone", "whether telephone numbers are left out of new forms: true or false"),
    ("hides_country", "whether countries are left out of new forms: true or false"),
    ("hides_language", "whether languages of mails are left out of new forms: true or false"),
];

/// Why a value is refused.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum InvalidSetting {
    /// There is no setting of this name.
    #[error("there is no setting {0}")]
    Unknown(String),
    /// The value is not of the setting's kind.
    #[error("{0} does not fit: {1}")]
    Malformed(String, String),
    /// The value is outside its limits.
    #[error("{0} must be from {1} to {2}")]
    OutOfRange(&'static str, i64, i64),
    /// The value is not an e-mail address.
    #[error("{0} must be an e-mail address, or empty")]
    NotAnAddress(&'static str),
    /// A number that must be less than another is not.
    #[error("{0} must be less than {1}")]
    NotLess(&'static str, &'static str),
}

impl Settings {
    /// The settings from what the database holds, over the shipped values.
    ///
    /// # Errors
    /// When a stored value is not one that [`Self::with`] would have taken.
    pub fn from_rows(rows: impl IntoIterator<Item = (String, String)>) -> Result<Self, InvalidSetting> {
        rows.into_iter().try_fold(Self::default(), |settings, (name, value)| settings.with(&name, &value))
    }

    /// The settings with one of them changed; `value` as a person writes it.
    ///
    /// # Errors
    /// When the name is unknown or the value does not fit or is outside its limits.
    pub fn with(&self, name: &str, value: &str) -> Result<Self, InvalidSetting> {
        let mut all = self.to_map();
        let Some(current) = all.get(name) else { return Err(InvalidSetting::Unknown(name.to_owned())) };
        let malformed = |reason: &dyn std::fmt::Display| InvalidSetting::Malformed(name.to_owned(), reason.to_string());
        let parsed = match current {
            Value::String(_) => Value::String(value.to_owned()),
            _ => serde_json::from_str(value).map_err(|error| malformed(&error))?,
        };
        all.insert(name.to_owned(), parsed);
        let changed: Self = serde_json::from_value(Value::Object(all)).map_err(|error| malformed(&error))?;
        changed.validate()?;
        Ok(changed)
    }

    /// Every setting with its value, by name.
    pub fn to_map(&self) -> Map<String, Value> {
        match serde_json::to_value(self) {
            Ok(Value::Object(map)) => map,
            _ => Map::new(),
        }
    }

    /// The least and the most that a setting may be; nothing for one that is no number.
    pub fn limits(name: &str) -> Option<(i64, i64)> {
        LIMITS.iter().find(|(known, ..)| *known == name).map(|(_, least, most)| (*least, *most))
    }

    /// The value of a setting as a person writes it, as [`Self::with`] takes it; empty when there is no such setting.
    pub fn written(&self, name: &str) -> String {
        match self.to_map().remove(name) {
            Some(Value::String(text)) => text,
            Some(other) => other.to_string(),
            None => String::new(),
        }
    }

    /// What a setting decides and what it may be, for an operator.
    pub fn describe(name: &str) -> String {
        let what = DESCRIPTIONS.iter().find(|(known, _)| *known == name).map_or("", |(_, what)| what);
        match Self::limits(name) {
            Some((least, most)) => format!("{what} ({least} to {most})"),
            None => what.to_owned(),
        }
    }

    fn validate(&self) -> Result<(), InvalidSetting> {
        let values = self.to_map();
        for (name, least, most) in LIMITS {
            if !values.get(name).and_then(Value::as_i64).is_some_and(|value| (least..=most).contains(&value)) {
                return Err(InvalidSetting::OutOfRange(name, least, most));
            }
        }
        let addresses = [
            ("sender_address", &self.sender_address),
            ("reply_to", &self.reply_to),
            ("organisation_contact", &self.organisation_contact),
        ];
        for (name, value) in addresses {
            if !value.is_empty() && EmailAddress::parse(value).is_err() {
                return Err(InvalidSetting::NotAnAddress(name));
            }
        }
        Ok(())
    }

    /// Does a detail of a contact stay as it is, whatever forms send? By the code of its field, such as `first_name`; nothing else is
    /// kept so.
    pub fn keeps(&self, detail: &str) -> bool {
        match detail {
            "first_name" => self.keeps_first_name,
            "last_name" => self.keeps_last_name,
            "company" => self.keeps_company,
            "phone" => self.keeps_phone,
            "country" => self.keeps_country,
            "language" => self.keeps_language,
            _ => false,
        }
    }

    /// Is a detail of a contact left out of new forms? By the code of its field.
    pub fn hides(&self, detail: &str) -> bool {
        match detail {
            "first_name" => self.hides_first_name,
            "last_name" => self.hides_last_name,
            "company" => self.hides_company,
            "phone" => self.hides_phone,
            "country" => self.hides_country,
            "language" => self.hides_language,
            _ => false,
        }
    }

    /// What does not go together, though each value is within its own limits. Whoever changes a setting asks this; it is not asked
    /// of what is stored, whose values come one by one.
    pub fn at_odds(&self) -> Option<InvalidSetting> {
        let is_late = self.reminder_days > 0 && self.reminder_days >= self.unconfirmed_days;
        is_late.then_some(InvalidSetting::NotLess("reminder_days", "unconfirmed_days"))
    }

    /// How long a preference link made now works.
    pub fn preference_link_lifetime(&self) -> Duration {
        Duration::days(self.preference_link_days)
    }

    /// How long a confirmation link made now works.
    pub fn confirm_link_lifetime(&self) -> Duration {
        Duration::minutes(self.confirm_link_minutes)
    }

    /// How long a verify link made now works.
    pub fn verify_link_lifetime(&self) -> Duration {
        Duration::days(self.verify_link_days)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_setting_is_taken_within_its_limits_only() {
        let shipped = Settings::default();
        assert_eq!(shipped.with("preference_link_days", "30").unwrap().preference_link_days, 30);
        assert_eq!(shipped.with("organisation_name", "Fjordlys AS").unwrap().organisation_name, "Fjordlys AS");
        assert_eq!(shipped.with("base_language", "nb").unwrap().base_language, Language::Nb);
        for (name, value) in [
            ("preference_link_days", "0"),
            ("preference_link_days", "366"),
            ("preference_link_days", "many"),
            ("confirm_link_minutes", "29"),
            ("base_language", "xx"),
            ("sender_address", "nobody"),
            ("no_such_setting", "1"),
        ] {
            assert!(shipped.with(name, value).is_err(), "{name} = {value}");
        }
    }

    #[test]
    fn every_setting_says_what_it_decides_and_every_limit_is_of_a_setting() {
        let all = Settings::default().to_map();
        assert_eq!(all.len(), DESCRIPTIONS.len());
        for name in all.keys() {
            assert!(!Settings::describe(name).is_empty(), "{name}");
        }
        for (name, ..) in LIMITS {
            assert!(all[name].is_i64(), "{name}");
        }
        assert_eq!(Settings::describe("verify_link_days").rsplit_once('(').unwrap().1, "1 to 30)");
    }

    #[test]
    fn a_reminder_comes_before_what_it_is_about_is_deleted() {
        let shipped = Settings::default();
        assert_eq!(shipped.at_odds(), None);
        assert!(shipped.with("reminder_days", "14").unwrap().at_odds().is_some());
        assert!(shipped.with("unconfirmed_days", "3").unwrap().at_odds().is_some());
        assert_eq!(shipped.with("unconfirmed_days", "1").unwrap().with("reminder_days", "0").unwrap().at_odds(), None);
    }

    #[test]
    fn every_shipped_value_is_within_its_limits() {
        assert_eq!(Settings::default().validate(), Ok(()));
    }
}
