//! Forms as staff build them: from nothing to a confirmed sign-up, what is refused, who may, and what stays as it was.

mod building;
mod counts;
mod defence;
mod door;
mod door_json;
mod fields;
mod frozen;
mod pages;
mod pictures;
mod prefill;
mod refusals;
mod steps;
mod templates;

use crate::support::{Answer, Page, TestApp, Visitor};

impl TestApp {
    /// The number of the form with an address.
    fn form_at(&self, slug: &str) -> String {
        self.lines(&format!("SELECT CAST(id AS TEXT) AS line FROM forms WHERE slug = '{slug}'")).concat()
    }

    /// What the audit log says was done to forms, in order.
    fn acts_on_forms(&self) -> Vec<String> {
        self.lines("SELECT what AS line FROM audit_entries WHERE subject_kind = 'form' ORDER BY id")
    }
}

impl Visitor<'_> {
    /// Adds a form in English that begins as something, and answers where it is.
    async fn adds_form(&mut self, name: &str, start: &str) -> String {
        self.names_the_organisation().await;
        self.opens("/admin/forms/new").await;
        self.fills("name", name).fills("start", start).submits().await;
        let path = self.page().path.clone();
        path.strip_suffix("/draft").unwrap_or_else(|| panic!("{path}: {}", self.page().text)).to_owned()
    }

    /// Publishes the draft of a form, which must be right.
    async fn publishes_draft(&mut self, form: &str) {
        self.names_the_organisation().await;
        self.opens(&format!("{form}/draft/publication")).await;
        self.presses("Publish").await;
        assert_eq!(self.page().path, format!("{form}?done=published"), "{}", self.page().text);
    }
}

fn says(answer: &Answer, words: &str) -> bool {
    Page::read("", answer.clone()).says(words)
}
