//! What a change would come to, before anybody says *do it*.

use maud::{Markup, html};

use super::{
    form::number,
    words::{Names, outcome_key},
};
use crate::{
    features::{
        bulk::{
            Counted, Sample,
            model::{Change, Outcome, Tally},
        },
        cards::model::title,
        contacts::InterestOption,
        lists::Lists,
    },
    web::{
        form::FormState,
        office::{CSRF, Office, OfficePage},
        paths::admin,
        ui::{self, Alert, Button, Tone},
    },
};

/// What the page is made of.
pub struct CheckView<'v> {
    /// What is asked for.
    pub change: &'v Change,
    /// What it would come to.
    pub counted: &'v Counted,
    /// Some of those whom it changes.
    pub samples: &'v [Sample],
    /// Lists in memory.
    pub lists: &'v Lists,
    /// What people can be interested in.
    pub interests: &'v [InterestOption],
}

/// The check.
pub fn check<'a>(office: &'a Office<'a>, view: &CheckView<'_>, form: &FormState) -> OfficePage<'a> {
    let (t, summary) = (office.texts, &view.counted.summary);
    let names = Names { t, language: office.language, lists: view.lists, interests: view.interests };
    // Everything goes along as it was typed, so that the next page reads the same.
    let kept = html! {
        @for (name, value) in form.all().iter().filter(|(name, _)| name != CSRF) { (ui::hidden(name, value)) }
    };
    let content = html! {
        (ui::title(t.get("bulk-check-title")))
        @if let Some(all) = view.counted.beyond {
            (Alert::plain(Tone::Info, t.with("bulk-beyond", &[("seen", &number(office, summary.seen)), ("all", &number(office, all))])))
        }
        (ui::lead(t.with("bulk-changed", &[("changed", &number(office, summary.changed)), ("seen", &number(office, summary.seen))])))
        (table(office, view, &names))
        (samples(office, view, &names))
        @if summary.changed > 0 || view.counted.beyond.is_some() {
            (ui::paragraph(t.get("bulk-one-line")))
            (office.form(admin::BULK_UPDATE_RUN, html! { (kept) (ui::actions(html! { (Button::new(t.get("bulk-run"))) })) }))
        }
        (office.form(admin::BULK_UPDATE, html! {
            (kept) (ui::hidden("edit", "yes"))
            (ui::actions(html! { (Button::new(t.get("bulk-edit")).secondary()) (ui::link(admin::CONTACTS, t.get("cards-cancel"))) }))
        }))
    };
    office.page(t.get("bulk-check-title"), content)
}

/// Each thing that is set, and how many come to which end.
fn table(office: &Office<'_>, view: &CheckView<'_>, names: &Names<'_>) -> Markup {
    let t = office.texts;
    let shown: Vec<Outcome> = Outcome::ALL
        .into_iter()
        .filter(|outcome| {
            matches!(outcome, Outcome::Changes | Outcome::Same)
                || view.counted.summary.tallies.iter().any(|tally| tally.of(*outcome) > 0)
        })
        .collect();
    let mut columns = vec![t.get("bulk-column-what"), t.get("bulk-column-after")];
    columns.extend(shown.iter().map(|outcome| t.get(outcome_key(*outcome))));
    let none = Tally::default();
    let row = |(n, action)| {
        let tally = view.counted.summary.tallies.get(n).unwrap_or(&none);
        let mut cells = vec![html! { (names.about(action)) }, html! { (names.after(action)) }];
        cells.extend(shown.iter().map(|outcome| html! { (number(office, tally.of(*outcome))) }));
        cells
    };
    ui::wide_table(t.get("bulk-check-title"), &columns, view.change.actions.iter().enumerate().map(row))
}

/// Some of those whom it changes, before and after.
fn samples(office: &Office<'_>, view: &CheckView<'_>, names: &Names<'_>) -> Markup {
    let t = office.texts;
    if view.samples.is_empty() {
        return html! {};
    }
    let columns = ["audit-noun-contact", "bulk-column-what", "bulk-column-before", "bulk-column-after"].map(|key| t.get(key));
    let rows = view.samples.iter().flat_map(|sample| {
        let contact = &sample.contact;
        let changes = view
            .change
            .actions
            .iter()
            .zip(&sample.present)
            .filter(|(action, present)| view.change.outcome(view.lists, action, present) == Outcome::Changes);
        changes.map(move |(action, present)| {
            vec![
                ui::link(admin::contact(contact.id), title(&contact.first_name, &contact.last_name, &contact.address)),
                html! { (names.about(action)) },
                html! { (names.present(present)) },
                html! { (names.after(action)) },
            ]
        })
    });
    html! { (ui::card(html! { (ui::heading(t.get("bulk-samples"))) (ui::table(t.get("bulk-samples"), &columns, rows)) })) }
}
