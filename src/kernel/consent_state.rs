//! The three states of a consent (CON-03): every place that shows or decides keeps them apart.

/// How a contact stands to a purpose.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum ConsentState {
    /// Nothing is registered: the contact was never asked, or never answered.
    #[default]
    None,
    /// There is a legal basis for the purpose.
    Active,
    /// The contact, or staff on the contact's behalf, withdrew.
    Withdrawn,
}

impl ConsentState {
    /// May the purpose be acted on?
    pub const fn is_active(self) -> bool {
        matches!(self, Self::Active)
    }
}
