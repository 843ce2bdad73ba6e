//! What is asked of the list, what it shows, and who might be meant by a submission. Pure.

use chrono::{Duration, NaiveDate, NaiveTime};

use crate::{
    features::{
        contacts::{Contact, Listed},
        forms::Processing,
        ledger::Event,
        outbox::MailLine,
        signups::{Failure, Filed, Status, Submission, followups::FormActions},
    },
    kernel::{
        EmailAddress, Language, Timestamp,
        ids::{ContactId, FormId, FormVersionId, SubmissionId},
    },
};

/// The longest reason for a rejection, in characters.
pub const REASON_LIMIT: usize = 500;

/// What is asked of the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// Of this form.
    pub form: Option<FormId>,
    /// In this state.
    pub status: Option<Status>,
    /// From this address, as it was typed; empty for any.
    pub address: String,
    /// From this day on (UTC).
    pub from: Option<NaiveDate>,
    /// Until the end of this day.
    pub to: Option<NaiveDate>,
    /// Older than this one: the next page.
    pub below: Option<(Timestamp, SubmissionId)>,
}

impl Asked {
    /// What a query or a form asks for; what cannot be read is not asked for.
    pub fn of(pairs: &[(String, String)]) -> Self {
        let value = |name: &str| pairs.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value.trim());
        let number = |name: &str| value(name).parse::<i64>().ok();
        Self {
            form: number("form").map(FormId),
            status: Status::from_code(value("status")),
            address: value("address").to_owned(),
            from: value("from").parse().ok(),
            to: value("to").parse().ok(),
            below: number("at").zip(number("below")).map(|(at, id)| (Timestamp::from_micros(at), SubmissionId(id))),
        }
    }

    /// The canonical key of the address asked for; nothing when none is, or when it is no address.
    pub fn address_key(&self) -> Option<String> {
        EmailAddress::parse(&self.address).ok().map(|address| address.key().to_owned())
    }

    /// The names and values that ask for the same, the page left aside.
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        let day = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
        let all = [
            ("form", self.form.map(|form| form.to_string()).unwrap_or_default()),
            ("status", self.status.map(|status| status.code().to_owned()).unwrap_or_default()),
            ("address", self.address.clone()),
            ("from", day(self.from)),
            ("to", day(self.to)),
        ];
        all.into_iter().filter(|(_, value)| !value.is_empty()).collect()
    }

    /// The query that asks for it, with the page.
    pub fn query(&self) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.extend_pairs(self.pairs());
        if let Some((at, id)) = self.below {
            query.append_pair("at", &at.micros().to_string()).append_pair("below", &id.to_string());
        }
        query.finish()
    }

    /// The first instant asked for.
    pub fn begins_at(&self) -> Option<Timestamp> {
        self.from.map(|day| Timestamp::from(day.and_time(NaiveTime::MIN)))
    }

    /// The first instant that is too late.
    pub fn ends_at(&self) -> Option<Timestamp> {
        self.to.map(|day| Timestamp::from(day.and_time(NaiveTime::MIN)).plus(Duration::days(1)))
    }
}

/// A submission as a row of the list.
#[derive(Clone, Debug, PartialEq, Eq, diesel::Queryable)]
#[allow(missing_docs, reason = "the columns are described in the migration")]
pub struct Line {
    pub id: SubmissionId,
    pub form_id: FormId,
    pub form_version_id: FormVersionId,
    pub language: Language,
    pub status: String,
    pub address: String,
    pub answers: String,
    pub submitted_at: Timestamp,
    pub confirmed_at: Option<Timestamp>,
    pub settled_at: Option<Timestamp>,
    pub contact_id: Option<ContactId>,
    pub posted_from: Option<String>,
}

impl Line {
    /// Where it stands.
    pub fn status(&self) -> Status {
        Status::from_code(&self.status).unwrap_or(Status::Failed)
    }
}

/// A submission with everything that its page shows.
#[derive(Clone, Debug)]
pub struct Whole {
    /// What was sent.
    pub submission: Submission,
    /// The name of the form.
    pub form: String,
    /// The number of the version that was filled in.
    pub version: i64,
    /// Does what is stored of the version still have the hash that was recorded?
    pub is_intact: bool,
    /// When the form was shown.
    pub rendered_at: Timestamp,
    /// When it was processed or rejected.
    pub settled_at: Option<Timestamp>,
    /// By which member of staff.
    pub settled_by: Option<i64>,
    /// Why it was rejected.
    pub reason: Option<String>,
    /// When it could not be processed, the last time, and why.
    pub failed: Option<(Timestamp, Failure)>,
    /// Whose it became, if they are still there and not in the bin.
    pub contact: Option<Contact>,
    /// What happened.
    pub events: Vec<Event>,
    /// The mails it caused.
    pub mails: Vec<MailLine>,
    /// The files that came with it and are still kept.
    pub files: Vec<Filed>,
}

/// Why somebody may be meant.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Likeness {
    /// The address is theirs.
    Address,
    /// Name and company are the same.
    Name,
    /// Their address differs by a slip.
    NearAddress,
}

/// A contact who may be meant by a submission.
#[derive(Clone, Debug)]
pub struct Suggestion {
    /// Who.
    pub contact: Listed,
    /// Why.
    pub likeness: Likeness,
    /// Are they in the bin?
    pub is_binned: bool,
}

/// Is `domain` one that somebody may have meant who wrote `other`: a letter or two astray, another ending, or a part of it?
pub fn are_near(domain: &str, other: &str) -> bool {
    let bare = |domain: &str| domain.rsplit_once('.').map_or(domain.to_owned(), |(name, _)| name.to_owned());
    let within = |whole: &str, part: &str| whole.strip_suffix(part).is_some_and(|rest| rest.ends_with('.'));
    bare(domain) == bare(other) || within(domain, other) || within(other, domain) || distance(domain, other) <= 2
}

/// How many letters must be changed, left out, put in or swapped with their neighbour to make one word of another; 99 for long words.
fn distance(one: &str, other: &str) -> usize {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    if one.len().max(other.len()) > 80 || one.len().abs_diff(other.len()) > 2 {
        return 99;
    }
    let mut rows: Vec<Vec<usize>> = vec![(0..=other.len()).collect()];
    for (i, a) in one.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, b) in other.iter().enumerate() {
            let mut best = (rows[i][j + 1] + 1).min(row[j] + 1).min(rows[i][j] + usize::from(a != b));
            if i > 0 && j > 0 && *a == other[j - 1] && one[i - 1] == *b {
                best = best.min(rows[i - 1][j - 1] + 1);
            }
            row.push(best);
        }
        rows.push(row);
    }
    rows[one.len()][other.len()]
}

/// The keys of all addresses that one slip in the part before the `@` makes of another.
pub fn near_keys(key: &str) -> Vec<String> {
    const LETTERS: &str = "abcdefghijklmnopqrstuvwxyz0123456789._-";
    let Some((local, domain)) = key.rsplit_once('@') else { return Vec::new() };
    let letters: Vec<char> = local.chars().collect();
    let mut all = std::collections::BTreeSet::new();
    let mut put = |before: &[char], middle: &[char], after: &[char]| {
        let local: String = before.iter().chain(middle).chain(after).collect();
        all.insert(format!("{local}@{domain}"));
    };
    for at in 0..=letters.len() {
        let (before, after) = letters.split_at(at);
        for letter in LETTERS.chars() {
            put(before, &[letter], after);
        }
        let Some((first, rest)) = after.split_first() else { continue };
        put(before, &[], rest);
        for letter in LETTERS.chars() {
            put(before, &[letter], rest);
        }
        if let Some((second, rest)) = rest.split_first() {
            put(before, &[*second, *first], rest);
        }
    }
    all.remove(key);
    all.into_iter().collect()
}

/// What a form does with its submissions.
#[derive(Clone, Debug)]
pub struct FormSettings {
    /// The form.
    pub id: FormId,
    /// Its name among staff.
    pub name: String,
    /// Who makes a submission count.
    pub processing: Processing,
    /// Is an address confirmed by mail first?
    pub has_double_opt_in: bool,
    /// What is done then, and who is told.
    pub actions: FormActions,
}

/// What happened at a form on a day, or in a language.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// How often the form was opened.
    pub views: i64,
    /// How often somebody began to fill it in.
    pub started: i64,
    /// Sent.
    pub sent: i64,
    /// Of these, those that wait for no confirmation any more, or never did.
    pub confirmed: i64,
    /// Of these, those that count.
    pub processed: i64,
}

impl std::ops::AddAssign for Tally {
    fn add_assign(&mut self, more: Self) {
        self.views += more.views;
        self.started += more.started;
        self.sent += more.sent;
        self.confirmed += more.confirmed;
        self.processed += more.processed;
    }
}

impl Tally {
    /// The way from opening a form to confirming what was sent.
    pub const fn steps(self) -> [i64; 4] {
        [self.views, self.started, self.sent, self.confirmed]
    }
}

/// How many of so many, in whole percent.
pub const fn percent(part: i64, of: i64) -> u8 {
    if of <= 0 || part <= 0 {
        return 0;
    }
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 0 to 100")]
    if part >= of { 100 } else { ((part * 100 + of / 2) / of) as u8 }
}

/// What was answered to a question that offers a choice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// The question.
    pub label: String,
    /// What can be chosen, and how often it was.
    pub options: Vec<(String, i64)>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn domains_are_near_by_a_slip_an_ending_or_a_part() {
        for (one, other) in [("fjordlys.no", "fjordlsy.no"), ("gmail.com", "gmial.co"), ("a.no", "mail.a.no"), ("a.se", "a.no")] {
            assert!(are_near(one, other) && are_near(other, one), "{one} {other}");
        }
        assert!(!are_near("fjordlys.no", "example.org") && !are_near("xa.no", "a-long-name.no"));
        assert_eq!((distance("abc", "abc"), distance("abcd", "abdc"), distance("abc", "axc"), distance("", "ab")), (0, 1, 1, 2));
    }

    #[test]
    fn one_slip_makes_a_bounded_number_of_addresses_and_not_the_address_itself() {
        let near = near_keys("ada@a.no");
        for key in ["ad@a.no", "aad@a.no", "adda@a.no", "adx@a.no", "ada.@a.no"] {
            assert!(near.iter().any(|it| it == key), "{key}");
        }
        assert!(!near.contains(&"ada@a.no".to_owned()) && near.iter().all(|key| key.ends_with("@a.no")));
        assert!(near_keys(&format!("{}@a.no", "x".repeat(64))).len() < 5200);
        assert!(near_keys("nobody").is_empty());
    }

    #[test]
    fn shares_are_whole_and_never_beyond_all() {
        assert_eq!([percent(0, 0), percent(1, 3), percent(2, 3), percent(3, 3), percent(5, 3)], [0, 33, 67, 100, 100]);
    }

    #[test]
    fn what_is_asked_comes_back_as_a_query() {
        let pairs = form_urlencoded::parse(b"form=7&status=submitted&address=+a%40b.no&from=2026-11-01&to=x&at=5&below=9")
            .map(|(name, value)| (name.into_owned(), value.into_owned()))
            .collect::<Vec<_>>();
        let asked = Asked::of(&pairs);
        assert_eq!(asked.query(), "form=7&status=submitted&address=a%40b.no&from=2026-11-01&at=5&below=9");
        assert_eq!((asked.address_key().as_deref(), asked.to), (Some("a@b.no"), None));
    }
}
