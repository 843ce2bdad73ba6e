//! What makes a new password good enough (SE-05): length, and that nobody guesses it soon.

use zxcvbn::{Score, zxcvbn};

use crate::kernel::Secret;

/// A new password that is good enough.
#[derive(Clone, Debug)]
pub struct Password(Secret<String>);

/// What is wrong with a new password.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum WeakPassword {
    /// Shorter than [`Password::SHORTEST`].
    TooShort,
    /// Longer than [`Password::LONGEST`].
    TooLong,
    /// Among the first that anybody would try.
    TooCommon,
}

impl Password {
    /// The fewest characters.
    pub const SHORTEST: usize = 12;
    /// The most characters: hashing an endless one would cost endless time.
    pub const LONGEST: usize = 128;
    /// The fewest characters beside the owner's name, address and organisation.
    const OWN: usize = 6;

    /// Takes a password as it was typed. Any characters will do, blanks included; `about` is what everybody knows of its owner.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn choose(typed: &str, about: &[&str]) -> Result<Self, WeakPassword> {
        match typed.chars().count() {
            0..Self::SHORTEST => return Err(WeakPassword::TooShort),
            Self::SHORTEST..=Self::LONGEST => {}
            _ => return Err(WeakPassword::TooLong),
        }
        let about: Vec<String> = about.iter().map(|text| text.to_lowercase()).collect();
        let words = about.iter().flat_map(|text| text.split(|c: char| !c.is_alphanumeric())).chain(["samtykke"]);
        let known: Vec<&str> = words.filter(|word| word.len() > 2).collect();
        let unknown = known.iter().fold(typed.to_lowercase(), |left, word| left.replace(word, ""));
        if unknown.chars().count() < Self::OWN || zxcvbn(typed, &known).score() < Score::Three {
            return Err(WeakPassword::TooCommon);
        }
        Ok(Self(Secret::new(typed.to_owned())))
    }

    /// For hashing.
    pub fn into_secret(self) -> Secret<String> {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_has_from_12_to_128_characters_of_any_kind() {
        let choose = |typed: &str| Password::choose(typed, &[]).err();
        assert_eq!(choose("grå måne ov"), Some(WeakPassword::TooShort));
        assert_eq!(choose("grå måne ove"), None);
        let long: String = "fjorden ligger stille i dag, men i morgen blåser det opp til storm fra nordvest. "
            .chars()
            .cycle()
            .take(128)
            .collect();
        assert_eq!(choose(&long), None);
        assert_eq!(choose(&(long + "!")), Some(WeakPassword::TooLong));
    }

    #[test]
    fn what_anybody_would_try_first_is_refused() {
        let about = ["Kari Nordmann", "kari.nordmann@fjordlys.no", "Fjordlys AS"];
        for common in
            ["password1234", "qwertyuiop12", "aaaaaaaaaaaaaaa", "123456789012", "KariNordmann1", "fjordlys2026", "samtykke2026"]
        {
            assert_eq!(Password::choose(common, &about).err(), Some(WeakPassword::TooCommon), "{common}");
        }
        assert!(Password::choose("fjorden ligger stille i dag", &about).is_ok());
    }
}
