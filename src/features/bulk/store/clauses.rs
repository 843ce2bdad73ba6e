//! What an action looks at, and what becomes of it, as parts of statements.

use crate::{
    db::Piece,
    features::{
        bulk::model::{Action, Change, Outcome},
        ledger::OF_MANY,
        lists::{BASIS_WITHDRAWN, Lists},
    },
};

/// The parts of the statements about one action. The people are `p`.
pub(super) struct Clauses {
    /// Joins what the action is about, as `r` with its number.
    pub(super) join: String,
    /// Answers the number of the outcome.
    pub(super) outcome: Piece,
}

impl Clauses {
    /// Those of the `n`th action.
    pub(super) fn of(change: &Change, lists: &Lists, n: usize, action: &Action) -> Self {
        let [changes, same, withdrawn, objected, other] = Outcome::ALL.map(Outcome::number);
        let or_same =
            |is_same: Piece| Piece { text: format!("CASE WHEN {} THEN {same} ELSE {changes} END", is_same.text), ..is_same };
        match action {
            Action::Consent { purpose, basis, source, comment } => {
                let join = format!(" LEFT JOIN consents r{n} ON r{n}.contact_id = p.id AND r{n}.purpose_id = {purpose}");
                let ended = lists.basis(BASIS_WITHDRAWN).map_or(0, |basis| basis.0);
                if lists.is_withdrawn(*basis) {
                    return Self { join, outcome: or_same(Piece::of(format!("r{n}.basis_id = {ended}"))) };
                }
                let if_ended = if change.ends_withdrawals { changes } else { withdrawn };
                let if_active = if change.replaces_bases { changes } else { other };
                let text = format!(
                    "CASE WHEN r{n}.contact_id IS NULL THEN {changes} \
                     WHEN r{n}.basis_id = {basis} AND r{n}.source_id = {source} AND r{n}.comment = ? THEN {same} \
                     WHEN r{n}.basis_id = {ended} THEN {if_ended} ELSE {if_active} END"
                );
                Self { join, outcome: Piece::with(text, comment) }
            }
            Action::Choice { kind, choice } => {
                let join = format!(" LEFT JOIN subscriptions r{n} ON r{n}.contact_id = p.id AND r{n}.type_id = {kind}");
                let if_off = if change.ends_objections { changes } else { objected };
                let text = match choice {
                    Some(false) => format!("CASE WHEN NOT r{n}.is_on THEN {same} ELSE {changes} END"),
                    Some(true) => {
                        format!("CASE WHEN r{n}.is_on THEN {same} WHEN NOT r{n}.is_on THEN {if_off} ELSE {changes} END")
                    }
                    None => {
                        format!(
                            "CASE WHEN r{n}.contact_id IS NULL THEN {same} WHEN NOT r{n}.is_on THEN {if_off} ELSE {changes} END"
                        )
                    }
                };
                Self { join, outcome: Piece::of(text) }
            }
            Action::Interest { id, adds } => {
                let join = format!(" LEFT JOIN contact_interests r{n} ON r{n}.contact_id = p.id AND r{n}.interest_id = {id}");
                let is_same = if *adds { "IS NOT NULL" } else { "IS NULL" };
                Self { join, outcome: or_same(Piece::of(format!("r{n}.contact_id {is_same}"))) }
            }
            Action::NoMailings(is_on) => {
                let not = if *is_on { "" } else { "NOT " };
                Self { join: row(n), outcome: or_same(Piece::of(format!("{not}r{n}.no_mailings"))) }
            }
            Action::Language(language) => {
                Self { join: row(n), outcome: or_same(Piece::with(format!("r{n}.language = ?"), language.code())) }
            }
            Action::Country(country) => {
                Self { join: row(n), outcome: or_same(Piece::with(format!("r{n}.country = ?"), country)) }
            }
        }
    }

    /// That a *no* holds already, by a change of many that can be taken back; nothing where the action is no *no*. Whoever says it
    /// again means it, so it is written down once more and stays when the other is taken back.
    pub(super) fn again(lists: &Lists, n: usize, action: &Action) -> Option<String> {
        let rests = |event: &str| format!("EXISTS (SELECT 1 FROM events y WHERE y.id = {event} AND y.channel IN {OF_MANY})");
        match action {
            Action::Consent { basis, .. } if lists.is_withdrawn(*basis) => {
                Some(format!("r{n}.basis_id = {basis} AND {}", rests(&format!("r{n}.event_id"))))
            }
            Action::Choice { choice: Some(false), .. } => {
                Some(format!("NOT r{n}.is_on AND {}", rests(&format!("r{n}.event_id"))))
            }
            Action::NoMailings(true) => {
                let last =
                    "(SELECT max(z.id) FROM events z WHERE z.contact_id = p.id AND z.detail LIKE '%no_mailings%')".to_owned();
                Some(format!("r{n}.no_mailings AND {}", rests(&last)))
            }
            _ => None,
        }
    }

    /// That the action changes something.
    pub(super) fn changes(&self) -> Piece {
        Piece { text: format!("({}) = {}", self.outcome.text, Outcome::Changes.number()), binds: self.outcome.binds.clone() }
    }
}

fn row(n: usize) -> String {
    format!(" JOIN contacts r{n} ON r{n}.id = p.id")
}
