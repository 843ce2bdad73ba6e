//! What rows would do to people, as samples: before and after.

use super::{
    model::{Import, Names, Standing, Verdict, decide, read_row},
    store,
};
use crate::{
    db::{Connection, DbError},
    features::{contacts::ContactDetails, snapshot::Snapshot},
    kernel::{
        Timestamp,
        ids::{BasisId, PurposeId, TypeId},
    },
};

/// One thing that changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Difference {
    /// A field of the person, by its name in events, before and after.
    Field(&'static str, String, String),
    /// The basis of a purpose, before and after.
    Consent(PurposeId, Option<BasisId>, BasisId),
    /// A subscription type, before and after.
    Choice(TypeId, Option<bool>, bool),
}

/// What one row would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sample {
    /// Which line of the file.
    pub line: i64,
    /// Whose.
    pub address: String,
    /// Is it somebody new?
    pub is_new: bool,
    /// What changes.
    pub differences: Vec<Difference>,
}

/// Some rows of checked files, and what each would do to whom.
///
/// # Errors
/// Storage errors.
pub fn samples(
    connection: &mut Connection,
    house: &Snapshot,
    import: &Import,
    now: Timestamp,
    most: i64,
) -> Result<Vec<Sample>, DbError> {
    let names = Names::of(&house.lists, store::interest_names(connection)?);
    let default_basis = house.lists.basis(&house.settings.default_basis);
    let mut samples = Vec::new();
    for verdict in [Verdict::New, Verdict::Changed] {
        for staged in store::rows_of(connection, import.id, verdict, 0, most)? {
            let Ok(row) = read_row(&import.plan, &house.lists, &names, now, &staged.cells) else { continue };
            let standing = store::standings(connection, import, &[row.address.key().to_owned()], false)?;
            let standing = standing.get(row.address.key()).cloned();
            let decision = decide(&import.plan, &house.lists, default_basis, standing.as_ref(), &row);
            samples.push(Sample {
                line: staged.line,
                address: row.address.as_str().to_owned(),
                is_new: standing.is_none(),
                differences: differences(standing.as_ref(), &decision.changes),
            });
        }
    }
    Ok(samples)
}

fn differences(standing: Option<&Standing>, changes: &super::model::Changes) -> Vec<Difference> {
    let empty = ContactDetails::default();
    let before = standing.map_or(&empty, |standing| &standing.details);
    let mut all = Vec::new();
    if let Some(after) = &changes.details {
        let fields = [
            ("first_name", &before.first_name, &after.first_name),
            ("last_name", &before.last_name, &after.last_name),
            ("company", &before.company, &after.company),
            ("phone", &before.phone, &after.phone),
            ("country", &before.country, &after.country),
        ];
        let differing = fields.into_iter().filter(|(_, before, after)| before != after);
        all.extend(differing.map(|(name, before, after)| Difference::Field(name, before.clone(), after.clone())));
    }
    if let Some(language) = changes.language {
        let before = standing.map_or("", |standing| standing.language.own_name());
        all.push(Difference::Field("language", before.to_owned(), language.own_name().to_owned()));
    }
    for change in &changes.consents {
        all.push(Difference::Consent(change.purpose, change.before.as_ref().map(|before| before.basis_id), change.said.basis));
    }
    all.extend(changes.choices.iter().map(|(kind, before, now)| Difference::Choice(*kind, *before, *now)));
    all
}
