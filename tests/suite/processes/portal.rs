//! A portal's process: how it is started, watched and ended.

use std::{
    fs::{self, File},
    net::{Ipv4Addr, TcpListener},
    path::PathBuf,
    process::{Child, Command, ExitStatus, Output, Stdio},
    time::Duration,
};

use super::{Client, Home, eventually};

/// How long a start or an end may take, on a machine that is busy with other tests.
pub const PATIENCE: Duration = Duration::from_secs(60);

/// A portal as it is configured; may run any number of times, also at once.
#[derive(Clone)]
pub struct Portal<'h> {
    home: &'h Home,
    port: u16,
    environment: Vec<(String, String)>,
    is_careless: bool,
    /// The largest file that it can write, in blocks of 512 octets.
    largest_file: Option<u64>,
}

impl<'h> Portal<'h> {
    /// A portal in `home` with a port of its own.
    pub fn new(home: &'h Home) -> Self {
        let port = free_port();
        let portal = Self { home, port, environment: Vec::new(), is_careless: false, largest_file: None };
        portal
            .with("DATABASE_URL", home.database_url())
            .with("DATA_DIR", home.data_dir().display())
            .with("LISTEN", format!("127.0.0.1:{port}"))
            // Each visitor of a test has a network of their own, so that the limits per network stay switched on.
            .with("TRUSTED_PROXIES", "127.0.0.1")
    }

    /// The same with a key of the configuration set, written without `SAMTYKKE_`.
    pub fn with(mut self, key: &str, value: impl std::fmt::Display) -> Self {
        let name = format!("SAMTYKKE_{key}");
        self.environment.retain(|(known, _)| *known != name);
        self.environment.push((name, value.to_string()));
        self
    }

    /// The same, started by somebody who lets everybody read and write everything (umask 0).
    pub fn careless(self) -> Self {
        Self { is_careless: true, ..self }
    }

    /// The same on a disk that takes no file larger than so many octets: it fails as a full one does.
    pub fn with_files_up_to(self, octets: u64) -> Self {
        Self { largest_file: Some(octets / 512), ..self }
    }

    /// Another instance over the same home: own port, otherwise the same, down to the base URL.
    pub fn twin(&self) -> Self {
        let port = free_port();
        let twin = Self { port, ..self.clone() }.with("LISTEN", format!("127.0.0.1:{port}"));
        if twin.environment.iter().any(|(name, _)| name == "SAMTYKKE_BASE_URL") {
            twin
        } else {
            twin.with("BASE_URL", self.base())
        }
    }

    /// Where it answers.
    pub fn base(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// A visitor from a network address.
    pub fn visitor(&self, network: &str) -> Client {
        Client::new(&self.base(), network)
    }

    /// A command of the program in this home.
    pub fn command(&self, words: &[&str]) -> Command {
        let binary = env!("CARGO_BIN_EXE_samtykke");
        let careless = if self.is_careless { "umask 0; " } else { "" };
        let limited = match self.largest_file {
            // Whoever does not ignore the signal would be ended by it.
            Some(blocks) => format!("trap '' XFSZ; ulimit -f {blocks}; "),
            None => String::new(),
        };
        let is_changed = self.is_careless || self.largest_file.is_some();
        let mut command = Command::new(if is_changed { "sh" } else { binary });
        if is_changed {
            command.args(["-c", &format!("{careless}{limited}exec \"$0\" \"$@\""), binary]);
        }
        // The program refuses names that it does not know, those of the tests among them.
        for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("SAMTYKKE_")) {
            command.env_remove(name);
        }
        command.args(words).current_dir(self.home.dir()).envs(self.environment.iter().cloned()).stdin(Stdio::null());
        command
    }

    /// Runs a command of the program to its end.
    pub fn runs(&self, words: &[&str]) -> Output {
        let mut command = self.command(words);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        // A start that should fail and does not would serve for ever.
        let ended = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            eventually(&format!("samtykke {words:?} ends"), PATIENCE, || child.try_wait().unwrap())
        }));
        if let Err(late) = ended {
            child.kill().unwrap();
            child.wait().unwrap();
            std::panic::resume_unwind(late);
        }
        child.wait_with_output().unwrap()
    }

    /// Runs a command that must succeed.
    pub fn does(&self, words: &[&str]) -> String {
        let output = self.runs(words);
        let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        assert!(output.status.success(), "samtykke {words:?}: {}\n{out}{err}", output.status);
        out.into_owned()
    }

    /// Starts to serve, without waiting for anything.
    pub fn spawn(&self) -> Running {
        let log = self.home.dir().join(format!("portal-{}.log", self.port));
        let file = File::options().create(true).append(true).open(&log).unwrap();
        let mut command = self.command(&["serve"]);
        let child = command.stdout(file.try_clone().unwrap()).stderr(file).spawn().unwrap();
        Running { child, log, client: self.visitor("192.0.2.1") }
    }

    /// Starts to serve with nobody at the console: whoever read what it says has gone.
    pub fn start_unheard(&self) -> Running {
        let mut child = self.command(&["serve"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop((child.stdout.take(), child.stderr.take()));
        let mut running = Running { child, log: PathBuf::new(), client: self.visitor("192.0.2.1") };
        running.is_up();
        running
    }

    /// Starts to serve and waits until it answers.
    pub fn start(&self) -> Running {
        let mut running = self.spawn();
        running.is_up();
        running
    }
}

/// A process that serves; ended with the test at the latest.
pub struct Running {
    child: Child,
    log: PathBuf,
    client: Client,
}

impl Running {
    /// Waits until it answers.
    pub fn is_up(&mut self) {
        eventually("the portal answers", PATIENCE, || {
            if let Some(status) = self.child.try_wait().unwrap() {
                panic!("the portal ended by itself ({status}):\n{}", self.log());
            }
            self.client.get("/healthz").ok().filter(|answer| answer.answer.status == 200)
        });
    }

    /// Ends it as a power cut does: no handler of ours runs (SIGKILL).
    pub fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Asks it to end (SIGTERM).
    pub fn terminate(&self) {
        // The standard library sends no other signal than SIGKILL; the shell's own `kill` does.
        let asked = Command::new("sh").args(["-c", &format!("kill -TERM {}", self.child.id())]).status().unwrap();
        assert!(asked.success());
    }

    /// How it ended, once it has.
    pub fn has_ended(&mut self) -> Option<ExitStatus> {
        self.child.try_wait().unwrap()
    }

    /// Asks it to end and waits until it has.
    pub fn stop(mut self) {
        self.terminate();
        let status = eventually("the portal ends", PATIENCE, || self.has_ended());
        assert!(status.success(), "the portal ended with {status}:\n{}", self.log());
    }

    /// What it has said so far, and those before it in the same home and on the same port.
    pub fn log(&self) -> String {
        fs::read_to_string(&self.log).unwrap_or_default()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
        if std::thread::panicking() {
            println!("the portal said:\n{}", self.log());
        }
    }
}

/// A port that nothing listens on, below those that the system gives to outgoing connections: while a portal is away, no
/// client's end of a connection may take its place.
fn free_port() -> u16 {
    let [a, b] = samtykke::kernel::random::bytes();
    let start = u16::from_le_bytes([a, b]) % 18_000;
    let ports = (0..18_000).map(|step| 12_000 + (start + step) % 18_000);
    ports.into_iter().find(|port| TcpListener::bind((Ipv4Addr::LOCALHOST, *port)).is_ok()).expect("a port is free")
}
