//! One request: who asks, in which language, from where.

use std::{net::IpAddr, sync::Arc};

use actix_web::{
    HttpRequest, HttpResponse,
    http::header::{ACCEPT_LANGUAGE, CONTENT_TYPE, HeaderMap, LOCATION, ORIGIN, USER_AGENT},
    web::Bytes,
};

use super::{AppState, Problem};
use crate::{
    features::{settings::IpEvidence, snapshot::Snapshot},
    i18n::{Texts, negotiate},
    kernel::{Actor, Channel, Context, Language, Origin, Timestamp, text::cut},
    security::network,
    web::{office::Office, page::Site, paths},
};

/// The cookie that remembers a visitor's language on pages without a personal link.
pub const LANGUAGE_COOKIE: &str = "language";
/// How much of a browser's description of itself is kept.
const AGENT_LIMIT: usize = 255;

/// What a handler knows of a request before it does anything.
pub struct Visit {
    /// When.
    pub at: Timestamp,
    /// What staff edit, as of now.
    pub house: Arc<Snapshot>,
    /// The language in the path.
    pub chosen: Option<Language>,
    /// The language that holds when there is no contact to ask.
    pub language: Language,
    /// The path without its language.
    pub path: String,
    /// The visitor's network address.
    pub ip: IpAddr,
    agent: Option<String>,
}

impl Visit {
    /// Reads a request. The language comes from the path, then the cookie, then the browser, then the settings.
    pub fn of(request: &HttpRequest, state: &AppState) -> Self {
        let house = state.snapshots.share();
        let (chosen, path) = paths::split_language(request.path());
        let headers = request.headers();
        let language = chosen
            .or_else(|| request.cookie(LANGUAGE_COOKIE).and_then(|cookie| Language::from_code(cookie.value())))
            .or_else(|| text(headers, &ACCEPT_LANGUAGE).and_then(negotiate))
            .unwrap_or(house.settings.base_language);
        Self {
            at: state.now(),
            chosen,
            language,
            path: path.to_owned(),
            ip: client(request, state),
            agent: text(headers, &USER_AGENT).map(|agent| cut(agent, AGENT_LIMIT).to_owned()),
            house,
        }
    }

    /// The site in the visitor's language.
    pub fn site(&self) -> Site<'_> {
        self.site_in(self.language)
    }

    /// The site in the contact's language, unless the path chose one.
    pub fn site_for(&self, contact: Language) -> Site<'_> {
        self.site_in(self.chosen.unwrap_or(contact))
    }

    /// The site in exactly this language.
    pub fn site_in(&self, language: Language) -> Site<'_> {
        Site::new(&self.house.settings.organisation_name, language, self.path.as_str(), self.chosen.is_some())
            .dressed(&self.house.dress)
    }

    /// The admin area as nobody in particular sees it: the way in.
    pub fn office(&self) -> Office<'_> {
        Office {
            organisation: &self.house.settings.organisation_name,
            language: self.language,
            texts: Texts::of(self.language),
            path: &self.path,
            sitter: None,
            done: None,
        }
    }

    /// The circumstances of an act; how much of the network address is kept is a setting (EV-07).
    pub fn context(&self, channel: Channel, language: Language) -> Context {
        let ip = match self.house.settings.ip_evidence {
            IpEvidence::Off => None,
            IpEvidence::Truncated => Some(network::truncated(self.ip)),
            IpEvidence::Full => Some(self.ip),
        };
        Context { at: self.at, actor: Actor::Visitor, channel, language, origin: Origin { ip, agent: self.agent.clone() } }
    }

    /// A keyed fingerprint of the visitor's network: what the limits count by.
    pub fn network_key(&self, state: &AppState) -> String {
        state.keyring.seals().fingerprints.of_text(&network::prefix_key(self.ip))
    }

    /// Sends the browser on to `path`, in the language that the page was opened with (post, redirect, get).
    pub fn redirect(&self, path: &str) -> HttpResponse {
        let target = self.chosen.map_or_else(|| path.to_owned(), |language| paths::in_language(language, path));
        HttpResponse::SeeOther().insert_header((LOCATION, target)).finish()
    }

    /// Stops a flood from one network.
    ///
    /// # Errors
    /// [`Problem::TooMany`] with the time to wait.
    pub fn throttle(&self, state: &AppState) -> Result<(), Problem> {
        state
            .throttle
            .check(network::prefix(self.ip), 1)
            .map_err(|wait| Problem::TooMany(u32::try_from(wait.0).unwrap_or(u32::MAX)))
    }
}

/// The visitor's address, through trusted proxies only.
fn client(request: &HttpRequest, state: &AppState) -> IpAddr {
    let peer = request.peer_addr().map_or(IpAddr::from([127, 0, 0, 1]), |peer| peer.ip());
    let proxies = &state.config.trusted_proxies;
    let values: Vec<&str> = request.headers().get_all(proxies.header_name()).filter_map(|value| value.to_str().ok()).collect();
    proxies.client(peer, values.into_iter())
}

fn text(headers: &HeaderMap, name: impl actix_web::http::header::AsHeaderName) -> Option<&str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}

/// Reads a posted form: `application/x-www-form-urlencoded`, valid UTF-8.
///
/// # Errors
/// [`Problem::ContentType`] for another kind of body, [`Problem::BadRequest`] for one that is not text.
pub fn posted(request: &HttpRequest, body: &Bytes) -> Result<Vec<(String, String)>, Problem> {
    let kind = text(request.headers(), &CONTENT_TYPE).unwrap_or_default();
    if !kind.split(';').next().unwrap_or_default().trim().eq_ignore_ascii_case("application/x-www-form-urlencoded") {
        return Err(Problem::ContentType);
    }
    let values: Vec<(String, String)> = form_urlencoded::parse(body).into_owned().collect();
    // The decoder writes U+FFFD where the bytes are not UTF-8; nobody types that character.
    let is_text = values.iter().all(|(name, value)| !name.contains('\u{FFFD}') && !value.contains('\u{FFFD}'));
    if is_text { Ok(values) } else { Err(Problem::BadRequest) }
}

/// Does another site's page send this request, against our will?
///
/// Browsers say so themselves in `Sec-Fetch-Site`; older ones in `Origin`.
pub fn is_from_elsewhere(request: &HttpRequest, state: &AppState, allowed: &[String]) -> bool {
    let headers = request.headers();
    let origin = text(headers, &ORIGIN);
    if origin.is_some_and(|origin| allowed.iter().any(|allowed| allowed == origin)) {
        return false;
    }
    match text(headers, "sec-fetch-site") {
        Some(site) => site == "cross-site",
        None => origin.is_some_and(|origin| {
            let host = origin.split_once("://").map_or(origin, |(_, host)| host);
            let own = state.config.base_url.as_str().trim_end_matches('/');
            origin != "null" && own != origin && text(headers, "host") != Some(host)
        }),
    }
}

/// The origin of the page that sends this request, where browsers say one that is not ours.
pub fn origin_of_another_site<'r>(request: &'r HttpRequest, state: &AppState) -> Option<&'r str> {
    let headers = request.headers();
    let host = text(headers, "host");
    text(headers, &ORIGIN).filter(|origin| {
        let own = state.config.base_url.as_str().trim_end_matches('/');
        own != *origin && *origin != "null" && origin.split_once("://").is_none_or(|(_, named)| host != Some(named))
    })
}

/// Does a page of another origin post to the admin area? A neighbouring host of the same site is another origin too (SE-04).
pub fn is_from_another_origin(request: &HttpRequest, state: &AppState) -> bool {
    let headers = request.headers();
    let is_ours = |origin: &str| {
        let host = origin.split_once("://").map_or("", |(_, host)| host);
        state.config.base_url.as_str().trim_end_matches('/') == origin || text(headers, "host") == Some(host)
    };
    match text(headers, "sec-fetch-site") {
        Some(site) => site != "same-origin" && site != "none",
        None => text(headers, &ORIGIN).is_some_and(|origin| !is_ours(origin)),
    }
}

/// The cookie of a session. Its prefix makes browsers insist on `Secure` and on this host alone (SE-01).
pub fn session_cookie(state: &AppState) -> &'static str {
    if state.config.base_url.is_https() { "__Host-session" } else { "session" }
}
