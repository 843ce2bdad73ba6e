//! A way out for tests: keeps what it is given, and refuses when told to.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::{DeliveryError, Parcel, Receipt};

/// What the memory answers to the next delivery.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Answer {
    /// Refuse with this error and keep nothing.
    Refuse(DeliveryError),
    /// Keep the mail and then fail, as a line that breaks after DATA does.
    KeepAndFail(DeliveryError),
}

#[derive(Default)]
struct State {
    kept: Vec<Parcel>,
    answers: std::collections::VecDeque<Answer>,
    refusal: Option<DeliveryError>,
}

/// Mails in memory. Clones share them.
#[derive(Clone, Default)]
pub struct Memory(Arc<Mutex<State>>);

impl std::fmt::Debug for Memory {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Memory")
    }
}

impl Memory {
    /// An empty memory that takes everything.
    pub fn new() -> Self {
        Self::default()
    }

    /// All that was delivered, in order.
    pub fn kept(&self) -> Vec<Parcel> {
        self.state().kept.clone()
    }

    /// All that was delivered since the last call, taken out.
    pub fn take(&self) -> Vec<Parcel> {
        std::mem::take(&mut self.state().kept)
    }

    /// Answers the next delivery so; several are answered in order, later ones are taken again.
    pub fn answer_next(&self, answer: Answer) {
        self.state().answers.push_back(answer);
    }

    /// Refuses every delivery with this error until told `None`.
    pub fn refuse_all(&self, refusal: Option<DeliveryError>) {
        self.state().refusal = refusal;
    }

    pub(super) fn deliver(&self, parcel: &Parcel) -> Result<Receipt, DeliveryError> {
        let mut state = self.state();
        match state.answers.pop_front() {
            Some(Answer::Refuse(error)) => return Err(error),
            Some(Answer::KeepAndFail(error)) => {
                state.kept.push(parcel.clone());
                return Err(error);
            }
            None => {}
        }
        if let Some(refusal) = &state.refusal {
            return Err(refusal.clone());
        }
        state.kept.push(parcel.clone());
        Ok(Receipt { reply: "250 kept in memory".to_owned(), queue_id: Some(state.kept.len().to_string()), tls: false })
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
