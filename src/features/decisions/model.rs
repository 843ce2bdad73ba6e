//! Which settings stand on which page, and what kind of input each has.

/// A page of settings.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Group {
    /// Name and address.
    Organisation,
    /// The language that holds when nobody asked for another.
    Languages,
    /// From whom mails come.
    Sender,
    /// How long links work.
    Links,
    /// Default legal basis, and what is kept as evidence.
    Consent,
    /// Limits of sign-ups.
    SignUp,
    /// What forms may do with details of contacts.
    ContactFields,
}

/// What kind of input a setting has.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// One line that must be there, with its longest length in characters.
    Line(usize),
    /// Several lines, with their longest length in characters.
    Lines(usize),
    /// An e-mail address, or nothing.
    Address,
    /// A whole number within the limits of the setting.
    Number,
    /// One of the six languages.
    Language,
    /// A legal basis, or none.
    Basis,
    /// How much of a network address is kept.
    Evidence,
    /// On or off.
    Switch,
}

/// One setting on a page.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Field {
    /// The setting's name, and the input's.
    pub name: &'static str,
    /// What kind of input.
    pub kind: Kind,
}

const fn field(name: &'static str, kind: Kind) -> Field {
    Field { name, kind }
}

impl Group {
    /// All of them, in the order in which they are listed.
    pub const ALL: [Self; 7] =
        [Self::Organisation, Self::Languages, Self::Sender, Self::Links, Self::Consent, Self::SignUp, Self::ContactFields];

    /// The last part of its address.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Organisation => "organisation",
            Self::Languages => "languages",
            Self::Sender => "sender",
            Self::Links => "links",
            Self::Consent => "consent",
            Self::SignUp => "sign-up",
            Self::ContactFields => "contact-fields",
        }
    }

    /// The group of an address.
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|group| group.slug() == slug)
    }

    /// Its settings in order.
    pub const fn fields(self) -> &'static [Field] {
        match self {
            Self::Organisation => {
                const {
                    &[
                        field("organisation_name", Kind::Line(100)),
                        field("organisation_address", Kind::Lines(500)),
                        field("organisation_contact", Kind::Address),
                    ]
                }
            }
            Self::Languages => const { &[field("base_language", Kind::Language)] },
            Self::Sender => const { &[field("sender_address", Kind::Address), field("reply_to", Kind::Address)] },
            Self::Links => {
                const {
                    &[
                        field("preference_link_days", Kind::Number),
                        field("confirm_link_minutes", Kind::Number),
                        field("verify_link_days", Kind::Number),
                    ]
                }
            }
            Self::Consent => {
                const {
                    &[
                        field("default_basis", Kind::Basis),
                        field("filters_recipients", Kind::Switch),
                        field("ip_evidence", Kind::Evidence),
                        field("bin_days", Kind::Number),
                    ]
                }
            }
            Self::SignUp => {
                const {
                    &[
                        field("mails_per_address_per_day", Kind::Number),
                        field("posts_per_network_per_hour", Kind::Number),
                        field("form_min_seconds", Kind::Number),
                        field("form_max_hours", Kind::Number),
                        field("unconfirmed_days", Kind::Number),
                        field("reminder_days", Kind::Number),
                        field("answers_days", Kind::Number),
                        field("checks_mail_domain", Kind::Switch),
                    ]
                }
            }
            Self::ContactFields => {
                const {
                    &[
                        field("keeps_first_name", Kind::Switch),
                        field("keeps_last_name", Kind::Switch),
                        field("keeps_company", Kind::Switch),
                        field("keeps_phone", Kind::Switch),
                        field("keeps_country", Kind::Switch),
                        field("keeps_language", Kind::Switch),
                        field("hides_first_name", Kind::Switch),
                        field("hides_last_name", Kind::Switch),
                        field("hides_company", Kind::Switch),
                        field("hides_phone", Kind::Switch),
                        field("hides_country", Kind::Switch),
                        field("hides_language", Kind::Switch),
                    ]
                }
            }
        }
    }

    /// The names of its settings.
    pub fn names(self) -> Vec<&'static str> {
        self.fields().iter().map(|field| field.name).collect()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::features::settings::Settings;

    #[test]
    fn every_setting_stands_on_one_page() {
        let all: Vec<_> = Group::ALL.into_iter().flat_map(Group::names).map(str::to_owned).collect();
        assert_eq!(all.len(), all.iter().collect::<BTreeSet<_>>().len());
        let known: BTreeSet<_> = Settings::default().to_map().keys().cloned().collect();
        assert_eq!(all.into_iter().collect::<BTreeSet<_>>(), known);
        for group in Group::ALL {
            assert_eq!(Group::from_slug(group.slug()), Some(group));
            for field in group.fields() {
                assert_eq!(field.kind == Kind::Number, Settings::limits(field.name).is_some(), "{}", field.name);
            }
        }
    }
}
