//! Invented histories and invented files: who may be mailed afterwards (IO-01).

use std::collections::BTreeSet;

use chrono::NaiveDate;
use samtykke::{
    features::{
        bulk::model::{Action, Change, summary_of},
        consents,
        imports::{Existing, Part, Stands, Target},
        ledger,
        selections::Scope,
    },
    kernel::{Actor, Context, ids::JobId},
};

use super::*;
use crate::{processes::Chance, support::on_both_engines};

const PEOPLE: usize = 12;

fn address(n: usize) -> String {
    format!("p{n}@example.org")
}

/// Who could get a mailing of the first type.
fn mailable(app: &TestApp) -> BTreeSet<String> {
    let (marketing, withdrawn, kind) = (purpose(app, "EMARKETING"), basis(app, "WITHDRAWN"), a_type(app));
    let can = |n: &usize| {
        let Some(id) = who(app, &address(*n)) else { return false };
        let consents = bases(app, id).get(&marketing).is_some_and(|basis| *basis != withdrawn);
        consents && !details(app, id).5 && choices(app, id).get(&kind) != Some(&false)
    };
    (0..PEOPLE).filter(can).map(address).collect()
}

/// Who has refused something that no file may undo.
fn refused(app: &TestApp) -> BTreeSet<(String, &'static str)> {
    let (marketing, withdrawn, kind) = (purpose(app, "EMARKETING"), basis(app, "WITHDRAWN"), a_type(app));
    let mut all = BTreeSet::new();
    for n in 0..PEOPLE {
        let Some(id) = who(app, &address(n)) else { continue };
        if bases(app, id).get(&marketing) == Some(&withdrawn) {
            all.insert((address(n), "withdrawn"));
        }
        if details(app, id).5 {
            all.insert((address(n), "no mailings"));
        }
        if choices(app, id).get(&kind) == Some(&false) {
            all.insert((address(n), "off"));
        }
    }
    all
}

/// Staff say no for everybody: no e-marketing, the first type off, no mailings.
async fn everybody_is_taken_out(app: &TestApp) -> JobId {
    let source = app.state.snapshots.now().lists.source("USER").unwrap();
    let (purpose, basis) = (purpose(app, "EMARKETING"), basis(app, "WITHDRAWN"));
    let change = Change {
        scope: Scope::Everybody,
        actions: vec![
            Action::Consent { purpose, basis, source, comment: String::new() },
            Action::Choice { kind: a_type(app), choice: Some(false) },
            Action::NoMailings(true),
        ],
        ends_withdrawals: false,
        ends_objections: false,
        replaces_bases: false,
        reason: String::new(),
    };
    let job = app.asks_to_change(&change).await;
    app.works_off().await;
    app.clock.turn(chrono::Duration::hours(1));
    job
}

on_both_engines!(a_file_makes_nobody_mailable_who_refused_and_undoes_no_refusal, async |app| {
    let mut chance = Chance::of_this_run();
    let (marketing, consent) = (purpose(app, "EMARKETING"), basis(app, "61A"));
    for round in 0..12 {
        // Something happens to somebody by their own hand.
        for n in 0..PEOPLE {
            if chance.once_in(4)
                && let Some(id) = who(app, &address(n))
            {
                let basis = basis(app, if chance.once_in(2) { "61A" } else { "WITHDRAWN" });
                let lists = app.state.snapshots.now().lists.clone();
                let (source, ctx) = (lists.source("PORTAL").unwrap(), Context { actor: Actor::Contact(id), ..importing(app) });
                let set = app.state.db.write_blocking(move |tx| {
                    let before = consents::of_contact(tx.connection(), id)?.into_iter().find(|it| it.purpose_id == marketing);
                    let act = ledger::open_act(tx, &ctx, Some(id), None, Default::default())?;
                    let change = consents::Change {
                        contact: id,
                        purpose: marketing,
                        basis,
                        source,
                        form_version: None,
                        submission: None,
                        shown: None,
                        undoes: None,
                    };
                    consents::set(tx, &ctx, &lists, &act, before.as_ref(), &change)
                });
                set.unwrap();
            }
        }
        app.clock.turn(chrono::Duration::hours(1));
        // And a file comes, in which anything may stand.
        let mut text = String::from("email,status,no mailings,news,when\n");
        let today = app.clock.now().naive();
        let (today, hours) = (today.format("%Y-%m-%d").to_string(), today.format("%d.%m.%Y %H:%M").to_string());
        let mut noes: Vec<(String, bool)> = Vec::new();
        for _ in 0..8 {
            let n = chance.from(0, PEOPLE as u64) as usize;
            let status = ["subscribed", "unsubscribed", "cleaned", "", "whatever"][chance.from(0, 5) as usize];
            let no_mailings = ["", "no", "", "", "yes"][chance.from(0, 5) as usize];
            let news = ["", "yes", "no"][chance.from(0, 3) as usize];
            let when = ["2020-01-01", "2026-12-31", "2027-02-28", "", &today, &hours, "soon"][chance.from(0, 7) as usize];
            text.push_str(&format!("{},{status},{no_mailings},{news},{when}\n", address(n)));
            let is_told_here = no_mailings == "yes" || news == "no";
            if is_told_here || status == "unsubscribed" {
                noes.push((address(n), is_told_here));
            }
        }
        let (before, refusals) = (mailable(app), refused(app));
        let known: BTreeSet<String> = (0..PEOPLE).map(address).filter(|address| who(app, address).is_some()).collect();
        let silent: BTreeSet<String> =
            known.iter().filter(|address| !bases(app, who(app, address).unwrap()).contains_key(&marketing)).cloned().collect();
        let existing = [Existing::Fill, Existing::Replace, Existing::Skip][chance.from(0, 3) as usize];
        let stands = [Stands::Listed, Stands::Listed, Stands::Left, Stands::Unknown][chance.from(0, 4) as usize];
        let kind = a_type(app);
        let taken_out = if chance.once_in(3) { Some(everybody_is_taken_out(app).await) } else { None };
        for n in (0..PEOPLE).filter(|_| chance.once_in(5)) {
            by_hand(
                app,
                &format!(
                    "UPDATE contacts SET deleted_at = updated_at WHERE id IN (SELECT contact_id FROM contact_addresses WHERE address_key = '{}')",
                    address(n)
                ),
            );
        }
        brings_in(app, "invented.csv", &text, |plan| {
            plan.columns = vec![
                Target::Email,
                Target::Status,
                Target::NoMailings,
                Target::Subscription(kind),
                Target::Consent(marketing, Part::Date),
            ];
            plan.existing = existing;
            plan.stands = stands;
            plan.grants.insert(marketing, consent);
            plan.date = NaiveDate::from_ymd_opt(2025, 1, 1);
            plan.evidence = "The old list".into();
        })
        .await;
        by_hand(app, "UPDATE contacts SET deleted_at = NULL");
        if let Some(job) = taken_out {
            app.clock.turn(chrono::Duration::hours(1));
            // Where nobody was there, or everybody had been taken out before, there is nothing to take back.
            let has_changed = summary_of(&app.job(job).result).changed > 0;
            assert_eq!(app.asks_to_take_back(job).await.is_some(), has_changed);
            app.works_off().await;
        }
        let after = mailable(app);
        for (address, is_told_here) in &noes {
            // Who came back after they had left elsewhere has changed their mind.
            let counts = *is_told_here || stands != Stands::Left;
            assert!(!counts || !after.contains(address), "round {round}: {address} refused in the file\n{text}");
        }
        for address in after.difference(&before) {
            assert!(!known.contains(address) || silent.contains(address), "round {round}: {address} had been asked before");
            assert!(stands == Stands::Listed, "round {round}: nobody of this file was known to agree");
            assert!(text.contains(&format!("{address},subscribed,")), "round {round}: {address} agreed nowhere\n{text}");
        }
        assert!(refused(app).is_superset(&refusals), "round {round}: a refusal was undone");
        app.clock.turn(chrono::Duration::hours(1));
    }
});
