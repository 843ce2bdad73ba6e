//! Nobody's no is lost, however it is written, whoever it meets and whatever is taken back.

use samtykke::features::{
    bulk::model::{Action, Change},
    imports::{self, Counts, Existing, Part, Plan, Stands, Target, Verdict},
    selections::Scope,
};

use super::*;
use crate::support::on_both_engines;

/// Whether somebody agreed to e-marketing, withdrew it, or nothing is registered.
fn marketing(app: &TestApp, address: &str) -> Option<bool> {
    let held = bases(app, who(app, address)?).get(&purpose(app, "EMARKETING")).copied()?;
    Some(held != basis(app, "WITHDRAWN"))
}

/// Codes of what was wrong with the rows of a verdict.
fn problems(app: &TestApp, import: &Import, verdict: Verdict) -> Vec<String> {
    let id = import.id;
    let rows = app.state.db.read_blocking(|c| imports::rows_of(c, id, verdict, 0, 99)).unwrap();
    rows.into_iter().filter_map(|row| row.problem).collect()
}

fn part(app: &TestApp, part: Part) -> Target {
    Target::Consent(purpose(app, "EMARKETING"), part)
}

on_both_engines!(a_no_of_a_file_outlives_a_bulk_no_that_is_taken_back, async |app| {
    brings_in(app, "first.csv", "email\nkari@example.org\nola@example.org\n", granted(app)).await;
    let (kari, ola, kind) = (who(app, "kari@example.org").unwrap(), who(app, "ola@example.org").unwrap(), a_type(app));
    let before = (marketing(app, "ola@example.org"), choices(app, ola), details(app, ola).5);
    app.clock.turn(chrono::Duration::hours(1));
    let lists = app.state.snapshots.now().lists.clone();
    let job = app
        .asks_to_change(&Change {
            scope: Scope::Chosen(vec![kari, ola]),
            actions: vec![
                Action::Consent {
                    purpose: purpose(app, "EMARKETING"),
                    basis: basis(app, "WITHDRAWN"),
                    source: lists.source("USER").unwrap(),
                    comment: String::new(),
                },
                Action::Choice { kind, choice: Some(false) },
                Action::NoMailings(true),
            ],
            ends_withdrawals: false,
            ends_objections: false,
            replaces_bases: false,
            reason: String::new(),
        })
        .await;
    app.works_off().await;
    assert_eq!(marketing(app, "kari@example.org"), Some(false));
    app.clock.turn(chrono::Duration::hours(1));
    let text = "email,status,no mailings,news\nkari@example.org,unsubscribed,yes,no\nkari@example.org,unsubscribed,yes,no\n";
    let how = |plan: &mut Plan| {
        plan.columns[3] = Target::Subscription(kind);
        plan.existing = Existing::Skip;
    };
    let import = brings_in(app, "left.csv", text, how).await;
    assert_eq!(import.counts, Counts { changed: 1, left_out: 1, ..Counts::default() }, "each no is written down once");
    let events = app.count("events");
    app.clock.turn(chrono::Duration::hours(1));
    brings_in(app, "again.csv", text, how).await;
    assert_eq!(app.count("events"), events, "the same file twice writes nothing");
    app.asks_to_take_back(job).await.unwrap();
    app.works_off().await;
    assert_eq!(marketing(app, "kari@example.org"), Some(false), "she left elsewhere as well");
    assert_eq!((choices(app, kari).get(&kind), details(app, kari).5), (Some(&false), true));
    assert_eq!(
        (marketing(app, "ola@example.org"), choices(app, ola), details(app, ola).5),
        before,
        "the change of the others is"
    );
});

on_both_engines!(what_somebody_in_the_bin_refuses_counts_when_they_come_out_of_it, async |app| {
    brings_in(app, "first.csv", "email\nkari@example.org\nola@example.org\n", granted(app)).await;
    by_hand(app, "UPDATE contacts SET deleted_at = updated_at");
    let kind = a_type(app);
    let text = "email,first name,status,no mailings,news\n\
                kari@example.org,Karin,unsubscribed,yes,no\n\
                ola@example.org,Olaf,subscribed,no,yes\n";
    let import = brings_in(app, "left.csv", text, |plan| {
        plan.columns[4] = Target::Subscription(kind);
        plan.existing = Existing::Replace;
    })
    .await;
    assert_eq!(import.counts, Counts { left_out: 2, ..Counts::default() });
    assert_eq!(problems(app, &import, Verdict::LeftOut), ["in-bin-refused", "in-bin"]);
    by_hand(app, "UPDATE contacts SET deleted_at = NULL");
    let kari = who(app, "kari@example.org").unwrap();
    assert_eq!((marketing(app, "kari@example.org"), choices(app, kari).get(&kind)), (Some(false), Some(&false)));
    let (first, .., no_mailings) = details(app, kari);
    assert_eq!((first.as_str(), no_mailings), ("", true), "and nothing else of her");
    assert_eq!(marketing(app, "ola@example.org"), Some(true));
    assert!(choices(app, who(app, "ola@example.org").unwrap()).is_empty());
});

on_both_engines!(a_basis_that_nobody_knows_makes_no_consent_and_a_no_in_its_place_is_one, async |app| {
    brings_in(app, "first.csv", "email\nhere@example.org\n", granted(app)).await;
    app.clock.turn(chrono::Duration::hours(1));
    let text = "email,legal basis\n\
                here@example.org,Avmeldt\n\
                a@example.org,Opted out\n\
                b@example.org,Reservert\n\
                c@example.org,Unsubscribed\n\
                d@example.org,Trade fair\n\
                e@example.org,Ja\n\
                f@example.org,not any more\n\
                g@example.org,61A\n\
                h@example.org,none\n";
    let import = brings_in(app, "bases.csv", text, granted(app)).await;
    assert_eq!(import.plan.columns[1], part(app, Part::Basis));
    let stand = ["here", "a", "b", "c", "d", "e", "f", "g", "h"].map(|name| marketing(app, &format!("{name}@example.org")));
    let no = Some(false);
    assert_eq!(stand, [no, no, no, no, None, None, None, Some(true), None]);
    assert_eq!(problems(app, &import, Verdict::New), ["basis-unknown", "basis-unknown"]);
    assert_eq!(problems(app, &import, Verdict::Refused), ["basis-unknown"]);
});

on_both_engines!(of_a_row_that_is_refused_what_somebody_refuses_still_counts, async |app| {
    brings_in(app, "first.csv", "email\nkari@example.org\nola@example.org\neva@example.org\n", granted(app)).await;
    app.clock.turn(chrono::Duration::hours(1));
    let kind = a_type(app);
    let text = "email,first name,status,no mailings,news,consent\n\
                kari@example.org,Karin,VIP,yes,,\n\
                ola@example.org,,subscribed,perhaps,no,\n\
                eva@example.org,,subscribed,,perhaps,no\n\
                new@example.org,Nina,VIP,yes,no,no\n\
                new@example.org,Nina,subscribed,,yes,\n\
                odd@example.org,Odd,VIP,,,\n";
    let how = granted(app);
    let import = brings_in(app, "odd.csv", text, |plan| {
        how(plan);
        plan.columns[4] = Target::Subscription(kind);
    })
    .await;
    assert_eq!((import.counts.new, import.counts.refused), (1, 4));
    let expected = ["status-unknown", "yes-no-unclear", "yes-no-unclear", "status-unknown"];
    assert_eq!(problems(app, &import, Verdict::Refused), expected);
    let kari = details(app, who(app, "kari@example.org").unwrap());
    assert_eq!((kari.0.as_str(), kari.5), ("", true), "no mailings, and nothing else of her row");
    assert_eq!(choices(app, who(app, "ola@example.org").unwrap()).get(&kind), Some(&false));
    assert_eq!(marketing(app, "eva@example.org"), Some(false));
    let new = who(app, "new@example.org").unwrap();
    assert_eq!((marketing(app, "new@example.org"), choices(app, new).get(&kind)), (Some(false), Some(&false)));
    assert!(details(app, new).5, "a later row of the same file does not undo it");
    assert_eq!(who(app, "odd@example.org"), None, "a row that is refused brings in nobody who refuses nothing");
});

on_both_engines!(a_column_about_leaving_makes_nobody_agree, async |app| {
    brings_in(app, "first.csv", "email\nhere@example.org\n", granted(app)).await;
    app.clock.turn(chrono::Duration::hours(1));
    for (header, no, silent) in [
        ("Newsletter unsubscribed", "yes", "no"),
        ("Keine Newsletter", "ja", "nein"),
        ("Opt-out date e-marketing", "2024-03-05", ""),
        ("Samtykke trukket", "1", "0"),
        ("HasOptedOutOfEmail", "true", "false"),
    ] {
        let name = header.to_lowercase().replace(' ', "-");
        let text =
            format!("email,{header}\nno-{name}@example.org,{no}\nsilent-{name}@example.org,{silent}\nhere@example.org,{no}\n");
        brings_in(app, "columns.csv", &text, |_| ()).await;
        assert_eq!(marketing(app, &format!("no-{name}@example.org")), Some(false), "{header}");
        assert_eq!(marketing(app, &format!("silent-{name}@example.org")), None, "{header}");
    }
    assert_eq!(marketing(app, "here@example.org"), Some(false));
});

on_both_engines!(a_day_or_a_time_of_elsewhere_loses_no_withdrawal, async |app| {
    let date = part(app, Part::Date);
    let day = |ahead: i64, format: &str| (app.clock.now().naive() + chrono::Duration::hours(ahead)).format(format).to_string();
    for (n, (when, expected)) in [
        // The same day, and the same day told without a zone.
        (day(0, "%Y-%m-%d"), false),
        (day(-5, "%Y-%m-%d %H:%M"), false),
        (day(0, "%Y-%m-%dT%H:%M:%SZ"), false),
        (day(-72, "%Y-%m-%d"), true),
        (day(-1, "%Y-%m-%dT%H:%M:%SZ"), true),
        // East of here it is later already.
        (day(9, "%Y-%m-%d %H:%M"), false),
        // What is wrong beside a no makes it none the less one.
        (day(2000, "%Y-%m-%d"), false),
        ("one day in spring".to_owned(), false),
    ]
    .into_iter()
    .enumerate()
    {
        let address = format!("p{n}@example.org");
        brings_in(app, "first.csv", &format!("email\n{address}\n"), |_| ()).await;
        says(app, who(app, &address).unwrap(), "EMARKETING", "61A");
        let text = format!("email,left at,why\n{address},{when},{}\n", "x".repeat(300));
        let import = brings_in(app, "left.csv", &text, |plan| {
            plan.stands = Stands::Left;
            plan.columns[1] = date;
            plan.columns[2] = part(app, Part::Comment);
        })
        .await;
        assert_eq!((import.counts.refused, marketing(app, &address)), (0, Some(expected)), "{when}");
    }
});

on_both_engines!(a_quotation_mark_that_is_open_swallows_no_rows_silently, async |app| {
    brings_in(app, "first.csv", "email\nb@example.org\n", granted(app)).await;
    let text = "email,company,comment\n\
                a@example.org,\"Foo,\nb@example.org,Unsub,\nc@example.org,\"Baz\",\n\
                d@example.org,Bar,\"two\nlines\"\n\
                e@example.org,Bar,\"open\nb@example.org,Unsub,left\nf@example.org,Bar,\"shut\"\n\
                g@example.org,Bar,fine\n";
    let import = brings_in(app, "open.csv", text, |plan| plan.columns[2] = Target::Ignore).await;
    assert_eq!(problems(app, &import, Verdict::Refused), ["row-runs-on", "row-runs-on"]);
    assert_eq!((import.counts.new, import.counts.refused), (2, 2));
    assert!(who(app, "d@example.org").is_some() && who(app, "g@example.org").is_some() && who(app, "a@example.org").is_none());
});
