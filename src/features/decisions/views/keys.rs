//! The keys: how old each is and how long it counts. What is in them is on no page.

use maud::{Markup, html};

use crate::{
    i18n::format,
    kernel::Timestamp,
    security::keys::{Key, KeyState, Use},
    web::{
        office::{Office, OfficePage},
        paths::admin::settings,
        ui::{self, Tone},
    },
};

/// The keys as they stand at `now`.
pub fn keys<'a>(office: &'a Office<'a>, now: Timestamp, inventory: &[(&Key, KeyState)]) -> OfficePage<'a> {
    let t = office.texts;
    let columns = ["keys-column-use", "keys-column-number", "keys-column-made", "keys-column-state"].map(|key| t.get(key));
    let rows = inventory.iter().map(|(key, state)| {
        let days = now.since(key.created_at).num_days().max(0);
        vec![
            html! { (t.get(name(key.used_for))) },
            html! { (key.number) },
            html! { (format::date(office.language, key.created_at)) (ui::small(t.count("keys-age", "days", days))) },
            standing(office, *state),
        ]
    });
    let content = html! {
        (ui::title(t.get("keys-title")))
        (ui::lead(t.get("keys-lead")))
        (ui::wide_table(t.get("keys-title"), &columns, rows))
        (ui::card(html! {
            (ui::heading(t.get("keys-rotate-title")))
            (ui::paragraph(t.get("keys-rotate-text")))
            (office.form(settings::KEYS, html! {
                (ui::actions(html! {
                    (ui::Button::new(t.get("keys-rotate")))
                    (ui::link(settings::ALL, t.get("settings-back")))
                }))
            }))
        }))
    };
    office.page(t.get("keys-title"), content)
}

const fn name(used_for: Use) -> &'static str {
    match used_for {
        Use::Link => "keys-use-link",
        Use::Unsubscribe => "keys-use-unsubscribe",
        Use::Receipt => "keys-use-receipt",
        Use::Fingerprint => "keys-use-fingerprint",
        Use::Staff => "keys-use-staff",
        Use::Webhook => "integrations-use-webhook",
    }
}

fn standing(office: &Office<'_>, state: KeyState) -> Markup {
    let t = office.texts;
    match state {
        KeyState::Current => ui::tag(Tone::Success, t.get("keys-current")),
        KeyState::Verifies(Some(until)) => {
            html! { (t.with("keys-until", &[("date", &format::date(office.language, until))])) }
        }
        KeyState::Verifies(None) => html! { (t.get("keys-for-ever")) },
        KeyState::Retired => html! { (t.get("keys-retired")) },
    }
}
