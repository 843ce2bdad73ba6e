//! A request of the API, once its guard has let it in: which program, with what.

use std::{rc::Rc, sync::Arc};

use actix_web::{FromRequest, HttpMessage, HttpRequest, dev::Payload, web::Bytes};

use super::Problem;
use crate::{
    features::{
        integrations::{ApiRight, Integration},
        snapshot::Snapshot,
    },
    kernel::{Actor, Channel, Context, Language, Origin, Timestamp},
};

/// What a handler of the API knows before it does anything. Only the guard makes one.
#[derive(Clone)]
pub struct Caller {
    /// When.
    pub at: Timestamp,
    /// What staff edit, as of now.
    pub house: Arc<Snapshot>,
    /// Who.
    pub program: Rc<Integration>,
    /// Where the request comes from, as much of it as is kept.
    pub origin: Origin,
    /// The pairs of the query, in order.
    pub query: Vec<(String, String)>,
    /// The body.
    pub body: Bytes,
    /// The key under which the answer is kept, so that the same request again gets the same one.
    pub key: Option<String>,
    /// The version of the contact that the program has seen and wants to change.
    pub seen: Option<String>,
    /// Names the request: method, path, condition and body.
    pub request_hash: String,
}

impl Caller {
    /// The circumstances of an act.
    pub fn context(&self) -> Context {
        Context {
            at: self.at,
            actor: Actor::Integration(self.program.id),
            channel: Channel::Api,
            language: Language::En,
            origin: self.origin.clone(),
        }
    }

    /// May the program do this?
    pub fn may(&self, right: ApiRight) -> bool {
        self.program.may(right)
    }
}

impl FromRequest for Caller {
    type Error = Problem;
    type Future = std::future::Ready<Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        std::future::ready(request.extensions().get::<Self>().cloned().ok_or(Problem::Forbidden))
    }
}
