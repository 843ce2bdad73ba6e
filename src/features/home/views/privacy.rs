//! The privacy statement, with all that GDPR Art. 13 asks for at the place where data is collected.

use maud::{Markup, html};

use crate::web::{
    page::{Page, Site},
    paths, ui,
};

/// What the privacy statement is made of.
pub struct PrivacyView<'a> {
    /// The controller's postal address; may be empty, may have several lines.
    pub postal_address: &'a str,
    /// Where questions go; may be empty.
    pub contact_email: &'a str,
    /// Every active purpose.
    pub purposes: Vec<PurposeLine<'a>>,
    /// Days after which an unconfirmed sign-up is deleted (FRM-06).
    pub unconfirmed_days: i64,
    /// Days after which answers that are stored nowhere else are erased.
    pub answers_days: i64,
    /// Days for which a link to the preference page works.
    pub link_days: i64,
}

/// A purpose in the privacy statement.
pub struct PurposeLine<'a> {
    /// Its name.
    pub name: &'a str,
    /// What the data is used for; may be empty.
    pub description: &'a str,
    /// A further statement of its own.
    pub statement_url: Option<&'a str>,
}

/// The privacy statement (GDPR Art. 13).
pub fn privacy<'a>(site: &'a Site<'a>, view: &PrivacyView<'_>) -> Page<'a> {
    let t = site.texts;
    let with_name = |key| t.with(key, &[("organisation", site.organisation)]);
    let part = |key: &str, content: Markup| html! { (ui::heading(t.get(key))) (content) };
    let content = html! {
        (ui::title(t.get("privacy-title")))
        (ui::lead(with_name("privacy-lead")))
        (ui::card(html! {
            (part("privacy-controller-title", controller(site, view)))
            (part("privacy-data-title", ui::paragraph(t.get("privacy-data-text"))))
            (part("privacy-purposes-title", purposes(site, view)))
            (part("privacy-basis-title", html! {
                (ui::paragraph(t.get("privacy-basis-consent")))
                (ui::paragraph(t.get("privacy-basis-other")))
                (ui::paragraph(t.get("privacy-basis-evidence")))
            }))
            (part("privacy-recipients-title", ui::paragraph(t.get("privacy-recipients-text"))))
            (part("privacy-retention-title", ui::list([
                t.count("privacy-retention-unconfirmed", "days", view.unconfirmed_days),
                t.count("submissions-retention", "days", view.answers_days),
                t.get("privacy-retention-active").to_owned(),
                t.get("privacy-retention-withdrawn").to_owned(),
                t.count("privacy-retention-links", "days", view.link_days),
            ])))
            (part("privacy-rights-title", html! {
                (ui::list(["privacy-right-withdraw", "privacy-right-access", "privacy-right-erase", "privacy-right-object", "privacy-right-move"].map(|key| t.get(key))))
                (ui::paragraph(html! { (t.get("privacy-rights-how")) " " (ui::link(site.link(paths::LINK), t.get("privacy-rights-link"))) }))
            }))
            (part("privacy-complaint-title", ui::paragraph(t.get("privacy-complaint-text"))))
            (part("privacy-voluntary-title", ui::paragraph(t.get("privacy-voluntary-text"))))
            (part("privacy-cookies-title", ui::paragraph(t.get("privacy-cookies-text"))))
        }))
    };
    Page::new(site, t.get("privacy-title"), content)
}

fn controller(site: &Site<'_>, view: &PrivacyView<'_>) -> Markup {
    let t = site.texts;
    html! {
        (ui::paragraph(t.with("privacy-controller-text", &[("organisation", site.organisation)])))
        @if !view.postal_address.trim().is_empty() { (ui::prose(view.postal_address)) }
        @if !view.contact_email.is_empty() { (ui::paragraph(html! { (t.get("privacy-controller-contact")) " " (ui::mail_link(view.contact_email)) })) }
    }
}

fn purposes(site: &Site<'_>, view: &PrivacyView<'_>) -> Markup {
    html! {
        (ui::list(view.purposes.iter().map(|purpose| html! {
            (ui::emphasis(purpose.name))
            @if !purpose.description.is_empty() { " – " (purpose.description) }
            @if let Some(url) = purpose.statement_url { " " (ui::external_link(url, site.texts.get("privacy-purpose-more"))) }
        })))
    }
}
