//! Checking and running: what rows come to.

use chrono::NaiveDate;
use diesel::prelude::*;
use samtykke::{
    db::{DbError, schema},
    features::{
        consents,
        imports::{self, Asked, Check, Counts, Existing, Fault, Part, Run, Stage, Stands, Target, Unknown},
    },
    jobs,
    kernel::ids::ContactId,
};

use super::*;
use crate::support::on_both_engines;

on_both_engines!(people_of_a_file_come_in_with_what_it_says_of_them, async |app| {
    let text = "E-post;Fornavn;Etternavn;Firma;Land;Språk\n\
                Åse@Example.org;Åse;Ærlig;Fjordlys AS;Norge;norsk\n\
                lars@example.org;Lars;;;Sverige;sv\n\
                not an address;X;;;;\n";
    let before = bases(app, ContactId(0));
    assert!(before.is_empty());
    let import = brings_in(app, "people.csv", text, granted(app)).await;
    assert_eq!(import.counts, Counts { new: 2, refused: 1, ..Counts::default() });
    assert_eq!(import.stage, Stage::Done);
    let ase = who(app, "åse@example.org").unwrap();
    let expected = ("Åse".into(), "Ærlig".into(), "Fjordlys AS".into(), "NO".into(), Language::Nb, false);
    assert_eq!(details(app, ase), expected);
    let held = bases(app, ase);
    assert_eq!(held[&purpose(app, "STORE")], basis(app, "61F"), "stored on the usual basis");
    assert_eq!(held[&purpose(app, "EMARKETING")], basis(app, "61A"));
    let read = app.state.db.read_blocking(|c| {
        use schema::events;
        let rows = events::table.filter(events::contact_id.eq(ase)).order(events::id);
        Ok::<_, DbError>(
            rows.select((events::kind, events::channel, events::import_id)).load::<(String, String, Option<ImportId>)>(c)?,
        )
    });
    let expected = ["contact_created", "consent_granted", "consent_granted"]
        .map(|kind| (kind.to_owned(), "import".to_owned(), Some(import.id)));
    assert_eq!(read.unwrap(), expected);
    let records = app.state.db.read_blocking(|c| consents::of_contact(c, ase)).unwrap();
    assert!(records.iter().all(|record| record.import_id == Some(import.id) && record.updated_by == "staff:1"));
    let rows = app.state.db.read_blocking(|c| imports::rows_of(c, import.id, imports::Verdict::Refused, 0, 9)).unwrap();
    assert_eq!((rows[0].line, rows[0].problem.as_deref(), rows[0].column), (4, Some("email-malformed"), Some(0)));
});

on_both_engines!(the_same_file_twice_changes_nothing, async |app| {
    let text = "email,first name,country,interests\nkari@example.org,Kari,NO,\"Music; Art\"\nola@example.org,Ola,SE,Music\n";
    let how = granted(app);
    let adding = |plan: &mut Plan| {
        how(plan);
        plan.unknown = Unknown::Add;
        plan.existing = Existing::Replace;
    };
    let first = brings_in(app, "people.csv", text, adding).await;
    assert_eq!((first.counts.new, first.counts.all()), (2, 2));
    let events = app.lines("SELECT CAST(id AS TEXT) AS line FROM events").len();
    app.clock.turn(chrono::Duration::days(1));
    let again = brings_in(app, "people.csv", text, adding).await;
    assert_eq!(again.counts, Counts { unchanged: 2, ..Counts::default() });
    assert_eq!(app.lines("SELECT CAST(id AS TEXT) AS line FROM events").len(), events, "no event");
    assert_eq!(
        app.lines("SELECT CAST(interest_id AS TEXT) AS line FROM contact_interests").len(),
        3,
        "two interests came in once"
    );
});

on_both_engines!(nothing_that_somebody_refused_is_undone_by_a_file, async |app| {
    let text = "email,no mailings,NEWS\nkari@example.org,no,yes\n";
    let first = brings_in(app, "first.csv", "email\nkari@example.org\n", granted(app)).await;
    assert_eq!(first.counts.new, 1);
    let kari = who(app, "kari@example.org").unwrap();
    app.clock.turn(chrono::Duration::hours(1));
    says(app, kari, "EMARKETING", "WITHDRAWN");
    by_hand(app, "UPDATE contacts SET no_mailings = TRUE");
    let (kind, how) = (a_type(app), granted(app));
    for (existing, ahead) in [(Existing::Fill, 0), (Existing::Replace, 0), (Existing::Replace, 400), (Existing::Skip, 0)] {
        app.clock.turn(chrono::Duration::days(ahead + 2));
        let import = brings_in(app, "again.csv", text, |plan| {
            how(plan);
            plan.existing = existing;
            // As new as a file can say.
            plan.date = Some(app.clock.now().naive().date());
            plan.columns = vec![Target::Email, Target::NoMailings, Target::Subscription(kind)];
        })
        .await;
        assert_eq!(import.counts.changed, 0, "{existing:?}");
        assert_eq!(bases(app, kari)[&purpose(app, "EMARKETING")], basis(app, "WITHDRAWN"), "{existing:?}");
        assert!(details(app, kari).5, "no mailings stays");
        assert!(choices(app, kari).is_empty(), "nothing is turned on under a withdrawn purpose");
    }
});

on_both_engines!(what_a_file_says_that_somebody_refused_counts, async |app| {
    brings_in(app, "first.csv", "email\nkari@example.org\nola@example.org\n", granted(app)).await;
    app.clock.turn(chrono::Duration::hours(1));
    let left =
        brings_in(app, "left.csv", "email,status\nkari@example.org,unsubscribed\nnew@example.org,unsubscribed\n", |plan| {
            plan.existing = Existing::Skip;
        })
        .await;
    assert_eq!(left.counts, Counts { changed: 1, new: 1, ..Counts::default() });
    for address in ["kari@example.org", "new@example.org"] {
        let id = who(app, address).unwrap();
        assert_eq!(bases(app, id)[&purpose(app, "EMARKETING")], basis(app, "WITHDRAWN"), "{address}");
    }
    let blocked = brings_in(app, "blocked.csv", "email,no mailings,news\nola@example.org,Ja,nei\n", |plan| {
        plan.columns[2] = Target::Subscription(a_type(app));
    })
    .await;
    assert_eq!(blocked.counts.changed, 1);
    let ola = who(app, "ola@example.org").unwrap();
    assert!(details(app, ola).5);
    assert!(!choices(app, ola)[&a_type(app)]);
});

on_both_engines!(whoever_came_back_after_leaving_elsewhere_is_not_taken_out_again, async |app| {
    brings_in(app, "first.csv", "email\nkari@example.org\n", |_| ()).await;
    let kari = who(app, "kari@example.org").unwrap();
    says(app, kari, "EMARKETING", "61A");
    let leavers = "email,left at\nkari@example.org,2024-03-05\n";
    let date = Target::Consent(purpose(app, "EMARKETING"), Part::Date);
    let import = brings_in(app, "left.csv", leavers, |plan| {
        plan.stands = Stands::Left;
        plan.columns[1] = date;
    })
    .await;
    assert_eq!((import.counts.unchanged, import.counts.remarked), (1, 1));
    assert_eq!(bases(app, kari)[&purpose(app, "EMARKETING")], basis(app, "61A"));
    // Without a day it counts: better one mailing less.
    let import = brings_in(app, "left.csv", "email\nkari@example.org\n", |plan| plan.stands = Stands::Left).await;
    assert_eq!(import.counts.changed, 1);
    assert_eq!(bases(app, kari)[&purpose(app, "EMARKETING")], basis(app, "WITHDRAWN"));
});

on_both_engines!(a_consent_needs_its_day_and_its_proof, async |app| {
    let (marketing, consent) = (purpose(app, "EMARKETING"), basis(app, "61A"));
    let lists = app.state.snapshots.now().lists.clone();
    let faults = |otherwise: &dyn Fn(&mut Plan)| {
        let id = arrives(app, "x.csv", b"email\nkari@example.org\n", |plan| {
            plan.grants.insert(marketing, consent);
            otherwise(plan);
        });
        let faults = stands(app, id).plan.faults(&lists, app.clock.now(), &Default::default());
        match asks_for_check(app, id) {
            Asked::Faults(told) => assert_eq!(told, faults),
            Asked::Opened(_) => assert!(faults.is_empty()),
            Asked::TooLate => panic!("nobody was quicker"),
        }
        faults
    };
    let day = |day: i32| move |plan: &mut Plan| plan.date = NaiveDate::from_ymd_opt(day, 3, 5);
    assert_eq!(faults(&|_| ()), [Fault::NoDate, Fault::NoEvidence]);
    assert_eq!(faults(&day(2024)), [Fault::NoEvidence]);
    assert_eq!(
        faults(&|plan| {
            day(2024)(plan);
            plan.comment = "By letter".into()
        }),
        []
    );
    assert_eq!(
        faults(&|plan| {
            day(2999)(plan);
            plan.evidence = "Box".into()
        }),
        [Fault::FutureDate]
    );
    assert_eq!(faults(&|plan| plan.columns = vec![Target::Ignore]), [Fault::NoEmail, Fault::NoDate, Fault::NoEvidence]);
    app.works_off().await;
    // A row that says itself that it grants has to be complete.
    let text = "email,e-marketing,e-marketing date,e-marketing comment\n\
                full@example.org,yes,2024-03-05,Letter\n\
                undated@example.org,yes,,Letter\n\
                unproved@example.org,yes,2024-03-05,\n\
                tomorrow@example.org,yes,2999-01-01,Letter\n\
                unread@example.org,yes,5th of March,Letter\n\
                silent@example.org,,,\n";
    let import = brings_in(app, "rows.csv", text, |_| ()).await;
    assert_eq!((import.counts.new, import.counts.refused), (2, 4));
    let rows = app.state.db.read_blocking(|c| imports::rows_of(c, import.id, imports::Verdict::Refused, 0, 9)).unwrap();
    let problems: Vec<&str> = rows.iter().filter_map(|row| row.problem.as_deref()).collect();
    assert_eq!(problems, ["consent-without-date", "consent-without-evidence", "date-in-future", "date-unreadable"]);
    let held = |address: &str| bases(app, who(app, address).unwrap()).get(&marketing).copied();
    assert_eq!((held("full@example.org"), held("silent@example.org")), (Some(consent), None));
});

on_both_engines!(an_address_in_two_rows_comes_in_once_and_the_later_row_is_merged, async |app| {
    let text = "email,first name,company,status\n\
                kari@example.org,Kari,,subscribed\n\
                KARI@example.org,Other,Fjordlys,subscribed\n\
                kari@example.org,,,unsubscribed\n";
    let import = brings_in(app, "twice.csv", text, granted(app)).await;
    assert_eq!(import.counts, Counts { new: 1, changed: 2, ..Counts::default() });
    let kari = who(app, "kari@example.org").unwrap();
    let (first, _, company, ..) = details(app, kari);
    assert_eq!((first.as_str(), company.as_str()), ("Kari", "Fjordlys"), "the first row wins, the second fills");
    assert_eq!(bases(app, kari)[&purpose(app, "EMARKETING")], basis(app, "WITHDRAWN"), "a refusal counts wherever it stands");
});

on_both_engines!(who_is_in_the_bin_stays_there, async |app| {
    brings_in(app, "first.csv", "email\nkari@example.org\n", |_| ()).await;
    by_hand(app, "UPDATE contacts SET deleted_at = updated_at");
    let import =
        brings_in(app, "again.csv", "email,name\nkari@example.org,Kari\n", |plan| plan.existing = Existing::Replace).await;
    assert_eq!(import.counts, Counts { left_out: 1, ..Counts::default() });
    by_hand(app, "UPDATE contacts SET deleted_at = NULL");
});

on_both_engines!(a_run_that_is_cut_off_anywhere_comes_to_the_same, async |app| {
    let people: String = (0..23).map(|n| format!("p{}@example.org,P{n}\n", n % 20)).collect();
    let text = format!("email,first name\n{people}");
    let id = arrives(app, "people.csv", text.as_bytes(), granted(app));
    asks_for_check(app, id);
    let works = || -> Vec<Box<dyn jobs::Work>> {
        let uploads = app.state.config.uploads_dir.clone();
        vec![
            Box::new(Check::new(uploads, app.state.snapshots.clone()).in_portions_of(3)),
            Box::new(Run::new(app.state.snapshots.clone(), Box::new(|| "none".into())).in_portions_of(4)),
        ]
    };
    // Each portion in a process of its own, as far as the work can tell: nothing is remembered between them but what is stored.
    let in_pieces = |id: jobs::Job| {
        let mut portions = 0;
        loop {
            let job = app.state.db.read_blocking(|c| jobs::by_id(c, id.id)).unwrap().unwrap();
            if job.state.is_over() {
                assert_eq!(job.state, jobs::State::Done, "{:?}", job.problem_detail);
                return portions;
            }
            let work = works();
            let work = work.iter().find(|work| work.kind() == job.kind).unwrap();
            let portion = work.next(&app.state.db, &job).unwrap();
            // Once in a transaction that does not come to its end, once in one that does.
            let lost = app.state.db.write_blocking({
                let (job, at) = (job.clone(), app.clock.now());
                let portion = work.next(&app.state.db, &job).unwrap();
                move |tx| {
                    portion(tx, &job.context(at), &job)?;
                    Err::<(), _>(DbError::NotFound)
                }
            });
            assert!(lost.is_err());
            let (now, done) = (app.clock.now(), job.clone());
            let step = app.state.db.write_blocking(move |tx| portion(tx, &done.context(now), &done)).unwrap();
            let (cursor, result) = (step.cursor.clone(), step.result.clone().unwrap_or_else(|| job.result.clone()));
            let (is_last, number) = (step.is_last, job.id);
            app.state
                .db
                .write_blocking(move |tx| {
                    use schema::jobs as rows;
                    let state = if is_last { "done" } else { "queued" };
                    diesel::update(rows::table.find(number))
                        .set((rows::cursor.eq(&cursor), rows::result.eq(&result), rows::state.eq(state)))
                        .execute(tx.connection())?;
                    Ok::<_, DbError>(())
                })
                .unwrap();
            portions += 1;
        }
    };
    let job = |id: Import| app.state.db.read_blocking(|c| jobs::by_id(c, id.job.unwrap())).unwrap().unwrap();
    assert!(in_pieces(job(stands(app, id))) > 8);
    let counts = stands(app, id).counts;
    assert_eq!(counts, Counts { new: 20, repeated: 3, ..Counts::default() });
    asks_for_run(app, id);
    assert!(in_pieces(job(stands(app, id))) > 5);
    let counts = stands(app, id).counts;
    assert_eq!(counts, Counts { new: 20, unchanged: 3, ..Counts::default() });
    assert_eq!(app.lines("SELECT CAST(id AS TEXT) AS line FROM contacts").len(), 20);
});

on_both_engines!(a_file_that_is_gone_before_it_is_read_is_said_and_not_guessed, async |app| {
    let id = arrives(app, "people.csv", b"email\nkari@example.org\n", |_| ());
    std::fs::remove_file(app.state.config.uploads_dir.join(stands(app, id).file.unwrap())).unwrap();
    asks_for_check(app, id);
    app.works_off().await;
    let job = app.state.db.read_blocking(|c| jobs::by_id(c, stands(app, id).job.unwrap())).unwrap().unwrap();
    assert_eq!((job.state, job.problem.as_deref()), (jobs::State::Failed, Some("file-gone")));
    assert_eq!(asks_for_run(app, id), Asked::TooLate, "what was not checked is not run");
    // Once the rows are staged nobody needs the file.
    let id = arrives(app, "people.csv", b"email\nkari@example.org\n", |_| ());
    asks_for_check(app, id);
    app.works_off().await;
    std::fs::remove_file(app.state.config.uploads_dir.join(stands(app, id).file.unwrap())).unwrap();
    asks_for_run(app, id);
    app.works_off().await;
    assert_eq!(stands(app, id).counts.new, 1);
});
