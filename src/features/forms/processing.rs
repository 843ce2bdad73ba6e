//! Who makes a form's submissions count (FRM-10).

/// What happens with a submission once its sender is done with it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Processing {
    /// It counts at once.
    #[default]
    Automatic,
    /// It counts at once for somebody who is known, and waits for staff for anybody else.
    Known,
    /// It waits for staff.
    Manual,
}

impl Processing {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Automatic, Self::Known, Self::Manual];

    /// The code kept in the database and posted by forms.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Automatic => "automatic",
            Self::Known => "known",
            Self::Manual => "manual",
        }
    }

    /// The mode of a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|mode| mode.code() == code)
    }

    /// Does a submission wait for staff, of somebody who is known or not?
    pub const fn waits(self, is_known: bool) -> bool {
        match self {
            Self::Automatic => false,
            Self::Known => !is_known,
            Self::Manual => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_waits_follows_from_the_mode_and_from_being_known() {
        let waits = Processing::ALL.map(|mode| (mode.waits(true), mode.waits(false)));
        assert_eq!(waits, [(false, false), (false, true), (true, true)]);
        assert!(Processing::ALL.into_iter().all(|mode| Processing::from_code(mode.code()) == Some(mode)));
        assert_eq!(Processing::from_code("later"), None);
    }
}
