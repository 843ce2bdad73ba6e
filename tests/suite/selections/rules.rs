//! Whom rules find, held against the same rules answered without any SQL.

use samtykke::{
    db::{Connection, DbError},
    features::selections::{Joined, Part, Rule, Scope, count, members, scope_name},
    kernel::ids::{ContactId, SelectionId},
};

use super::crowd::{Dice, Everybody, KINDS, Stock, asked_at, condition, people, rule};
use crate::support::{TestApp, on_both_engines};

/// Everybody of a scope, window by window, and their number as counted.
fn found(app: &TestApp, scope: &Scope, window: i64) -> (Vec<ContactId>, i64) {
    let read = |connection: &mut Connection| {
        let (mut all, mut after) = (Vec::new(), 0);
        while after < 400 {
            all.extend(members(connection, scope, asked_at(), ContactId(after), ContactId(after + window))?);
            after += window;
        }
        Ok::<_, DbError>((all, count(connection, scope, asked_at())?))
    };
    app.state.db.read_blocking(read).unwrap_or_else(|error| panic!("{error}: {scope:?}"))
}

fn agrees(app: &TestApp, everybody: &Everybody, scope: &Scope) -> usize {
    let expected = everybody.of(scope);
    for window in [37, 1000] {
        let (all, count) = found(app, scope, window);
        assert_eq!(all, expected, "{scope:?}");
        assert_eq!(count, i64::try_from(expected.len()).unwrap(), "{scope:?}");
    }
    expected.len()
}

async fn house(app: &TestApp, seed: u64) -> (Stock, Everybody) {
    app.ignores_mail();
    let stock = people(app, 120, seed).await;
    // What an import would have left on a consent; put back before the house is looked at.
    app.meddles("UPDATE consents SET import_id = 2 WHERE contact_id % 7 = 0").await;
    let everybody = Everybody::load(app);
    (stock, everybody)
}

async fn leave(app: &TestApp) {
    app.meddles("UPDATE consents SET import_id = NULL").await;
}

on_both_engines!(every_condition_finds_whom_it_means_and_nobody_else, async |app| {
    let (stock, everybody) = house(app, 1).await;
    for kind in 0..KINDS {
        let mut dice = Dice::new(u64::try_from(kind).unwrap() + 11);
        let mut sizes = Vec::new();
        for _ in 0..12 {
            let condition = condition(&mut dice, &stock, kind);
            sizes.push(agrees(app, &everybody, &Scope::Found(Rule::all([condition.clone()]))));
            let none = Rule { joined: Joined::None, parts: vec![Part::If(condition)] };
            sizes.push(agrees(app, &everybody, &Scope::Found(none)));
        }
        assert!(sizes.iter().any(|size| *size > 0 && *size < 100), "kind {kind} tells people apart: {sizes:?}");
    }
    leave(app).await;
});

on_both_engines!(any_rule_finds_whom_it_means_and_nobody_else, async |app| {
    let (stock, everybody) = house(app, 2).await;
    let mut dice = Dice::new(3);
    let mut some = 0;
    for _ in 0..250 {
        let rule = rule(&mut dice, &stock, 4);
        let size = agrees(app, &everybody, &Scope::Found(rule));
        some += usize::from(size > 0);
    }
    assert!(some > 100, "most rules find somebody: {some}");
    leave(app).await;
});

on_both_engines!(every_scope_leaves_out_who_is_in_the_bin, async |app| {
    let (stock, everybody) = house(app, 4).await;
    assert!(agrees(app, &everybody, &Scope::Everybody) < 120);
    agrees(app, &everybody, &Scope::Chosen(Vec::new()));
    let mut backwards = everybody.ids();
    backwards.reverse();
    backwards.extend([ContactId(1), ContactId(1), ContactId(-5), ContactId(i64::MAX)]);
    agrees(app, &everybody, &Scope::Chosen(backwards));
    agrees(app, &everybody, &Scope::Found(Rule::default()));
    for selection in &stock.selections {
        agrees(app, &everybody, &Scope::Selection(*selection));
    }
    let read = |connection: &mut Connection| {
        let never = Scope::Selection(SelectionId(99));
        assert!(matches!(count(connection, &never, asked_at()), Err(DbError::NotFound)));
        assert_eq!(scope_name(connection, &never)?, None);
        assert_eq!(scope_name(connection, &Scope::Everybody)?, None);
        assert_eq!(scope_name(connection, &Scope::Selection(stock.selections[0]))?.as_deref(), Some("Chosen"));
        Ok::<_, DbError>(())
    };
    app.state.db.read_blocking(read).unwrap();
    leave(app).await;
});
