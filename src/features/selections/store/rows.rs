//! Writing selections and the members of static ones.

use diesel::{prelude::*, sql_query, sql_types::Timestamp as SqlTimestamp};

use crate::{
    db::{
        Connection, DbError, Tx, on_each,
        schema::{selection_members, selections},
    },
    features::selections::model::{Kind, NewSelection, Rule, Selection},
    kernel::{
        Actor, Context, Timestamp,
        ids::{ContactId, SelectionId, StaffId},
        text::fold,
    },
};

/// Members that one statement adds.
const ADDED: usize = 5000;

/// The rule in a row.
pub(super) fn read_rule(id: SelectionId, text: &str) -> Result<Rule, DbError> {
    serde_json::from_str(text).map_err(|error| DbError::Broken(format!("rule of selection {id}: {error}")))
}

/// The rule as a row keeps it.
fn written(rule: &Rule) -> Result<String, DbError> {
    serde_json::to_string(rule).map_err(|error| DbError::Broken(format!("a rule cannot be written: {error}")))
}

type Row = (SelectionId, String, String, String, Option<StaffId>, bool, Option<i64>, Option<Timestamp>, Timestamp, i64);

/// The columns of [`Row`].
macro_rules! selection_columns {
    () => {
        (
            selections::id,
            selections::name,
            selections::kind,
            selections::rule,
            selections::owner_id,
            selections::is_shared,
            selections::size,
            selections::counted_at,
            selections::updated_at,
            selections::version,
        )
    };
}

fn selection(row: Row) -> Result<Selection, DbError> {
    let (id, name, kind, rule, owner, is_shared, size, counted_at, updated_at, version) = row;
    let kind = if kind == "dynamic" { Kind::Dynamic(read_rule(id, &rule)?) } else { Kind::Static };
    Ok(Selection { id, name, kind, owner, is_shared, counted: size.zip(counted_at), updated_at, version })
}

/// A selection that a member of staff may see; nothing for those that are deleted or somebody else's alone.
///
/// # Errors
/// Storage errors.
pub fn seen_by(connection: &mut Connection, id: SelectionId, member: StaffId) -> Result<Option<Selection>, DbError> {
    let row: Option<Row> = selections::table
        .filter(selections::id.eq(id).and(selections::deleted_at.is_null()))
        .select(selection_columns!())
        .first(connection)
        .optional()?;
    Ok(row.map(selection).transpose()?.filter(|selection| selection.is_seen_by(member)))
}

/// Every selection that a member of staff may see, by name.
///
/// # Errors
/// Storage errors.
pub fn all_seen_by(connection: &mut Connection, member: StaffId) -> Result<Vec<Selection>, DbError> {
    let rows: Vec<Row> = selections::table
        .filter(selections::deleted_at.is_null().and(selections::is_shared.or(selections::owner_id.assume_not_null().eq(member))))
        .order((selections::name_key, selections::id))
        .select(selection_columns!())
        .load(connection)?;
    rows.into_iter().map(selection).collect()
}

/// The selections that ask about one, with whether they are shared. Others' private ones are among them.
///
/// # Errors
/// Storage errors.
pub fn users_of(connection: &mut Connection, id: SelectionId) -> Result<Vec<Selection>, DbError> {
    let rows: Vec<Row> = selections::table
        .filter(selections::deleted_at.is_null().and(selections::kind.eq("dynamic")).and(selections::id.ne(id)))
        .order((selections::name_key, selections::id))
        .select(selection_columns!())
        .load(connection)?;
    let all = rows.into_iter().map(selection).collect::<Result<Vec<_>, _>>()?;
    let asks = |it: &Selection| it.kind.rule().is_some_and(|rule| rule.selections().contains(&id));
    Ok(all.into_iter().filter(asks).collect())
}

/// Writes a changed selection, provided that nobody changed it since `seen`; false when somebody did. Its size is not known any more
/// where its rule is another.
///
/// # Errors
/// Storage errors.
pub fn update(tx: &mut Tx<'_>, ctx: &Context, seen: &Selection, new: &NewSelection<'_>) -> Result<bool, DbError> {
    let rule = new.kind.rule().map(written).transpose()?.unwrap_or_default();
    let counted = seen.counted.filter(|_| seen.kind == new.kind);
    let row = selections::table.filter(selections::id.eq(seen.id).and(selections::version.eq(seen.version)));
    let updated = diesel::update(row.filter(selections::deleted_at.is_null()))
        .set((
            selections::name.eq(new.name),
            selections::name_key.eq(fold(new.name)),
            selections::rule.eq(rule),
            selections::is_shared.eq(new.is_shared),
            selections::size.eq(counted.map(|(size, _)| size)),
            selections::counted_at.eq(counted.map(|(_, at)| at)),
            selections::updated_at.eq(ctx.at),
            selections::updated_by.eq(ctx.actor.id()),
            selections::version.eq(seen.version + 1),
        ))
        .execute(tx.connection())?;
    Ok(updated == 1)
}

/// Marks a selection as deleted. Its members stay, for work that began with it.
///
/// # Errors
/// Storage errors.
pub fn mark_deleted(tx: &mut Tx<'_>, ctx: &Context, id: SelectionId) -> Result<(), DbError> {
    diesel::update(selections::table.find(id))
        .set((selections::deleted_at.eq(ctx.at), selections::updated_at.eq(ctx.at), selections::updated_by.eq(ctx.actor.id())))
        .execute(tx.connection())?;
    Ok(())
}

/// Keeps how many belong to a selection. No change of it, and so none that anybody else could overwrite.
///
/// # Errors
/// Storage errors.
pub fn keep_size(tx: &mut Tx<'_>, at: Timestamp, id: SelectionId, size: i64) -> Result<(), DbError> {
    diesel::update(selections::table.find(id))
        .set((selections::size.eq(size), selections::counted_at.eq(at)))
        .execute(tx.connection())?;
    Ok(())
}

/// As many more belong to a static selection, or fewer.
///
/// # Errors
/// Storage errors.
pub fn shift_size(tx: &mut Tx<'_>, at: Timestamp, id: SelectionId, by: i64) -> Result<(), DbError> {
    diesel::update(selections::table.find(id))
        .set((selections::size.eq(selections::size + by), selections::counted_at.eq(at)))
        .execute(tx.connection())?;
    Ok(())
}

/// Stores a new selection.
///
/// # Errors
/// Storage errors.
pub fn insert(tx: &mut Tx<'_>, ctx: &Context, new: &NewSelection<'_>) -> Result<SelectionId, DbError> {
    let maker = match ctx.actor {
        Actor::Staff(id) => Some(id.0),
        _ => None,
    };
    let rule = match &new.kind {
        Kind::Static => String::new(),
        Kind::Dynamic(rule) => written(rule)?,
    };
    let row = (
        selections::name.eq(new.name),
        selections::name_key.eq(fold(new.name)),
        selections::kind.eq(new.kind.code()),
        selections::rule.eq(rule),
        selections::owner_id.eq(maker),
        // What belongs to nobody would be seen by nobody.
        selections::is_shared.eq(new.is_shared || maker.is_none()),
        // Nobody belongs to a new static one, which needs no counting.
        selections::size.eq(new.kind.rule().is_none().then_some(0)),
        selections::counted_at.eq(new.kind.rule().is_none().then_some(ctx.at)),
        selections::created_at.eq(ctx.at),
        selections::updated_at.eq(ctx.at),
        selections::updated_by.eq(maker),
        selections::version.eq(1),
    );
    Ok(on_each!(tx.connection(), |c| diesel::insert_into(selections::table).values(row).returning(selections::id).get_result(c))?)
}

/// Makes contacts members of a static selection, and answers how many were not before. Those that are gone or in the bin are left
/// out.
///
/// # Errors
/// Storage errors.
pub fn add_members(tx: &mut Tx<'_>, ctx: &Context, id: SelectionId, contacts: &[ContactId]) -> Result<usize, DbError> {
    let mut added = 0;
    for chunk in contacts.chunks(ADDED) {
        let list = chunk.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
        let text = format!(
            "INSERT INTO selection_members (selection_id, contact_id, since) SELECT {id}, id, $1 FROM contacts \
             WHERE id IN ({list}) AND deleted_at IS NULL ORDER BY id ON CONFLICT DO NOTHING"
        );
        added += on_each!(tx.connection(), |c| sql_query(text.as_str()).bind::<SqlTimestamp, _>(ctx.at).execute(c))?;
    }
    Ok(added)
}

/// Lets contacts be members of a static selection no more, and answers how many were.
///
/// # Errors
/// Storage errors.
pub fn remove_members(tx: &mut Tx<'_>, id: SelectionId, contacts: &[ContactId]) -> Result<usize, DbError> {
    let mut removed = 0;
    for chunk in contacts.chunks(ADDED) {
        let of = selection_members::table.filter(selection_members::selection_id.eq(id));
        removed += diesel::delete(of.filter(selection_members::contact_id.eq_any(chunk))).execute(tx.connection())?;
    }
    Ok(removed)
}
