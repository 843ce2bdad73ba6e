//! Reading what is to be changed of many contacts: all fields at once, each slip noted, the input kept.

use super::model::{Action, Change};
use crate::{
    features::{
        cards::{self, asked::Asked, model::SOURCE_USER},
        contacts::InterestOption,
        lists::{BASIS_WITHDRAWN, Lists},
        selections::{Scope, rule_of},
    },
    i18n::countries,
    kernel::{
        Language,
        ids::{BasisId, ContactId, SelectionId, SourceId},
    },
    web::form::{FormState, Slip, TICKED},
};

/// The value of a field that leaves things as they are.
pub const LEAVE: &str = "";
/// The value that empties the country.
pub const NO_COUNTRY: &str = "-";
/// So many can be ticked at once; more belong into a selection.
const MOST: usize = 500;

/// Whom it is about: what an earlier page of the same change says, or all that a list found, its ticked rows, a selection, everybody.
pub fn scope(pairs: &[(String, String)], lists: &Lists) -> Option<Scope> {
    let values = |name: &'static str| pairs.iter().filter(move |(key, _)| key == name).map(|(_, value)| value.as_str());
    if let Some(json) = values("scope").next().filter(|value| value.starts_with(['{', '"'])) {
        // From a page of ours; what somebody wrote by hand is held to the same bounds.
        return serde_json::from_str(json).ok().filter(|scope| match scope {
            Scope::Found(rule) => rule.check().is_ok(),
            _ => true,
        });
    }
    if values("found").next().is_some() {
        let asked = Asked::read(pairs, lists);
        if !asked.slips(pairs).is_right() {
            return None;
        }
        let is_everybody = asked.search.is_empty() && !asked.is_narrowed();
        return Some(if is_everybody { Scope::Everybody } else { Scope::Found(rule_of(&asked.filters(lists), lists)) });
    }
    if values("everybody").next().is_some() {
        return Some(Scope::Everybody);
    }
    if let Some(id) = values("selection").next().and_then(|id| id.parse().ok()) {
        return Some(Scope::Selection(SelectionId(id)));
    }
    let mut ids: Vec<ContactId> = values("contact").filter_map(|id| id.parse().ok()).map(ContactId).collect();
    ids.sort_unstable();
    ids.dedup();
    ids.truncate(MOST);
    (!ids.is_empty()).then_some(Scope::Chosen(ids))
}

/// The change that a form asks for.
pub fn change(state: &mut FormState, lists: &Lists, interests: &[InterestOption], scope: Scope) -> Option<Change> {
    let actions = actions(state, lists, interests);
    if actions.is_empty() && state.is_right() {
        state.refuse("no_mailings", Slip::Says("bulk-slip-nothing"));
    }
    let reason = cards::parse::line(state, "reason", cards::parse::COMMENT);
    let change = Change {
        scope,
        actions,
        ends_withdrawals: state.has("ends_withdrawals", TICKED),
        ends_objections: state.has("ends_objections", TICKED),
        replaces_bases: state.has("replaces_bases", TICKED),
        reason,
    };
    if change.reason.is_empty() && change.needs_reason(lists) {
        state.refuse("reason", Slip::Missing);
    }
    state.is_right().then_some(change)
}

/// Why a change is taken back, where that must be said.
pub fn undo_reason(state: &mut FormState, is_needed: bool) -> String {
    let reason = cards::parse::line(state, "reason", cards::parse::COMMENT);
    if is_needed && reason.is_empty() {
        state.refuse("reason", Slip::Missing);
    }
    reason
}

fn actions(state: &mut FormState, lists: &Lists, interests: &[InterestOption]) -> Vec<Action> {
    let mut actions = Vec::new();
    let mut documents = false;
    for purpose in lists.purposes.iter().filter(|purpose| purpose.is_active && !purpose.is_deleted) {
        let name = format!("purpose-{}", purpose.id);
        match state.value(&name) {
            LEAVE => {}
            "set" => {
                documents = true;
                let (basis, source) = (number(state, "basis").map(BasisId), number(state, "source").map(SourceId));
                let comment = state.value("comment").to_owned();
                if let (Some(basis), Some(source)) = (basis, source) {
                    actions.push(Action::Consent { purpose: purpose.id, basis, source, comment });
                }
            }
            "withdraw" => {
                if let (Some(basis), Some(source)) = (lists.basis(BASIS_WITHDRAWN), lists.source(SOURCE_USER)) {
                    actions.push(Action::Consent { purpose: purpose.id, basis, source, comment: String::new() });
                }
            }
            _ => state.refuse(&name, Slip::NotOnOffer),
        }
    }
    if documents {
        let comment = ground(state, lists);
        for action in &mut actions {
            if let Action::Consent { basis, comment: said, .. } = action
                && !lists.is_withdrawn(*basis)
            {
                said.clone_from(&comment);
            }
        }
    }
    for kind in lists.types.iter().filter(|kind| kind.is_active && !kind.is_deleted) {
        let name = format!("type-{}", kind.id);
        let choice = match state.value(&name) {
            LEAVE => continue,
            "on" => Some(true),
            "off" => Some(false),
            "never" => None,
            _ => {
                state.refuse(&name, Slip::NotOnOffer);
                continue;
            }
        };
        actions.push(Action::Choice { kind: kind.id, choice });
    }
    for interest in interests {
        let name = format!("interest-{}", interest.id);
        match state.value(&name) {
            LEAVE => {}
            "add" if interest.is_offered => actions.push(Action::Interest { id: interest.id, adds: true }),
            "remove" => actions.push(Action::Interest { id: interest.id, adds: false }),
            _ => state.refuse(&name, Slip::NotOnOffer),
        }
    }
    match state.value("no_mailings") {
        LEAVE => {}
        "on" => actions.push(Action::NoMailings(true)),
        "off" => actions.push(Action::NoMailings(false)),
        _ => state.refuse("no_mailings", Slip::NotOnOffer),
    }
    match (state.value("language"), Language::from_code(state.value("language"))) {
        (LEAVE, _) => {}
        (_, Some(language)) => actions.push(Action::Language(language)),
        (_, None) => state.refuse("language", Slip::NotOnOffer),
    }
    match state.value("country").to_owned().as_str() {
        LEAVE => {}
        NO_COUNTRY => actions.push(Action::Country(String::new())),
        code if countries::name(Language::En, code).is_some() => actions.push(Action::Country(code.to_owned())),
        _ => state.refuse("country", Slip::NotOnOffer),
    }
    actions
}

/// Basis, source and what stands beside them: all three, since it is the evidence for many at once (CON-06, IO-03). Answers the
/// comment.
fn ground(state: &mut FormState, lists: &Lists) -> String {
    let basis = number(state, "basis").map(BasisId);
    let is_basis = |id: BasisId| lists.bases.iter().any(|basis| basis.id == id && !basis.is_deleted) && !lists.is_withdrawn(id);
    let source = number(state, "source").map(SourceId);
    let is_source = |id: SourceId| lists.sources.iter().any(|source| source.id == id && !source.is_deleted);
    for (name, is_there) in [("basis", basis.is_some_and(is_basis)), ("source", source.is_some_and(is_source))] {
        if !is_there {
            state.refuse(name, if state.value(name).is_empty() { Slip::NotChosen } else { Slip::NotOnOffer });
        }
    }
    let comment = cards::parse::line(state, "comment", cards::parse::COMMENT);
    if comment.is_empty() {
        state.refuse("comment", Slip::Missing);
    }
    comment
}

fn number(state: &FormState, name: &str) -> Option<i64> {
    state.value(name).parse().ok()
}
