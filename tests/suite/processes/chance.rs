//! Random choices that can be made again: the seed is printed, and `SAMTYKKE_TEST_SEED` sets it.

/// A source of random choices (splitmix64).
#[derive(Clone, Debug)]
pub struct Chance(u64);

impl Chance {
    /// A new seed, or the one that the environment names; says which, so that a failure can be looked at again.
    pub fn of_this_run() -> Self {
        let seed = std::env::var("SAMTYKKE_TEST_SEED")
            .ok()
            .map(|seed| seed.parse().expect("SAMTYKKE_TEST_SEED is a number"))
            .unwrap_or_else(|| u64::from_le_bytes(samtykke::kernel::random::bytes()));
        println!("seed: SAMTYKKE_TEST_SEED={seed}");
        Self(seed)
    }

    /// Choices of its own for a part of the test.
    pub fn part(&mut self) -> Self {
        Self(self.next())
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number from `least` up to, not including, `end`.
    pub fn from(&mut self, least: u64, end: u64) -> u64 {
        least + self.next() % (end - least)
    }

    /// Does something happen that happens once in so many times?
    pub fn once_in(&mut self, times: u64) -> bool {
        self.next().is_multiple_of(times)
    }
}
