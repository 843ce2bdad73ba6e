//! The portal's address as visitors see it: every link is built from it, never from a request (LNK-06).

use std::net::{IpAddr, SocketAddr};

use url::{Host, Url};

use crate::kernel::StartupError;

/// `https://preferences.example.org`: scheme, host and port, without a final slash.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct BaseUrl {
    text: String,
    domain: String,
    is_https: bool,
    is_loopback: bool,
}

impl BaseUrl {
    /// Checks what the operator wrote; nothing written means the address listened on.
    pub(super) fn of(written: Option<String>, listen: SocketAddr) -> Result<Self, StartupError> {
        let text = written.unwrap_or_else(|| format!("http://{listen}"));
        let refuse = |what: &str, advice: &str| Err(StartupError::new(format!("base_url {what}"), advice));
        const ADVICE: &str = "Write it as https://preferences.example.org.";
        let Ok(url) = Url::parse(&text) else { return refuse("is not a URL", ADVICE) };
        let Some(host) = url.host().filter(|_| matches!(url.scheme(), "http" | "https")) else {
            return refuse("is not an http or https URL", ADVICE);
        };
        if !url.username().is_empty() || url.password().is_some() {
            return refuse("holds a user name or password", ADVICE);
        }
        if url.query().is_some() || url.fragment().is_some() {
            return refuse("has a query or a fragment", ADVICE);
        }
        if url.path() != "/" {
            return refuse("has a path", "Give the portal a host name of its own: its cookies and links claim the whole host.");
        }
        let is_loopback = match host {
            Host::Domain(name) => name == "localhost" || name.ends_with(".localhost"),
            Host::Ipv4(address) => IpAddr::V4(address).is_loopback(),
            Host::Ipv6(address) => IpAddr::V6(address).to_canonical().is_loopback(),
        };
        let is_https = url.scheme() == "https";
        if !is_https && !is_loopback {
            let advice = "Set base_url to the https address that visitors use; a proxy in front holds the certificate.";
            return refuse(&format!("is {text}, and without https personal links travel in clear"), advice);
        }
        let text = url.as_str().trim_end_matches('/').to_owned();
        Ok(Self { text, domain: url.host_str().unwrap_or_default().to_owned(), is_https, is_loopback })
    }

    /// The URL, without a final slash.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The host alone, for Message-IDs.
    pub fn public_domain(&self) -> &str {
        &self.domain
    }

    /// Whether visitors come by https.
    pub const fn is_https(&self) -> bool {
        self.is_https
    }

    /// Whether it is this machine itself: a try-out, where cookies may do without `Secure`.
    pub const fn is_loopback(&self) -> bool {
        self.is_loopback
    }
}

impl std::fmt::Display for BaseUrl {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.text)
    }
}
