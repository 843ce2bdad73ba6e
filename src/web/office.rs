//! The shell of the admin area: navigation at the side, one page in the middle, a notice of what was just done.
//!
//! What the pages show is the features' business; who may see them was decided before any page is drawn.

use std::borrow::Cow;

use actix_web::{
    HttpResponse,
    http::{
        StatusCode,
        header::{CACHE_CONTROL, CONTENT_LANGUAGE, CONTENT_TYPE, HeaderValue},
    },
};
use maud::{DOCTYPE, Markup, html};

use super::{
    done::Done,
    navigation,
    page::{head, scripts},
    paths::admin,
    ui::{self, Alert, Tone},
};
use crate::{
    i18n::Texts,
    kernel::{Language, Right, Rights},
};

/// The name of the field that every form of the admin area carries (SE-04).
pub const CSRF: &str = "csrf";

/// Who sits in the office.
#[derive(Clone, Copy, Debug)]
pub struct Sitter<'a> {
    /// What colleagues call them.
    pub name: &'a str,
    /// What they may do.
    pub rights: Rights,
    /// The token of their forms.
    pub csrf: &'a str,
    /// Is more open to them than their own account?
    pub is_let_in: bool,
}

/// What a page of the admin area needs to know of the house, the member and the request.
#[derive(Clone)]
pub struct Office<'a> {
    /// The organisation's name.
    pub organisation: &'a str,
    /// The page's language.
    pub language: Language,
    /// Its texts.
    pub texts: &'static Texts,
    /// The page's own path.
    pub path: &'a str,
    /// Who is signed in; nobody on the way in.
    pub sitter: Option<Sitter<'a>>,
    /// What was done just before.
    pub done: Option<Done>,
}

impl<'a> Office<'a> {
    /// May the member do this? Views leave out what would be refused.
    pub fn may(&self, right: Right) -> bool {
        self.sitter.is_some_and(|sitter| sitter.rights.has(right))
    }

    /// A form that posts to `action`, with the token that says it is the member's own.
    pub fn form(&self, action: &str, content: Markup) -> Markup {
        ui::form(action, html! { (self.csrf()) (content) })
    }

    /// A form that also sends files.
    pub fn upload_form(&self, action: &str, content: Markup) -> Markup {
        ui::upload_form(action, html! { (self.csrf()) (content) })
    }

    /// A form of one button, for a row of a table or beside others.
    pub fn button_form(&self, action: &str, button: Markup) -> Markup {
        ui::inline_form(action, html! { (self.csrf()) (button) })
    }

    /// A form of one button that changes a part of the page in place where scripts run: the `steps` that it stands in say which.
    pub fn step_form(&self, action: &str, button: Markup) -> Markup {
        ui::step_form(action, html! { (self.csrf()) (button) })
    }

    /// What came of a mail that was sent while the member waited: whether it was taken, to whom it went, what the other side said.
    pub fn tried(&self, was_taken: bool, to: &str, reply: &str) -> Markup {
        let t = self.texts;
        let (tone, key) = if was_taken { (Tone::Success, "transport-taken") } else { (Tone::Danger, "transport-refused") };
        let heading = t.with(key, &[("address", to)]);
        let said = html! { (ui::paragraph(t.get("transport-reply"))) (ui::source(reply)) };
        html! { (Alert::new(tone, heading.as_str()).saying(said)) }
    }

    fn csrf(&self) -> Markup {
        html! { @if let Some(sitter) = self.sitter { (ui::hidden(CSRF, sitter.csrf)) } }
    }

    /// A page with status 200. The content holds the one `h1`.
    pub fn page(&'a self, title: impl Into<Cow<'a, str>>, content: Markup) -> OfficePage<'a> {
        OfficePage {
            office: self,
            title: title.into(),
            content,
            status: StatusCode::OK,
            has_slips: false,
            refresh: None,
            is_scripted: false,
        }
    }
}

/// A page of the admin area, ready to become an answer.
#[must_use]
pub struct OfficePage<'a> {
    office: &'a Office<'a>,
    title: Cow<'a, str>,
    content: Markup,
    status: StatusCode,
    has_slips: bool,
    refresh: Option<u32>,
    is_scripted: bool,
}

impl OfficePage<'_> {
    /// With another status.
    pub fn status(self, status: StatusCode) -> Self {
        Self { status, ..self }
    }

    /// A form shown again because of slips: status 422 and a title that says so first (FRM-12).
    pub fn error(self) -> Self {
        Self { status: StatusCode::UNPROCESSABLE_ENTITY, has_slips: true, ..self }
    }

    /// A form shown again because somebody else saved in between: status 409, nothing overwritten.
    pub fn conflict(self) -> Self {
        Self { status: StatusCode::CONFLICT, ..self }
    }

    /// A page that the browser asks for again after so many seconds, with no help of scripts.
    pub fn refreshing(self, seconds: u32) -> Self {
        Self { refresh: Some(seconds), ..self }
    }

    /// A page that becomes smoother with scripts: its steps change a part of it in place. It works without.
    pub fn scripted(self) -> Self {
        Self { is_scripted: true, ..self }
    }

    /// The whole document.
    pub fn into_html(self) -> String {
        self.shell().into_string()
    }

    /// The answer. Nobody keeps it: what staff see is nobody else's business.
    pub fn into_response(self) -> HttpResponse {
        let mut response = HttpResponse::build(self.status);
        response.insert_header((CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8")));
        response.insert_header((CONTENT_LANGUAGE, HeaderValue::from_static(self.office.language.code())));
        response.insert_header((CACHE_CONTROL, HeaderValue::from_static("no-store")));
        response.insert_header(("x-robots-tag", HeaderValue::from_static("noindex, nofollow")));
        if let Some(seconds) = self.refresh {
            response.insert_header(("refresh", seconds.to_string()));
        }
        response.body(self.into_html())
    }

    fn shell(&self) -> Markup {
        let Office { organisation, language, texts, ref sitter, done, .. } = *self.office;
        html! {
            (DOCTYPE)
            html lang=(language.code()) data-color-scheme="auto" data-size="sm" {
                (head(texts, &self.title, organisation, self.has_slips, None, &if self.is_scripted { scripts() } else { html! {} }))
                body class=(if sitter.is_some() { "office" } else { "office way-in" }) {
                    a class="ds-skip-link" href="#main" { (texts.get("page-skip")) }
                    header { (self.side()) }
                    main id="main" class="stack" {
                        @if let Some(done) = done { (Alert::plain(done.tone(), done.text(texts))) }
                        (self.content)
                    }
                }
            }
        }
    }

    /// What stands at the side: the organisation, the navigation, who is signed in.
    fn side(&self) -> Markup {
        let Office { organisation, texts, ref sitter, .. } = *self.office;
        html! {
            @if let Some(sitter) = sitter {
                a class="brand" href=(admin::OVERVIEW) { (organisation) }
                @if sitter.is_let_in {
                    // Twice, and only one of them is there: without scripts nothing else opens on a telephone and stays open elsewhere.
                    details class="menu" {
                        summary { (texts.get("admin-menu")) }
                        (self.navigation(sitter.rights, "admin-menu"))
                    }
                    (self.navigation(sitter.rights, "admin-navigation"))
                }
                div class="sitter" {
                    (ui::link(admin::ACCOUNT, sitter.name))
                    (self.office.button_form(admin::SIGN_OUT, html! { (ui::Button::new(texts.get("admin-sign-out")).quiet()) }))
                }
            } @else {
                span class="brand" { (organisation) }
            }
        }
    }

    fn navigation(&self, rights: Rights, label: &str) -> Markup {
        let Office { texts, path, .. } = *self.office;
        html! {
            nav aria-label=(texts.get(label)) {
                ul {
                    @for item in navigation::ITEMS.iter().filter(|item| item.is_for(rights)) {
                        li { a href=(item.path) aria-current=[item.leads_to(path).then_some("page")] { (texts.get(item.key)) } }
                    }
                }
            }
        }
    }
}
