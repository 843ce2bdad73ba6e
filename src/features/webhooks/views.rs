//! Webhooks as pages.

use maud::{Markup, html};

use super::model::{Delivery, DeliveryState, Kind, Topic, Webhook};
use crate::{
    i18n::{Texts, format},
    kernel::ids::WebhookId,
    web::{
        form::{FormState, TICKED, Told},
        office::{Office, OfficePage},
        paths::{self as public, admin::webhooks as paths},
        ui::{self, Alert, Toggle, ToggleKind, Tone},
    },
};

/// What the page of a webhook is made of.
#[derive(Clone, Copy, Debug)]
pub struct WebhookView<'v> {
    /// The webhook as it stands.
    pub hook: &'v Webhook,
    /// Its latest deliveries, newest first.
    pub deliveries: &'v [Delivery],
    /// Did somebody else save in between?
    pub changed_in_between: bool,
}

/// A secret, shown once.
#[derive(Clone, Copy)]
pub struct SecretView<'v> {
    /// The webhook.
    pub id: WebhookId,
    /// What staff call it.
    pub name: &'v str,
    /// The secret.
    pub secret: &'v str,
}

/// Every webhook.
pub fn list<'a>(office: &'a Office<'a>, all: &[Webhook]) -> OfficePage<'a> {
    let t = office.texts;
    let columns = ["account-name", "integrations-url", "integrations-topics", "users-state"].map(|key| t.get(key));
    let rows = all.iter().map(|hook| {
        vec![
            ui::link(paths::one(hook.id), &hook.name),
            html! { (shown(&hook.url)) },
            html! { (topics(t, &hook.topics)) },
            state(t, hook),
        ]
    });
    let content = html! {
        (ui::title_row(t.get("integrations-webhooks"), ui::link_button(paths::NEW, t.get("integrations-webhook-new"))))
        (ui::lead(t.get("integrations-webhooks-lead")))
        @if all.is_empty() { (ui::paragraph(t.get("integrations-webhooks-none"))) }
        @else { (ui::wide_table(t.get("integrations-webhooks"), &columns, rows)) }
        (ui::actions(ui::link(public::API, t.get("integrations-documentation"))))
    };
    office.page(t.get("integrations-webhooks"), content)
}

/// A webhook to be.
pub fn new<'a>(office: &'a Office<'a>, form: &FormState) -> OfficePage<'a> {
    let t = office.texts;
    let told = form.told(t, |field| label(t, field));
    let content = html! {
        (ui::told_summary(t.get("page-error-summary"), &told))
        (ui::title(t.get("integrations-webhook-new")))
        (ui::card(office.form(paths::LIST, html! {
            (fields(t, form, None, &told))
            (ui::hint(t.get("integrations-secret-once-hint")))
            (ui::actions(html! { (ui::Button::new(t.get("integrations-webhook-make"))) (ui::link(paths::LIST, t.get("integrations-webhooks"))) }))
        })))
    };
    judged(office.page(t.get("integrations-webhook-new"), content), form)
}

/// A secret that was just made.
pub fn secret<'a>(office: &'a Office<'a>, view: &SecretView<'_>) -> OfficePage<'a> {
    let t = office.texts;
    let title = t.with("integrations-secret-of", &[("name", view.name)]);
    let content = html! {
        (ui::title(&title))
        (Alert::new(Tone::Warning, t.get("integrations-once")).saying(ui::paragraph(t.get("integrations-secret-text"))))
        (ui::card(html! { (ui::source(view.secret)) }))
        (ui::actions(html! { (ui::link_button(paths::one(view.id), t.get("integrations-kept"))) (ui::link(public::API, t.get("integrations-documentation"))) }))
    };
    office.page(title, content)
}

/// One webhook.
pub fn one<'a>(office: &'a Office<'a>, view: &WebhookView<'_>, form: &FormState) -> OfficePage<'a> {
    let (t, hook) = (office.texts, view.hook);
    let told = form.told(t, |field| label(t, field));
    let version = if form.names("version") && !view.changed_in_between {
        form.value("version").to_owned()
    } else {
        hook.version.to_string()
    };
    let button = |what: &str, key: &'static str, is_dangerous: bool| {
        let button = ui::Button::new(t.get(key)).secondary();
        let button = if is_dangerous { button.dangerous() } else { button };
        office.button_form(&paths::act(hook.id, what), html! { (button) })
    };
    let content = html! {
        (ui::told_summary(t.get("page-error-summary"), &told))
        (ui::title(&hook.name))
        @if view.changed_in_between {
            (Alert::new(Tone::Warning, t.get("conflict-title")).saying(html! {
                (ui::paragraph(t.get("conflict-text")))
                (ui::facts([
                    (t.get("account-name"), html! { (hook.name) }),
                    (t.get("integrations-url"), html! { (hook.url) }),
                    (t.get("integrations-topics"), html! { (topics(t, &hook.topics)) }),
                ]))
            }))
        }
        @if hook.stopped_at.is_some() {
            @let text = if hook.is_given_up { "integrations-given-up-text" } else { "integrations-stopped-text" };
            (Alert::new(Tone::Warning, state_name(t, hook)).saying(html! {
                (ui::paragraph(t.get(text)))
                (ui::actions(html! {
                    (button("activation", "integrations-start", false))
                    (office.button_form(&paths::act(hook.id, "activation"), html! {
                        (ui::hidden("from", "now"))
                        (ui::Button::new(t.get("integrations-start-now")).secondary())
                    }))
                }))
            }))
        }
        (ui::facts([
            (t.get("users-state"), state(t, hook)),
            (t.get("integrations-failures"), html! { (hook.failures) }),
        ]))
        (ui::card(office.form(&paths::one(hook.id), html! {
            (ui::hidden("version", version))
            (fields(t, form, Some(hook), &told))
            (ui::actions(html! { (ui::Button::new(t.get("account-save"))) (ui::link(paths::LIST, t.get("integrations-webhooks"))) }))
        })))
        (ui::actions(html! {
            (button("test", "integrations-test", false))
            @if hook.stopped_at.is_none() { (button("deactivation", "integrations-stop", false)) }
            (button("renewal", "integrations-secret-new", false))
            (button("deletion", "integrations-webhook-delete", true))
        }))
        (ui::card(html! {
            (ui::heading(t.get("integrations-deliveries")))
            @if view.deliveries.is_empty() { (ui::paragraph(t.get("integrations-deliveries-none"))) }
            @else { (deliveries(office, view)) }
        }))
    };
    let page = office.page(hook.name.clone(), content);
    if view.changed_in_between { page.conflict() } else { judged(page, form) }
}

fn deliveries(office: &Office<'_>, view: &WebhookView<'_>) -> Markup {
    let (t, language) = (office.texts, office.language);
    let columns = [
        "data-column-when",
        "data-column-what",
        "users-state",
        "integrations-attempts",
        "integrations-answer",
        "integrations-again",
    ]
    .map(|key| t.get(key));
    let rows = view.deliveries.iter().map(|it| {
        vec![
            html! { (format::date_time(language, it.created_at)) (ui::small(&it.handle)) },
            html! {
                @match it.kind {
                    Kind::Test => (t.get("integrations-kind-test")),
                    Kind::Events => (t.count("integrations-kind-events", "count", it.events)),
                    Kind::Repeat => { (t.count("integrations-kind-events", "count", it.events)) (ui::small(t.get("integrations-kind-repeat"))) },
                }
            },
            html! {
                (delivery_state(t, it))
                @if it.state == DeliveryState::Waiting && it.attempts > 0 { (ui::small(t.with("integrations-next", &[("at", &format::date_time(language, it.not_before))]))) }
            },
            html! { (it.attempts) },
            html! {
                @match it.tried_at {
                    None => "–",
                    Some(_) => {
                        @match it.status { Some(status) => (status), None => (t.get("integrations-no-answer")) }
                        " · " (it.millis.unwrap_or_default()) " ms"
                        @if !it.reply.is_empty() { (ui::disclosure(html! { (t.get("integrations-reply")) }, false, ui::source(&it.reply))) }
                    },
                }
            },
            html! {
                @if it.kind != Kind::Test && matches!(it.state, DeliveryState::Delivered | DeliveryState::Failed) {
                    (office.button_form(&paths::resending(it.webhook, it.id), html! {
                        (ui::Button::new(t.get("integrations-resend")).quiet().reads(&t.with("integrations-resend-one", &[("id", &it.handle)])))
                    }))
                } @else { "–" }
            },
        ]
    });
    ui::table(t.get("integrations-deliveries"), &columns, rows)
}

fn delivery_state(t: &'static Texts, it: &Delivery) -> Markup {
    match it.state {
        DeliveryState::Waiting => {
            ui::tag(if it.attempts > 0 { Tone::Warning } else { Tone::Info }, t.get("integrations-delivery-waiting"))
        }
        DeliveryState::Leased => ui::tag(Tone::Info, t.get("integrations-delivery-leased")),
        DeliveryState::Delivered => ui::tag(Tone::Success, t.get("integrations-delivery-delivered")),
        DeliveryState::Failed => ui::tag(Tone::Danger, t.get("integrations-delivery-failed")),
    }
}

fn fields(t: &'static Texts, form: &FormState, hook: Option<&Webhook>, told: &Told) -> Markup {
    let is_typed = form.names("name") || form.names("url") || form.names("topic");
    let text = |field: &str, stored: &str| if is_typed { form.value(field).to_owned() } else { stored.to_owned() };
    let (name, url) = (text("name", hook.map_or("", |hook| &hook.name)), text("url", hook.map_or("", |hook| &hook.url)));
    let ticked = |topic: Topic| {
        if is_typed { form.has("topic", topic.code()) } else { hook.is_some_and(|hook| hook.topics.contains(&topic)) }
    };
    let has_addresses = if is_typed { form.has("has_addresses", TICKED) } else { hook.is_some_and(|hook| hook.has_addresses) };
    let boxes = html! {
        @for (at, topic) in Topic::ALL.into_iter().enumerate() {
            // The first box is where the summary of slips leads to.
            @let id = if at == 0 { "topic".to_owned() } else { format!("topic-{at}") };
            (Toggle::new(ToggleKind::Checkbox, &id, "topic", topic.code(), topic_name(t, topic)).on(ticked(topic)).invalid(told.at("topic").is_some()))
        }
    };
    html! {
        (ui::Input::new("name", t.get("account-name")).autocomplete("off").value(&name).error(told.at("name")))
        (ui::Input::new("url", t.get("integrations-url")).kind("url").hint(t.get("integrations-url-hint")).autocomplete("off").value(&url).error(told.at("url")))
        (ui::Group::new("topic", t.get("integrations-topics"), boxes).error(told.at("topic")))
        (Toggle::new(ToggleKind::Checkbox, "has_addresses", "has_addresses", TICKED, t.get("integrations-has-addresses"))
            .hint(t.get("integrations-has-addresses-hint")).on(has_addresses))
    }
}

fn judged<'a>(page: OfficePage<'a>, form: &FormState) -> OfficePage<'a> {
    if form.is_right() { page } else { page.error() }
}

fn label(t: &'static Texts, field: &str) -> &'static str {
    t.get(match field {
        "name" => "account-name",
        "url" => "integrations-url",
        _ => "integrations-topics",
    })
}

/// What a topic is called.
pub fn topic_name(t: &'static Texts, topic: Topic) -> &'static str {
    t.get(match topic {
        Topic::ConsentGranted => "integrations-topic-granted",
        Topic::ConsentWithdrawn => "integrations-topic-withdrawn",
        Topic::SubscriptionChosen => "integrations-topic-chosen",
        Topic::ContactCreated => "integrations-topic-created",
        Topic::ContactChanged => "integrations-topic-changed",
        Topic::ContactErased => "integrations-topic-erased",
    })
}

fn topics(t: &'static Texts, topics: &[Topic]) -> String {
    topics.iter().map(|topic| topic_name(t, *topic)).collect::<Vec<_>>().join(" · ")
}

/// An address without its query, which may hold a password.
fn shown(url: &str) -> &str {
    url.split('?').next().unwrap_or_default()
}

fn state_name(t: &'static Texts, hook: &Webhook) -> &'static str {
    t.get(match hook {
        Webhook { stopped_at: None, .. } => "integrations-hook-open",
        Webhook { is_given_up: true, .. } => "integrations-hook-given-up",
        _ => "integrations-hook-stopped",
    })
}

fn state(t: &'static Texts, hook: &Webhook) -> Markup {
    let tone = match hook {
        Webhook { stopped_at: None, failures: 0, .. } => Tone::Success,
        Webhook { stopped_at: None, .. } => Tone::Warning,
        Webhook { is_given_up: true, .. } => Tone::Danger,
        _ => Tone::Info,
    };
    ui::tag(tone, state_name(t, hook))
}
