//! Calling a receiver: one POST, no redirects, ten seconds, and no address that leads back into a network of ours (SE-14).

use std::{
    fmt, io,
    net::{IpAddr, SocketAddr},
    sync::Arc,
    time::{Duration, Instant},
};

use std::io::Read;

use ureq::{
    Agent, Error,
    config::Config,
    http::Uri,
    tls::{RootCerts, TlsConfig, TlsProvider},
    unversioned::{
        resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver},
        transport::{DefaultConnector, NextTimeout},
    },
};
use url::{Host, Url};

use super::model::URL_LIMIT;
use crate::{kernel::text::cut, security::outbound::Reach};

/// How long a receiver may take, looking its name up included.
const PATIENCE: Duration = Duration::from_secs(10);
/// How much of an answer is kept, in octets.
const EXCERPT: usize = 1024;

/// The addresses of a name.
type Table = dyn Fn(&str) -> Vec<IpAddr> + Send + Sync;

/// How names are looked up: by the system, or by a table that a test holds.
#[derive(Clone)]
pub enum Lookup {
    /// As the system does it.
    System,
    /// By this.
    Table(Arc<Table>),
}

/// Calls receivers. Clones share connections.
#[derive(Clone)]
pub struct Sender {
    agent: Agent,
}

/// One delivery, ready to go.
#[derive(Clone, Debug)]
pub struct Post {
    /// Where to.
    pub url: String,
    /// `Webhook-Id`.
    pub id: String,
    /// `Webhook-Timestamp`, in seconds.
    pub seconds: i64,
    /// `Webhook-Signature`.
    pub signature: String,
    /// JSON.
    pub body: String,
}

/// How a call ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attempt {
    /// What the receiver answered.
    pub status: Option<u16>,
    /// How long it took.
    pub millis: i64,
    /// The beginning of its answer, or why there was none.
    pub reply: String,
}

impl Attempt {
    /// Has the receiver taken it?
    pub fn is_good(&self) -> bool {
        self.status.is_some_and(|status| (200..300).contains(&status))
    }
}

impl Sender {
    /// A sender that goes as far as `reach`.
    pub fn new(reach: Reach, lookup: Lookup) -> Self {
        let tls = TlsConfig::builder().provider(TlsProvider::NativeTls).root_certs(RootCerts::PlatformVerifier).build();
        let config = Config::builder()
            .tls_config(tls)
            // An environment that names a proxy would have it look names up, past what is judged here.
            .proxy(None)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .http_status_as_error(false)
            .timeout_global(Some(PATIENCE))
            .max_response_header_size(16 * 1024)
            .user_agent(concat!("Samtykke/", env!("CARGO_PKG_VERSION")))
            .build();
        let resolver = Judge { reach, lookup, system: DefaultResolver::default() };
        Self { agent: Agent::with_parts(config, DefaultConnector::default(), resolver) }
    }

    /// Makes the call, on a thread that may wait.
    pub fn send(&self, post: &Post) -> Attempt {
        let began = Instant::now();
        let called = self
            .agent
            .post(&post.url)
            .header("content-type", "application/json")
            .header("webhook-id", &post.id)
            .header("webhook-timestamp", post.seconds.to_string())
            .header("webhook-signature", &post.signature)
            .send(&post.body);
        let millis = |began: Instant| i64::try_from(began.elapsed().as_millis()).unwrap_or(i64::MAX);
        match called {
            Ok(mut answer) => {
                let mut excerpt = Vec::with_capacity(EXCERPT);
                // An answer that breaks off was an answer.
                let _ = answer.body_mut().as_reader().take(EXCERPT as u64).read_to_end(&mut excerpt);
                Attempt { status: Some(answer.status().as_u16()), millis: millis(began), reply: readable(&excerpt) }
            }
            Err(error) => Attempt { status: None, millis: millis(began), reply: readable(reason(&error).as_bytes()) },
        }
    }
}

impl fmt::Debug for Sender {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Sender(…)")
    }
}

/// As text without control characters, for people to read.
fn readable(bytes: &[u8]) -> String {
    let text: String =
        String::from_utf8_lossy(bytes).chars().map(|c| if c.is_control() && c != '\n' { ' ' } else { c }).collect();
    cut(text.trim(), EXCERPT).to_owned()
}

fn reason(error: &Error) -> String {
    match error {
        Error::Timeout(_) => "no answer within ten seconds".to_owned(),
        Error::HostNotFound => "the name is not known".to_owned(),
        other => other.to_string(),
    }
}

/// Looks names up and judges every address before anything connects to it. The connection goes to what was judged: nothing is looked
/// up again in between.
struct Judge {
    reach: Reach,
    lookup: Lookup,
    system: DefaultResolver,
}

impl fmt::Debug for Judge {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Judge({:?})", self.reach)
    }
}

impl Resolver for Judge {
    fn resolve(&self, uri: &Uri, config: &Config, timeout: NextTimeout) -> Result<ResolvedSocketAddrs, Error> {
        let found = match &self.lookup {
            Lookup::System => self.system.resolve(uri, config, timeout)?,
            Lookup::Table(look) => {
                let port = uri.port_u16().unwrap_or(if uri.scheme_str() == Some("https") { 443 } else { 80 });
                let host = uri.host().unwrap_or_default().trim_start_matches('[').trim_end_matches(']');
                let mut all = self.empty();
                let known = host.parse().map_or_else(|_| look(host), |address: IpAddr| vec![address]);
                known.into_iter().take(16).for_each(|address| all.push(SocketAddr::new(address, port)));
                all
            }
        };
        let mut fit = self.empty();
        found.iter().filter(|address| self.reach.takes(address.ip())).for_each(|address| fit.push(*address));
        if fit.is_empty() && !found.is_empty() {
            let refused = "the address lies in a private network, which webhook_allow_private = true would allow";
            return Err(Error::Io(io::Error::new(io::ErrorKind::PermissionDenied, refused)));
        }
        if fit.is_empty() { Err(Error::HostNotFound) } else { Ok(fit) }
    }
}

/// Can a receiver be at this address? `https`, or `http` on this machine itself while the portal is tried out; no user name, no
/// fragment, no literal address that would be refused anyway.
pub fn is_fit(text: &str, reach: Reach) -> bool {
    let Ok(url) = Url::parse(text) else { return false };
    let literal = match url.host() {
        None => return false,
        Some(Host::Domain(_)) => None,
        Some(Host::Ipv4(address)) => Some(IpAddr::V4(address)),
        Some(Host::Ipv6(address)) => Some(IpAddr::V6(address)),
    };
    let is_this_machine =
        literal.is_some_and(|address| address.to_canonical().is_loopback()) || url.host_str() == Some("localhost");
    let is_safe = match url.scheme() {
        "https" => true,
        "http" => is_this_machine && reach == Reach::ThisMachine,
        _ => false,
    };
    let is_plain = url.username().is_empty() && url.password().is_none() && url.fragment().is_none();
    is_safe && is_plain && text.len() <= URL_LIMIT && literal.is_none_or(|address| reach.takes(address))
}

#[cfg(test)]
mod tests {
    use std::{
        net::TcpListener,
        sync::atomic::{AtomicUsize, Ordering},
    };

    use super::*;

    fn post(url: &str) -> Post {
        Post { url: url.to_owned(), id: "id".into(), seconds: 1, signature: "v1,x".into(), body: "{}".into() }
    }

    #[test]
    fn addresses_that_cannot_be_a_receivers_are_refused_when_they_are_written_down() {
        for url in [
            "http://example.org/",
            "ftp://example.org/",
            "https://",
            "https://a:b@example.org/",
            "https://example.org/#x",
            "https://127.0.0.1/",
            "https://2130706433/",
            "https://0x7f.1/",
            "https://0177.0.0.1/",
            "https://[::1]/",
            "https://[::ffff:169.254.169.254]/",
            "https://169.254.169.254/latest/meta-data",
            "https://10.0.0.1:8443/",
            "javascript:x",
            "x",
        ] {
            assert!(!is_fit(url, Reach::Internet), "{url}");
        }
        assert!(!is_fit(&format!("https://example.org/{}", "x".repeat(URL_LIMIT)), Reach::Internet));
        for url in ["https://example.org/hook?a=b", "https://example.org:8443/", "https://1.1.1.1/"] {
            assert!(is_fit(url, Reach::Internet), "{url}");
        }
        for (url, reach, is_taken) in [
            ("http://127.0.0.1:9/", Reach::ThisMachine, true),
            ("http://localhost:9/", Reach::ThisMachine, true),
            ("http://example.org/", Reach::ThisMachine, false),
            ("http://127.0.0.1:9/", Reach::Anywhere, false),
            ("https://10.0.0.1/", Reach::Anywhere, true),
        ] {
            assert_eq!(is_fit(url, reach), is_taken, "{url} {reach:?}");
        }
    }

    #[test]
    fn a_name_that_leads_into_a_private_network_is_not_called() {
        // Whoever connects to it is heard.
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        listener.set_nonblocking(true).unwrap();
        let port = listener.local_addr().unwrap().port();
        let table = |addresses: &'static [&'static str]| {
            Lookup::Table(Arc::new(move |_: &str| addresses.iter().map(|text| text.parse().unwrap()).collect()))
        };
        for addresses in [&["127.0.0.1"][..], &["::ffff:127.0.0.1"], &["0.0.0.0"], &["169.254.169.254", "::1"], &["::127.0.0.1"]]
        {
            let attempt = Sender::new(Reach::Internet, table(addresses)).send(&post(&format!("http://evil.example:{port}/")));
            assert!(attempt.status.is_none() && attempt.reply.contains("private network"), "{addresses:?}: {attempt:?}");
        }
        for literal in ["127.0.0.1", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0", "localhost", "2130706433"] {
            for lookup in [Lookup::System, table(&["127.0.0.1"])] {
                let attempt = Sender::new(Reach::Internet, lookup).send(&post(&format!("http://{literal}:{port}/")));
                assert!(attempt.status.is_none(), "{literal}: {attempt:?}");
            }
        }
        assert!(listener.accept().is_err(), "nobody ever connected");
        let nobody = Sender::new(Reach::Internet, table(&[])).send(&post("http://nobody.example/"));
        assert_eq!(nobody.reply, "the name is not known");
    }

    #[test]
    fn a_name_that_changes_between_two_look_ups_is_judged_at_each() {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let looks = Arc::new(AtomicUsize::new(0));
        let counted = looks.clone();
        // The first look finds an address of this machine, which is allowed here; the second one of the network behind it, which is not.
        let lookup = Lookup::Table(Arc::new(move |_: &str| {
            let look = counted.fetch_add(1, Ordering::SeqCst);
            vec![if look == 0 { "127.0.0.1" } else { "10.0.0.1" }.parse().unwrap()]
        }));
        let sender = Sender::new(Reach::ThisMachine, lookup);
        let receiver = std::thread::spawn(move || {
            use std::io::Write;
            let (mut line, _) = listener.accept().unwrap();
            let mut heard = [0; 4096];
            let length = line.read(&mut heard).unwrap();
            line.write_all(
                b"HTTP/1.1 302 Found\r\nlocation: http://127.0.0.1:1/\r\nconnection: close\r\ncontent-length: 2\r\n\r\nno",
            )
            .unwrap();
            String::from_utf8_lossy(&heard[..length]).to_lowercase()
        });
        let first = sender.send(&post(&format!("http://moving.example:{port}/hook")));
        assert_eq!(
            (first.status, first.reply.as_str(), first.is_good()),
            (Some(302), "no", false),
            "a redirect is an answer, and not followed"
        );
        assert!(receiver.join().unwrap().contains("webhook-signature: v1,x"));
        assert_eq!(looks.load(Ordering::SeqCst), 1, "nothing is looked up again between judging and connecting");
        let second = sender.send(&post(&format!("http://moving.example:{port}/hook")));
        assert!(second.status.is_none() && second.reply.contains("private network"), "{second:?}");
    }
}
