//! Who belongs to a scope, and the pages about selections, are read without going through any large table.

use samtykke::{
    features::selections::{Rule, Scope, add_members, create_static, members},
    kernel::{Context, Timestamp, ids::ContactId},
};

use super::crowd::{Dice, KINDS, Stock, asked_at, condition, rule};
use crate::{
    cards::plans::{busy_house, reads_no_whole_table, whole_tables_among},
    support::{Engine, on_both_engines},
};

on_both_engines!(whom_a_scope_means_is_read_window_by_window, async |app| {
    busy_house(app).await;
    let stock = Stock::of(&app.state.snapshots.share().lists);
    let mut dice = Dice::new(5);
    let selection = app.state.db.write(|tx| create_static(tx, &Context::system(Timestamp::from_seconds(0)), "Chosen", true));
    let selection = selection.await.unwrap();
    let all: Vec<ContactId> = (1..4000).map(ContactId).collect();
    let added = app.state.db.write(move |tx| add_members(tx, &Context::system(Timestamp::from_seconds(0)), selection, &all));
    assert_eq!(added.await.unwrap(), 3999);
    if app.engine == Engine::Postgres {
        app.meddles("ANALYZE").await;
    }
    let stock = Stock { selections: vec![selection], ..stock };
    let mut scopes = vec![Scope::Everybody, Scope::Selection(selection), Scope::Chosen(vec![ContactId(3), ContactId(9)])];
    for kind in 0..KINDS {
        scopes.extend((0..3).map(|_| Scope::Found(Rule::all([condition(&mut dice, &stock, kind)]))));
    }
    scopes.extend((0..12).map(|_| Scope::Found(rule(&mut dice, &stock, 3))));
    let mut seen = 0;
    for scope in scopes {
        let asked = scope.clone();
        let read = async {
            app.state.db.read(move |c| members(c, &asked, asked_at(), ContactId(3000), ContactId(3200))).await.unwrap();
        };
        let statements = app.statements_of(read).await;
        seen += whole_tables_among(app, &statements, &format!("{scope:?}"));
    }
    assert!(seen > 60, "{seen} statements were looked at");
});

on_both_engines!(lists_of_selections_read_no_whole_table, async |app| {
    busy_house(app).await;
    let all: Vec<ContactId> = (1..4000).map(ContactId).collect();
    let at = app.now();
    let fixed = app.arranges(move |tx| {
        let id = create_static(tx, &Context::system(at), "Chosen", true)?;
        add_members(tx, &Context::system(at), id, &all)?;
        Ok(id)
    });
    let fixed = fixed.await;
    let mut kari = app.staff("administrator").await;
    kari.opens("/admin/selections/new?language=nb").await;
    kari.fills("name", "Norwegians").ticks("Shared with everybody who works here").presses("Save").await;
    let found = app.lines("SELECT CAST(max(id) AS TEXT) AS line FROM selections").concat();
    if app.engine == Engine::Postgres {
        app.meddles("ANALYZE").await;
    }
    for (path, least) in [
        ("/admin/selections".to_owned(), 0),
        (format!("/admin/selections/{fixed}"), 2),
        (format!("/admin/selections/{fixed}?after=2000"), 2),
        (format!("/admin/selections/{found}"), 2),
        (format!("/admin/selections/{found}?after=3000"), 2),
        (format!("/admin/selections/{found}/edit"), 0),
        ("/admin/selections/new?search=kari".to_owned(), 0),
        ("/admin/selections/members?contact=5&contact=6&back=/admin/contacts".to_owned(), 1),
        ("/admin/bulk-update".to_owned(), 0),
    ] {
        let seen = reads_no_whole_table(app, &mut kari, &path).await;
        assert!(seen >= least, "{path}: {seen} statements were looked at");
    }
});
