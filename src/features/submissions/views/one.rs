//! One submission: what was answered, the form as it was filled in, what shows that it was so, and what staff can do with it.

use maud::{Markup, html};

use super::{
    super::model::{Likeness, Suggestion, Whole},
    failure_key, status_tag,
};
use crate::{
    features::templates::TemplateKey,
    features::{
        cards::{
            model::{Named, title},
            views::{event_words, person},
        },
        consents::acting,
        forms::views::kind_words,
        lists::Lists,
        signups::{Status, in_words},
    },
    i18n::{format, template_key},
    kernel::{
        Actor, Right,
        ids::{StaffId, TemplateVersionId},
    },
    web::{
        form::FormState,
        office::{Office, OfficePage},
        paths::admin::{self, submissions as paths},
        ui::{self, Alert, Button, Input, LongInput, Tone},
    },
};

/// Why nothing was done.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Refusal {
    /// It does not wait any more.
    NotWaiting,
    /// The contact is gone.
    ContactGone,
    /// The address is somebody else's.
    AddressTaken,
    /// It could not be processed.
    Failed,
}

impl Refusal {
    const fn key(self) -> &'static str {
        match self {
            Self::NotWaiting => "submissions-not-waiting",
            Self::ContactGone => "submissions-contact-gone",
            Self::AddressTaken => "submissions-address-taken",
            Self::Failed => "submissions-failed-now",
        }
    }
}

/// What the page is made of.
pub struct OneView<'v> {
    /// The submission.
    pub whole: &'v Whole,
    /// Who may be meant, while it waits.
    pub suggestions: &'v [Suggestion],
    /// Lists in memory.
    pub lists: &'v Lists,
    /// Members of staff by how projections keep them.
    pub names: &'v Named,
    /// Of which template each version is.
    pub templates: &'v std::collections::HashMap<TemplateVersionId, TemplateKey>,
    /// Why nothing was done just now.
    pub refusal: Option<Refusal>,
}

/// The page.
pub fn one<'a>(office: &'a Office<'a>, view: &OneView<'_>, state: &FormState) -> OfficePage<'a> {
    let t = office.texts;
    let whole = view.whole;
    let submission = &whole.submission;
    let heading = t.with("submissions-one", &[("number", &submission.id.to_string())]);
    let told = state.told(t, |name| t.get(if name == "reason" { "submissions-reason" } else { "submissions-their-address" }));
    let may_process = office.may(Right::Submissions) && submission.status.is_for_staff();
    let content = html! {
        (ui::told_summary(t.get("page-error-summary"), &told))
        (ui::title(&heading))
        (ui::lead(html! { (whole.form) ", " (t.with("submissions-version", &[("number", &whole.version.to_string())])) " " (status_tag(t, submission.status)) }))
        @if let Some(refusal) = view.refusal { (Alert::plain(Tone::Warning, t.get(refusal.key()))) }
        @if submission.status == Status::Failed && view.refusal.is_none() { (Alert::plain(Tone::Danger, t.get("submissions-failed-text"))) }
        @if may_process { (decide(office, view, state, &told)) }
        (ui::side_by_side(html! {
            (ui::card(answers(office, whole)))
            (ui::stack(html! {
                (ui::heading(t.get("submissions-as-seen")))
                (ui::frame(t.get("submissions-as-seen"), &paths::filled(submission.id)))
                (ui::hint(ui::link(paths::filled(submission.id), t.get("submissions-as-seen-alone"))))
            }))
        }))
        (files(office, whole))
        (ui::card(evidence(office, view)))
        (happened(office, view))
        (mails(office, view))
    };
    let page = office.page(heading, content);
    match (state.is_right(), view.refusal) {
        (false, _) => page.error(),
        (true, Some(_)) => page.conflict(),
        (true, None) => page,
    }
}

fn answers(office: &Office<'_>, whole: &Whole) -> Markup {
    let submission = &whole.submission;
    let pairs = in_words(&submission.definition, &submission.answers, submission.address.as_str(), office.language);
    html! {
        (ui::heading(office.texts.get("submissions-answers")))
        (ui::facts(pairs.into_iter().map(|(label, words)| (label, html! {
            @if words.is_empty() { "–" }
            @for (index, word) in words.iter().enumerate() { @if index > 0 { br; } (ui::prose(word)) }
        }))))
    }
}

fn files(office: &Office<'_>, whole: &Whole) -> Markup {
    let t = office.texts;
    if whole.files.is_empty() {
        return Markup::default();
    }
    let columns = ["lists-name", "drafts-kind", "submissions-file-size", "submissions-file-hash", "drafts-actions"];
    let may_take = office.may(Right::Submissions);
    let columns: Vec<&str> = columns.iter().take(if may_take { 5 } else { 4 }).map(|key| t.get(key)).collect();
    let rows = whole.files.iter().map(|file| {
        let mut cells = vec![
            html! { (file.name) },
            html! { (t.get(kind_words(file.kind.kind()))) },
            html! { (ui::octets(file.size)) },
            ui::code(&file.sha256),
        ];
        if may_take {
            let reads = t.with("submissions-file-download-one", &[("name", &file.name)]);
            let action = paths::file(whole.submission.id, file.id);
            cells.push(
                office
                    .button_form(&action, html! { (Button::new(t.get("submissions-file-download")).secondary().reads(&reads)) }),
            );
        }
        cells
    });
    html! {
        (ui::heading(t.get("submissions-files")))
        (ui::paragraph(t.get("submissions-files-lead")))
        (ui::wide_table(t.get("submissions-files"), &columns, rows))
    }
}

fn evidence(office: &Office<'_>, view: &OneView<'_>) -> Markup {
    let (t, whole) = (office.texts, view.whole);
    let submission = &whole.submission;
    let at = |at| html! { (format::date_time(office.language, at)) };
    // A page of another site showed it, when we do not know.
    let shown = submission.posted_from.is_none().then(|| (t.get("submissions-shown-at"), at(whole.rendered_at)));
    let mut facts: Vec<_> = shown.into_iter().collect();
    facts.extend([
        (t.get("submissions-sent-at"), at(submission.submitted_at)),
        (
            t.get("submissions-confirmed-at"),
            submission.confirmed_at.map_or_else(|| html! { (t.get("submissions-not-confirmed")) }, at),
        ),
        (t.get("cards-language"), html! { (submission.language.own_name()) }),
        (
            t.get("submissions-hash"),
            html! {
                (ui::code(&submission.hash)) " "
                @if whole.is_intact { (ui::tag(Tone::Success, t.get("submissions-intact"))) } @else { (ui::tag(Tone::Danger, t.get("submissions-altered"))) }
            },
        ),
        (
            t.get("audit-noun-contact"),
            html! {
                @match &whole.contact {
                    Some(contact) => (ui::links([(admin::contact(contact.id), title(&contact.first_name, &contact.last_name, contact.address.as_str()))])),
                    None => (t.get(if submission.contact.is_some() { "submissions-contact-binned" } else { "submissions-no-contact" })),
                }
            },
        ),
    ]);
    if let Some(origin) = &submission.posted_from {
        let words =
            if origin.is_empty() { t.get("door-by-program").to_owned() } else { t.with("door-from", &[("origin", origin)]) };
        facts.push((t.get("door-posted-from"), html! { (words) }));
    }
    if let Some((at, failure)) = whole.failed {
        facts.push((
            t.get("submissions-failed-at"),
            html! { (format::date_time(office.language, at)) ": " (t.get(failure_key(failure))) },
        ));
    }
    if let Some(settled) = whole.settled_at {
        let by = whole.settled_by.map(|id| Actor::Staff(StaffId(id)).acting());
        let by = by.map_or_else(|| t.get("submissions-by-itself").to_owned(), |by| person(t, view.names, &by).to_owned());
        facts.push((t.get("submissions-settled"), html! { (format::date_time(office.language, settled)) ", " (by) }));
    }
    if let Some(reason) = &whole.reason {
        facts.push((t.get("submissions-reason"), ui::prose(reason)));
    }
    html! { (ui::heading(t.get("submissions-evidence"))) (ui::facts(facts)) }
}

fn happened(office: &Office<'_>, view: &OneView<'_>) -> Markup {
    let t = office.texts;
    let columns = ["data-column-when", "data-column-what", "cards-updated-by"].map(|key| t.get(key));
    let rows = view.whole.events.iter().map(|event| {
        vec![
            html! { (format::date_time(office.language, event.at)) },
            html! { (event_words(office, view.lists, event)) },
            html! { (person(t, view.names, &acting(event))) },
        ]
    });
    html! { (ui::heading(t.get("submissions-events"))) (ui::table(t.get("submissions-events"), &columns, rows)) }
}

fn mails(office: &Office<'_>, view: &OneView<'_>) -> Markup {
    let t = office.texts;
    if view.whole.mails.is_empty() {
        return Markup::default();
    }
    let columns =
        ["deliveries-column-mail", "cards-mail-recipient", "data-column-state", "data-column-when"].map(|key| t.get(key));
    let rows = view.whole.mails.iter().map(|mail| {
        let name = view.templates.get(&mail.template_version_id).map_or("", |key| template_key(key.code()));
        let name = if name.is_empty() { t.get("deliveries-a-mail") } else { t.get(name) };
        let (tone, state) = match mail.state.as_str() {
            "sent" => (Tone::Success, "cards-mail-sent"),
            "failed" => (Tone::Danger, "cards-mail-failed"),
            "stopped" => (Tone::Warning, "cards-mail-stopped"),
            _ => (Tone::Info, "cards-mail-waiting"),
        };
        vec![
            html! {
                @match &view.whole.contact {
                    Some(contact) => (ui::link(format!("{}/mails/{}", admin::contact(contact.id), mail.id), name)),
                    None => (name),
                }
            },
            html! { (mail.address) },
            ui::tag(tone, t.get(state)),
            html! { (format::date_time(office.language, mail.finished_at.unwrap_or(mail.created_at))) },
        ]
    });
    html! { (ui::heading(t.get("deliveries-title"))) (ui::table(t.get("deliveries-title"), &columns, rows)) }
}

/// Whose it is to become, or that it is to be rejected.
fn decide(office: &Office<'_>, view: &OneView<'_>, state: &FormState, told: &crate::web::form::Told) -> Markup {
    let t = office.texts;
    let submission = &view.whole.submission;
    let holder = view.suggestions.iter().find(|it| it.likeness == Likeness::Address);
    let processing = paths::processing(submission.id);
    html! {
        (ui::card(html! {
            (ui::heading(t.get("submissions-who")))
            (ui::paragraph(t.get(if submission.confirmed_at.is_some() { "submissions-who-confirmed" } else { "submissions-who-unconfirmed" })))
            @if !view.suggestions.is_empty() { (suggested(office, view, &processing)) }
            @if holder.is_some() {
                (ui::hint(t.get("submissions-one-owner")))
            } @else {
                (office.form(&processing, html! {
                    (ui::hidden("whose", "other"))
                    (Input::new("with", t.get("submissions-their-address")).hint(t.get("submissions-their-address-hint"))
                        .kind("email").value(state.value("with")).error(told.at("with")))
                    (ui::actions(html! { (Button::new(t.get("submissions-link")).secondary()) }))
                }))
                (office.form(&processing, html! {
                    (ui::hidden("whose", "new"))
                    (ui::actions(html! { (Button::new(t.get("submissions-create"))) }))
                }))
            }
        }))
        (ui::disclosure(html! { (t.get("submissions-reject")) }, !state.value("reason").is_empty() || told.at("reason").is_some(), html! {
            (office.form(&paths::rejection(submission.id), html! {
                (LongInput::new("reason", t.get("submissions-reason")).hint(t.get("submissions-reject-hint")).rows(3)
                    .value(state.value("reason")).error(told.at("reason")))
                (ui::actions(html! { (Button::new(t.get("submissions-reject")).dangerous()) }))
            }))
        }))
    }
}

fn suggested(office: &Office<'_>, view: &OneView<'_>, processing: &str) -> Markup {
    let t = office.texts;
    let columns = ["audit-noun-contact", "cards-company", "submissions-why", "submissions-link"].map(|key| t.get(key));
    let is_confirmed = view.whole.submission.confirmed_at.is_some();
    let rows = view.suggestions.iter().map(|suggestion| {
        let contact = &suggestion.contact;
        let name = title(&contact.first_name, &contact.last_name, &contact.address);
        let why = match suggestion.likeness {
            Likeness::Address => "submissions-like-address",
            Likeness::Name => "submissions-like-name",
            Likeness::NearAddress => "submissions-like-near",
        };
        vec![
            html! {
                @if suggestion.is_binned { (name) } @else { (ui::link(admin::contact(contact.id), &name)) }
                (ui::small(&contact.address))
            },
            html! { @if contact.company.is_empty() { "–" } @else { (contact.company) } },
            html! {
                (t.get(why))
                @if suggestion.is_binned { (ui::small(t.get(if is_confirmed { "submissions-in-bin" } else { "submissions-contact-binned" }))) }
            },
            html! {
                // What nobody confirmed brings nobody back from the bin.
                @if suggestion.is_binned && !is_confirmed { "–" } @else {
                    (office.button_form(processing, html! {
                        (ui::hidden("whose", contact.id.0))
                        (Button::new(t.get("submissions-link")).secondary().reads(&t.with("submissions-link-name", &[("name", &name)])))
                    }))
                }
            },
        ]
    });
    ui::table(t.get("submissions-suggested"), &columns, rows)
}
