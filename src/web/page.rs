//! A page as a value: its title, its content and what it may be kept by; and the shell around every page.
//!
//! It sets the headers that belong to one page. Those that every answer carries are put on by the middleware.

use std::borrow::Cow;

use actix_web::{
    HttpResponse,
    http::{
        StatusCode,
        header::{CACHE_CONTROL, CONTENT_LANGUAGE, CONTENT_TYPE, HeaderValue, REFERRER_POLICY, VARY},
    },
};
use maud::{DOCTYPE, Markup, Render, html};

use super::{
    assets, headers,
    look::{self, Dress, Scheme},
    paths, ui,
};
use crate::{
    i18n::Texts,
    kernel::{Language, Word},
};

/// What a page needs to know of the house and of the request.
#[derive(Clone)]
pub struct Site<'a> {
    /// The organisation's name as visitors know it.
    pub organisation: &'a str,
    /// The page's language.
    pub language: Language,
    /// Its texts.
    pub texts: &'static Texts,
    /// The path of this page without language, with which the language chooser builds its links: `/f/newsletter`.
    pub path: String,
    /// Was the page opened below a language (`/nb/…`)? Then its links stay there.
    pub is_prefixed: bool,
    /// What differs from the shipped look.
    pub dress: &'a Dress,
    /// Which colours it comes in; as a rule those that the device asks for.
    pub scheme: Scheme,
}

impl<'a> Site<'a> {
    /// The site as seen by one request, in the shipped look; the texts follow from the language.
    pub fn new(organisation: &'a str, language: Language, path: impl Into<String>, is_prefixed: bool) -> Self {
        let (texts, path, dress, scheme) = (Texts::of(language), path.into(), &look::SHIPPED, Scheme::Auto);
        Self { organisation, language, texts, path, is_prefixed, dress, scheme }
    }

    /// The same site in the organisation's look.
    pub fn dressed(self, dress: &'a Dress) -> Self {
        Self { dress, ..self }
    }

    /// The organisation's own words for a place, or else the shipped ones.
    pub fn says(&self, word: Word, shipped: impl Render) -> Markup {
        match self.dress.word(word, self.language) {
            Some(own) => ui::prose(own),
            None => shipped.render(),
        }
    }

    /// The organisation's own heading for a page, or else the shipped one.
    pub fn headed(&self, word: Word, shipped: &'a str) -> &'a str {
        let dress = self.dress;
        dress.word(word, self.language).unwrap_or(shipped)
    }

    /// A link to `path` that keeps the language the page was opened with.
    pub const fn link<'p>(&self, path: &'p str) -> Link<'p> {
        Link { language: if self.is_prefixed { Some(self.language) } else { None }, path, rest: "" }
    }

    /// A link to `path` with `rest` after it, for the addresses below a personal page.
    pub const fn link_below<'p>(&self, path: &'p str, rest: &'p str) -> Link<'p> {
        Link { rest, ..self.link(path) }
    }
}

/// A path with its language, written straight into the page.
#[derive(Clone, Copy)]
pub struct Link<'p> {
    language: Option<Language>,
    path: &'p str,
    rest: &'p str,
}

impl Render for Link<'_> {
    fn render_to(&self, buffer: &mut String) {
        let mut path = self.path;
        if let Some(language) = self.language {
            buffer.push('/');
            buffer.push_str(language.code());
            if path == paths::HOME {
                path = "";
            }
        }
        path.render_to(buffer);
        self.rest.render_to(buffer);
    }
}

/// A whole page, ready to become an answer.
#[must_use]
pub struct Page<'a> {
    site: &'a Site<'a>,
    title: Cow<'a, str>,
    content: Markup,
    status: StatusCode,
    is_private: bool,
    has_slips: bool,
    has_proof: bool,
    script: Option<&'static str>,
}

impl<'a> Page<'a> {
    /// A page with status 200. The content holds the one `h1`.
    pub fn new(site: &'a Site<'a>, title: impl Into<Cow<'a, str>>, content: Markup) -> Self {
        Self {
            site,
            title: title.into(),
            content,
            status: StatusCode::OK,
            is_private: false,
            has_slips: false,
            has_proof: false,
            script: None,
        }
    }

    /// With a script of ours, by its address, that runs once the page is there. The page must do without it; the answer's policy has
    /// to let it run ([`super::headers::running_our_own`]).
    pub fn script(self, url: &'static str) -> Self {
        Self { script: Some(url), ..self }
    }

    /// With another status.
    pub fn status(self, status: StatusCode) -> Self {
        Self { status, ..self }
    }

    /// A form shown again because of slips: status 422 and a title that says so first (FRM-12).
    pub fn error(self) -> Self {
        Self { status: StatusCode::UNPROCESSABLE_ENTITY, has_slips: true, ..self }
    }

    /// A page behind a token: kept by nobody, named to nobody (LNK-05).
    pub fn private(self) -> Self {
        Self { is_private: true, ..self }
    }

    /// A page whose script brings a proof of work; no other page has any.
    pub fn with_proof(self) -> Self {
        Self { has_proof: true, ..self }
    }

    /// Is this a page behind a token?
    pub const fn is_private(&self) -> bool {
        self.is_private
    }

    /// The status of the answer.
    pub const fn status_code(&self) -> StatusCode {
        self.status
    }

    /// The whole document.
    pub fn into_html(self) -> String {
        self.shell().into_string()
    }

    /// The answer: one body, written in one piece.
    pub fn into_response(self) -> HttpResponse {
        let mut response = HttpResponse::build(self.status);
        response.insert_header((CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8")));
        response.insert_header((CONTENT_LANGUAGE, HeaderValue::from_static(self.site.language.code())));
        if self.is_private {
            response.insert_header((CACHE_CONTROL, HeaderValue::from_static("no-store")));
            response.insert_header((REFERRER_POLICY, HeaderValue::from_static("no-referrer")));
            response.insert_header(("x-robots-tag", HeaderValue::from_static("noindex, nofollow")));
        } else if !self.site.is_prefixed {
            // The same address answers in the language of the cookie or of the browser.
            response.insert_header((VARY, HeaderValue::from_static("accept-language, cookie")));
        }
        let has_proof = self.has_proof;
        let mut response = response.body(self.into_html());
        if has_proof {
            headers::running_proofs(&mut response);
        }
        response
    }

    fn shell(&self) -> Markup {
        let Site { organisation, language, texts, dress, scheme, .. } = *self.site;
        let more = if self.has_proof {
            proof_of_work()
        } else {
            html! {}
        };
        html! {
            (DOCTYPE)
            html lang=(language.code()) data-color-scheme=(scheme.code()) data-size="md" {
                (head(texts, &self.title, organisation, self.has_slips, dress.stylesheet.as_deref(), &more))
                body {
                    a class="ds-skip-link" href="#main" { (texts.get("page-skip")) }
                    (self.header())
                    main id="main" class="stack" { (self.content) }
                    footer {
                        div {
                            @if let Some(words) = dress.word(Word::Footer, language) { div class="stack" { (ui::prose(words)) } }
                            a class="ds-link" href=(self.site.link(paths::PRIVACY)) { (texts.get("page-privacy")) }
                            span { "Samtykke" }
                        }
                    }
                    @if let Some(url) = self.script { script src=(url) defer {} }
                }
            }
        }
    }

    fn header(&self) -> Markup {
        let Site { organisation, language: current, texts, ref path, dress, .. } = *self.site;
        html! {
            header {
                div {
                    a class="brand" href=(self.site.link(paths::HOME)) {
                        @match &dress.logo {
                            Some(logo) => img src=(logo.url) alt=(logo.alt) width=(logo.width) height=(logo.height);,
                            None => (organisation),
                        }
                    }
                    nav aria-label=(texts.get("page-navigation")) {
                        details class="languages" {
                            summary { span class="ds-sr-only" { (texts.get("page-language")) " " } (current.own_name()) }
                            ul {
                                @for language in Language::ALL {
                                    li {
                                        a href=(Link { language: Some(language), path, rest: "" }) hreflang=(language.code()) lang=(language.code())
                                            rel=[self.is_private.then_some("nofollow")] aria-current=[(language == current).then_some("true")] { (language.own_name()) }
                                    }
                                }
                            }
                        }
                        a class="ds-link" href=(self.site.link(paths::PRIVACY)) { (texts.get("page-privacy-short")) }
                    }
                }
            }
        }
    }
}

/// What the library may not do on pages that load it: run text as a program, write styles into the page, ask others than us.
const HTMX: &str = r#"{"allowEval":false,"allowScriptTags":false,"includeIndicatorStyles":false,"selfRequestsOnly":true,"historyEnabled":false}"#;

/// What stands in the head of pages that become smoother with scripts, and work without.
pub(super) fn scripts() -> Markup {
    html! {
        meta name="htmx-config" content=(HTMX);
        script src=(assets::url("vendor/htmx/htmx.min.js")) defer {}
        script src=(assets::url("js/builder.js")) defer {}
    }
}

/// What stands in the head of a page with a proof of work.
fn proof_of_work() -> Markup {
    html! {
        link rel="stylesheet" href=(assets::url("vendor/altcha/altcha.css"));
        script type="module" src=(assets::url("vendor/altcha/altcha.min.js")) {}
        script type="module" src=(assets::url("js/proof.js")) {}
    }
}

/// The head of every page, public or for staff. A form that came back because of slips says so first (FRM-12).
pub(super) fn head(
    texts: &Texts,
    title: &str,
    organisation: &str,
    has_slips: bool,
    stylesheet: Option<&str>,
    more: &Markup,
) -> Markup {
    html! {
        head {
            meta charset="utf-8";
            meta name="viewport" content="width=device-width,initial-scale=1";
            title { @if has_slips { (texts.get("page-error-title")) " " } (title) " – " (organisation) }
            link rel="stylesheet" href=(assets::url(assets::STYLE));
            @if let Some(url) = stylesheet { link rel="stylesheet" href=(url); }
            link rel="icon" type="image/svg+xml" href=(assets::url("img/favicon.svg"));
            (more)
        }
    }
}
