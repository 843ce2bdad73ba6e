//! The guard against floods, with a clock that a test turns.

use std::time::Duration;

use super::*;
use crate::security::network::prefix;

fn network(text: &str) -> IpNet {
    prefix(text.parse().unwrap())
}

fn throttle(burst: u32, per_minute: u32) -> (Throttle, FakeRelativeClock) {
    let hand = FakeRelativeClock::default();
    (Throttle::with_hand(Allowance { burst, per_minute }, hand.clone()), hand)
}

#[test]
fn a_network_may_burst_and_then_waits_as_long_as_it_is_told() {
    let (throttle, hand) = throttle(5, 60);
    let here = network("203.0.113.7");
    for _ in 0..5 {
        assert_eq!(throttle.check(here, 1), Ok(()));
    }
    let RetryAfter(seconds) = throttle.check(here, 1).unwrap_err();
    assert!((1..=2).contains(&seconds), "{seconds}");
    hand.advance(Duration::from_secs(seconds));
    assert_eq!(throttle.check(here, 1), Ok(()));
    assert!(throttle.check(here, 5).is_err());
}

#[test]
fn one_network_does_not_use_up_what_another_has() {
    let (throttle, _) = throttle(1, 1);
    assert_eq!(throttle.check(network("203.0.113.7"), 1), Ok(()));
    assert!(throttle.check(network("203.0.113.7"), 1).is_err());
    assert_eq!(throttle.check(network("203.0.113.8"), 1), Ok(()));
    assert_eq!(throttle.check(network("2001:db8::1"), 1), Ok(()));
    assert!(throttle.check(network("2001:db8::ffff"), 1).is_err(), "the same /64");
}

#[test]
fn a_dear_act_takes_more_and_never_waits_for_ever() {
    let (throttle, hand) = throttle(4, 60);
    let here = network("203.0.113.7");
    assert_eq!(throttle.check(here, 0), Ok(()));
    assert_eq!(throttle.check(here, 1000), Ok(()), "the whole burst");
    assert_eq!(throttle.check(here, 0), Ok(()));
    let RetryAfter(seconds) = throttle.check(here, 1000).unwrap_err();
    hand.advance(Duration::from_secs(seconds));
    assert_eq!(throttle.check(here, 1000), Ok(()));
}

#[test]
fn a_lifted_limit_lets_everything_through_and_a_new_one_counts_at_once() {
    let (throttle, _) = throttle(1, 0);
    let here = network("203.0.113.7");
    assert!((0..10_000).all(|_| throttle.check(here, 1).is_ok()));
    throttle.allow(Allowance { burst: 1, per_minute: 1 });
    assert_eq!(throttle.check(here, 1), Ok(()));
    throttle.allow(Allowance { burst: 1, per_minute: 1 });
    assert!(throttle.check(here, 1).is_err(), "the same allowance again forgives nothing");
    throttle.allow(Allowance { burst: 0, per_minute: 5 });
    assert_eq!(throttle.check(here, 1), Ok(()));
}

#[test]
fn memory_stays_bounded_under_a_flood_of_networks() {
    let hand = FakeRelativeClock::default();
    let throttle = Throttle::with_ticks(Allowance { burst: 2, per_minute: 1 }, Ticks::Hand(hand.clone()), 500);
    let remembered = || throttle.count.load().limiter.as_ref().unwrap().len();
    for at in 0..50_000_u32 {
        assert_eq!(throttle.check(network(&std::net::Ipv4Addr::from(at).to_string()), 1), Ok(()));
        assert!(remembered() <= 500 + CHECKS_BETWEEN_LOOKS as usize);
    }
    // When the flood is over, the quiet ones are forgotten and a busy one is not.
    hand.advance(Duration::from_secs(600));
    let busy = network("203.0.113.7");
    assert!(throttle.check(busy, 2).is_ok());
    for at in 0..CHECKS_BETWEEN_LOOKS {
        let _ = throttle.check(if at % 2 == 0 { busy } else { network("203.0.113.8") }, 1);
    }
    assert!(remembered() <= 2);
    assert!(throttle.check(busy, 1).is_err());
}

#[test]
fn the_machines_clock_is_a_clock_too() {
    let throttle = Throttle::new(Allowance::default());
    assert_eq!(throttle.check(network("203.0.113.7"), 1), Ok(()));
}
