//! What programs do to contacts: each is one transaction with its events, its audit entry and the answer that it is repeated by.

use serde_json::{Map, Value, json};

use super::{
    model::{ConsentWish, ContactPatch, NewContact, Reply, SavedDocument, written},
    parse, store,
};
use crate::{
    db::{DbError, Tx},
    features::{
        audit::{self, Entry, Subject},
        cards::{
            self,
            actions::{Added, Created},
            model::Saved,
        },
        consents::{self, Remarks},
        contacts::{self, Contact},
        integrations::{self, Remembered},
        ledger, preferences,
        snapshot::Snapshot,
        subscriptions,
    },
    kernel::{
        Context, EmailAddress, Timestamp,
        ids::{ContactId, IntegrationId, PurposeId, TypeId},
    },
    web::problem::ProblemDocument,
};

/// The request that an act belongs to.
#[derive(Clone, Debug)]
pub struct Request {
    /// Who asks.
    pub program: IntegrationId,
    /// The key under which the answer is kept.
    pub key: Option<String>,
    /// Names the request.
    pub hash: String,
    /// The version of the contact that the program has seen.
    pub seen: Option<String>,
    /// May the program read contacts?
    pub may_read: bool,
}

impl Request {
    /// Runs an act, or answers again what the same request was answered before. The answer is kept in the act's own transaction.
    ///
    /// # Errors
    /// Storage errors.
    pub fn answered(
        &self,
        tx: &mut Tx<'_>,
        at: Timestamp,
        act: impl Fn(&mut Tx<'_>) -> Result<Reply, DbError>,
    ) -> Result<Reply, DbError> {
        let Some(key) = &self.key else { return act(tx) };
        if let Some(before) = integrations::recall(tx, self.program, key)? {
            if before.request_hash != self.hash {
                let detail = "This Idempotency-Key was sent with another request less than a day ago. Make a new key.";
                return Ok(refused(ProblemDocument::new("key-reused", detail)));
            }
            let mut headers: Vec<(String, String)> = serde_json::from_str(&before.headers).unwrap_or_default();
            headers.push(("idempotency-replayed".to_owned(), "true".to_owned()));
            return Ok(Reply { status: u16::try_from(before.status).unwrap_or(500), headers, body: before.body, contact: None });
        }
        let reply = act(tx)?;
        let kept = Remembered {
            request_hash: self.hash.clone(),
            status: reply.status.into(),
            headers: serde_json::to_string(&reply.headers).unwrap_or_default(),
            body: reply.body.clone(),
        };
        integrations::remember(tx, at, (self.program, key), reply.contact, &kept)?;
        Ok(reply)
    }

    /// The contact of a handle as it stands, held until the act is over; a refusal when it is gone or another than was seen.
    fn contact(&self, tx: &mut Tx<'_>, handle: &str) -> Result<Result<Contact, Reply>, DbError> {
        let Some(contact) = contacts::hold(tx, handle)? else {
            return Ok(Err(refused(ProblemDocument::new("not-found", "There is no contact of this id."))));
        };
        let now = etag(contact.version);
        // Whoever was merged into another is another one than was seen, whatever the version.
        let is_seen = |seen: &str| contact.handle == handle && seen.split(',').any(|seen| seen.trim() == now);
        if self.seen.as_deref().is_some_and(|seen| !is_seen(seen)) {
            let detail = format!("The contact's version is {now} now. Read it again and decide anew.");
            return Ok(Err(refused(ProblemDocument::new("changed-in-between", detail))));
        }
        Ok(Ok(contact))
    }
}

/// The `ETag` of a version.
pub fn etag(version: i64) -> String {
    format!("\"{version}\"")
}

/// A problem as a reply.
fn refused(problem: ProblemDocument) -> Reply {
    Reply {
        status: problem.status,
        headers: Vec::new(),
        body: serde_json::to_string(&problem).unwrap_or_default(),
        contact: None,
    }
}

/// What came of a change, with the contact's version as it is now.
fn saved(tx: &mut Tx<'_>, status: u16, id: ContactId, is_changed: bool) -> Result<Reply, DbError> {
    let contact = contacts::by_id(tx.connection(), id)?.ok_or(DbError::NotFound)?;
    let mut headers = vec![("etag".to_owned(), etag(contact.version))];
    if status == 201 {
        headers.push(("location".to_owned(), format!("/api/v1/contacts/{}", contact.handle)));
    }
    let document = SavedDocument { id: contact.handle, version: contact.version, is_changed };
    Ok(Reply { status, headers, body: serde_json::to_string(&document).unwrap_or_default(), contact: Some(id) })
}

/// Takes what follows only when the contact is there.
macro_rules! held {
    ($request:expr, $tx:expr, $handle:expr) => {
        match $request.contact($tx, $handle)? {
            Ok(contact) => contact,
            Err(refusal) => return Ok(refusal),
        }
    };
}

/// Writes somebody down.
///
/// # Errors
/// Storage errors.
pub fn create(
    tx: &mut Tx<'_>,
    ctx: &Context,
    house: &Snapshot,
    key_id: &str,
    request: &Request,
    new: &NewContact,
) -> Result<Reply, DbError> {
    let interests = store::interest_keys(tx.connection())?;
    let (card, source) = match parse::new_contact(new, &house.lists, house.settings.base_language, &interests) {
        Ok(read) => read,
        Err(problem) => return Ok(refused(problem)),
    };
    match cards::actions::create_from(tx, ctx, house, key_id, &card, &source)? {
        Created::Now(id) => saved(tx, 201, id, true),
        Created::Known(id) => taken(tx, id, request),
        Created::Binned => Ok(in_bin()),
    }
}

/// Somebody has the address already; who, is told to programs that may read contacts.
fn taken(tx: &mut Tx<'_>, id: ContactId, request: &Request) -> Result<Reply, DbError> {
    let contact = contacts::by_id(tx.connection(), id)?.filter(|_| request.may_read).map(|contact| contact.handle);
    let problem = ProblemDocument::new("address-taken", "A contact with this address is there already.");
    Ok(refused(ProblemDocument { contact, ..problem }))
}

/// Somebody in the bin has it. Staff take them out again, or the person comes back by an act of their own.
fn in_bin() -> Reply {
    refused(ProblemDocument::new("address-taken", "A deleted contact has this address."))
}

/// Changes details of a contact.
///
/// # Errors
/// Storage errors.
pub fn change(tx: &mut Tx<'_>, ctx: &Context, request: &Request, handle: &str, patch: &ContactPatch) -> Result<Reply, DbError> {
    let contact = held!(request, tx, handle);
    let before = cards::store::edit(tx.connection(), &contact)?;
    let interests = store::interest_keys(tx.connection())?;
    let wish = match parse::patched(&before, patch, &interests) {
        Ok(wish) => wish,
        Err(problem) => return Ok(refused(problem)),
    };
    if before.no_mailings && !wish.no_mailings {
        let detail = "Only staff, or the contact, lift *no mailings*.";
        return Ok(refused(ProblemDocument::new("objection", detail)));
    }
    // Heard once more, it stays when the change of many by which it came is taken back.
    let says_again =
        patch.no_mailings == Some(true) && before.no_mailings && ledger::no_mailings_is_of_many(tx.connection(), contact.id)?;
    let is_changed = cards::actions::save(tx, ctx, contact.id, &before.seal(), &wish)? == Saved::Changed;
    if says_again {
        cards::actions::note_no_mailings(tx, ctx, contact.id)?;
    }
    saved(tx, 200, contact.id, is_changed || says_again)
}

/// Gives a contact another address.
///
/// # Errors
/// Storage errors.
pub fn add_address(
    tx: &mut Tx<'_>,
    ctx: &Context,
    request: &Request,
    handle: &str,
    address: &EmailAddress,
) -> Result<Reply, DbError> {
    let contact = held!(request, tx, handle);
    match cards::actions::add_address(tx, ctx, contact.id, address)? {
        Added::Now => saved(tx, 200, contact.id, true),
        Added::Known(id) if id == contact.id => saved(tx, 200, contact.id, false),
        Added::Known(id) => taken(tx, id, request),
        Added::Binned => Ok(in_bin()),
    }
}

/// What is to become of an address that a contact has.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fate {
    /// It is the one that is written to.
    Primary,
    /// It is theirs no longer.
    Removed,
}

/// Makes an address of a contact the primary one, or takes it away.
///
/// # Errors
/// Storage errors.
pub fn settle_address(
    tx: &mut Tx<'_>,
    ctx: &Context,
    house: &Snapshot,
    request: &Request,
    handle: &str,
    address: &EmailAddress,
    fate: Fate,
) -> Result<Reply, DbError> {
    let contact = held!(request, tx, handle);
    let rows = contacts::address_rows(tx.connection(), contact.id)?;
    let is_it = |text: &str| EmailAddress::parse(text).is_ok_and(|it| it.key() == address.key());
    let Some(row) = rows.iter().find(|row| is_it(&row.address)) else {
        return match fate {
            // It is gone already, which is what was asked for.
            Fate::Removed => saved(tx, 200, contact.id, false),
            Fate::Primary => Ok(refused(ProblemDocument::wrong("/address", "is none of the contact's addresses"))),
        };
    };
    match fate {
        Fate::Primary => {
            cards::actions::make_primary(tx, ctx, contact.id, row.id)?;
            saved(tx, 200, contact.id, !row.is_primary)
        }
        Fate::Removed if row.is_primary => {
            let detail = "This is the address that is written to. Make another one primary first.";
            Ok(refused(ProblemDocument::new("conflict", detail)))
        }
        Fate::Removed if says_no(tx, house, &contact)? => {
            let detail = "The contact said no to something. With the address that would be forgotten: only staff remove it.";
            Ok(refused(ProblemDocument::new("objection", detail)))
        }
        Fate::Removed => {
            let is_changed = cards::actions::remove_address(tx, ctx, contact.id, row.id)?;
            saved(tx, 200, contact.id, is_changed)
        }
    }
}

/// Did a contact withdraw, turn something off, or ask for no mailings at all? By an address that was taken away somebody could be
/// written down anew, as if they had not.
fn says_no(tx: &mut Tx<'_>, house: &Snapshot, contact: &Contact) -> Result<bool, DbError> {
    let standing = preferences::standing_of(tx.connection(), contact.clone())?;
    let has_withdrawn = standing.consents.iter().any(|consent| house.lists.is_withdrawn(consent.basis_id));
    Ok(contact.no_mailings || has_withdrawn || standing.choices.iter().any(|(_, is_on)| !is_on))
}

/// Sets a consent, or withdraws it. A withdrawal gives way only to a newer act of the contact (CON-11).
///
/// # Errors
/// Storage errors.
pub fn set_consent(
    tx: &mut Tx<'_>,
    ctx: &Context,
    house: &Snapshot,
    request: &Request,
    handle: &str,
    purpose: PurposeId,
    wish: &ConsentWish,
) -> Result<Reply, DbError> {
    let contact = held!(request, tx, handle);
    let id = contact.id;
    let standing = preferences::standing_of(tx.connection(), contact)?;
    let (lists, before) = (&house.lists, standing.consent(purpose));
    let is_withdrawing = lists.is_withdrawn(wish.basis);
    if let Some(it) = before.filter(|it| (it.basis_id, it.source_id, &it.comment) == (wish.basis, wish.source, &wish.comment))
        && !(is_withdrawing && ledger::is_of_many(tx.connection(), it.event_id)?)
    {
        return saved(tx, 200, id, false);
    }
    if !is_withdrawing && lists.purpose(purpose).is_none_or(|purpose| !purpose.is_active) {
        let detail = "The purpose is out of use: what is registered for it can be withdrawn and nothing else.";
        return Ok(refused(ProblemDocument::new("conflict", detail)));
    }
    let withdrawn = before.filter(|before| lists.is_withdrawn(before.basis_id) && !is_withdrawing);
    if let Some(refusal) = withdrawn.and_then(|before| stands(before.updated_at, wish.newer_act.as_ref())) {
        return Ok(refusal);
    }
    let mut remarks = Remarks::default();
    if !wish.comment.is_empty() {
        remarks.comments.insert(purpose, wish.comment.clone());
    }
    let evidence = withdrawn.and(wish.newer_act.as_ref()).map_or(&wish.evidence, |(_, evidence)| evidence);
    if !evidence.is_empty() {
        remarks.reasons.insert(purpose, evidence.clone());
    }
    let mut personal = remarks.details();
    if let Some(at) = wish.newer_act.as_ref().map(|(at, _)| *at).or(wish.acted_at) {
        personal.insert("acted_at".to_owned(), written(at).into());
    }
    contacts::bump(tx, ctx.at, id, standing.contact.version)?;
    let act = ledger::open_act(tx, ctx, Some(id), None, personal)?;
    let change = consents::Change {
        contact: id,
        purpose,
        basis: wish.basis,
        source: wish.source,
        form_version: None,
        submission: None,
        shown: None,
        undoes: None,
    };
    let after = consents::set_remarking(tx, ctx, lists, &act, before, &change, &wish.comment)?;
    let said = |consent: &consents::Consent| {
        let basis = lists.bases.iter().find(|basis| basis.id == consent.basis_id).map(|basis| &basis.key);
        let source = lists.sources.iter().find(|source| source.id == consent.source_id).map(|source| &source.key);
        let purpose = lists.purpose(consent.purpose_id).map(|purpose| &purpose.key);
        json!({ "purpose": purpose, "basis": basis, "source": source, "has_comment": !consent.comment.is_empty() })
    };
    audited(tx, ctx, "consent.changed", id, before.map_or(Value::Null, said), said(&after))?;
    saved(tx, 200, id, true)
}

/// A refusal, unless the contact did something newer than their withdrawal or objection of `since`. What happened at the same
/// moment is not newer.
fn stands(since: Timestamp, newer_act: Option<&(Timestamp, String)>) -> Option<Reply> {
    let since_text = written(since);
    let detail = match newer_act {
        Some((at, _)) if *at > since => return None,
        Some(_) => format!("The contact's act is not newer than their withdrawal or objection of {since_text}, which stands."),
        None => format!(
            "The contact withdrew or objected at {since_text}. Only a newer act of their own changes that: send it as newer_act, with at and evidence."
        ),
    };
    Some(refused(ProblemDocument::new("objection", detail)))
}

/// Turns a subscription on or off, or sets it back to never chosen. An *off* gives way only to a newer act of the contact, like a
/// withdrawal. Turning on is no consent to the purpose: nobody consents for somebody else.
///
/// # Errors
/// Storage errors.
pub fn choose(
    tx: &mut Tx<'_>,
    ctx: &Context,
    house: &Snapshot,
    request: &Request,
    handle: &str,
    kind: TypeId,
    (now, newer_act): (Option<bool>, Option<&(Timestamp, String)>),
) -> Result<Reply, DbError> {
    let contact = held!(request, tx, handle);
    let id = contact.id;
    let choices = subscriptions::page(tx.connection(), ContactId(id.0 - 1), id)?;
    let before = choices.iter().find(|choice| choice.type_id == kind);
    let says_again = match before.filter(|choice| !choice.is_on && now == Some(false)) {
        Some(choice) => ledger::is_of_many(tx.connection(), choice.event_id)?,
        None => false,
    };
    if before.map(|choice| choice.is_on) == now && !says_again {
        return saved(tx, 200, id, false);
    }
    let objection = before.filter(|choice| !choice.is_on && now != Some(false));
    if let Some(refusal) = objection.and_then(|choice| stands(choice.chosen_at, newer_act)) {
        return Ok(refusal);
    }
    let mut personal = Map::new();
    if let Some((at, evidence)) = newer_act {
        personal.insert("acted_at".to_owned(), written(*at).into());
        personal.insert("evidence".to_owned(), evidence.as_str().into());
    }
    contacts::bump(tx, ctx.at, id, contact.version)?;
    let act = ledger::open_act(tx, ctx, Some(id), None, personal)?;
    let choice = subscriptions::Choice {
        contact: id,
        subscription_type: kind,
        before: before.map(|choice| choice.is_on),
        now,
        form_version: None,
        submission: None,
        shown: None,
        undoes: None,
    };
    subscriptions::choose(tx, ctx, &act, &choice)?;
    let key = house.lists.subscription_type(kind).map(|kind| kind.key.clone()).unwrap_or_default();
    let said = |choice: Option<bool>| Value::Object(Map::from_iter([(key.clone(), json!(choice))]));
    audited(tx, ctx, "subscriptions.changed", id, said(choice.before), said(now))?;
    saved(tx, 200, id, true)
}

fn audited(
    tx: &mut Tx<'_>,
    ctx: &Context,
    what: &'static str,
    id: ContactId,
    before: Value,
    after: Value,
) -> Result<(), DbError> {
    audit::record(tx, ctx, &Entry::new(what, Subject::new("contact", id)).changing(before, after))
}
