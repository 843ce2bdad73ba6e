//! People with histories of every kind, made from a seed, and a rule answered for them without any SQL.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Duration, NaiveDate};
use diesel::prelude::*;
use samtykke::{
    db::{
        Connection, DbError, Tx,
        schema::{
            consents, contact_interests, contact_mergers, contact_words, contacts, events, mails, selection_members,
            selections as rows, submissions, subscriptions,
        },
    },
    features::{
        consents::{self as consenting, Change},
        contacts::{self as people, ContactDetails, Days, NewContact},
        ledger::{self, EventKind, NewEvent},
        lists::Lists,
        selections::{
            Condition, Joined, Part, Rule, Scope,
            actions::create,
            add_members, create_static,
            model::{Ago, Choice, ConsentDetails, ConsentIs, Kind, NewSelection, When, Written},
        },
        subscriptions::{Choice as Choosing, choose},
    },
    kernel::{
        Actor, Channel, Context, EmailAddress, Language, Timestamp,
        ids::{BasisId, ContactId, FormId, ImportId, PurposeId, SelectionId, SourceId, StaffId, TypeId},
    },
};

use crate::support::TestApp;

/// A generator of numbers that anybody can run again.
#[derive(Clone)]
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// A number below `end`.
    pub fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % end
    }

    pub fn of<T: Clone>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())].clone()
    }

    pub fn tosses(&mut self) -> bool {
        self.below(2) == 0
    }
}

/// The day with this number; people live on the first hundred.
fn day(number: usize) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 1, 1).unwrap() + Duration::days(i64::try_from(number).unwrap())
}

/// When rules are asked: on a day in the middle of what happened.
pub fn asked_at() -> Timestamp {
    Timestamp::from(day(70).and_hms_micro_opt(23, 59, 59, 0).unwrap())
}

fn moment(dice: &mut Dice) -> Timestamp {
    let seconds = i64::try_from(dice.below(100 * 24 * 60 * 60)).unwrap();
    Timestamp::from(day(0).and_hms_micro_opt(0, 0, 0, 0).unwrap()).plus(Duration::seconds(seconds))
}

const NAMES: [&str; 5] = ["Kari", "Ola", "Åse", "Jürgen", "O'Neill"];
const COMPANIES: [&str; 4] = ["", "Havblikk Hotell", "Lindgren & Söner AB", "x'; DROP TABLE contacts; --"];
const COUNTRIES: [&str; 3] = ["", "NO", "SE"];
const INTERESTS: [i64; 2] = [1, 2];
/// Purposes, types, bases, sources beyond those that exist are asked for too.
const NOBODYS: i64 = 99;

/// What there is to choose from.
#[derive(Clone)]
pub struct Stock {
    pub purposes: Vec<PurposeId>,
    pub types: Vec<TypeId>,
    pub bases: Vec<BasisId>,
    pub sources: Vec<SourceId>,
    pub selections: Vec<SelectionId>,
}

impl Stock {
    pub fn of(lists: &Lists) -> Self {
        Self {
            purposes: lists.purposes.iter().map(|purpose| purpose.id).take(3).collect(),
            types: lists.types.iter().map(|kind| kind.id).take(3).collect(),
            bases: lists.bases.iter().map(|basis| basis.id).collect(),
            sources: lists.sources.iter().map(|source| source.id).take(3).collect(),
            selections: Vec::new(),
        }
    }
}

/// Fills the house with people, and answers what there is to choose from.
pub async fn people(app: &TestApp, count: usize, seed: u64) -> Stock {
    let lists = app.state.snapshots.share();
    let mut stock = Stock::of(&lists.lists);
    for id in INTERESTS {
        app.staff_runs(&format!(
            "INSERT INTO interests (id, key, position, is_active, updated_at) VALUES ({id}, 'I{id}', {id}, TRUE, '2026-01-01')"
        ))
        .await;
    }
    let made = stock.clone();
    let static_one = app
        .state
        .db
        .write(move |tx| {
            let mut dice = Dice::new(seed);
            let ctx = context(&mut dice);
            let selection = create_static(tx, &ctx, "Chosen", false)?;
            for n in 0..count {
                person(tx, &lists.lists, &made, &mut dice, n, selection)?;
            }
            Ok::<_, DbError>(selection)
        })
        .await
        .unwrap();
    stock.selections.push(static_one);
    let mut dice = Dice::new(seed + 1);
    for depth in [2, 3] {
        let rule = rule(&mut dice, &stock, depth);
        let dynamic = app.state.db.write(move |tx| {
            let new = NewSelection { name: "Found", kind: Kind::Dynamic(rule.clone()), is_shared: true };
            create(tx, &context(&mut Dice::new(7)), &new)
        });
        stock.selections.push(dynamic.await.unwrap());
    }
    stock
}

fn context(dice: &mut Dice) -> Context {
    let at = moment(dice);
    let actor = dice.of(&[Actor::Staff(StaffId(1)), Actor::Visitor, Actor::System]);
    Context { actor, channel: Channel::Admin, ..Context::system(at) }
}

fn person(
    tx: &mut Tx<'_>,
    lists: &Lists,
    stock: &Stock,
    dice: &mut Dice,
    n: usize,
    selection: SelectionId,
) -> Result<(), DbError> {
    let details = ContactDetails {
        first_name: dice.of(&NAMES).into(),
        last_name: format!("Number{n}"),
        company: dice.of(&COMPANIES).into(),
        country: dice.of(&COUNTRIES).into(),
        ..ContactDetails::default()
    };
    let address = EmailAddress::parse(&format!("n{n}@{}", dice.of(&["havblikk.example", "fjord.example"]))).unwrap();
    let new = NewContact {
        address: &address,
        language: dice.of(&Language::ALL),
        source: dice.of(&stock.sources),
        details: &details,
        is_confirmed: true,
    };
    let id = people::add(tx, moment(dice), &new)?;
    let ctx = context(dice);
    let act = ledger::open_act(tx, &ctx, Some(id), None, serde_json::Map::new())?;
    let event = NewEvent { contact: Some(id), ..NewEvent::default() };
    ledger::record(tx, &ctx, &act, EventKind::ContactCreated, &event)?;
    let (is_informed, is_gone) = (dice.tosses(), dice.below(8) == 0);
    diesel::update(contacts::table.find(id))
        .set((
            contacts::no_mailings.eq(dice.below(4) == 0),
            contacts::informed_at.eq(is_informed.then(|| moment(dice))),
            contacts::updated_at.eq(moment(dice)),
            contacts::deleted_at.eq(is_gone.then(|| moment(dice))),
        ))
        .execute(tx.connection())?;
    for purpose in &stock.purposes {
        let mut before = None;
        for _ in 0..dice.below(3) {
            let ctx = Context { actor: dice.of(&[Actor::Contact(id), Actor::Staff(StaffId(1))]), ..context(dice) };
            let act = ledger::open_act(tx, &ctx, Some(id), None, serde_json::Map::new())?;
            let change = Change {
                contact: id,
                purpose: *purpose,
                basis: dice.of(&stock.bases),
                source: dice.of(&stock.sources),
                form_version: None,
                submission: None,
                shown: None,
                undoes: None,
            };
            before = Some(consenting::set(tx, &ctx, lists, &act, before.as_ref(), &change)?);
        }
    }
    for kind in &stock.types {
        let mut before = None;
        for _ in 0..dice.below(3) {
            let ctx = context(dice);
            let act = ledger::open_act(tx, &ctx, Some(id), None, serde_json::Map::new())?;
            let now = dice.of(&[Some(true), Some(false), None]);
            let choice = Choosing {
                contact: id,
                subscription_type: *kind,
                before,
                now,
                form_version: None,
                submission: None,
                shown: None,
                undoes: None,
            };
            choose(tx, &ctx, &act, &choice)?;
            before = now;
        }
    }
    for interest in INTERESTS {
        if dice.below(3) != 0 {
            continue;
        }
        let row = (
            contact_interests::contact_id.eq(id),
            contact_interests::interest_id.eq(interest),
            contact_interests::since.eq(moment(dice)),
            contact_interests::chosen_by.eq("contact"),
        );
        diesel::insert_into(contact_interests::table).values(row).execute(tx.connection())?;
    }
    if dice.below(3) == 0 {
        filled_in(tx, id, moment(dice))?;
    }
    for state in ["sent", "dropped"] {
        if dice.below(3) == 0 {
            mailed(tx, id, state, moment(dice))?;
        }
    }
    if dice.below(3) == 0 {
        let act = ledger::open_act(tx, &context(dice), Some(id), None, serde_json::Map::new())?;
        let row = (
            events::act.eq(act.handle),
            events::commitment.eq(act.commitment),
            events::at.eq(moment(dice)),
            events::kind.eq("contact_changed"),
            events::contact_id.eq(id),
            events::actor.eq("staff"),
            events::channel.eq("import"),
            events::language.eq("en"),
            events::import_id.eq(dice.of(&[1, 2])),
        );
        diesel::insert_into(events::table).values(row).execute(tx.connection())?;
    }
    if dice.below(4) == 0 {
        // Somebody who was merged into them, with something that happened before.
        let gone = 1_000_000 + i64::try_from(n).unwrap();
        let row = (
            contact_mergers::from_id.eq(ContactId(gone)),
            contact_mergers::handle.eq(format!("merged-{n}")),
            contact_mergers::into_id.eq(id),
            contact_mergers::merged_at.eq(moment(dice)),
        );
        diesel::insert_into(contact_mergers::table).values(row).execute(tx.connection())?;
        let act = ledger::open_act(tx, &context(dice), Some(id), None, serde_json::Map::new())?;
        let row = (
            events::act.eq(act.handle),
            events::commitment.eq(act.commitment),
            events::at.eq(moment(dice)),
            events::kind.eq("contact_changed"),
            events::contact_id.eq(ContactId(gone)),
            events::actor.eq(dice.of(&["contact", "staff"])),
            events::channel.eq("admin"),
            events::language.eq("en"),
        );
        diesel::insert_into(events::table).values(row).execute(tx.connection())?;
    }
    if dice.tosses() {
        add_members(tx, &context(dice), selection, &[id])?;
    }
    Ok(())
}

fn filled_in(tx: &mut Tx<'_>, id: ContactId, at: Timestamp) -> Result<(), DbError> {
    let row = (
        submissions::form_id.eq(1),
        submissions::form_version_id.eq(1),
        submissions::language.eq("en"),
        submissions::nonce.eq(format!("nonce-{id}")),
        submissions::status.eq("processed"),
        submissions::address.eq("x@fjord.example"),
        submissions::address_key.eq("x@fjord.example"),
        submissions::answers.eq("{}"),
        submissions::network_key.eq(""),
        submissions::rendered_at.eq(at),
        submissions::submitted_at.eq(at),
        submissions::contact_id.eq(id),
    );
    diesel::insert_into(submissions::table).values(row).execute(tx.connection())?;
    Ok(())
}

fn mailed(tx: &mut Tx<'_>, id: ContactId, state: &str, at: Timestamp) -> Result<(), DbError> {
    let layout = diesel::sql_query(
        "INSERT INTO mail_layouts (hash, source, created_at) VALUES ('made', '', '2026-01-01') ON CONFLICT DO NOTHING",
    );
    layout.execute(tx.connection())?;
    let text = format!(
        "INSERT INTO mails (handle, template_version_id, layout_id, language, contact_id, act, sender, address, address_key, \
         variables, key_id, state, not_before, attempts, created_at, finished_at) SELECT 'mail-{state}-{id}', \
         (SELECT min(id) FROM template_versions), id, 'en', {id}, 'made', 'x@x.example', 'x@x.example', 'x@x.example', '{{}}', \
         'made', '{state}', created_at, 1, created_at, created_at FROM mail_layouts WHERE hash = 'made'"
    );
    diesel::sql_query(text).execute(tx.connection())?;
    diesel::update(mails::table.filter(mails::handle.eq(format!("mail-{state}-{id}"))))
        .set(mails::finished_at.eq(at))
        .execute(tx.connection())?;
    Ok(())
}

fn some_days(dice: &mut Dice) -> When {
    let (from, to) = (dice.below(100), dice.below(100));
    let ago = u16::try_from(1 + dice.below(70)).unwrap();
    match dice.below(5) {
        0 => Days { from: Some(day(from)), to: None }.into(),
        1 => Days { from: None, to: Some(day(to)) }.into(),
        2 => When::Ago(Ago::Within(ago)),
        3 => When::Ago(Ago::Before(ago)),
        _ => Days { from: Some(day(from.min(to))), to: Some(day(from.max(to))) }.into(),
    }
}

/// A condition of the given kind.
pub fn condition(dice: &mut Dice, stock: &Stock, kind: usize) -> Condition {
    let is = dice.tosses();
    match kind % KINDS {
        0 => {
            Condition::Words(dice.of(&["kari", "havblikk", "number1 ola", "ÅSE", "o'neill", "a' OR 1=1", "fjord.example"]).into())
        }
        1 => Condition::Company(dice.of(&[
            Written::Nothing,
            Written::Anything,
            Written::Exactly(COMPANIES[1].into()),
            Written::Exactly(COMPANIES[3].into()),
            Written::Exactly("' OR ''='".into()),
        ])),
        2 => Condition::Country(dice.of(&COUNTRIES).into()),
        3 => Condition::Language(dice.of(&Language::ALL)),
        4 => Condition::Source(dice.of(&stock.sources)),
        5 => Condition::Stored(some_days(dice)),
        6 => Condition::Changed(some_days(dice)),
        7 => Condition::NoMailings(is),
        8 => Condition::Informed(is),
        9 => {
            let details = ConsentDetails {
                basis: dice.tosses().then(|| dice.of(&stock.bases)),
                source: dice.tosses().then(|| dice.of(&stock.sources)),
                since: if dice.tosses() { some_days(dice) } else { When::default() },
            };
            let is = dice.of(&[
                ConsentIs::Nothing,
                ConsentIs::Active(details),
                ConsentIs::Withdrawn(details),
                ConsentIs::Recorded(details),
                ConsentIs::Active(ConsentDetails::default()),
            ]);
            let mut purposes = stock.purposes.clone();
            purposes.push(PurposeId(NOBODYS));
            Condition::Consent { purpose: dice.of(&purposes), is }
        }
        10 => {
            let mut types = stock.types.clone();
            types.push(TypeId(NOBODYS));
            Condition::Subscribed { kind: dice.of(&types), is }
        }
        11 => Condition::Choice { kind: dice.of(&stock.types), is: dice.of(&[Choice::On, Choice::Off, Choice::Never]) },
        12 => Condition::Interest { interest: dice.of(&INTERESTS), is },
        13 => Condition::Form(FormId(dice.of(&[1, NOBODYS]))),
        14 => Condition::Import(dice.of(&[None, Some(ImportId(1)), Some(ImportId(2)), Some(ImportId(NOBODYS))])),
        15 => Condition::Activity { days: some_days(dice), is_own: dice.tosses(), is },
        16 => Condition::Mailed { days: if dice.tosses() { some_days(dice) } else { When::default() }, is },
        _ => {
            let mut selections = stock.selections.clone();
            selections.push(SelectionId(NOBODYS));
            Condition::Member { selection: dice.of(&selections), is }
        }
    }
}

/// How many kinds of conditions there are.
pub const KINDS: usize = 18;

/// A rule of at most this depth.
pub fn rule(dice: &mut Dice, stock: &Stock, depth: usize) -> Rule {
    let joined = dice.of(&[Joined::All, Joined::Any, Joined::None]);
    let parts = (0..1 + dice.below(3)).map(|_| {
        if depth > 1 && dice.below(3) == 0 {
            Part::Group(rule(dice, stock, depth - 1))
        } else {
            let kind = dice.below(KINDS);
            Part::If(condition(dice, stock, kind))
        }
    });
    Rule { joined, parts: parts.collect() }
}

/// Everything about one person.
struct Person {
    words: Vec<String>,
    company: String,
    country: String,
    language: Language,
    source: SourceId,
    no_mailings: bool,
    informed_at: Option<Timestamp>,
    created_at: Timestamp,
    updated_at: Timestamp,
    deleted_at: Option<Timestamp>,
    consents: BTreeMap<PurposeId, (BasisId, SourceId, Timestamp)>,
    choices: BTreeMap<TypeId, bool>,
    interests: BTreeSet<i64>,
    forms: BTreeSet<FormId>,
    imports: BTreeSet<ImportId>,
    events: Vec<(Timestamp, String)>,
    mails: Vec<Timestamp>,
    selections: BTreeSet<SelectionId>,
}

/// Everybody, loaded row by row.
pub struct Everybody {
    people: BTreeMap<ContactId, Person>,
    rules: BTreeMap<SelectionId, Rule>,
    lists: Lists,
}

type ContactRow =
    (ContactId, String, String, Language, SourceId, bool, Option<Timestamp>, Timestamp, Timestamp, Option<Timestamp>);

impl Everybody {
    pub fn load(app: &TestApp) -> Self {
        let lists = app.state.snapshots.share().lists.clone();
        app.state.db.read_blocking(|connection| Self::read(connection, &lists)).unwrap()
    }

    fn read(c: &mut Connection, lists: &Lists) -> Result<Self, DbError> {
        let mut people = BTreeMap::new();
        let all: Vec<ContactRow> = contacts::table
            .select((
                contacts::id,
                contacts::company,
                contacts::country,
                contacts::language,
                contacts::source_id,
                contacts::no_mailings,
                contacts::informed_at,
                contacts::created_at,
                contacts::updated_at,
                contacts::deleted_at,
            ))
            .load(c)?;
        let mergers: Vec<(ContactId, ContactId)> =
            contact_mergers::table.select((contact_mergers::from_id, contact_mergers::into_id)).load(c)?;
        for (id, company, country, language, source, no_mailings, informed_at, created_at, updated_at, deleted_at) in all {
            let whose: Vec<ContactId> =
                mergers.iter().filter(|(_, into)| *into == id).map(|(from, _)| *from).chain([id]).collect();
            let consents: Vec<(PurposeId, BasisId, SourceId, Timestamp, Option<ImportId>)> = consents::table
                .filter(consents::contact_id.eq(id))
                .select((
                    consents::purpose_id,
                    consents::basis_id,
                    consents::source_id,
                    consents::updated_at,
                    consents::import_id,
                ))
                .load(c)?;
            let own: Vec<Option<ImportId>> = events::table.filter(events::contact_id.eq(id)).select(events::import_id).load(c)?;
            people.insert(
                id,
                Person {
                    words: contact_words::table.filter(contact_words::contact_id.eq(id)).select(contact_words::word).load(c)?,
                    company,
                    country,
                    language,
                    source,
                    no_mailings,
                    informed_at,
                    created_at,
                    updated_at,
                    deleted_at,
                    imports: own.into_iter().chain(consents.iter().map(|row| row.4)).flatten().collect(),
                    consents: consents.into_iter().map(|row| (row.0, (row.1, row.2, row.3))).collect(),
                    choices: subscriptions::table
                        .filter(subscriptions::contact_id.eq(id))
                        .select((subscriptions::type_id, subscriptions::is_on))
                        .load::<(TypeId, bool)>(c)?
                        .into_iter()
                        .collect(),
                    interests: contact_interests::table
                        .filter(contact_interests::contact_id.eq(id))
                        .select(contact_interests::interest_id)
                        .load::<i64>(c)?
                        .into_iter()
                        .collect(),
                    forms: submissions::table
                        .filter(submissions::contact_id.eq(id))
                        .select(submissions::form_id)
                        .load::<FormId>(c)?
                        .into_iter()
                        .collect(),
                    events: events::table
                        .filter(events::contact_id.eq_any(&whose))
                        .select((events::at, events::actor))
                        .load(c)?,
                    mails: mails::table
                        .filter(mails::contact_id.eq(id).and(mails::state.eq("sent")))
                        .select(mails::finished_at.assume_not_null())
                        .load(c)?,
                    selections: selection_members::table
                        .filter(selection_members::contact_id.eq(id))
                        .select(selection_members::selection_id)
                        .load::<SelectionId>(c)?
                        .into_iter()
                        .collect(),
                },
            );
        }
        let dynamic: Vec<(SelectionId, String)> =
            rows::table.filter(rows::kind.eq("dynamic")).select((rows::id, rows::rule)).load(c)?;
        let rules = dynamic.into_iter().map(|(id, text)| (id, serde_json::from_str(&text).unwrap())).collect();
        Ok(Self { people, rules, lists: lists.clone() })
    }

    /// Whom a scope means.
    pub fn of(&self, scope: &Scope) -> Vec<ContactId> {
        let is_meant = |id: &ContactId, person: &Person| match scope {
            Scope::Everybody => true,
            Scope::Chosen(ids) => ids.contains(id),
            Scope::Selection(selection) => self.belongs(person, *selection),
            Scope::Found(rule) => self.holds(person, rule),
        };
        let there = self.people.iter().filter(|(_, person)| person.deleted_at.is_none());
        there.filter(|(id, person)| is_meant(id, person)).map(|(id, _)| *id).collect()
    }

    pub fn ids(&self) -> Vec<ContactId> {
        self.people.keys().copied().collect()
    }

    fn belongs(&self, person: &Person, selection: SelectionId) -> bool {
        self.rules.get(&selection).map_or_else(|| person.selections.contains(&selection), |rule| self.holds(person, rule))
    }

    fn holds(&self, person: &Person, rule: &Rule) -> bool {
        let mut parts = rule.parts.iter().map(|part| match part {
            Part::If(condition) => self.is_so(person, condition),
            Part::Group(rule) => self.holds(person, rule),
        });
        match rule.joined {
            Joined::All => parts.all(|is| is),
            Joined::Any => parts.any(|is| is),
            Joined::None => !parts.any(|is| is),
        }
    }

    fn is_so(&self, person: &Person, condition: &Condition) -> bool {
        match condition {
            Condition::Words(text) => {
                people::terms_of(text).iter().all(|term| person.words.iter().any(|word| word.starts_with(term)))
            }
            Condition::Company(Written::Nothing) => person.company.is_empty(),
            Condition::Company(Written::Anything) => !person.company.is_empty(),
            Condition::Company(Written::Exactly(text)) => person.company == *text,
            Condition::Country(code) => person.country == *code,
            Condition::Language(language) => person.language == *language,
            Condition::Source(source) => person.source == *source,
            Condition::Stored(days) => lies(person.created_at, *days),
            Condition::Changed(days) => lies(person.updated_at, *days),
            Condition::NoMailings(is) => person.no_mailings == *is,
            Condition::Informed(is) => person.informed_at.is_some() == *is,
            Condition::Consent { purpose, is } => {
                let record = person.consents.get(purpose);
                let fits = |details: &ConsentDetails, is_in_state: &dyn Fn(BasisId) -> bool| {
                    record.is_some_and(|(basis, source, at)| {
                        is_in_state(*basis)
                            && details.basis.is_none_or(|it| it == *basis)
                            && details.source.is_none_or(|it| it == *source)
                            && lies(*at, details.since)
                    })
                };
                match is {
                    ConsentIs::Nothing => record.is_none(),
                    ConsentIs::Active(details) => fits(details, &|basis| !self.lists.is_withdrawn(basis)),
                    ConsentIs::Withdrawn(details) => fits(details, &|basis| self.lists.is_withdrawn(basis)),
                    ConsentIs::Recorded(details) => fits(details, &|_| true),
                }
            }
            Condition::Subscribed { kind, is } => {
                let subscribed = self.lists.subscription_type(*kind).is_some_and(|of| {
                    let basis = person.consents.get(&of.purpose).map(|(basis, ..)| *basis);
                    basis.is_some_and(|basis| !self.lists.is_withdrawn(basis))
                        && person.choices.get(kind).copied().unwrap_or(of.starts_on)
                });
                subscribed == *is
            }
            Condition::Choice { kind, is } => {
                person.choices.get(kind).copied()
                    == match is {
                        Choice::On => Some(true),
                        Choice::Off => Some(false),
                        Choice::Never => None,
                    }
            }
            Condition::Interest { interest, is } => person.interests.contains(interest) == *is,
            Condition::Form(form) => person.forms.contains(form),
            Condition::Import(None) => !person.imports.is_empty(),
            Condition::Import(Some(import)) => person.imports.contains(import),
            Condition::Activity { days, is_own, is } => {
                let is_meant = |actor: &str| !is_own || actor == "contact" || actor == "visitor";
                person.events.iter().any(|(at, actor)| lies(*at, *days) && is_meant(actor)) == *is
            }
            Condition::Mailed { days, is } => person.mails.iter().any(|at| lies(*at, *days)) == *is,
            Condition::Member { selection, is } => self.belongs(person, *selection) == *is,
        }
    }
}

fn lies(at: Timestamp, when: When) -> bool {
    let day = at.naive().date();
    let days_ago = (asked_at().naive().date() - day).num_days();
    match when {
        When::On(days) => days.from.is_none_or(|from| from <= day) && days.to.is_none_or(|to| day <= to),
        When::Ago(Ago::Within(days)) => days_ago <= i64::from(days),
        When::Ago(Ago::Before(days)) => days_ago > i64::from(days),
    }
}
