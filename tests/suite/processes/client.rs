//! A visitor's browser, as far as the network sees it: one connection a request, so that nothing is sent again by itself.

use std::time::Duration;

use actix_web::http::{
    StatusCode,
    header::{HeaderMap, HeaderName, HeaderValue},
};

use crate::support::{Answer, Page, encode};

/// Somebody who asks a running portal from a network of their own.
#[derive(Clone)]
pub struct Client {
    agent: ureq::Agent,
    base: String,
    network: String,
}

impl Client {
    /// A visitor of the portal at `base`, from the network address `network` (the portal must trust its proxy).
    pub fn new(base: &str, network: &str) -> Self {
        let config = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .max_idle_connections(0)
            // Far longer than anything takes: an answer that does not come is a broken line and not impatience.
            .timeout_global(Some(Duration::from_secs(60)))
            .build();
        Self { agent: config.into(), base: base.to_owned(), network: network.to_owned() }
    }

    /// `GET`; an error when no whole answer came.
    pub fn get(&self, path: &str) -> Result<Page, ureq::Error> {
        let request = self.agent.get(self.url(path)).header("x-forwarded-for", &self.network);
        page(path, request.call()?)
    }

    /// `POST` of a form; an error when no whole answer came.
    pub fn post(&self, path: &str, values: &[(impl AsRef<str>, impl AsRef<str>)]) -> Result<Page, ureq::Error> {
        let request = self.agent.post(self.url(path)).header("x-forwarded-for", &self.network);
        page(path, request.content_type("application/x-www-form-urlencoded").send(encode(values))?)
    }

    fn url(&self, path: &str) -> String {
        format!("{}{path}", self.base)
    }
}

fn page(path: &str, response: ureq::http::Response<ureq::Body>) -> Result<Page, ureq::Error> {
    let (head, mut body) = response.into_parts();
    let mut headers = HeaderMap::new();
    for (name, value) in &head.headers {
        let name = HeaderName::from_bytes(name.as_str().as_bytes()).unwrap();
        headers.append(name, HeaderValue::from_bytes(value.as_bytes()).unwrap());
    }
    let answer = Answer { status: StatusCode::from_u16(head.status.as_u16()).unwrap(), headers, body: body.read_to_vec()? };
    Ok(Page::read(path, answer))
}
