//! signups
