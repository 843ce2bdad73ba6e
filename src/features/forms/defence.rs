//! How a form is defended against programs that fill it in (FRM-08).

/// What staff decided.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Defence {
    /// Are browsers asked for a proof of work?
    pub asks_for_proof: bool,
    /// Is it under attack? Then they are asked for a harder one, and every address is confirmed.
    pub is_under_attack: bool,
}

impl Defence {
    /// How many tries a proof takes at most, and half of it on average; nothing where none is asked for. A telephone tries some
    /// twenty thousand a second.
    pub const fn most_tries(self) -> Option<u32> {
        match self {
            Self { is_under_attack: true, .. } => Some(200_000),
            Self { asks_for_proof: true, .. } => Some(40_000),
            Self { .. } => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_attack_makes_the_work_harder_whatever_was_asked_for_before() {
        let tries = |asks_for_proof, is_under_attack| Defence { asks_for_proof, is_under_attack }.most_tries();
        assert_eq!([tries(false, false), tries(true, false)], [None, Some(40_000)]);
        assert_eq!([tries(false, true), tries(true, true)], [Some(200_000); 2]);
    }
}
