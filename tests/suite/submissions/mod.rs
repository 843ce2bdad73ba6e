//! Submissions as staff see and process them (FRM-10, FRM-11).

mod failing;
mod figures;
mod file;
mod files;
mod keeping;
mod late;
mod list;
mod plans;
mod queue;
mod reminders;
mod settings;

use crate::{
    journeys::AGREES,
    support::{TestApp, Visitor},
};

impl TestApp {
    /// Sets who makes the submissions of all forms count: `automatic`, `known` or `manual`.
    pub async fn processes(&self, mode: &str) {
        self.staff_runs(&format!("UPDATE forms SET processing = '{mode}'")).await;
    }

    /// Somebody who has signed up for *News* and confirmed it, in whatever way it is processed; answers the confirm link.
    pub async fn confirmed(&self, address: &str, first: &str, last: &str) -> String {
        let mut visitor = self.visitor();
        visitor.opens("/en/f/newsletter").await;
        visitor.fills("email", address).fills("first_name", first).fills("last_name", last).ticks("News").ticks(AGREES);
        visitor.submits().await;
        let link = self.mail_to(address).await.link("confirm");
        visitor.opens(&link).await;
        visitor.presses("Yes, confirm").await;
        link
    }

    /// The number of the submission from an address.
    pub fn submission_of(&self, address: &str) -> i64 {
        let lines = self
            .lines(&format!("SELECT CAST(id AS TEXT) AS line FROM submissions WHERE address_key = '{address}' ORDER BY id DESC"));
        lines[0].parse().unwrap()
    }

    /// The path of its page.
    pub fn page_of(&self, address: &str) -> String {
        format!("/admin/submissions/{}", self.submission_of(address))
    }

    /// Where it stands.
    pub fn status_of(&self, address: &str) -> String {
        self.lines(&format!("SELECT status AS line FROM submissions WHERE address_key = '{address}' ORDER BY id DESC")).remove(0)
    }
}

/// Makes the waiting submission of an address a new contact's.
pub async fn adds(member: &mut Visitor<'_>, page: &str) {
    member.opens(page).await;
    member.presses("Add as a new contact").await;
}
