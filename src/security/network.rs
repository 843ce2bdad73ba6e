//! Where a request truly came from, through the operator's proxies, and the network that limits count by.
//!
//! A header that a visitor could have written himself is never believed: only what a trusted proxy added.

use std::net::IpAddr;

use ipnet::IpNet;

/// The header in which the operator's proxy tells the address of whom it serves.
///
/// Just one is read: a proxy that writes the one lets a visitor's forged other pass.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum ProxyHeader {
    /// `X-Forwarded-For`.
    #[default]
    XForwardedFor,
    /// `Forwarded` (RFC 7239).
    Forwarded,
}

impl ProxyHeader {
    /// The header's name, in lower case.
    pub const fn name(self) -> &'static str {
        match self {
            Self::XForwardedFor => "x-forwarded-for",
            Self::Forwarded => "forwarded",
        }
    }
}

/// The proxies that may tell us who they serve.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct TrustedProxies {
    networks: Vec<IpNet>,
    header: ProxyHeader,
}

impl TrustedProxies {
    /// Trusts these networks to write `header`.
    pub const fn new(networks: Vec<IpNet>, header: ProxyHeader) -> Self {
        Self { networks, header }
    }

    /// Is nobody trusted?
    pub const fn is_empty(&self) -> bool {
        self.networks.is_empty()
    }

    /// The name of the header to hand to [`Self::client`].
    pub const fn header_name(&self) -> &'static str {
        self.header.name()
    }

    /// The visitor's address: that of the peer, or, when the peer is a trusted proxy, the right-most hop that is not.
    ///
    /// `values` are those of the header, in the order of the message. A hop that cannot be read ends the search at
    /// the proxy that wrote it.
    pub fn client<'a>(&self, peer: IpAddr, values: impl DoubleEndedIterator<Item = &'a str>) -> IpAddr {
        let mut client = peer.to_canonical();
        for value in values.rev() {
            for hop in self.hops(value).into_iter().rev() {
                if !self.trusts(client) {
                    return client;
                }
                let Some(hop) = parse_hop(hop) else { return client };
                client = hop;
            }
        }
        client
    }

    fn trusts(&self, address: IpAddr) -> bool {
        self.networks.iter().any(|network| network.contains(&address))
    }

    fn hops<'a>(&self, value: &'a str) -> Vec<&'a str> {
        match self.header {
            ProxyHeader::XForwardedFor => value.split(',').collect(),
            ProxyHeader::Forwarded => split_unquoted(value, ',').into_iter().map(forwarded_for).collect(),
        }
    }
}

/// The `for` parameter of one element of `Forwarded`; an element without one is a hop that cannot be read.
fn forwarded_for(element: &str) -> &str {
    let parameters = split_unquoted(element, ';');
    let named = parameters.iter().filter_map(|parameter| parameter.split_once('='));
    let mut nodes = named.filter(|(name, _)| name.trim().eq_ignore_ascii_case("for")).map(|(_, node)| node.trim());
    let node = nodes.next().unwrap_or_default();
    node.strip_prefix('"').and_then(|node| node.strip_suffix('"')).unwrap_or(node)
}

/// Splits at `separator` outside of quoted strings (RFC 7230 §3.2.6).
fn split_unquoted(text: &str, separator: char) -> Vec<&str> {
    let (mut is_quoted, mut is_escaped) = (false, false);
    text.split(|c: char| {
        let was_escaped = std::mem::take(&mut is_escaped);
        match c {
            '\\' if is_quoted && !was_escaped => is_escaped = true,
            '"' if !was_escaped => is_quoted = !is_quoted,
            _ => {}
        }
        c == separator && !is_quoted
    })
    .collect()
}

/// `192.0.2.1`, `192.0.2.1:4711`, `2001:db8::1`, `[2001:db8::1]` or `[2001:db8::1]:4711`.
fn parse_hop(text: &str) -> Option<IpAddr> {
    let text = text.trim();
    let bare = text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or(text);
    let address = bare.parse().ok().or_else(|| text.parse::<std::net::SocketAddr>().ok().map(|socket| socket.ip()))?;
    Some(IpAddr::to_canonical(&address))
}

/// The network that a visitor's limits count by: an IPv4 address alone, an IPv6 /64 (FRM-08).
pub fn prefix(address: IpAddr) -> IpNet {
    cut(address, 32, 64)
}

/// [`prefix`] in its canonical text form: `192.0.2.1/32`, `2001:db8::/64`.
pub fn prefix_key(address: IpAddr) -> String {
    prefix(address).to_string()
}

/// An address cut to its IPv4 /24 or IPv6 /48, for evidence that names nobody (EV-07).
pub fn truncated(address: IpAddr) -> IpAddr {
    cut(address, 24, 48).addr()
}

fn cut(address: IpAddr, v4: u8, v6: u8) -> IpNet {
    let address = address.to_canonical();
    let length = if address.is_ipv4() { v4 } else { v6 };
    IpNet::new(address, length).unwrap_or_else(|_| address.into()).trunc()
}

#[cfg(test)]
mod tests;
