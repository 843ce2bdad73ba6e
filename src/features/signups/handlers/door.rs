//! What guards a form, the same for people's browsers and for programs (FRM-08).
//!
//! ```text
//! knock (flood, origin) → look (open? receipt or version) → weigh (proof of work) → take (honeypot, answers, mail domain, limits)
//! ```

use std::sync::Arc;

use actix_web::HttpRequest;
use chrono::Duration;

use super::super::{
    actions::{Posted, Submitted, Trust},
    failing,
    files::Files,
    parse::parse,
    store::of_form,
};
use crate::{
    features::forms::{
        Form, Refused,
        model::FieldKind,
        views::{HONEYPOT, VERSION},
    },
    kernel::{Channel, Language, Timestamp, random},
    security::{
        Challenge, Receipt,
        mail_domain::Verdict,
        receipt::{BadReceipt, Window},
    },
    state::{AppState, Problem, Visit, is_from_elsewhere, origin_of_another_site},
    web::form::{FormState, Slip},
};

/// For how long the same answers from the same page of another site are one submission. Such a page has no one-time key.
const SAME: i64 = 10 * 60;
/// Seconds that filling in takes at least where a proof of work is asked for and none comes: whoever has no scripts types by hand.
const BY_HAND: i64 = 10;

/// From where answers come.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Whence {
    /// From our own page.
    OurPage,
    /// From a page of another origin, which is on the form's list (FRM-09).
    OtherPage(String),
    /// From a program, which may be the script of such a page; empty when it names no origin.
    Program(String),
}

/// What the door knows of how the form was shown to whoever filled it in.
pub(super) struct Shown {
    /// The language.
    pub(super) language: Language,
    /// The receipt, if it came with one.
    pub(super) receipt: Option<Receipt>,
    /// When; for a page of another site, when it was sent.
    rendered_at: Timestamp,
    /// The one-time key.
    nonce: String,
    /// The origin it came from, if that was not ours.
    posted_from: Option<String>,
    trust: Trust,
}

/// Why answers are not looked at.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Turned {
    /// The form is closed.
    Closed,
    /// The receipt is too old, too young or not ours.
    Receipt,
    /// The receipt is too young for a form that brings no proof of work; it may come back later.
    TooSoon,
    /// The proof of work is wrong.
    Proof,
    /// The words have changed since.
    Texts,
    /// A page of another site does not show the present words.
    Elsewhere,
}

/// What came of answers.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Outcome {
    /// Whoever sent them goes on; more nobody learns here.
    Taken,
    /// Something is wrong with them, as noted.
    Slips,
    /// The form has all the answers it wants.
    Full,
}

/// Stops floods, and posts from sites that are not on the form's list.
pub(super) fn knock(request: &HttpRequest, visit: &Visit, state: &AppState, form: &Form) -> Result<Whence, Problem> {
    let refused = |why| state.counts.refused(form.id, visit.at, visit.language, why);
    visit.throttle(state).inspect_err(|_| refused(Refused::Flood))?;
    if is_from_elsewhere(request, state, &form.embedding_origins) {
        refused(Refused::OtherOrigin);
        return Err(Problem::Forbidden);
    }
    Ok(origin_of_another_site(request, state).map_or(Whence::OurPage, |origin| Whence::OtherPage(origin.to_owned())))
}

/// Finds out what the person was shown: by our receipt (FRM-04), or by the version that a page of another site names.
pub(super) fn look(visit: &Visit, state: &AppState, form: &Form, whence: Whence, answered: &FormState) -> Result<Shown, Turned> {
    if !form.takes_answers(visit.at) {
        return Err(Turned::Closed);
    }
    let has_receipt = answered.names("receipt");
    let is_ours = whence == Whence::OurPage;
    let posted_from = match whence {
        Whence::OurPage => None,
        Whence::OtherPage(origin) if !has_receipt => return unseen(visit, state, form, origin, answered),
        Whence::OtherPage(origin) | Whence::Program(origin) => Some(origin),
    };
    let settings = &visit.house.settings;
    let window =
        Window { shortest: Duration::seconds(settings.form_min_seconds), longest: Duration::hours(settings.form_max_hours) };
    let receipt = match state.keyring.seals().receipts.read(answered.value("receipt"), visit.at, window) {
        // Our own page was not shown to whoever asked for a document.
        Ok(receipt) if receipt.form == form.slug || !is_ours && receipt.form == named_for_programs(form) => receipt,
        other => {
            let is_fast = matches!(other, Err(BadReceipt::TooFast(_)));
            let why = if is_fast { Refused::TooFast } else { Refused::Receipt };
            state.counts.refused(form.id, visit.at, visit.language, why);
            return Err(Turned::Receipt);
        }
    };
    if receipt.version_hash != form.hash_bytes {
        return Err(Turned::Texts);
    }
    Ok(Shown {
        language: receipt.language,
        rendered_at: receipt.rendered_at,
        nonce: receipt.nonce_key(),
        // What another page put around the fields we do not know: our own words are read, and agreed to, at the confirmation.
        trust: Trust { must_confirm: posted_from.is_some() || form.defence.is_under_attack, is_limited: false },
        posted_from,
        receipt: Some(receipt),
    })
}

/// A page of another site, without a receipt: nobody knows for how long it was filled in, so its network may send less.
fn unseen(visit: &Visit, state: &AppState, form: &Form, origin: String, answered: &FormState) -> Result<Shown, Turned> {
    if answered.value(VERSION) != form.hash {
        return Err(Turned::Elsewhere);
    }
    Ok(Shown {
        language: visit.language,
        rendered_at: visit.at,
        nonce: nonce_of(visit, state, form, answered),
        posted_from: Some(origin),
        receipt: None,
        trust: Trust { must_confirm: true, is_limited: true },
    })
}

/// A one-time key for answers that came without one: the same answers from the same network within ten minutes are one submission,
/// be it a second click or a reload. Like other keys it begins with the time.
fn nonce_of(visit: &Visit, state: &AppState, form: &Form, answered: &FormState) -> String {
    let window = visit.at.seconds().div_euclid(SAME);
    let mut said = form_urlencoded::Serializer::new(format!("{}&{window}&{}&", form.hash, visit.network_key(state)));
    said.extend_pairs(answered.all());
    let print = state.keyring.seals().fingerprints.of_text(&said.finish());
    random::key_at(Timestamp::from_seconds(window * SAME), &print)
}

/// Looks at the proof of work, where the form asks for one. Without scripts there is none: then it is confirmed by mail, its network
/// may send less, and nobody types that fast.
pub(super) fn weigh(visit: &Visit, state: &AppState, form: &Form, shown: &mut Shown, proof: &str) -> Result<(), Turned> {
    // A page of another site has no receipt that a proof could belong to, and is held to all that already.
    if form.defence.most_tries().is_none() || shown.receipt.is_none() {
        return Ok(());
    }
    let refused = |why| state.counts.refused(form.id, visit.at, visit.language, why);
    if proof.is_empty() {
        if visit.at.since(shown.rendered_at) < Duration::seconds(BY_HAND) {
            refused(Refused::TooFast);
            return Err(Turned::TooSoon);
        }
        shown.trust = Trust { must_confirm: true, is_limited: true };
        return Ok(());
    }
    if !state.keyring.seals().proofs.is_solved(proof, &shown.nonce, visit.at) {
        refused(Refused::Proof);
        return Err(Turned::Proof);
    }
    Ok(())
}

/// The proof of work that a form with this receipt asks for.
pub(super) fn challenge_of(visit: &Visit, state: &AppState, form: &Form, receipt: &Receipt) -> Option<Challenge> {
    let most_tries = form.defence.most_tries()?;
    let expires_at = receipt.rendered_at.plus(Duration::hours(visit.house.settings.form_max_hours));
    Some(state.keyring.seals().proofs.challenge(&receipt.nonce_key(), expires_at, most_tries))
}

/// Takes the answers, or notes what is wrong with them.
pub(super) async fn take(
    visit: &Visit,
    state: &AppState,
    form: &Arc<Form>,
    shown: Shown,
    answered: &mut FormState,
    files: &Files,
) -> Result<Outcome, Problem> {
    let refused = |why| state.counts.refused(form.id, visit.at, visit.language, why);
    if !answered.value(HONEYPOT).is_empty() {
        refused(Refused::Honeypot);
        return Ok(Outcome::Taken);
    }
    // A file comes as a file or not at all, whatever else was sent for its field.
    files.show_in(&form.definition, answered);
    files.tell(&form.definition, answered);
    let Some((address, mut answers)) = parse(&form.definition, answered) else { return Ok(Outcome::Slips) };
    if visit.house.settings.checks_mail_domain && state.domains.verdict(address.domain(), visit.at).await == Verdict::TakesNot {
        refused(Refused::Domain);
        let field = form.definition.fields.iter().find(|field| field.kind == FieldKind::Email);
        answered.refuse(field.map_or("email", |field| &field.name), Slip::EmailDomain);
        return Ok(Outcome::Slips);
    }
    let ctx = visit.context(Channel::Form, shown.language);
    files.name_in(&mut answers);
    let new = Posted {
        address,
        answers,
        nonce: shown.nonce,
        rendered_at: shown.rendered_at,
        network_key: visit.network_key(state),
        posted_from: shown.posted_from,
        trust: shown.trust,
        files: files.kept().to_vec(),
    };
    match failing::submit(&state.db, ctx, &visit.house, state.key_id(), form, new).await? {
        taken @ (Submitted::Taken | Submitted::TakenQuietly) => {
            if taken == Submitted::TakenQuietly {
                refused(Refused::Address);
            }
            state.bell.notify_one();
            Ok(Outcome::Taken)
        }
        Submitted::Full => Ok(Outcome::Full),
        Submitted::NoRoom => {
            files.find_no_room(&form.definition, answered);
            Ok(Outcome::Slips)
        }
        Submitted::TooMany(seconds) => {
            refused(Refused::Network);
            Err(Problem::TooMany(seconds))
        }
    }
}

/// A receipt for our page with the form as it is now.
pub(super) fn receipt_for_page(visit: &Visit, form: &Form) -> Receipt {
    Receipt::new(&form.slug, form.hash_bytes, visit.language, visit.at)
}

/// A receipt for the form as a document; our own page takes none such.
pub(super) fn receipt_for_program(visit: &Visit, form: &Form) -> Receipt {
    Receipt::new(&named_for_programs(form), form.hash_bytes, visit.language, visit.at)
}

/// What receipts of documents call the form; no address of a form has such a sign.
fn named_for_programs(form: &Form) -> String {
    format!("{}.json", form.slug)
}

/// Has the form all the answers it wants? Asked for few forms only; whether one more still fits is decided when it is stored.
pub(super) async fn is_full(state: &AppState, form: &Form) -> Result<bool, Problem> {
    let (Some(most), id) = (form.max_submissions, form.id) else { return Ok(false) };
    Ok(state.db.read(move |c| of_form(c, id)).await? >= most)
}
