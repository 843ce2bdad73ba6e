//! What staff see of a contact, and what they wish for. Pure.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::{
    features::{
        contacts::{AddressRow, Contact, ContactDetails, InterestOption},
        ledger::Event,
        preferences::Standing,
    },
    kernel::{
        EmailAddress, Language, Timestamp,
        digest::sha256_hex,
        ids::{BasisId, FormId, PurposeId, SourceId, TypeId},
    },
};

/// The purpose under which every contact is stored (CON-06).
pub const STORE: &str = "STORE";
/// The purpose with a switch of its own on the card (CON-09).
pub const EMARKETING: &str = "EMARKETING";
/// The legal basis that is proposed when staff turn e-marketing on; never consent, which only the contact gives (CON-09).
pub const PROPOSED_BASIS: &str = "61F";
/// How a contact came in whom staff wrote down.
pub const SOURCE_USER: &str = "USER";

/// Names of members of staff and of programs, by how projections keep them: `staff:12`, `integration:3`.
pub type Named = BTreeMap<String, String>;

/// A contact with everything that the card shows.
#[derive(Clone, Debug)]
pub struct Card {
    /// Who, and what holds for them now.
    pub standing: Standing,
    /// What can be edited.
    pub edit: Edit,
    /// All addresses, the primary one first.
    pub addresses: Vec<AddressRow>,
    /// How they came in.
    pub source: SourceId,
    /// When they were told what is stored about them.
    pub informed_at: Option<Timestamp>,
    /// What people can be interested in.
    pub interests: Vec<InterestOption>,
    /// What members of staff and programs are called who are named on the card.
    pub staff: Named,
}

impl Card {
    /// The contact.
    pub const fn contact(&self) -> &Contact {
        &self.standing.contact
    }

    /// What to call them: their name, else their address.
    pub fn title(&self) -> String {
        title(&self.edit.details.first_name, &self.edit.details.last_name, self.contact().address.as_str())
    }
}

/// What to call somebody: their name, else their address.
pub fn title(first_name: &str, last_name: &str, address: &str) -> String {
    let name = format!("{first_name} {last_name}");
    if name.trim().is_empty() { address.to_owned() } else { name.trim().to_owned() }
}

/// The part of a contact that staff edit as one form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// Name and the like.
    pub details: ContactDetails,
    /// The language of their mails.
    pub language: Language,
    /// Blocks every mailing (CON-13).
    pub no_mailings: bool,
    /// What they are interested in.
    pub interests: BTreeSet<i64>,
}

impl Edit {
    /// Names these values, so that a save can tell whether they are still the ones that the form showed.
    pub fn seal(&self) -> String {
        seal(&self.fields())
    }

    /// Every field with its value, by the name of its input.
    pub fn fields(&self) -> [(&'static str, String); 8] {
        let interests = self.interests.iter().map(ToString::to_string).collect::<Vec<_>>().join(",");
        [
            ("first_name", self.details.first_name.clone()),
            ("last_name", self.details.last_name.clone()),
            ("company", self.details.company.clone()),
            ("phone", self.details.phone.clone()),
            ("country", self.details.country.clone()),
            ("language", self.language.code().to_owned()),
            ("no_mailings", self.no_mailings.to_string()),
            ("interests", interests),
        ]
    }

    /// The names of the fields that are not as in `other`.
    pub fn differing(&self, other: &Self) -> Vec<&'static str> {
        let pairs = self.fields().into_iter().zip(other.fields());
        pairs.filter(|(mine, theirs)| mine.1 != theirs.1).map(|(mine, _)| mine.0).collect()
    }
}

/// Names a value: enough to tell whether it is still the same.
pub fn seal(value: &impl Serialize) -> String {
    let mut name = sha256_hex(serde_json::to_string(value).unwrap_or_default());
    name.truncate(16);
    name
}

/// Somebody about to be written down by staff.
#[derive(Clone, Debug)]
pub struct NewCard {
    /// Their primary address.
    pub address: EmailAddress,
    /// Name and the like.
    pub edit: Edit,
}

/// A consent as staff wish it to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConsentWish {
    /// For what.
    pub purpose: PurposeId,
    /// On what ground; *withdrawn* withdraws.
    pub basis: BasisId,
    /// How it came in.
    pub source: SourceId,
    /// What stands beside it.
    pub comment: String,
    /// Why a withdrawal is changed back (CON-11).
    pub reason: String,
    /// The event of the record that the form showed; 0 for none.
    pub seen: i64,
}

/// Choices as staff wish them to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChoiceWish {
    /// The types on the form.
    pub offered: Vec<TypeId>,
    /// Those whose switch is on.
    pub on: Vec<TypeId>,
    /// Names the choices that the form showed, see [`choices_seal`].
    pub seen: String,
}

/// Names a contact's choices.
pub fn choices_seal(choices: &[(TypeId, bool)]) -> String {
    let mut choices = choices.to_vec();
    choices.sort();
    seal(&choices)
}

/// What came of a save.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Saved {
    /// It is saved.
    Changed,
    /// It was so already: no event, no audit entry.
    Unchanged,
    /// Somebody else changed it since the form was shown; nothing was written.
    Stale,
    /// A withdrawal is changed back only with a reason (CON-11); nothing was written.
    NeedsReason,
}

/// One change of a purpose's consent.
#[derive(Clone, Debug)]
pub struct ConsentChange {
    /// The event.
    pub event: Event,
    /// What staff wrote beside it.
    pub comment: String,
    /// Why it was changed back.
    pub reason: String,
    /// The words that the contact was shown.
    pub shown: Option<ShownWords>,
    /// The origin of the page that sent the form, where that was not ours: the words were read on our confirmation page.
    pub posted_from: Option<String>,
}

/// What somebody was shown when they chose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShownWords {
    /// Where; nothing for the preference page.
    pub form: Option<ShownForm>,
    /// The words.
    pub words: Vec<String>,
}

/// The page of a form on which somebody chose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShownForm {
    /// The form.
    pub id: FormId,
    /// Its name among staff.
    pub name: String,
    /// The number of the version that was shown.
    pub version: i64,
    /// The language that it was shown in.
    pub language: Language,
    /// The page with these words, counted from 1.
    pub page: usize,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edit() -> Edit {
        let details = ContactDetails { first_name: "Ada".into(), ..ContactDetails::default() };
        Edit { details, language: Language::Nb, no_mailings: false, interests: BTreeSet::from([2, 1]) }
    }

    #[test]
    fn a_seal_changes_with_every_field() {
        let mut seals = BTreeSet::from([edit().seal()]);
        let changes: [fn(&mut Edit); 8] = [
            |edit| edit.details.first_name.push('x'),
            |edit| edit.details.last_name.push('x'),
            |edit| edit.details.company.push('x'),
            |edit| edit.details.phone.push('1'),
            |edit| edit.details.country.push_str("NO"),
            |edit| edit.language = Language::Da,
            |edit| edit.no_mailings = true,
            |edit| edit.interests = BTreeSet::from([12]),
        ];
        for change in changes {
            let mut other = edit();
            change(&mut other);
            assert_eq!(other.differing(&edit()).len(), 1);
            assert!(seals.insert(other.seal()));
        }
        assert_eq!(edit().seal(), edit().seal());
        assert_eq!(
            choices_seal(&[(TypeId(1), true), (TypeId(2), false)]),
            choices_seal(&[(TypeId(2), false), (TypeId(1), true)])
        );
    }

    #[test]
    fn who_has_no_name_is_called_by_their_address() {
        assert_eq!(title(" ", "", "ada@fjordlys.no"), "ada@fjordlys.no");
        assert_eq!(title("", "Berg", "ada@fjordlys.no"), "Berg");
    }
}
