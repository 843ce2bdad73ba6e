//! Writes that share a commit: one that fails is undone alone, and each is answered with its own outcome.

use std::{thread, time::Duration};

use diesel::prelude::*;
use futures_util::future::join_all;
use samtykke::db::{DbError, schema::link_requests};

use crate::support::on_both_engines;

/// How a piece of work ends after it has written its row.
#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    Well,
    Refused,
    Panics,
}

on_both_engines!(of_writes_that_come_together_each_failure_is_undone_alone, async |app| {
    let at = app.now();
    let end = |number: usize| match number % 7 {
        3 => End::Refused,
        5 => End::Panics,
        _ => End::Well,
    };
    let writes = (0..60_usize).map(|number| {
        app.state.db.write(move |tx| {
            if number == 0 {
                // Long enough for the others to be waiting when the first is done.
                thread::sleep(Duration::from_millis(50));
            }
            let nonce = format!("piece {number}");
            let row = (link_requests::network_key.eq("here"), link_requests::nonce.eq(nonce), link_requests::requested_at.eq(at));
            diesel::insert_into(link_requests::table).values(row).execute(tx.connection())?;
            match end(number) {
                End::Well => Ok(number),
                End::Refused => Err(DbError::NotFound),
                End::Panics => panic!("as this test wants it"),
            }
        })
    });
    let outcomes: Vec<Result<usize, DbError>> = join_all(writes).await;
    for (number, outcome) in outcomes.iter().enumerate() {
        match end(number) {
            End::Well => assert!(matches!(outcome, Ok(told) if *told == number), "{number}: {outcome:?}"),
            End::Refused => assert!(matches!(outcome, Err(DbError::NotFound)), "{number}: {outcome:?}"),
            End::Panics => assert!(matches!(outcome, Err(DbError::Broken(_))), "{number}: {outcome:?}"),
        }
    }
    let stored = app.lines("SELECT nonce AS line FROM link_requests ORDER BY id");
    let mut expected: Vec<String> =
        (0..60).filter(|number| end(*number) == End::Well).map(|number| format!("piece {number}")).collect();
    let mut found = stored;
    expected.sort();
    found.sort();
    assert_eq!(found, expected, "what was told as done is there, once, and nothing else");
});
