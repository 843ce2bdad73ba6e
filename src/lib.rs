//! Samtykke: a self-hosted customer centre for consent and subscriptions.
#![doc = include_str!("ARCHITECTURE.md")]

pub mod app;
pub mod cli;
pub mod config;
pub mod db;
pub mod features;
pub mod i18n;
pub mod jobs;
pub mod kernel;
pub mod mail;
pub mod security;
pub mod state;
pub mod web;
