//! Other programs: tokens, the API, the feed, webhooks.

mod bodies;
mod document;
mod feed;
mod forms;
mod keys;
mod pages;
mod plans;
mod replica;
mod resources;
mod tokens;
mod webhooks;

use actix_web::{
    http::{Method, StatusCode, header},
    test::TestRequest,
};
use samtykke::{
    db::DbError,
    features::integrations::{ApiRight, NewIntegration, actions},
    kernel::{Context, ids::IntegrationId},
    security::ApiToken,
};
use serde_json::Value;

use crate::support::{Answer, TestApp};

/// A program with a token.
pub struct Program<'a> {
    app: &'a TestApp,
    pub id: IntegrationId,
    pub token: String,
}

impl TestApp {
    /// A program that may do this.
    pub async fn program(&self, name: &'static str, rights: &[ApiRight]) -> Program<'_> {
        let token = ApiToken::random();
        let (hash, end, ctx) = (token.hash(), token.end(), Context::system(self.now()));
        let new = NewIntegration { name: name.to_owned(), rights: rights.to_vec(), days: 365 };
        let added = self.state.db.write(move |tx| match actions::add(tx, &ctx, &new, (&hash, &end))? {
            actions::Saved::Yes(id) => Ok(id),
            other => Err(DbError::Broken(format!("{other:?}"))),
        });
        Program { app: self, id: added.await.unwrap(), token: token.reveal() }
    }

    /// Lets everything that happened get its place in the feed.
    pub async fn places(&self) -> usize {
        let db = self.state.db.clone();
        actix_web::rt::task::spawn_blocking(move || samtykke::features::feed::place_all(&db)).await.unwrap().unwrap()
    }
}

impl Program<'_> {
    /// A request with the token.
    pub fn request(&self, method: Method, path: &str) -> TestRequest {
        TestRequest::with_uri(path).method(method).insert_header((header::AUTHORIZATION, format!("Bearer {}", self.token)))
    }

    /// Reads.
    pub async fn gets(&self, path: &str) -> Answer {
        self.app.asks(self.request(Method::GET, path)).await
    }

    /// Reads what must be there.
    pub async fn reads(&self, path: &str) -> Value {
        let answer = self.gets(path).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.text());
        read(&answer)
    }

    /// A request with a body.
    pub fn sending(&self, method: Method, path: &str, body: &Value) -> TestRequest {
        let request = self.request(method, path).insert_header((header::CONTENT_TYPE, "application/json"));
        request.set_payload(body.to_string())
    }

    /// Changes something.
    pub async fn sends(&self, method: Method, path: &str, body: &Value) -> Answer {
        self.app.asks(self.sending(method, path, body)).await
    }

    /// Changes something that must be possible; answers what came of it.
    pub async fn saves(&self, method: Method, path: &str, body: &Value) -> Value {
        let answer = self.sends(method, path, body).await;
        assert!(answer.status.is_success(), "{path}: {} {}", answer.status, answer.text());
        read(&answer)
    }
}

/// The JSON of an answer.
pub fn read(answer: &Answer) -> Value {
    serde_json::from_slice(&answer.body).unwrap_or_else(|error| panic!("{error}: {}", answer.text()))
}

/// Is this a problem of a kind, written as the standard says?
pub fn is_problem(answer: &Answer, status: u16, kind: &str) -> Value {
    assert_eq!(answer.header("content-type"), "application/problem+json", "{}", answer.text());
    let document = read(answer);
    assert_eq!(document["type"], format!("urn:samtykke:problem:{kind}"), "{document}");
    assert_eq!((answer.status.as_u16(), document["status"].as_u64()), (status, Some(u64::from(status))), "{document}");
    assert_eq!(answer.header("cache-control"), "no-store");
    assert!(!answer.headers.contains_key(header::SET_COOKIE));
    document
}
