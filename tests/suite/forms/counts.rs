//! How often a form was looked at: counted in memory, stored in sums, and nothing about anybody.

use samtykke::features::forms::Counted;

use crate::support::on_both_engines;

on_both_engines!(forms_that_are_opened_are_counted_by_day_and_language_once_they_are_stored, async |app| {
    let sums = || app.lines("SELECT language || ' ' || kind || ' ' || CAST(n AS TEXT) AS line FROM form_counts ORDER BY 1");
    let mut ada = app.visitor();
    for path in ["/en/f/newsletter", "/en/f/newsletter", "/nb/f/newsletter"] {
        ada.opens(path).await;
    }
    assert!(sums().is_empty(), "looking costs no write");
    app.state.counts.store(&app.state.db).await.unwrap();
    assert_eq!(sums(), ["en view 2", "nb view 1"]);
    ada.opens("/en/f/newsletter").await;
    app.state.counts.store(&app.state.db).await.unwrap();
    app.state.counts.store(&app.state.db).await.unwrap();
    assert_eq!(sums(), ["en view 3", "nb view 1"], "what is stored is not stored again");
    assert!(Counted::ALL.into_iter().all(|what| Counted::from_code(what.code()) == Some(what)));
});
