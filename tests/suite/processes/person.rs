//! What people send from the pages they see, and the short way to being a contact.

use std::collections::BTreeSet;

use super::{Client, Letter, PATIENCE, Sink, eventually};
use crate::support::Page;

/// Where the newsletter form is.
pub const FORM: &str = "/f/newsletter";

/// Where somebody stands, as their preference page shows it: the switch of e-marketing and the types that are on.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub struct Standing {
    pub consents: bool,
    pub types: BTreeSet<String>,
}

impl Standing {
    /// What a preference page shows.
    pub fn on(page: &Page) -> Self {
        let controls = || choices_form(page).controls.iter().filter(|control| control.kind == "checkbox");
        Self {
            consents: controls().any(|control| control.name == "consent" && control.is_on),
            types: controls().filter(|c| c.name == "type" && c.is_on).map(|c| c.value.clone()).collect(),
        }
    }

    /// What is sent from a preference page by somebody who wishes to stand so.
    pub fn as_wished_on(&self, page: &Page) -> Vec<(String, String)> {
        let sent = choices_form(page).controls.iter().filter(|control| match (control.kind.as_str(), control.name.as_str()) {
            ("checkbox", "consent") => self.consents,
            ("checkbox", "type") => self.types.contains(&control.value),
            _ => true,
        });
        sent.map(|control| (control.name.clone(), control.value.clone())).collect()
    }
}

fn choices_form(page: &Page) -> &crate::support::Form {
    let forms = page.forms.iter().find(|form| form.action.ends_with("/choices"));
    forms.unwrap_or_else(|| panic!("{} has no choices:\n{}", page.path, page.text))
}

/// What is sent from the newsletter form by somebody who ticks these types.
pub fn sign_up(page: &Page, address: &str, types: &BTreeSet<String>) -> Vec<(String, String)> {
    let form = page.forms.first().unwrap_or_else(|| panic!("{} has no form:\n{}", page.path, page.text));
    let mut values = Vec::new();
    for control in &form.controls {
        let value = match control.name.as_str() {
            "email" => address.to_owned(),
            "subscriptions" if !types.contains(&control.value) => continue,
            _ => control.value.clone(),
        };
        values.push((control.name.clone(), value));
    }
    values
}

/// A contact's ways in.
#[derive(Clone, Debug)]
pub struct Links {
    pub preferences: String,
    pub unsubscribe: String,
}

impl Client {
    /// Sends the newsletter form.
    pub fn signs_up(&self, address: &str) {
        let page = self.get(FORM).unwrap();
        let answer = self.post(FORM, &sign_up(&page, address, &["1".to_owned()].into())).unwrap();
        assert_eq!(answer.answer.status, 303, "{}", answer.text);
    }

    /// Signs up, confirms, and has the links of the welcome mail.
    pub fn becomes_a_contact(&self, sink: &Sink, address: &str) -> Links {
        self.signs_up(address);
        let confirm = link_in_mail(sink, address, "confirm");
        let answer = self.post(&confirm, &[("", ""); 0]).unwrap();
        assert_eq!(answer.answer.status, 303, "{}", answer.text);
        Links { preferences: link_in_mail(sink, address, "p"), unsubscribe: link_in_mail(sink, address, "unsubscribe") }
    }
}

/// The link of a kind in the newest mail that has one.
pub fn link_in_mail(sink: &Sink, address: &str, kind: &str) -> String {
    eventually(&format!("a mail to {address} with a link of kind {kind}"), PATIENCE, || {
        sink.to(address).iter().rev().find_map(|delivery| Letter::open(&delivery.bytes).link(kind))
    })
}
