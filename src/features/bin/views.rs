//! Deleting many, and the bin, as pages.

use maud::html;

use super::{
    model::{Binned, CameTo},
    store::{Asked, Page},
    work::{BIN, ERASE, RESTORE},
};
use crate::{
    features::{
        cards::{
            model::{Named, title},
            views::person,
        },
        lists::Lists,
        runs::{Facts, Kind},
        selections::{self, Scope, Selection},
    },
    i18n::{Texts, format},
    jobs::Job,
    kernel::{Language, Right},
    web::{
        form::FormState,
        office::{Office, OfficePage},
        paths::admin,
        ui::{self, Alert, Button, Input, Tone},
    },
};

/// What the page about deleting is made of.
pub struct DeleteView<'v> {
    /// Whom it is about; nobody yet when the page was opened by itself.
    pub scope: Option<&'v Scope>,
    /// The selections to choose from where it is about nobody yet.
    pub selections: &'v [Selection],
    /// How many that are.
    pub count: i64,
    /// Days in the bin.
    pub days: i64,
}

/// How many would go, and the number to type.
pub fn deletion<'a>(office: &'a Office<'a>, view: &DeleteView<'_>, state: &FormState) -> OfficePage<'a> {
    let t = office.texts;
    let told = state.told(t, |_| t.get("bulk-delete-count"));
    let number = format::number(office.language, view.count);
    let content = html! {
        (ui::told_summary(t.get("page-error-summary"), &told))
        (ui::title(t.get("bulk-delete-title")))
        @match view.scope.filter(|_| view.count > 0) {
            None => {
                (ui::lead(t.get("bulk-delete-whom")))
                (ui::list([ui::link(admin::CONTACTS, t.get("bulk-whom-ticked")), ui::link(admin::BIN, t.get("bulk-bin-title"))]))
                (selections::views::choice(office, admin::BULK_DELETE, view.selections))
            }
            Some(scope) => {
                (ui::lead(t.count("bulk-delete-lead", "count", view.count)))
                (ui::paragraph(t.count("bulk-delete-days", "days", view.days)))
                (ui::paragraph(t.get("bulk-delete-text")))
                (office.form(admin::BULK_DELETE, html! {
                    (ui::hidden("scope", serde_json::to_string(scope).unwrap_or_default()))
                    @let hint = t.with("bulk-delete-count-hint", &[("count", &number)]);
                    (Input::new("count", t.get("bulk-delete-count")).hint(&hint).mode("numeric").autocomplete("off")
                        .value(state.value("count")).error(told.at("count")))
                    (ui::actions(html! { (Button::new(t.get("bulk-delete-button")).dangerous()) (ui::link(admin::CONTACTS, t.get("cards-cancel"))) }))
                }))
            }
        }
    };
    let page = office.page(t.get("bulk-delete-title"), content);
    if state.is_right() { page } else { page.error() }
}

/// What the page of the bin is made of.
pub struct BinView<'v> {
    /// What was asked for.
    pub asked: &'v Asked,
    /// Those found.
    pub page: &'v Page,
    /// What members of staff are called.
    pub names: &'v Named,
    /// Days in the bin.
    pub days: i64,
}

/// Who is in the bin.
pub fn bin<'a>(office: &'a Office<'a>, view: &BinView<'_>) -> OfficePage<'a> {
    let (t, asked) = (office.texts, view.asked);
    let columns =
        ["audit-noun-contact", "bulk-bin-since", "bulk-bin-by", "bulk-bin-until", "bulk-bin-acts"].map(|key| t.get(key));
    let row = |row: &Binned| {
        let name = title(&row.first_name, &row.last_name, &row.address);
        let until = row.binned_at.plus(chrono::Duration::days(view.days));
        let one = html! { (ui::hidden("contact", row.id.0)) };
        vec![
            html! { (name) " " (ui::small(&row.address)) },
            html! { (format::date_time(office.language, row.binned_at)) " " (ui::link(format!("{}?job={}", admin::BIN, row.job), t.get("bulk-bin-batch"))) },
            html! { (person(t, view.names, &row.binned_by)) },
            html! { (format::date(office.language, until)) },
            ui::row_actions(html! {
                (office.button_form(admin::BIN_RESTORATION, html! { (one) (Button::new(t.get("bulk-bin-restore")).quiet().reads(&t.with("bulk-bin-restore-one", &[("name", &name)]))) }))
                (office.button_form(admin::BIN_ERASURE, html! { (one) (Button::new(t.get("bulk-bin-erase")).quiet().dangerous().reads(&t.with("bulk-bin-erase-one", &[("name", &name)]))) }))
            }),
        ]
    };
    let next = view.page.next.map(|(at, id)| {
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.append_pair("search", &asked.search);
        if let Some(job) = asked.job {
            query.append_pair("job", &job.to_string());
        }
        query.append_pair("at", &at.micros().to_string()).append_pair("below", &id.to_string());
        format!("{}?{}", admin::BIN, query.finish())
    });
    let content = html! {
        (ui::title(t.get("bulk-bin-title")))
        (ui::lead(t.count("bulk-bin-lead", "days", view.days)))
        (ui::search_form(admin::BIN, html! {
            (Input::new("search", t.get("cards-search")).optional(t.get("form-optional")).value(&asked.search).autocomplete("off"))
            (ui::actions(html! { (Button::new(t.get("cards-search-button"))) (ui::link(admin::BIN, t.get("bulk-bin-all"))) }))
        }))
        @if let Some(job) = asked.job.filter(|_| !view.page.rows.is_empty()) {
            @let batch = html! { (ui::hidden("job", job.0)) };
            (ui::actions(html! {
                (office.button_form(admin::BIN_RESTORATION, html! { (batch) (Button::new(t.get("bulk-bin-restore-batch"))) }))
                (office.button_form(admin::BIN_ERASURE, html! { (batch) (Button::new(t.get("bulk-bin-erase-batch")).secondary().dangerous()) }))
            }))
        }
        @if !view.page.rows.is_empty() {
            (ui::wide_table(t.get("bulk-bin-title"), &columns, view.page.rows.iter().map(row)))
        } @else if !view.page.is_stopped {
            (ui::paragraph(t.get("bulk-bin-none")))
        }
        @if let Some(next) = next.as_ref().filter(|_| view.page.is_stopped) {
            (Alert::new(Tone::Info, t.get("cards-stopped-title")).saying(html! {
                (ui::paragraph(html! { (t.get("cards-stopped-text")) " " (ui::link(next, t.get("cards-stopped-on"))) }))
            }))
        } @else if let Some(next) = next { (ui::pages(t.get("bulk-bin-pages"), [(next, t.get("bulk-bin-more").to_owned())])) }
    };
    office.page(t.get("bulk-bin-title"), content)
}

/// Putting contacts into the bin.
pub struct BinKind;

/// Taking them out.
pub struct RestoreKind;

/// Erasing them.
pub struct EraseKind;

fn facts(t: &'static Texts, language: Language, job: &Job) -> Facts {
    let came_to: CameTo = serde_json::from_str(&job.result).unwrap_or_default();
    let mut facts = vec![(t.get("bulk-fact-contacts").to_owned(), format::number(language, came_to.done))];
    if came_to.own > 0 {
        facts.push((t.get("bulk-note-own").to_owned(), format::number(language, came_to.own)));
    }
    facts
}

impl Kind for BinKind {
    fn kind(&self) -> &'static str {
        BIN
    }

    fn right(&self) -> Right {
        Right::BulkDelete
    }

    fn name(&self) -> &'static str {
        "bulk-delete-title"
    }

    fn facts(&self, t: &'static Texts, language: Language, _: &Lists, job: &Job) -> Facts {
        facts(t, language, job)
    }

    fn note(&self, _: &str) -> &'static str {
        "bulk-note-own"
    }

    fn about(&self, job: &Job) -> Vec<(String, &'static str)> {
        vec![(format!("{}?job={}", admin::BIN, job.id), "bulk-bin-of-job")]
    }
}

impl Kind for RestoreKind {
    fn kind(&self) -> &'static str {
        RESTORE
    }

    fn right(&self) -> Right {
        Right::BulkDelete
    }

    fn name(&self) -> &'static str {
        "bulk-restore-title"
    }

    fn facts(&self, t: &'static Texts, language: Language, _: &Lists, job: &Job) -> Facts {
        facts(t, language, job)
    }

    fn note(&self, _: &str) -> &'static str {
        "bulk-note-gone"
    }
}

impl Kind for EraseKind {
    fn kind(&self) -> &'static str {
        ERASE
    }

    fn right(&self) -> Right {
        Right::BulkDelete
    }

    fn name(&self) -> &'static str {
        "bulk-erase-title"
    }

    fn facts(&self, t: &'static Texts, language: Language, _: &Lists, job: &Job) -> Facts {
        facts(t, language, job)
    }

    fn note(&self, _: &str) -> &'static str {
        "bulk-note-gone"
    }
}
