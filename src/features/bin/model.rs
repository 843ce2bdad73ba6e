//! What is in the bin, and of whom work there is. Pure.

use serde::{Deserialize, Serialize};

use crate::{
    features::selections::Settled,
    kernel::{
        Timestamp,
        ids::{ContactId, JobId},
    },
};

/// A contact in the bin.
#[derive(Clone, Debug, diesel::Queryable)]
#[allow(missing_docs, reason = "the columns are described in the migrations")]
pub struct Binned {
    pub id: ContactId,
    pub first_name: String,
    pub last_name: String,
    pub address: String,
    pub job: JobId,
    pub binned_at: Timestamp,
    pub binned_by: String,
}

/// Who is put into the bin.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Filling {
    /// Those who were counted and confirmed; nobody who came later.
    pub settled: Settled,
}

/// Whom of the bin something is done with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Which {
    /// One contact.
    One(ContactId),
    /// All whom this work put there.
    Batch(JobId),
    /// All who came there before this time, in microseconds since 1970.
    Before(i64),
}

/// What work on the bin came to, as the job keeps it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CameTo {
    /// How many contacts it was done with.
    pub done: i64,
    /// How many were left out, being a colleague’s own.
    pub own: i64,
}
