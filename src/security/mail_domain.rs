//! Does the domain of an address take mail? (FRM-13) MX, else A or AAAA (RFC 5321 §5.1), with a time limit.
//!
//! It never refuses a visitor because a resolver failed, and asks nothing about the mailbox itself.

mod memory;
mod resolver;

use std::{sync::Mutex, time::Duration};

use memory::Memory;
pub use resolver::{Answer, Resolver};

use crate::kernel::Timestamp;

/// Longer no visitor waits for a domain.
const TIME_LIMIT: Duration = Duration::from_millis(1500);

/// What is known of a domain.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Verdict {
    /// It takes mail.
    Takes,
    /// It does not exist, has no address, or says that it takes none (RFC 7505).
    TakesNot,
    /// The resolver did not say: let the visitor pass.
    Unknown,
}

/// Asks, and remembers the answers.
pub struct MailDomains {
    resolver: Resolver,
    memory: Mutex<Memory>,
}

impl MailDomains {
    /// With this resolver.
    pub fn new(resolver: Resolver) -> Self {
        Self { resolver, memory: Mutex::default() }
    }

    /// With the system's resolvers. A machine without any starts all the same, and then no domain is refused.
    pub fn of_system() -> Self {
        Self::new(Resolver::system().unwrap_or_else(|error| {
            tracing::warn!(%error, "the system names no resolvers: the domains of addresses are not checked");
            Resolver::Absent
        }))
    }

    /// Whether `domain` (ASCII, lower case, as of a parsed address) takes mail.
    pub async fn verdict(&self, domain: &str, now: Timestamp) -> Verdict {
        if let Some(verdict) = reserved(domain) {
            return verdict;
        }
        if let Some(verdict) = self.with_memory(|memory| memory.recall(domain, now)) {
            return verdict;
        }
        let answer = tokio::time::timeout(TIME_LIMIT, self.ask(domain)).await.unwrap_or(Verdict::Unknown);
        self.with_memory(|memory| memory.note(domain, answer, now));
        answer
    }

    async fn ask(&self, domain: &str) -> Verdict {
        match self.resolver.mail_exchangers(domain).await {
            Answer::Found(names) if names.iter().all(|name| name == ".") => Verdict::TakesNot,
            Answer::Found(_) => Verdict::Takes,
            Answer::NoSuchName => Verdict::TakesNot,
            Answer::Failed => Verdict::Unknown,
            Answer::NoRecord => match self.resolver.has_address(domain).await {
                Answer::Found(_) => Verdict::Takes,
                Answer::NoRecord | Answer::NoSuchName => Verdict::TakesNot,
                Answer::Failed => Verdict::Unknown,
            },
        }
    }

    fn with_memory<T>(&self, act: impl FnOnce(&mut Memory) -> T) -> T {
        // What a thread that panicked left behind is still a memory of answers.
        act(&mut self.memory.lock().unwrap_or_else(std::sync::PoisonError::into_inner))
    }
}

/// Names that DNS has no say about (RFC 2606, RFC 6761, RFC 7686): those of documentation and tests pass, so that
/// a demonstration works without a network; the others reach nobody.
fn reserved(domain: &str) -> Option<Verdict> {
    let is_within = |zone: &str| domain.strip_suffix(zone).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'));
    if ["example.com", "example.net", "example.org", "example", "test"].into_iter().any(is_within) {
        Some(Verdict::Takes)
    } else if ["invalid", "localhost", "onion"].into_iter().any(is_within) {
        Some(Verdict::TakesNot)
    } else {
        None
    }
}

#[cfg(test)]
mod tests;
