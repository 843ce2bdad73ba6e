//! The visitor's address behind proxies, and what a forger gets.

use proptest::prelude::*;

use super::*;

fn ip(text: &str) -> IpAddr {
    text.parse().unwrap()
}

fn proxies(header: ProxyHeader) -> TrustedProxies {
    let networks = ["10.0.0.0/8", "127.0.0.1/32", "fd00::/8"].map(|text| text.parse().unwrap());
    TrustedProxies::new(networks.to_vec(), header)
}

fn client(peer: &str, values: &[&str]) -> String {
    proxies(ProxyHeader::XForwardedFor).client(ip(peer), values.iter().copied()).to_string()
}

fn forwarded(peer: &str, values: &[&str]) -> String {
    proxies(ProxyHeader::Forwarded).client(ip(peer), values.iter().copied()).to_string()
}

#[test]
fn a_visitor_who_comes_directly_is_himself_whatever_he_writes() {
    assert_eq!(client("203.0.113.7", &[]), "203.0.113.7");
    assert_eq!(client("203.0.113.7", &["198.51.100.1"]), "203.0.113.7");
    assert_eq!(client("203.0.113.7", &["198.51.100.1, 10.0.0.1"]), "203.0.113.7");
    assert_eq!(forwarded("203.0.113.7", &["for=198.51.100.1"]), "203.0.113.7");
}

#[test]
fn behind_a_proxy_the_right_most_stranger_counts() {
    assert_eq!(client("10.0.0.1", &["203.0.113.7"]), "203.0.113.7");
    assert_eq!(client("10.0.0.1", &["1.1.1.1, 203.0.113.7"]), "203.0.113.7", "what stands left of it the visitor wrote");
    assert_eq!(client("10.0.0.1", &["203.0.113.7, 10.0.0.2"]), "203.0.113.7");
    assert_eq!(client("10.0.0.1", &["1.1.1.1", "203.0.113.7", "10.0.0.2,10.0.0.3"]), "203.0.113.7", "several lines are one list");
    assert_eq!(client("10.0.0.1", &["10.0.0.9, 10.0.0.2"]), "10.0.0.9", "all are ours");
    assert_eq!(client("10.0.0.1", &[]), "10.0.0.1");
}

#[test]
fn every_spelling_of_an_address_is_read() {
    assert_eq!(client("127.0.0.1", &["203.0.113.7:4711"]), "203.0.113.7");
    assert_eq!(client("127.0.0.1", &["2001:db8::1"]), "2001:db8::1");
    assert_eq!(client("127.0.0.1", &["[2001:db8::1]"]), "2001:db8::1");
    assert_eq!(client("127.0.0.1", &["[2001:db8::1]:443"]), "2001:db8::1");
    assert_eq!(client("::ffff:127.0.0.1", &["::ffff:203.0.113.7"]), "203.0.113.7", "IPv4 mapped into IPv6 is unfolded");
    assert_eq!(client("fd00::1", &["203.0.113.7"]), "203.0.113.7");
}

#[test]
fn a_hop_that_cannot_be_read_ends_the_search_at_its_proxy() {
    for hop in ["unknown", "", "_hidden", "203.0.113", "203.0.113.7; DROP", "<script>", "1.1.1.1, unknown"] {
        assert_eq!(client("10.0.0.1", &[hop]), "10.0.0.1", "{hop:?}");
    }
}

#[test]
fn the_standard_header_is_read_with_its_quotes() {
    assert_eq!(forwarded("10.0.0.1", &["for=203.0.113.7;proto=https;by=10.0.0.1"]), "203.0.113.7");
    assert_eq!(forwarded("10.0.0.1", &[r#"proto=https; For="[2001:db8:cafe::17]:4711""#]), "2001:db8:cafe::17");
    assert_eq!(forwarded("10.0.0.1", &["for=1.1.1.1, for=203.0.113.7, for=10.0.0.2"]), "203.0.113.7");
    assert_eq!(
        forwarded("10.0.0.1", &[r#"for=203.0.113.7;host="a,for=1.1.1.1""#]),
        "203.0.113.7",
        "a comma in quotes parts nothing"
    );
    assert_eq!(forwarded("10.0.0.1", &[r#"for=203.0.113.7;host="a\",for=1.1.1.1""#]), "203.0.113.7");
    assert_eq!(forwarded("10.0.0.1", &["proto=https"]), "10.0.0.1");
    assert_eq!(forwarded("10.0.0.1", &["for=_secret"]), "10.0.0.1");
    assert_eq!(forwarded("10.0.0.1", &["for=unknown, for=10.0.0.2"]), "10.0.0.2");
}

#[test]
fn limits_count_by_address_or_by_network() {
    assert_eq!(prefix_key(ip("203.0.113.7")), "203.0.113.7/32");
    assert_eq!(prefix_key(ip("::ffff:203.0.113.7")), "203.0.113.7/32");
    assert_eq!(prefix_key(ip("2001:db8:1:2:3:4:5:6")), "2001:db8:1:2::/64");
    assert_eq!(prefix_key(ip("2001:db8:1:2::")), "2001:db8:1:2::/64");
    assert_eq!(truncated(ip("203.0.113.7")), ip("203.0.113.0"));
    assert_eq!(truncated(ip("2001:db8:1:2:3:4:5:6")), ip("2001:db8:1::"));
}

proptest! {
    #[test]
    fn any_header_is_read_without_a_panic_and_moves_no_direct_visitor(values in prop::collection::vec(".*", 0..4), quoted in r#"[for="\\;,:\[\]0-9. ]{0,60}"#) {
        let values = || values.iter().map(String::as_str).chain([quoted.as_str()]).collect::<Vec<_>>().into_iter();
        for header in [ProxyHeader::XForwardedFor, ProxyHeader::Forwarded] {
            prop_assert_eq!(proxies(header).client(ip("203.0.113.7"), values()), ip("203.0.113.7"));
            proxies(header).client(ip("10.0.0.1"), values());
        }
    }

    #[test]
    fn neighbours_in_one_network_share_a_key(network: u64, one: u64, other: u64) {
        let address = |host: u64| IpAddr::from((u128::from(network) << 64 | u128::from(host)).to_be_bytes());
        prop_assume!(network != 0);
        prop_assert_eq!(prefix_key(address(one)), prefix_key(address(other)));
    }
}
