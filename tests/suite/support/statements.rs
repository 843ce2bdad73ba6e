//! The statements that a portal under test sends to its database, for comparing what two requests cost.

use std::{
    collections::HashMap,
    sync::{Mutex, Once, PoisonError},
};

use diesel::connection::{Instrumentation, InstrumentationEvent, set_default_instrumentation};

use super::TestApp;

/// Statements by database, for those that are listened to.
static HEARD: Mutex<Option<HashMap<String, Vec<String>>>> = Mutex::new(None);

/// Listens to one connection.
#[derive(Default)]
struct Ear {
    database: String,
}

impl Instrumentation for Ear {
    fn on_connection_event(&mut self, event: InstrumentationEvent<'_>) {
        match event {
            InstrumentationEvent::StartEstablishConnection { url, .. } => url.clone_into(&mut self.database),
            InstrumentationEvent::StartQuery { query, .. } => {
                let mut heard = HEARD.lock().unwrap_or_else(PoisonError::into_inner);
                if let Some(statements) = heard.as_mut().and_then(|heard| heard.get_mut(&self.database)) {
                    let statement = query.to_string();
                    statements.push(statement.split(" -- binds").next().unwrap_or_default().to_owned());
                }
            }
            _ => {}
        }
    }
}

/// Puts an ear to every connection opened from now on.
pub fn listen() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| set_default_instrumentation(|| Some(Box::<Ear>::default())).unwrap());
}

impl TestApp {
    /// The statements that the database gets while `work` is done, without their values.
    pub async fn statements_of(&self, work: impl Future<Output = ()>) -> Vec<String> {
        let database = self.database.url.trim_start_matches("sqlite:").to_owned();
        let take = |next: Option<Vec<String>>| {
            let mut heard = HEARD.lock().unwrap_or_else(PoisonError::into_inner);
            let heard = heard.get_or_insert_default();
            let taken = heard.remove(&database);
            heard.extend(next.map(|next| (database.clone(), next)));
            taken.unwrap_or_default()
        };
        take(Some(Vec::new()));
        work.await;
        take(None)
    }
}
