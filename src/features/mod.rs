//! What Samtykke does, one folder a noun; see the crate documentation for which may use which.

pub mod api;
pub mod archives;
pub mod audit;
pub mod bin;
pub mod bulk;
pub mod cards;
pub mod confirmations;
pub mod consents;
pub mod contacts;
pub mod crowds;
pub mod decisions;
pub mod deliveries;
pub mod drafts;
pub mod editions;
pub mod exports;
pub mod feed;
pub mod fittings;
pub mod forms;
pub mod home;
pub mod imports;
pub mod integrations;
pub mod items;
pub mod ledger;
pub mod links;
pub mod lists;
pub mod looks;
pub mod outbox;
pub mod overview;
pub mod pictures;
pub mod preferences;
pub mod projections;
pub mod runs;
pub mod selections;
pub mod settings;
pub mod signups;
pub mod snapshot;
pub mod staff;
pub mod submissions;
pub mod subscriptions;
pub mod templates;
pub mod webhooks;

#[cfg(test)]
mod every_view;
