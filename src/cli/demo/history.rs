//! Letting the story happen, by the same actions that visitors cause, at the time when it happened.

use std::sync::Arc;

use chrono::Duration;
use serde_json::{Map, Value};

use super::{
    dice::Dice,
    forms::{COMPETITION, EVENING, INTERESTS, SIGHTS, TIMES},
    people::Person,
    story::{Deed, Entry, Step},
};
use crate::{
    app::House,
    db::{DbError, Tx},
    features::{
        contacts,
        forms::Form,
        links,
        lists::Purpose,
        outbox,
        preferences::{self, Holder, Saved, Seen, Standing, Wishes},
        signups::{self, Answers, Confirmed, Posted, Submitted},
        snapshot::Snapshot,
    },
    kernel::{Actor, Channel, Context, Origin, Timestamp, ids::TypeId, random},
    security::network,
};

/// The mails of the last so many steps still wait: they leave when the portal runs.
const STILL_WAITING: usize = 5;
/// People who are reminded at a step, at most; more than ever fall due between two.
const REMINDED: i64 = 100;
/// What the pictures of the competition are called.
const PICTURES: [&str; 5] = ["Fjord, 4 a.m.", "Vinterlys", "The kitchen window", "Nordlichter", "Straatlantaarn in de mist"];

/// What has become of a person so far.
#[derive(Clone, Default)]
pub struct Life {
    /// The one-time key of the form that they sent last.
    nonce: String,
    /// Their contact's handle, once they confirmed.
    pub handle: Option<String>,
    /// The last act of theirs that changed something.
    last_act: String,
}

/// Everything that happens needs these.
struct Stage {
    house: Arc<Snapshot>,
    key_id: String,
}

/// Lets the steps happen, and answers what became of everybody.
pub fn happen(house: &House, dice: &mut Dice, people: &[Person], steps: &[Step]) -> Result<Vec<Life>, DbError> {
    let mut lives = vec![Life::default(); people.len()];
    for (number, step) in steps.iter().enumerate() {
        let stage = Stage { house: house.state.snapshots.share(), key_id: house.state.key_id() };
        let is_settled = number + STILL_WAITING < steps.len();
        let person = &people[step.who];
        let network_key = house.state.keyring.seals().fingerprints.of_text(&network::prefix_key(person.ip));
        let (at, deed) = (step.at, Act::new(dice, &stage.house, person, step, &lives[step.who], network_key)?);
        let ctx = context(person, step);
        // What falls due until the end is reminded of with the past, so that nothing but the last mails waits.
        let is_last_settled = number + STILL_WAITING + 1 == steps.len();
        let due_at = steps.last().filter(|_| is_last_settled).map_or(at, |last| last.at);
        lives[step.who] = house.state.db.write_blocking(move |tx| {
            let life = deed.run(tx, &ctx, &stage)?;
            if is_settled {
                signups::remind(tx, due_at, &stage.house, &stage.key_id, None, REMINDED)?;
                outbox::settle(tx, at)?;
            }
            Ok::<_, DbError>(life)
        })?;
    }
    Ok(lives)
}

fn context(person: &Person, step: &Step) -> Context {
    let channel = match step.deed {
        Deed::SignUp(_) | Deed::Confirm => Channel::Form,
        Deed::Choose | Deed::Leave | Deed::Return | Deed::AskForLink => Channel::PreferencePage,
        Deed::LeaveType => Channel::UnsubscribePage,
        Deed::TakeBack => Channel::Restore,
    };
    let origin = Origin { ip: Some(network::truncated(person.ip)), agent: Some(person.agent.to_owned()) };
    Context { at: step.at, actor: Actor::Visitor, channel, language: person.language, origin }
}

/// A deed with all that chance has decided about it, so that running it twice does the same.
struct Act {
    deed: Deed,
    life: Life,
    posted: Option<(Arc<Form>, Posted)>,
    request: links::NewLinkRequest,
    /// Types that a choice turns over.
    turned: Vec<TypeId>,
}

impl Act {
    fn new(
        dice: &mut Dice,
        house: &Snapshot,
        person: &Person,
        step: &Step,
        life: &Life,
        network_key: String,
    ) -> Result<Self, DbError> {
        let posted = match step.deed {
            Deed::SignUp(entry) => Some(post(dice, house, person, entry, step.at, &network_key)?),
            _ => None,
        };
        let kinds: Vec<TypeId> = house.lists.types.iter().map(|kind| kind.id).collect();
        let turned = (0..=dice.below(2)).map(|_| dice.pick(&kinds)).collect();
        let request = links::NewLinkRequest { address: person.address.clone(), nonce: random::handle(), network_key };
        Ok(Self { deed: step.deed, life: life.clone(), posted, request, turned })
    }

    fn run(&self, tx: &mut Tx<'_>, ctx: &Context, stage: &Stage) -> Result<Life, DbError> {
        let mut life = self.life.clone();
        if let Some((form, posted)) = &self.posted {
            life.nonce.clone_from(&posted.nonce);
            return match signups::submit(tx, ctx, &stage.house, &stage.key_id, form, posted)? {
                Submitted::Taken | Submitted::TakenQuietly => Ok(life),
                other => Err(DbError::Broken(format!("a form of the demonstration was refused: {other:?}"))),
            };
        }
        if self.deed == Deed::Confirm {
            if let Confirmed::Now(id) = signups::confirm(tx, ctx, &stage.house, &stage.key_id, &life.nonce, None)? {
                life.handle = contacts::by_id(tx.connection(), id)?.map(|contact| contact.handle);
            }
            return Ok(life);
        }
        let Some(standing) = standing(tx, &life)? else { return Ok(life) };
        if let Saved::Changed { act, .. } = self.change(tx, ctx, stage, &standing)? {
            life.last_act = act;
        }
        Ok(life)
    }

    fn change(&self, tx: &mut Tx<'_>, ctx: &Context, stage: &Stage, standing: &Standing) -> Result<Saved, DbError> {
        let (house, key_id, contact) = (&*stage.house, stage.key_id.as_str(), &standing.contact);
        let holder = |jti: String| Holder { handle: contact.handle.clone(), epoch: Some(contact.link_epoch), jti };
        let seen = Seen { version: Some(contact.version), shown: house.shown_hash(contact.language).to_owned() };
        match self.deed {
            Deed::Choose | Deed::Return => {
                let turned = if self.deed == Deed::Choose { self.turned.as_slice() } else { &[] };
                let wishes = wishes(house, standing, turned, self.deed == Deed::Return);
                preferences::choose(tx, ctx, house, key_id, &holder(random::handle()), &seen, &wishes)
            }
            Deed::Leave => preferences::leave(tx, ctx, house, key_id, &holder(random::handle()), &seen),
            Deed::LeaveType => {
                let kind = standing.choices.iter().find(|(_, is_on)| *is_on).map(|(kind, _)| *kind);
                match kind {
                    Some(kind) => preferences::leave_type(tx, ctx, house, key_id, &Holder::who_may_leave(&contact.handle), kind),
                    None => Ok(Saved::Unchanged),
                }
            }
            Deed::TakeBack => preferences::restore(tx, ctx, house, key_id, &holder(self.life.last_act.clone())),
            Deed::AskForLink => {
                links::request(tx, ctx, house, key_id, &self.request)?;
                Ok(Saved::Unchanged)
            }
            Deed::SignUp(_) | Deed::Confirm => Ok(Saved::Unchanged),
        }
    }
}

fn standing(tx: &mut Tx<'_>, life: &Life) -> Result<Option<Standing>, DbError> {
    life.handle.as_ref().map_or(Ok(None), |handle| preferences::standing(tx.connection(), handle))
}

/// The page as it stands, with some types turned over and, for who comes back, every purpose on.
fn wishes(house: &Snapshot, standing: &Standing, turned: &[TypeId], returns: bool) -> Wishes {
    let lists = &house.lists;
    let purposes: Vec<_> = lists.manageable_purposes().map(|purpose| purpose.id).collect();
    let offered: Vec<TypeId> = purposes.iter().flat_map(|purpose| lists.offered_types(*purpose)).map(|kind| kind.id).collect();
    let is_on = |kind: &TypeId| standing.choice(*kind).unwrap_or(false) != turned.contains(kind);
    Wishes {
        consents: purposes.iter().copied().filter(|purpose| returns || standing.state(lists, *purpose).is_active()).collect(),
        types: offered.iter().copied().filter(is_on).collect(),
        purposes,
        offered,
    }
}

/// A filled-in form.
fn post(
    dice: &mut Dice,
    house: &Snapshot,
    person: &Person,
    entry: Entry,
    at: Timestamp,
    network_key: &str,
) -> Result<(Arc<Form>, Posted), DbError> {
    let slug = match entry {
        Entry::Newsletter => "newsletter",
        Entry::Evening => EVENING,
        Entry::Competition => COMPETITION,
    };
    let missing = |what: &str| DbError::Broken(format!("there is no {what}"));
    let form = house.form(slug).ok_or_else(|| missing(slug))?;
    let marketing = house.lists.purpose_of_key("EMARKETING").ok_or_else(|| missing("EMARKETING"))?;
    let posted = Posted {
        address: person.address.clone(),
        answers: answers(dice, house, person, entry, at, marketing),
        nonce: random::handle(),
        rendered_at: at.plus(-Duration::seconds(20 + dice.up_to(100))),
        network_key: network_key.to_owned(),
        posted_from: None,
        trust: signups::Trust::default(),
        files: Vec::new(),
    };
    Ok((form.clone(), posted))
}

fn answers(dice: &mut Dice, house: &Snapshot, person: &Person, entry: Entry, at: Timestamp, marketing: &Purpose) -> Answers {
    let mut answers = Answers { first_name: person.first_name.into(), ..Answers::default() };
    let tick = |dice: &mut Dice, keys: Option<&[&str]>, percent| {
        let kinds =
            house.lists.offered_types(marketing.id).filter(|kind| keys.is_none_or(|keys| keys.contains(&kind.key.as_str())));
        kinds.filter(|_| dice.chance(percent)).map(|kind| (kind.id, marketing.id)).collect::<Vec<_>>()
    };
    match entry {
        Entry::Newsletter => {
            answers.last_name = person.last_name.into();
            answers.language = Some(person.language);
            answers.consents = vec![marketing.id];
            answers.types = tick(dice, None, 55);
            if answers.types.is_empty() {
                answers.types = tick(dice, Some(&["NEWS"]), 100);
            }
        }
        Entry::Evening => {
            answers.last_name = person.last_name.into();
            answers.language = Some(person.language);
            answers.country = person.country.into();
            answers.phone = if dice.chance(60) { person.phone.clone() } else { String::new() };
            answers.company = if dice.chance(40) { person.company.into() } else { String::new() };
            answers.types = tick(dice, Some(&["INVITATIONS", "NEWS"]), 50);
            answers.interests = INTERESTS.iter().filter(|_| dice.chance(35)).map(|(key, _)| (*key).to_owned()).collect();
            answers.others = visit(dice, at);
        }
        Entry::Competition => {
            answers.others.insert("title".into(), dice.pick(&PICTURES).into());
            if dice.chance(70) {
                answers.consents = vec![marketing.id];
            }
        }
    }
    answers
}

fn visit(dice: &mut Dice, at: Timestamp) -> Map<String, Value> {
    let day = at.plus(Duration::days(7 + dice.up_to(20))).naive().date().to_string();
    let see: Vec<&str> = SIGHTS.into_iter().map(|(sight, _)| sight).filter(|_| dice.chance(60)).collect();
    let mut visit = Map::new();
    visit.insert("day".into(), day.into());
    visit.insert("time".into(), dice.pick(&TIMES).0.into());
    visit.insert("guests".into(), (1 + dice.below(4)).to_string().into());
    visit.insert("see".into(), see.into());
    visit
}
