//! What people do, from one page to the next.

mod data;
mod forms;
mod leaving;
mod limits;
mod links;
mod long;
mod pages;
pub mod people;
mod preferences;
mod restoring;
mod sign_up;

use samtykke::{
    features::{
        forms::{
            NewForm, create,
            model::{Definition, Field, FieldKind},
            newsletter, publish,
        },
        lists,
    },
    kernel::ids::FormId,
};

use crate::support::{TestApp, Visitor};

/// Ada, as she signs up.
pub const ADA: &str = "ada@fjordlys.no";
/// Bo, who lives elsewhere.
pub const BO: &str = "bo@fjordlys.no";
/// What the consent box of the shipped form says.
pub const AGREES: &str = "Yes, you may e-mail me about what I choose.";

impl Visitor<'_> {
    /// Fills in the newsletter form and sends it.
    pub async fn signs_up(&mut self, address: &str, types: &[&str]) {
        self.opens("/en/f/newsletter").await;
        self.fills("email", address).ticks(AGREES);
        for kind in types {
            self.ticks(kind);
        }
        self.submits().await;
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

    /// Publishes another form at `/f/{slug}`: the shipped one, with what a test wants otherwise.
    pub async fn publishes(&self, slug: &'static str, otherwise: impl FnOnce(&mut NewForm<'_>, &mut Definition)) -> FormId {
        let lists = self.state.db.read_blocking(lists::load).unwrap();
        let mut definition = newsletter(&lists).unwrap();
        let mut new = NewForm {
            slug,
            name: slug,
            position: 2,
            is_listed: true,
            is_active: true,
            ends_at: None,
            max_submissions: None,
            has_double_opt_in: true,
        };
        otherwise(&mut new, &mut definition);
        let (at, is_active, ends_at) = (self.now(), new.is_active, new.ends_at);
        let (max_submissions, has_double_opt_in) = (new.max_submissions, new.has_double_opt_in);
        self.arranges(move |tx| {
            let new = NewForm {
                slug,
                name: slug,
                position: 2,
                is_listed: true,
                is_active,
                ends_at,
                max_submissions,
                has_double_opt_in,
            };
            let form = create(tx, at, &new)?;
            publish(tx, at, form, &definition)?;
            Ok(form)
        })
        .await
    }

    /// Publishes the next version of a form, changed so.
    pub async fn republishes(&self, slug: &str, change: impl FnOnce(&mut Definition)) {
        let form = self.state.snapshots.now().form(slug).unwrap().clone();
        let mut definition = Definition::clone(&form.definition);
        change(&mut definition);
        let at = self.now();
        self.arranges(move |tx| publish(tx, at, form.id, &definition)).await;
    }
}

/// The fields of a form that are of a kind.
pub fn drop_fields(definition: &mut Definition, is_unwanted: impl Fn(&FieldKind) -> bool) {
    definition.fields.retain(|field: &Field| !is_unwanted(&field.kind));
}
