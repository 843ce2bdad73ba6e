//! Where answers about domains come from: DNS, or a table that a test wrote.

use std::{collections::HashMap, net::SocketAddr, time::Duration};

use hickory_resolver::{
    ResolverBuilder, TokioResolver,
    config::{ConnectionConfig, NameServerConfig, ResolverConfig},
    net::{DnsError, NetError, runtime::TokioRuntimeProvider},
    proto::{
        op::ResponseCode,
        rr::{RData, RecordType},
    },
};

/// What a look-up gave.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Answer {
    /// Records; for mail exchangers their host names.
    Found(Vec<String>),
    /// The name exists without such records.
    NoRecord,
    /// The name does not exist.
    NoSuchName,
    /// Nobody knows.
    Failed,
}

/// A source of answers.
pub enum Resolver {
    /// A DNS client.
    Dns(Box<TokioResolver>),
    /// Nobody to ask.
    Absent,
    /// Answers by domain: mail exchangers, then addresses. What is absent does not exist.
    Table(HashMap<String, (Answer, Answer)>),
}

impl Resolver {
    /// The resolvers of `/etc/resolv.conf`.
    ///
    /// # Errors
    /// When that file cannot be read or names none.
    pub fn system() -> Result<Self, NetError> {
        TokioResolver::builder_tokio().and_then(Self::with_short_patience)
    }

    /// The resolver that listens at `server`, by UDP.
    ///
    /// # Errors
    /// When the client cannot be set up.
    pub fn at(server: SocketAddr) -> Result<Self, NetError> {
        let mut connection = ConnectionConfig::udp();
        connection.port = server.port();
        let servers = vec![NameServerConfig::new(server.ip(), true, vec![connection])];
        let config = ResolverConfig::from_parts(None, Vec::new(), servers);
        Self::with_short_patience(TokioResolver::builder_with_config(config, TokioRuntimeProvider::default()))
    }

    fn with_short_patience(mut builder: ResolverBuilder<TokioRuntimeProvider>) -> Result<Self, NetError> {
        let options = builder.options_mut();
        options.timeout = Duration::from_millis(700);
        options.attempts = 1;
        builder.build().map(|resolver| Self::Dns(Box::new(resolver)))
    }

    /// The hosts that take mail for `domain`; `.` stands for the null MX.
    pub async fn mail_exchangers(&self, domain: &str) -> Answer {
        match self {
            Self::Dns(resolver) => match resolver.mx_lookup(absolute(domain)).await {
                Err(error) => failure(&error),
                Ok(lookup) => {
                    let exchangers = lookup.answers().iter().filter_map(|record| match &record.data {
                        RData::MX(mx) => Some(mx.exchange.to_ascii()),
                        _ => None,
                    });
                    Answer::of(exchangers.collect())
                }
            },
            Self::Absent => Answer::Failed,
            Self::Table(table) => table.get(domain).map_or(Answer::NoSuchName, |(exchangers, _)| exchangers.clone()),
        }
    }

    /// Whether `domain` has an address, IPv4 or IPv6.
    pub async fn has_address(&self, domain: &str) -> Answer {
        match self {
            Self::Dns(resolver) => {
                let ask = async |record_type| match resolver.lookup(absolute(domain), record_type).await {
                    Err(error) => failure(&error),
                    Ok(lookup) => Answer::of(
                        lookup.answers().iter().filter_map(|record| record.data.ip_addr()).map(|ip| ip.to_string()).collect(),
                    ),
                };
                let (v4, v6) = futures_util::future::join(ask(RecordType::A), ask(RecordType::AAAA)).await;
                v4.or(v6)
            }
            Self::Absent => Answer::Failed,
            Self::Table(table) => table.get(domain).map_or(Answer::NoSuchName, |(_, addresses)| addresses.clone()),
        }
    }
}

impl Answer {
    fn of(records: Vec<String>) -> Self {
        if records.is_empty() { Self::NoRecord } else { Self::Found(records) }
    }

    /// The better of two answers: records before anything; a failure before a denial, because it may hide records.
    fn or(self, other: Self) -> Self {
        let rank = |answer: &Self| match answer {
            Self::Found(_) => 0,
            Self::Failed => 1,
            Self::NoRecord => 2,
            Self::NoSuchName => 3,
        };
        if rank(&other) < rank(&self) { other } else { self }
    }
}

/// With the final dot that keeps the resolver from trying the system's search list.
fn absolute(domain: &str) -> String {
    format!("{domain}.")
}

fn failure(error: &NetError) -> Answer {
    match error {
        NetError::Dns(DnsError::NoRecordsFound(none)) => match none.response_code {
            ResponseCode::NXDomain => Answer::NoSuchName,
            ResponseCode::NoError => Answer::NoRecord,
            _ => Answer::Failed,
        },
        _ => Answer::Failed,
    }
}
