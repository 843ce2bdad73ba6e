//! People who use a portal that dies under them, and remember what it acknowledged.

use std::{collections::BTreeSet, time::Duration};

use crate::{
    processes::{Chance, Client, FORM, Letter, Portal, Sink, Standing, sign_up},
    support::Page,
};

/// The most people of one group.
const MOST: usize = 10;
/// People who act one after the other.
pub struct Group {
    pub people: Vec<Person>,
    number: u64,
    chance: Chance,
    client: Box<dyn Fn(&str) -> Client + Send>,
}

impl Group {
    pub fn new(portal: &Portal<'_>, number: u64, chance: Chance) -> Self {
        let base = portal.base();
        Self { people: Vec::new(), number, chance, client: Box::new(move |network| Client::new(&base, network)) }
    }

    /// Somebody does the next thing.
    pub fn acts(&mut self, sink: &Sink) {
        if self.people.is_empty() || (self.people.len() < MOST && self.chance.once_in(12)) {
            let (group, number) = (self.number, self.people.len());
            let client = (self.client)(&format!("10.{group}.0.{}", number + 1));
            self.people.push(Person::new(format!("person{number}.{group}@example.org"), client));
        }
        let at = self.chance.from(0, self.people.len() as u64) as usize;
        if self.people[at].acts(sink, &mut self.chance).is_none() {
            // The portal is away; everybody tries again in a moment.
            std::thread::sleep(Duration::from_millis(3));
        }
    }
}

/// What somebody asked for and saw, in order.
#[derive(Clone, Debug)]
pub enum Entry {
    /// Their page showed that they stand so.
    Saw(Standing),
    /// They asked to stand so.
    Asked(Standing, Told),
}

/// What they were told when they asked for a change.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Told {
    /// Nothing: the line broke, or the portal was busy.
    Nothing,
    /// That it is so now; a change that was made for it has no name that they know.
    ItIsSo,
    /// That this act made it so.
    Act(String),
    /// That it was so before.
    Unchanged,
}

/// How far somebody has come.
enum Way {
    Stranger,
    /// Has filled in the form, and sends it until it is taken.
    Signing(Vec<(String, String)>),
    /// Waits for the mail.
    Waiting,
    /// Has the link, and confirms until it is taken.
    Confirming(String),
    /// Is told that it counts; looks for the way to the preference page.
    Confirmed(String),
    Member(String),
}

/// Somebody.
pub struct Person {
    pub address: String,
    /// Was the form acknowledged?
    pub has_signed_up: bool,
    /// The first entry is the confirmation.
    pub journal: Vec<Entry>,
    /// The types on the form, by their numbers: after a start that was cut off, PostgreSQL counts on from where that one was.
    offered: Vec<String>,
    first: Standing,
    way: Way,
    /// Where they may stand now: more than one place when an answer is missing.
    possible: BTreeSet<Standing>,
    unsubscribe: Option<String>,
    client: Client,
}

impl Person {
    fn new(address: String, client: Client) -> Self {
        Self {
            address,
            has_signed_up: false,
            journal: Vec::new(),
            offered: Vec::new(),
            first: Standing { consents: true, types: BTreeSet::new() },
            way: Way::Stranger,
            possible: BTreeSet::new(),
            unsubscribe: None,
            client,
        }
    }

    /// Does the next thing. `None` when the portal gave no answer.
    fn acts(&mut self, sink: &Sink, chance: &mut Chance) -> Option<()> {
        match &self.way {
            Way::Stranger => {
                let page = answered(self.client.get(FORM), 200)?;
                let boxes = page.forms.iter().flat_map(|form| &form.controls).filter(|control| control.name == "subscriptions");
                self.offered = boxes.map(|control| control.value.clone()).collect();
                self.first.types = self.offered.iter().filter(|_| chance.once_in(2)).cloned().collect();
                self.first.types.insert(one_of(&self.offered, chance));
                self.way = Way::Signing(sign_up(&page, &self.address, &self.first.types));
            }
            Way::Signing(values) => {
                answered(self.client.post(FORM, values), 303)?;
                self.has_signed_up = true;
                self.way = Way::Waiting;
            }
            Way::Waiting => {
                let link = sink.to(&self.address).first().and_then(|mail| Letter::open(&mail.bytes).link("confirm"))?;
                self.way = Way::Confirming(link);
                self.journal.push(Entry::Asked(self.first.clone(), Told::Nothing));
            }
            Way::Confirming(link) => {
                answered(self.client.post(link, &[("", ""); 0]), 303)?;
                self.journal = vec![Entry::Asked(self.first.clone(), Told::ItIsSo)];
                self.way = Way::Confirmed(link.clone());
            }
            Way::Confirmed(link) => {
                let page = answered(self.client.get(link), 200)?;
                let found = page.links.iter().find(|link| link.starts_with("/p/")).cloned();
                let path = found.unwrap_or_else(|| panic!("{}: a confirmation is gone:\n{}", self.address, page.text));
                self.way = Way::Member(path);
                self.possible = [self.first.clone()].into();
            }
            Way::Member(path) => {
                let path = path.clone();
                let page = self.looks(&path)?;
                self.changes_something(&path, &page, sink, chance)?;
            }
        }
        Some(())
    }

    /// Opens the preference page: it shows what was saved last.
    fn looks(&mut self, path: &str) -> Option<Page> {
        let page = answered(self.client.get(path), 200)?;
        let shown = Standing::on(&page);
        assert!(
            self.possible.contains(&shown),
            "{} sees {shown:?} and expects one of {:?}\n{:#?}",
            self.address,
            self.possible,
            self.journal
        );
        self.journal.push(Entry::Saw(shown.clone()));
        self.possible = [shown].into();
        Some(page)
    }

    /// At the end: everybody who has a page finds there what was acknowledged.
    pub fn looks_at_what_was_saved(&mut self) {
        if let Way::Member(path) = &self.way {
            let path = path.clone();
            self.looks(&path).unwrap_or_else(|| panic!("{} gets no answer", self.address));
        }
    }

    fn changes_something(&mut self, path: &str, page: &Page, sink: &Sink, chance: &mut Chance) -> Option<()> {
        let stands = Standing::on(page);
        let left = Standing { consents: false, ..stands.clone() };
        match chance.from(0, 20) {
            0..2 => {
                let seen = [("version", page.value("version")), ("shown", page.value("shown"))];
                self.asks(&stands, left, &format!("{path}/withdrawal"), &seen, 303)
            }
            2..4 => {
                let Some(link) = self.unsubscribe_link(sink) else { return Some(()) };
                self.asks(&stands, left, &link, &[("List-Unsubscribe", "One-Click")], 200)
            }
            _ => {
                let wished = another(&stands, &self.offered, chance);
                let values = wished.as_wished_on(page);
                self.asks(&stands, wished, &format!("{path}/choices"), &values, 303)
            }
        }
    }

    /// Asks for a change, and writes down what became of it.
    fn asks(
        &mut self,
        stands: &Standing,
        wished: Standing,
        path: &str,
        values: &[(impl AsRef<str>, impl AsRef<str>)],
        expected: u16,
    ) -> Option<()> {
        let Some(answer) = answered(self.client.post(path, values), expected) else {
            self.possible.insert(wished.clone());
            self.journal.push(Entry::Asked(wished, Told::Nothing));
            return None;
        };
        let location = answer.answer.header("location");
        let told = match location.split_once('?') {
            Some((_, "unchanged")) => Told::Unchanged,
            Some((_, query)) => Told::Act(query.strip_prefix("saved=").unwrap_or_default().to_owned()),
            None => Told::ItIsSo,
        };
        match &told {
            Told::Act(act) => {
                assert!(wished != *stands && !act.is_empty() && !act.contains('&'), "{} at {location}", self.address)
            }
            Told::Unchanged => assert_eq!(wished, *stands, "{} at {location}", self.address),
            _ => assert_eq!(expected, 200, "{} at {location}", self.address),
        }
        self.possible = [wished.clone()].into();
        self.journal.push(Entry::Asked(wished, told));
        Some(())
    }

    fn unsubscribe_link(&mut self, sink: &Sink) -> Option<String> {
        if self.unsubscribe.is_none() {
            let mut mails = sink.to(&self.address).into_iter();
            self.unsubscribe = mails.find_map(|mail| Letter::open(&mail.bytes).link("unsubscribe"));
        }
        self.unsubscribe.clone()
    }
}

/// Somewhere else to stand. A type that is turned on brings its consent with it (SUB-05).
fn another(stands: &Standing, offered: &[String], chance: &mut Chance) -> Standing {
    let mut types = stands.types.clone();
    let mut turns_on = false;
    for _ in 0..chance.from(1, 3) {
        let kind = one_of(offered, chance);
        if !types.remove(&kind) {
            turns_on |= !stands.types.contains(&kind);
            types.insert(kind);
        }
    }
    let turns_on = turns_on && types.iter().any(|kind| !stands.types.contains(kind));
    Standing { consents: turns_on || !chance.once_in(6), types }
}

fn one_of(offered: &[String], chance: &mut Chance) -> String {
    offered[chance.from(0, offered.len() as u64) as usize].clone()
}

/// A whole answer that does not say *try again*. Anything else than what is expected is a defect.
fn answered(answer: Result<Page, ureq::Error>, expected: u16) -> Option<Page> {
    let page = answer.ok().filter(|page| page.answer.status != 503)?;
    assert_eq!(page.answer.status.as_u16(), expected, "{}:\n{}", page.path, page.text);
    Some(page)
}
