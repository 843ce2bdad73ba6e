//! Serving: the web server, the outbox worker and the upkeep, until a signal says stop.

use std::{io::Write, panic::AssertUnwindSafe, time::Duration};

use actix_web::{App, HttpServer, web::Data};
use futures_util::FutureExt;
use tokio::sync::watch;

use super::{House, house, middleware::dress, routes, studio, upkeep};
use crate::{
    features::{outbox::Worker, webhooks::Courier},
    kernel::StartupError,
};

/// How many outbox workers run side by side: one sends while the other records.
const WORKERS: usize = 2;
/// How many pieces of long work an instance does side by side: a short one need not wait for a long one.
const RUNNERS: usize = 2;
/// How long the portal waits before it replaces a mail worker that panicked.
const BREATH: Duration = Duration::from_secs(5);
/// Seconds that running requests have to finish after a stop signal.
const GRACE: u64 = 20;

/// Serves until SIGTERM or SIGINT; then finishes what is running and gives back what is leased.
///
/// # Errors
/// When the address cannot be listened on or the data directory not be written.
pub fn serve(portal: House) -> Result<(), StartupError> {
    portal.unpack_assets()?;
    let setup_link = house::setup_link(&portal.state.db, &portal.state.config, portal.state.now())
        .map_err(|error| StartupError::new(format!("the database refused the set-up link: {error}"), "Run `samtykke doctor`"))?;
    let listen = portal.state.config.listen;
    let workers = portal.state.config.workers;
    let cannot = |error: std::io::Error| {
        StartupError::new(
            format!("cannot listen on {listen}: {error}"),
            "Stop what listens there, or set listen to another address",
        )
    };
    actix_web::rt::System::new().block_on(async move {
        let (stop, stopped) = watch::channel(false);
        // One worker in two copies: they share the rate at which mail may leave.
        let worker = portal.worker();
        let mailers: Vec<_> = (0..WORKERS).map(|_| actix_web::rt::spawn(keep_mailing(worker.clone(), stopped.clone()))).collect();
        let runners: Vec<_> = (0..RUNNERS).map(|_| actix_web::rt::spawn(portal.runner().run(stopped.clone()))).collect();
        let courier = actix_web::rt::spawn(keep_telling(portal.courier(), stopped.clone()));
        let state = Data::new(portal.state);
        let studio = actix_web::rt::spawn(studio::run(state.clone(), stopped.clone()));
        let upkeep = actix_web::rt::spawn(upkeep::run(state.clone(), stopped));
        let shared = state.clone();
        let server = HttpServer::new(move || App::new().app_data(shared.clone()).wrap_fn(dress).configure(routes::register))
            .workers(workers)
            // Head and body of a file leave in two packets; without this the second waits for a delayed acknowledgement.
            .tcp_nodelay(true)
            .shutdown_timeout(GRACE)
            .bind(listen)
            .map_err(cannot)?
            .run();
        greet(&state, setup_link.as_deref());
        let served = server.await.map_err(cannot);
        // Visitors are answered; now the mail workers finish what they are sending and give the rest back.
        let _ = stop.send(true);
        for task in mailers {
            let _ = task.await;
        }
        for task in runners {
            let _ = task.await;
        }
        let _ = courier.await;
        let _ = studio.await;
        let _ = upkeep.await;
        served
    })
}

/// Lets a mail worker run; one that panics is followed by another, and what it held comes back when its lease is over.
async fn keep_mailing(worker: Worker, stop: watch::Receiver<bool>) {
    while AssertUnwindSafe(worker.clone().run(stop.clone())).catch_unwind().await.is_err() {
        tokio::time::sleep(BREATH).await;
    }
}

/// Lets a courier run; one that panics is followed by another, and what it held comes back when its lease is over.
async fn keep_telling(courier: Courier, stop: watch::Receiver<bool>) {
    while AssertUnwindSafe(courier.clone().run(stop.clone())).catch_unwind().await.is_err() {
        tokio::time::sleep(BREATH).await;
    }
}

/// Says where to go.
fn greet(state: &crate::state::AppState, setup_link: Option<&str>) {
    let base = state.config.base_url.as_str().trim_end_matches('/');
    let mut lines = vec![format!("Samtykke {} is ready.", env!("CARGO_PKG_VERSION")), format!("  Home           {base}/")];
    let snapshot = state.snapshots.now();
    let open = snapshot.forms.iter().filter(|form| form.takes_answers(state.now()));
    lines.extend(open.map(|form| format!("  Form           {base}/f/{}", form.slug)));
    lines.push(format!("  Preferences    {base}/link"));
    lines.push(match setup_link {
        None => format!("  Admin          {base}/admin"),
        Some(link) => {
            format!("  Set up         {link}\n                 (works once, within the hour; `samtykke staff setup-link` makes another)")
        }
    });
    lines.push(format!("  Data           {}", state.config.data_dir.display()));
    lines.push("Stop with Ctrl-C.\n".to_owned());
    // Nobody may be there to read it, and that is no reason to stop.
    let _ = std::io::stdout().write_all(lines.join("\n").as_bytes());
}
