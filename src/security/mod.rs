//! What keeps strangers out: keys and what is sealed with them, the visitor's true address, limits, mail domains.
//!
//! It decides about bytes, addresses and times that it is handed. It knows no database, no page and no clock.

pub mod api_token;
pub mod authenticator;
pub mod fingerprint;
pub mod keyring;
pub mod keys;
mod mac;
pub mod mail_domain;
pub mod network;
pub mod outbound;
pub mod password;
pub mod prefill;
pub mod proof;
pub mod receipt;
pub mod session;
pub mod signature;
pub mod throttle;
pub mod token;
pub mod unsubscribe;

pub use api_token::ApiToken;
pub use authenticator::Authenticators;
pub use fingerprint::Fingerprints;
pub use keyring::{Keyring, Seals};
pub use keys::Keys;
pub use network::{ProxyHeader, TrustedProxies};
pub use prefill::Prefills;
pub use proof::{Challenge, Proofs};
pub use receipt::{Receipt, Receipts};
pub use session::SessionToken;
pub use signature::Signatures;
pub use throttle::Throttle;
pub use token::{BadLink, Claim, Kind, Links, Opened};
pub use unsubscribe::{Scope, Unsubscribes};
