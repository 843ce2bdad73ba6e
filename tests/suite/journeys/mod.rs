//! What people do, from one page to the next.

mod sign_up;

use crate::support::{TestApp, Visitor};

/// Ada, as she signs up.
pub const ADA: &str = "ada@fjordlys.no";

impl Visitor<'_> {
    /// Fills in the newsletter form and sends it.
    pub async fn signs_up(&mut self, address: &str, types: &[&str]) {
        self.opens("/en/f/newsletter").await;
        self.fills("email", address);
        for kind in types {
            self.ticks(kind);
        }
        self.ticks("Yes, you may e-mail me about what I choose.").submits().await;
    }
}

impl TestApp {
    /// Somebody who has signed up for these types and confirmed; answers the link to their page.
    pub async fn subscriber(&self, address: &str, types: &[&str]) -> String {
        let mut visitor = self.visitor();
        visitor.signs_up(address, types).await;
        let confirm = self.mail_to(address).await.link("confirm");
        visitor.opens(&confirm).await;
        visitor.presses("Yes, confirm").await;
        self.mail_to(address).await.link("p")
    }
}
