//! A request of the admin area, once the guard has let it in: who, since when, with what.

use std::{net::IpAddr, rc::Rc, sync::Arc};

use actix_web::{FromRequest, HttpMessage, HttpRequest, HttpResponse, dev::Payload, http::header::LOCATION};

use super::Problem;
use crate::{
    features::{
        snapshot::Snapshot,
        staff::{Member, Open, Session},
    },
    i18n::Texts,
    kernel::{Actor, Channel, Context, Language, Origin, Right, Timestamp},
    web::{
        done::Done,
        form::FormState,
        office::{Office, Sitter},
    },
};

/// What was posted.
#[derive(Clone, Debug, Default)]
pub struct Posted {
    /// Names and values, in order.
    pub values: Vec<(String, String)>,
    /// Files, of forms that send them.
    pub files: Vec<PostedFile>,
}

/// A file as it was sent. What it calls itself is not to be trusted.
#[derive(Clone)]
pub struct PostedFile {
    /// The field.
    pub field: String,
    /// What the browser calls it.
    pub name: String,
    /// Its content.
    pub content: Vec<u8>,
}

impl std::fmt::Debug for PostedFile {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "PostedFile({}, {} octets)", self.field, self.content.len())
    }
}

/// What a handler of the admin area knows before it does anything. Only the guard makes one.
#[derive(Clone)]
pub struct Desk {
    /// When.
    pub at: Timestamp,
    /// What staff edit, as of now.
    pub house: Arc<Snapshot>,
    /// Who.
    pub me: Member,
    /// By which sign-in.
    pub session: Session,
    /// The token of the session's forms.
    pub csrf: String,
    /// Where the request comes from, as much of it as is kept.
    pub origin: Origin,
    /// The whole network address, for limits alone.
    pub ip: IpAddr,
    /// The path asked for.
    pub path: String,
    /// The pairs of the query, in order.
    pub query: Vec<(String, String)>,
    /// What was posted; on GET nothing, or what was typed into this form before the member had to show who they are.
    pub posted: Rc<Posted>,
    /// To which address that was posted then.
    pub kept_from: Option<String>,
}

impl Desk {
    /// The desk that the guard has set up for a request.
    ///
    /// # Errors
    /// [`Problem::Forbidden`] when there is none: the address is not one of the guarded ones, and so nobody's.
    pub fn of(request: &HttpRequest) -> Result<Self, Problem> {
        request.extensions().get::<Self>().cloned().ok_or(Problem::Forbidden)
    }

    /// The circumstances of an act.
    pub fn context(&self) -> Context {
        Context {
            at: self.at,
            actor: Actor::Staff(self.me.id),
            channel: Channel::Admin,
            language: self.me.language,
            origin: self.origin.clone(),
        }
    }

    /// Who and since when, for actions on the session itself.
    pub fn open(&self) -> Open {
        Open { member: self.me.clone(), session: self.session }
    }

    /// May the member do this?
    pub const fn may(&self, right: Right) -> bool {
        self.me.rights.has(right)
    }

    /// What was posted.
    pub fn posted(&self) -> &[(String, String)] {
        &self.posted.values
    }

    /// Is a form to show what was typed into it before, by `path`'s end? Nothing of it is saved.
    pub fn has_kept(&self, end: &str) -> bool {
        self.kept_from.as_deref().is_some_and(|path| path.ends_with(end))
    }

    /// What was posted, as the state of a form. For a page that is only looked at: what is to be shown in its form again.
    pub fn form(&self) -> FormState {
        FormState::posted(self.posted.values.clone())
    }

    /// The first value of a name in the query; empty when there is none.
    pub fn asked(&self, name: &str) -> &str {
        self.query.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value)
    }

    /// The member's language.
    pub const fn language(&self) -> Language {
        self.me.language
    }

    /// Its texts.
    pub fn texts(&self) -> &'static Texts {
        Texts::of(self.me.language)
    }

    /// What views need.
    pub fn office(&self) -> Office<'_> {
        Office {
            organisation: &self.house.settings.organisation_name,
            language: self.me.language,
            texts: self.texts(),
            path: &self.path,
            sitter: Some(Sitter {
                name: &self.me.name,
                rights: self.me.rights,
                csrf: &self.csrf,
                is_let_in: !self.me.owes_second_step(),
            }),
            done: match self.kept_from {
                Some(_) => Some(Done::Kept),
                None => Done::from_code(self.asked("done")),
            },
        }
    }

    /// Sends the browser on to `path` (post, redirect, get).
    pub fn leads_to(&self, path: &str) -> HttpResponse {
        HttpResponse::SeeOther().insert_header((LOCATION, path)).finish()
    }

    /// As [`Desk::leads_to`], to a page that says what was done.
    pub fn redirect(&self, path: &str, done: Done) -> HttpResponse {
        let mark = if path.contains('?') { '&' } else { '?' };
        HttpResponse::SeeOther().insert_header((LOCATION, format!("{path}{mark}done={}", done.code()))).finish()
    }
}

impl FromRequest for Desk {
    type Error = Problem;
    type Future = std::future::Ready<Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        std::future::ready(Self::of(request))
    }
}
