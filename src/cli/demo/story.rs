//! What happened in the months before the demonstration begins: who signed up, and what they did later. Pure.

use chrono::Duration;

use super::dice::Dice;
use crate::kernel::Timestamp;

/// How the story goes on for one person.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Deed {
    /// Fills in a form.
    SignUp(Entry),
    /// Follows the link in the mail and presses the button.
    Confirm,
    /// Turns subscriptions on and off.
    Choose,
    /// Leaves one type by the link in a mail.
    LeaveType,
    /// Leaves everything.
    Leave,
    /// Consents again.
    Return,
    /// *This was not me*: takes the last change back.
    TakeBack,
    /// Asks for a fresh link.
    AskForLink,
}

/// The form by which somebody comes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Entry {
    Newsletter,
    Evening,
    Competition,
}

/// One thing that one person did.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Step {
    pub at: Timestamp,
    /// Which person.
    pub who: usize,
    pub deed: Deed,
}

/// The last so many people have not confirmed yet.
pub const UNCONFIRMED: usize = 12;
/// Of whom so many came within the last hours: their mails still wait.
const JUST_NOW: usize = 4;

/// The whole story of so many people from `begin` to `now`, in the order of time.
pub fn tell(dice: &mut Dice, people: usize, begin: Timestamp, competition_ends: Timestamp, now: Timestamp) -> Vec<Step> {
    let mut steps = Vec::new();
    for who in 0..people {
        let mut add = |at, deed| steps.push(Step { at, who, deed });
        if who + UNCONFIRMED >= people {
            let ago = if who + JUST_NOW >= people { 20 + dice.up_to(150) } else { 300 + dice.up_to(10 * 24 * 60) };
            let entry = if dice.chance(60) { Entry::Newsletter } else { Entry::Evening };
            add(now.plus(-Duration::seconds(ago * 60 + dice.up_to(60))), Deed::SignUp(entry));
            continue;
        }
        let came = moment(dice, begin, now.plus(-Duration::days(2)));
        let entry = match dice.below(10) {
            0 | 1 if came < competition_ends => Entry::Competition,
            2..=4 => Entry::Evening,
            _ => Entry::Newsletter,
        };
        let minutes = if dice.chance(85) { 1 + dice.up_to(40) } else { 120 + dice.up_to(28 * 60) };
        let confirmed = came.plus(Duration::seconds(minutes * 60 + dice.up_to(60)));
        add(came, Deed::SignUp(entry));
        add(confirmed, Deed::Confirm);
        let mut then = confirmed;
        for deed in later(dice) {
            then = match deed {
                // These follow at once on what came before them.
                Deed::Confirm | Deed::TakeBack => then.plus(Duration::seconds(120 + dice.up_to(5400))),
                _ => moment(dice, then, now.plus(-Duration::hours(6))),
            };
            add(then, deed);
        }
    }
    steps.retain(|step| step.at < now);
    steps.sort_by_key(|step| (step.at, step.who));
    steps
}

/// What somebody does after signing up; most do nothing.
fn later(dice: &mut Dice) -> Vec<Deed> {
    match dice.below(100) {
        0..18 => vec![Deed::Choose],
        18..24 => vec![Deed::Choose, Deed::Choose],
        24..33 => vec![Deed::Leave],
        33..37 => vec![Deed::Leave, Deed::Return],
        37..43 => vec![Deed::LeaveType],
        43..46 => vec![Deed::Leave, Deed::TakeBack],
        46..52 => vec![Deed::AskForLink, Deed::Choose],
        52..56 => vec![Deed::SignUp(Entry::Newsletter), Deed::Confirm],
        56..60 => vec![Deed::SignUp(Entry::Evening), Deed::Confirm],
        _ => Vec::new(),
    }
}

/// A moment between two, by daylight, more often towards the end: the organisation grows.
fn moment(dice: &mut Dice, from: Timestamp, until: Timestamp) -> Timestamp {
    let seconds = until.since(from).num_seconds().max(120);
    let drawn = dice.up_to(seconds).max(dice.up_to(seconds));
    let at = from.plus(Duration::seconds(drawn));
    let hour = at.seconds().rem_euclid(24 * 3600) / 3600;
    // Nobody signs up in the night; whoever would, did so the evening before.
    let asleep = if hour < 6 { hour + 3 } else { 0 };
    at.plus(-Duration::hours(asleep)).max(from.plus(Duration::minutes(1)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told() -> Vec<Step> {
        let now = Timestamp::from_seconds(1_800_000_000);
        tell(&mut Dice::new(3), 200, now.plus(-Duration::days(240)), now.plus(-Duration::days(60)), now)
    }

    #[test]
    fn the_story_is_in_order_and_in_the_past() {
        let steps = told();
        assert!(steps.windows(2).all(|pair| pair[0].at <= pair[1].at));
        assert!(steps.last().unwrap().at < Timestamp::from_seconds(1_800_000_000));
        assert_eq!(steps, told());
    }

    #[test]
    fn everybody_signs_up_first_and_the_last_ones_have_not_confirmed() {
        let steps = told();
        for who in 0..200 {
            let own: Vec<Deed> = steps.iter().filter(|step| step.who == who).map(|step| step.deed).collect();
            assert!(matches!(own[0], Deed::SignUp(_)), "{who}");
            if who < 200 - UNCONFIRMED {
                assert_eq!(own[1], Deed::Confirm, "{who}");
            } else {
                assert_eq!(own.len(), 1, "{who}");
            }
        }
        for deed in [Deed::Choose, Deed::Leave, Deed::Return, Deed::TakeBack, Deed::LeaveType, Deed::AskForLink] {
            assert!(steps.iter().any(|step| step.deed == deed), "{deed:?}");
        }
    }
}
