//! One of each view of programs and webhooks.

use super::office::{Look, office};
use crate::{
    features::{
        api,
        integrations::{ApiRight, Integration, views as integrations},
        webhooks::{Delivery, DeliveryState, Kind, Topic, Webhook, views as webhooks},
    },
    kernel::{
        Language, Rights, Timestamp,
        ids::{IntegrationId, WebhookId},
    },
    web::{
        form::{FormState, Slip},
        office::OfficePage,
        page::Site,
    },
};

/// Draws each of them once in each of its states.
pub fn draw(language: Language, look: Look<'_>) {
    programs(language, look);
    hooks(language, look);
}

/// The API's description.
pub fn draw_documentation(site: &Site<'_>) -> String {
    let base = "https://samtykke.example.org";
    api::views::page(site, &api::document::value(base), base).into_html()
}

fn now() -> Timestamp {
    Timestamp::from_seconds(1_797_170_700)
}

fn slips(fields: &[(&str, Slip)]) -> FormState {
    let typed = [("name", "Shop <b>"), ("url", "http://<b>"), ("version", "7")];
    let mut state = FormState::posted(typed.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec());
    fields.iter().for_each(|(field, slip)| state.refuse(field, slip.clone()));
    state
}

fn programs(language: Language, look: Look<'_>) {
    let office = office(language, "/admin/integrations", Rights::ALL);
    let mut put = |name: &str, page: OfficePage<'_>| look(name, page.into_html());
    let program = |id: i64, days: Option<i64>, is_revoked: bool| Integration {
        id: IntegrationId(id),
        name: "Shop <b>".into(),
        rights: ApiRight::ALL.to_vec(),
        token_end: "aB3_".into(),
        token_at: now(),
        expires_at: days.map(|days| now().plus(chrono::Duration::days(days))),
        seen_at: days.map(|_| now()),
        revoked_at: is_revoked.then(now),
        version: 1,
        created_at: now(),
    };
    let all = [program(1, Some(365), false), program(2, Some(-1), false), program(3, None, true)];
    put("integrations", integrations::list(&office, &all, now()));
    put("integrations-none", integrations::list(&office, &[], now()));
    put("integration-new", integrations::new(&office, &FormState::fresh()));
    let wrong = slips(&[("name", Slip::Says("slip-name-taken")), ("right", Slip::NotChosen), ("days", Slip::NotOnOffer)]);
    put("integration-new-slips", integrations::new(&office, &wrong));
    let token = integrations::TokenView { id: IntegrationId(1), name: "Shop <b>", token: "smt_abc" };
    put("integration-token", integrations::token(&office, &token));
    for program in &all {
        for changed_in_between in [false, true] {
            let view = integrations::IntegrationView { program, changed_in_between, now: now() };
            put("integration", integrations::one(&office, &view, &FormState::fresh()));
        }
        let view = integrations::IntegrationView { program, changed_in_between: false, now: now() };
        put("integration-slips", integrations::one(&office, &view, &wrong));
    }
}

fn hooks(language: Language, look: Look<'_>) {
    let office = office(language, "/admin/webhooks", Rights::ALL);
    let mut put = |name: &str, page: OfficePage<'_>| look(name, page.into_html());
    let hook = |failures: i64, is_stopped: bool, is_given_up: bool| Webhook {
        id: WebhookId(7),
        name: "Shop <b>".into(),
        url: "https://shop.example/hook?secret=<b>".into(),
        topics: Topic::ALL.to_vec(),
        has_addresses: is_given_up,
        seed: "00".into(),
        told_to: 1,
        failures,
        stopped_at: is_stopped.then(now),
        is_given_up,
        version: 1,
        created_at: now(),
    };
    let all = [hook(0, false, false), hook(3, false, false), hook(1, true, false), hook(9, true, true)];
    put("webhooks", webhooks::list(&office, &all));
    put("webhooks-none", webhooks::list(&office, &[]));
    put("webhook-new", webhooks::new(&office, &FormState::fresh()));
    let wrong = slips(&[("name", Slip::Missing), ("url", Slip::Says("integrations-slip-url")), ("topic", Slip::NotChosen)]);
    put("webhook-new-slips", webhooks::new(&office, &wrong));
    put(
        "webhook-secret",
        webhooks::secret(&office, &webhooks::SecretView { id: WebhookId(7), name: "Shop <b>", secret: "whsec_x" }),
    );
    let mut id = 0;
    let mut deliveries = Vec::new();
    for kind in Kind::ALL {
        for state in DeliveryState::ALL {
            for status in [None, Some(503)] {
                id += 1;
                deliveries.push(Delivery {
                    id,
                    webhook: WebhookId(7),
                    handle: format!("handle-{id}"),
                    kind,
                    after_n: 1,
                    until_n: 5,
                    events: id,
                    state,
                    attempts: id % 3,
                    not_before: now(),
                    status,
                    millis: status.map(|_| 12),
                    reply: "no <b>".into(),
                    tried_at: (id % 3 > 0).then(now),
                    created_at: now(),
                });
            }
        }
    }
    for hook in &all {
        for deliveries in [&[][..], &deliveries] {
            for changed_in_between in [false, true] {
                let view = webhooks::WebhookView { hook, deliveries, changed_in_between };
                put("webhook", webhooks::one(&office, &view, &FormState::fresh()));
            }
        }
        let view = webhooks::WebhookView { hook, deliveries: &[], changed_in_between: false };
        put("webhook-slips", webhooks::one(&office, &view, &wrong));
    }
}
