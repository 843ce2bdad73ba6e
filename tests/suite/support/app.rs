//! The whole portal in this process, with a clock, a resolver and a mailbox that a test holds.

use std::{
    cell::{Cell, RefCell},
    net::{IpAddr, Ipv4Addr},
    rc::Rc,
};

use actix_web::{
    App, HttpResponse,
    body::to_bytes,
    dev::{Service, ServiceResponse},
    http::{StatusCode, header::HeaderMap},
    test::{TestRequest, init_service},
    web::Data,
};
use chrono::Duration;
use futures_util::future::LocalBoxFuture;
use samtykke::{
    app::{House, dress, routes},
    db::{DbError, Tx},
    features::{outbox::Worker, settings, snapshot, webhooks::Courier},
    jobs::Runner,
    kernel::{Clock, Timestamp},
    mail::{Memory, Transport},
    security::mail_domain::{Answer as Record, MailDomains, Resolver},
    state::AppState,
};

use super::{
    Visitor,
    database::{Engine, TestDatabase, configuration},
    mailbox::Letter,
    statements,
};

/// Where visitors find the portal under test.
pub const BASE_URL: &str = "https://samtykke.example.org";

/// When every test begins: a Monday morning.
pub fn opening_time() -> Timestamp {
    Timestamp::from_seconds(1_803_891_600)
}

type Serve = Rc<dyn Fn(TestRequest) -> LocalBoxFuture<'static, Answer>>;

/// A portal under test.
pub struct TestApp {
    /// The engine below.
    pub engine: Engine,
    /// The hand of the clock.
    pub clock: Clock,
    /// What handlers share.
    pub state: Data<AppState>,
    /// The way out for mail.
    pub memory: Memory,
    pub worker: Worker,
    pub courier: Courier,
    pub runner: Runner,
    pub(super) letters: RefCell<Vec<Letter>>,
    pub(super) taken: Cell<usize>,
    pub(super) forgives: Cell<Forgiveness>,
    serve: Serve,
    visitors: Cell<u32>,
    // Dropped last, after everything that has it open.
    pub(super) database: Rc<TestDatabase>,
}

/// What the look at the house at the end of a test leaves out.
#[derive(Clone, Copy, Default)]
pub struct Forgiveness {
    pub unread_mail: bool,
    pub stuck_mail: bool,
}

/// An answer as it left the portal.
#[derive(Clone, Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

impl Answer {
    /// A header's value; empty when it is not there.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8(self.body.clone()).unwrap()
    }
}

impl TestApp {
    /// Runs a journey on a portal of its own and looks at the house afterwards.
    pub async fn lives_through(engine: Engine, journey: impl AsyncFnOnce(&Self)) {
        let app = Self::on(engine).await;
        journey(&app).await;
        app.is_in_order().await;
    }

    /// A portal as a new installation has it.
    pub async fn on(engine: Engine) -> Self {
        Self::over(engine, Rc::new(TestDatabase::filled(engine)), |_| ()).await
    }

    /// Does all long work that waits; answers how many jobs that were.
    pub async fn works_off(&self) -> usize {
        let runner = self.runner.clone();
        actix_web::rt::task::spawn_blocking(move || runner.work_off()).await.unwrap().unwrap()
    }

    /// A portal over this database, with what a test wants otherwise.
    pub async fn over(engine: Engine, database: Rc<TestDatabase>, otherwise: impl FnOnce(&mut House)) -> Self {
        statements::listen();
        let clock = Clock::standing_at(opening_time());
        let mut house = House::open(configuration(&database.url, &database.data_dir), clock.clone()).unwrap();
        let memory = Memory::new();
        house.state.transport = Transport::Memory(memory.clone());
        house.state.domains = MailDomains::new(resolver());
        otherwise(&mut house);
        let (worker, courier, runner) = (house.worker(), house.courier(), house.runner());
        let state = Data::new(house.state);
        Self {
            engine,
            clock,
            memory,
            worker,
            courier,
            runner,
            letters: RefCell::default(),
            taken: Cell::default(),
            forgives: Cell::default(),
            serve: serve(state.clone()).await,
            state,
            visitors: Cell::default(),
            database,
        }
    }

    /// Another process over the same database and keys: after a restart, or beside this one.
    pub async fn next_process(&self) -> Self {
        let clock = self.clock.clone();
        let next = Self::over(self.engine, self.database.clone(), |house| house.state.clock = clock.clone()).await;
        Self { clock, ..next }
    }

    /// The database, for a portal that differs in something.
    pub fn same_database(&self) -> Rc<TestDatabase> {
        self.database.clone()
    }

    /// Somebody at a browser of their own, in a network of their own.
    pub fn visitor(&self) -> Visitor<'_> {
        let number = self.visitors.replace(self.visitors.get() + 1);
        Visitor::new(self, IpAddr::from(Ipv4Addr::from(0x0A00_0001 + number)))
    }

    /// Sends a request and takes the answer.
    pub async fn asks(&self, request: TestRequest) -> Answer {
        (self.serve)(request).await
    }

    /// `GET` by somebody without a browser.
    pub async fn gets(&self, path: &str) -> Answer {
        self.asks(TestRequest::get().uri(path)).await
    }

    /// The time now.
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// Lets time pass; a negative time is a clock that was set back.
    pub fn passes(&self, time: Duration) {
        self.clock.turn(time);
    }

    /// Does something to the database as staff would, without going through their pages, and lets the portal notice.
    pub async fn arranges<T: Send + 'static>(&self, change: impl Fn(&mut Tx<'_>) -> Result<T, DbError> + Send + 'static) -> T {
        let changed = self.state.db.write(move |tx| {
            let outcome = change(tx)?;
            snapshot::touch(tx)?;
            Ok::<_, DbError>(outcome)
        });
        let changed = changed.await.unwrap();
        self.state.snapshots.refresh(&self.state.db, self.now()).unwrap();
        changed
    }

    /// Runs a statement that both engines understand, as [`Self::arranges`].
    pub async fn staff_runs(&self, statement: &str) {
        let statement = statement.to_owned();
        self.arranges(move |tx| Ok(diesel::RunQueryDsl::execute(diesel::sql_query(&statement), tx.connection())?)).await;
    }

    /// The schema that the portal lives in, on PostgreSQL.
    pub fn schema(&self) -> &str {
        self.database.schema.as_deref().expect("only PostgreSQL has schemas")
    }

    /// Runs a statement behind the portal's back: nothing is told to it.
    pub async fn meddles(&self, statement: &str) {
        let statement = statement.to_owned();
        let work = self
            .state
            .db
            .write(move |tx| Ok::<_, DbError>(diesel::RunQueryDsl::execute(diesel::sql_query(&statement), tx.connection())?));
        work.await.unwrap();
    }

    /// Decides a setting.
    pub async fn sets(&self, name: &'static str, value: &'static str) {
        self.state.snapshots.now().settings.with(name, value).unwrap();
        let at = self.now();
        self.arranges(move |tx| settings::set(tx, at, None, name, value)).await;
    }
}

/// The domains that the suite's people have their mail at.
fn resolver() -> Resolver {
    let exchanger = || Record::Found(vec!["mx.fjordlys.no.".to_owned()]);
    let domains = [
        ("fjordlys.no", exchanger(), Record::NoRecord),
        ("only-a-host.no", Record::NoRecord, Record::Found(vec!["192.0.2.1".to_owned()])),
        ("xn--blbrsyltety-y8ao3x.no", exchanger(), Record::NoRecord),
        ("silent.no", Record::Failed, Record::Failed),
        ("takes-none.no", Record::Found(vec![".".to_owned()]), Record::NoRecord),
    ];
    Resolver::Table(domains.into_iter().map(|(name, mail, host)| (name.to_owned(), (mail, host))).collect())
}

async fn serve(state: Data<AppState>) -> Serve {
    let app = App::new().app_data(state).wrap_fn(dress).configure(routes::register);
    let service = Rc::new(init_service(app).await);
    Rc::new(move |request: TestRequest| {
        let service = service.clone();
        Box::pin(async move {
            // What no middleware caught, the server answers with the bare error.
            let response = service.call(request.to_request()).await.map_or_else(|error| error.error_response(), strip);
            let (head, body) = response.into_parts();
            let body = to_bytes(body).await.unwrap_or_else(|_| panic!("a body broke off")).to_vec();
            Answer { status: head.status(), headers: head.headers().clone(), body }
        })
    })
}

fn strip(answer: ServiceResponse) -> HttpResponse {
    answer.into_parts().1
}
