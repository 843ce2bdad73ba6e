//! Acts: their details, their events, and the consents, choices and interests that follow from them.

use diesel::{
    prelude::*,
    sql_query,
    sql_types::{Array, BigInt, Bool, Nullable, Text, Timestamp as SqlTimestamp},
};
use serde_json::{Map, Value};

use super::{
    super::{
        super::model::{Changes, Standing},
        batch::insert_rows,
    },
    Changed, Newcomer,
};
use crate::{
    db::{
        Connection, DbError, Tx,
        schema::{consents, contact_interests, event_details, events, subscriptions},
    },
    features::{
        consents::{Consent, Remarks, acting, after},
        contacts::ContactDetails,
        ledger::{Event, EventKind, commitment, numbers_ahead},
        lists::Lists,
    },
    kernel::{
        Actor, Context, Language, Timestamp,
        ids::{BasisId, ContactId, EventId, ImportId, PurposeId, SourceId, TypeId},
        random,
    },
};

struct Detail {
    act: String,
    contact: ContactId,
    salt: String,
    body: String,
    commitment: String,
}

/// An event that is to be written.
struct Part {
    act: usize,
    kind: EventKind,
    contact: ContactId,
    purpose: Option<PurposeId>,
    kind_of_mailing: Option<TypeId>,
    basis: (Option<i64>, Option<i64>),
    source: (Option<i64>, Option<i64>),
    choice: (Option<bool>, Option<bool>),
    detail: Option<String>,
    /// The consent as it was, and the comment beside the new one.
    consent: Option<(Option<Consent>, String)>,
}

/// Everything that is to be written, table by table.
pub(super) struct Tables<'a> {
    ctx: &'a Context,
    import: ImportId,
    lists: &'a Lists,
    details: Vec<Detail>,
    parts: Vec<Part>,
    interests: Vec<(ContactId, i64)>,
}

impl<'a> Tables<'a> {
    /// Nothing yet, of an import.
    pub(super) const fn new(ctx: &'a Context, import: ImportId, lists: &'a Lists) -> Self {
        Self { ctx, import, lists, details: Vec::new(), parts: Vec::new(), interests: Vec::new() }
    }
}

impl Tables<'_> {
    /// Begins an act of its own for a row.
    fn act(&mut self, contact: ContactId, personal: Map<String, Value>) -> usize {
        let (salt, body) = (random::handle(), Value::Object(personal).to_string());
        let commitment = commitment(&salt, &body);
        self.details.push(Detail { act: random::handle_at(self.ctx.at), contact, salt, body, commitment });
        self.details.len() - 1
    }

    fn part(&mut self, act: usize, kind: EventKind, contact: ContactId) -> &mut Part {
        self.parts.push(Part {
            act,
            kind,
            contact,
            purpose: None,
            kind_of_mailing: None,
            basis: (None, None),
            source: (None, None),
            choice: (None, None),
            detail: None,
            consent: None,
        });
        let last = self.parts.len() - 1;
        &mut self.parts[last]
    }

    /// What is written down of somebody new.
    pub(super) fn newcomer(&mut self, id: ContactId, person: &Newcomer) {
        let mut personal = said(&person.changes);
        personal.insert("address".into(), person.address.as_str().into());
        personal.insert("line".into(), person.line.into());
        let act = self.act(id, personal);
        self.part(act, EventKind::ContactCreated, id);
        self.rest(act, id, &person.changes);
    }

    /// What is written down of somebody of whom something changes.
    pub(super) fn changed(&mut self, person: &Changed) {
        let Changed { line, standing, changes } = person;
        let mut personal = said(changes);
        personal.insert("line".into(), (*line).into());
        let fields = changes.fields(standing);
        if !fields.is_empty() {
            let (before, after) = values(&fields, standing, changes);
            personal.insert("before".into(), before.into());
            personal.insert("after".into(), after.into());
        }
        let act = self.act(standing.id, personal);
        if !fields.is_empty() {
            self.part(act, EventKind::ContactChanged, standing.id).detail = Some(fields.join(" "));
        }
        self.rest(act, standing.id, changes);
    }

    /// Consents, choices and interests.
    fn rest(&mut self, act: usize, id: ContactId, changes: &Changes) {
        for change in &changes.consents {
            let is_end = self.lists.is_withdrawn(change.said.basis);
            let kind = if is_end { EventKind::ConsentWithdrawn } else { EventKind::ConsentGranted };
            let part = self.part(act, kind, id);
            part.purpose = Some(change.purpose);
            part.basis = (change.before.as_ref().map(|before| before.basis_id.0), Some(change.said.basis.0));
            part.source = (change.before.as_ref().map(|before| before.source_id.0), Some(change.said.source.0));
            part.consent = Some((change.before.clone(), change.said.comment.clone()));
        }
        for (kind, before, now) in &changes.choices {
            let part = self.part(act, EventKind::SubscriptionChosen, id);
            part.kind_of_mailing = Some(*kind);
            part.choice = (*before, Some(*now));
        }
        self.interests.extend(changes.interests.iter().map(|interest| (id, *interest)));
    }

    /// Writes all of it.
    pub(super) fn write(self, tx: &mut Tx<'_>) -> Result<(), DbError> {
        let Self { ctx, import, details, parts, interests, .. } = self;
        let at = ctx.at;
        insert_rows!(tx.connection(), event_details, &details, |row| {
            act: Text = row.act.as_str(),
            contact_id: Nullable<BigInt> = Some(row.contact),
            salt: Text = row.salt.as_str(),
            body: Text = row.body.as_str(),
            at: SqlTimestamp = at,
        });
        let ids = numbers_ahead(tx, parts.len())?;
        let rows: Vec<(i64, &Part, &Detail)> =
            ids.iter().zip(&parts).map(|(id, part)| (id.0, part, &details[part.act])).collect();
        let (actor, actor_id) = (ctx.actor.code(), ctx.actor.id());
        insert_rows!(tx.connection(), events, &rows, |row| {
            id: BigInt = row.0,
            act: Text = row.2.act.as_str(),
            at: SqlTimestamp = at,
            kind: Text = row.1.kind.code(),
            contact_id: Nullable<BigInt> = Some(row.1.contact),
            purpose_id: Nullable<BigInt> = row.1.purpose,
            type_id: Nullable<BigInt> = row.1.kind_of_mailing,
            basis_before: Nullable<BigInt> = row.1.basis.0,
            basis_after: Nullable<BigInt> = row.1.basis.1,
            source_before: Nullable<BigInt> = row.1.source.0,
            source_after: Nullable<BigInt> = row.1.source.1,
            choice_before: Nullable<Bool> = row.1.choice.0,
            choice_after: Nullable<Bool> = row.1.choice.1,
            actor: Text = actor,
            actor_id: Nullable<BigInt> = actor_id,
            channel: Text = ctx.channel.code(),
            language: Text = ctx.language,
            import_id: Nullable<BigInt> = Some(import),
            detail: Nullable<Text> = row.1.detail.as_deref(),
            commitment: Nullable<Text> = Some(row.2.commitment.as_str()),
        });
        let events: Vec<(Event, &Part)> =
            rows.iter().map(|(id, part, detail)| (event(ctx, import, *id, part, detail), *part)).collect();
        let records: Vec<Consent> = events
            .iter()
            .filter_map(|(event, part)| {
                let (before, comment) = part.consent.as_ref()?;
                after(before.as_ref(), event, comment)
            })
            .collect();
        let replaced: Vec<(ContactId, PurposeId)> =
            records.iter().filter(|record| record.changes > 1).map(|record| (record.contact_id, record.purpose_id)).collect();
        remove_consents(tx, &replaced)?;
        insert_rows!(tx.connection(), consents, &records, |row| {
            contact_id: BigInt = row.contact_id,
            purpose_id: BigInt = row.purpose_id,
            basis_id: BigInt = row.basis_id,
            source_id: BigInt = row.source_id,
            comment: Text = row.comment.as_str(),
            import_id: Nullable<BigInt> = row.import_id,
            registered_at: SqlTimestamp = row.registered_at,
            registered_by: Text = row.registered_by.as_str(),
            updated_at: SqlTimestamp = row.updated_at,
            updated_by: Text = row.updated_by.as_str(),
            changes: BigInt = row.changes,
            event_id: BigInt = row.event_id,
        });
        write_choices(tx, &events)?;
        let by = acting_of(ctx);
        insert_rows!(tx.connection(), contact_interests, &interests, |row| {
            contact_id: BigInt = row.0,
            interest_id: BigInt = row.1,
            since: SqlTimestamp = at,
            chosen_by: Text = by.as_str(),
        });
        Ok(())
    }
}

fn write_choices(tx: &mut Tx<'_>, events: &[(Event, &Part)]) -> Result<(), DbError> {
    struct Choice {
        contact: ContactId,
        kind: TypeId,
        is_on: bool,
        at: Timestamp,
        by: String,
        event: EventId,
        had: bool,
    }
    let rows: Vec<Choice> = events
        .iter()
        .filter_map(|(event, part)| {
            Some(Choice {
                contact: part.contact,
                kind: part.kind_of_mailing?,
                is_on: part.choice.1?,
                at: event.at,
                by: acting(event),
                event: event.id,
                had: part.choice.0.is_some(),
            })
        })
        .collect();
    let replaced: Vec<(ContactId, TypeId)> = rows.iter().filter(|row| row.had).map(|row| (row.contact, row.kind)).collect();
    for (contact, kind) in replaced {
        diesel::delete(subscriptions::table.find((contact, kind))).execute(tx.connection())?;
    }
    insert_rows!(tx.connection(), subscriptions, &rows, |row| {
        contact_id: BigInt = row.contact,
        type_id: BigInt = row.kind,
        is_on: Bool = row.is_on,
        chosen_at: SqlTimestamp = row.at,
        chosen_by: Text = row.by.as_str(),
        event_id: BigInt = row.event,
    });
    Ok(())
}

fn remove_consents(tx: &mut Tx<'_>, pairs: &[(ContactId, PurposeId)]) -> Result<(), DbError> {
    match tx.connection() {
        _ if pairs.is_empty() => {}
        Connection::Sqlite(c) => {
            for pair in pairs {
                diesel::delete(consents::table.find(*pair)).execute(c)?;
            }
        }
        Connection::Postgres(c) => {
            sql_query("DELETE FROM consents k USING unnest($1, $2) AS u (c, p) WHERE k.contact_id = u.c AND k.purpose_id = u.p")
                .bind::<Array<BigInt>, _>(pairs.iter().map(|pair| pair.0).collect::<Vec<_>>())
                .bind::<Array<BigInt>, _>(pairs.iter().map(|pair| pair.1).collect::<Vec<_>>())
                .execute(c)?;
        }
    }
    Ok(())
}

/// The event as it was written, for the projections to follow without reading it back.
fn event(ctx: &Context, import: ImportId, id: i64, part: &Part, detail: &Detail) -> Event {
    Event {
        id: EventId(id),
        act: detail.act.clone(),
        at: ctx.at,
        kind: part.kind.code().to_owned(),
        contact_id: Some(part.contact),
        submission_id: None,
        purpose_id: part.purpose,
        type_id: part.kind_of_mailing,
        basis_before: part.basis.0.map(BasisId),
        basis_after: part.basis.1.map(BasisId),
        source_before: part.source.0.map(SourceId),
        source_after: part.source.1.map(SourceId),
        choice_before: part.choice.0,
        choice_after: part.choice.1,
        actor: ctx.actor.code().to_owned(),
        actor_id: ctx.actor.id(),
        channel: ctx.channel.code().to_owned(),
        form_version_id: None,
        import_id: Some(import),
        shown: None,
        undoes: None,
        commitment: Some(detail.commitment.clone()),
    }
}

/// Who acts, as projections keep it.
fn acting_of(ctx: &Context) -> String {
    Actor::named(ctx.actor.code(), ctx.actor.id())
}

/// What the file says beside consents: comments, when they were given, what proves them. Erased with the person.
fn said(changes: &Changes) -> Map<String, Value> {
    let mut remarks = Remarks::default();
    let (mut dates, mut evidence) = (Map::new(), Map::new());
    for change in &changes.consents {
        if !change.said.comment.is_empty() {
            remarks.comments.insert(change.purpose, change.said.comment.clone());
        }
        if let Some(date) = change.said.date {
            dates.insert(change.purpose.to_string(), date.utc().to_rfc3339().into());
        }
        if !change.said.evidence.is_empty() {
            evidence.insert(change.purpose.to_string(), change.said.evidence.clone().into());
        }
    }
    let mut personal = remarks.details();
    for (name, values) in [("dates", dates), ("evidence", evidence)] {
        if !values.is_empty() {
            personal.insert(name.into(), values.into());
        }
    }
    personal
}

/// The values of fields before and after.
fn values(fields: &[&'static str], standing: &Standing, changes: &Changes) -> (Map<String, Value>, Map<String, Value>) {
    let joined = |ids: &mut dyn Iterator<Item = &i64>| ids.map(ToString::to_string).collect::<Vec<_>>().join(" ");
    let of = |details: &ContactDetails, language: Language, no_mailings: bool, interests: String, name: &str| -> Value {
        match name {
            "first_name" => details.first_name.as_str().into(),
            "last_name" => details.last_name.as_str().into(),
            "company" => details.company.as_str().into(),
            "phone" => details.phone.as_str().into(),
            "country" => details.country.as_str().into(),
            "language" => language.code().into(),
            "no_mailings" => no_mailings.into(),
            _ => interests.into(),
        }
    };
    let after = changes.details.as_ref().unwrap_or(&standing.details);
    let language = changes.language.unwrap_or(standing.language);
    let (had, has) = (joined(&mut standing.interests.iter()), joined(&mut standing.interests.union(&changes.interests)));
    let mut pair = (Map::new(), Map::new());
    for name in fields {
        let before = of(&standing.details, standing.language, standing.no_mailings, had.clone(), name);
        pair.0.insert((*name).to_owned(), before);
        pair.1.insert((*name).to_owned(), of(after, language, standing.no_mailings || changes.no_mailings, has.clone(), name));
    }
    pair
}
