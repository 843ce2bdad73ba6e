//! An SMTP server that is not of our making (`aiosmtpd`), with encryption and authentication.

use std::{
    fs,
    io::{BufRead, BufReader},
    path::PathBuf,
    process::{Child, Command, Stdio},
};

use tempfile::TempDir;

/// Names the Python that has the packages of `tests/tools/requirements.txt`.
const VARIABLE: &str = "SAMTYKKE_TEST_PYTHON";

/// The Python of this run.
pub fn python() -> String {
    std::env::var(VARIABLE).unwrap_or_else(|_| {
        panic!("{VARIABLE} names no Python with the packages of tests/tools/requirements.txt: run tests/run, which makes one")
    })
}

/// A file among the fixtures for mail.
pub fn fixture(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/mail").join(name)
}

/// A mail server; ended with the test.
pub struct MailServer {
    pub port: u16,
    child: Child,
    dir: TempDir,
}

/// A mail that the server kept.
#[derive(Clone, Debug)]
pub struct Kept {
    /// The envelope and what kind of session it came by.
    pub envelope: String,
    /// The message as received.
    pub bytes: Vec<u8>,
}

impl MailServer {
    /// A server with these options of `smtp_server.py`.
    pub fn start(options: &[&str]) -> Self {
        let dir = tempfile::tempdir().unwrap();
        let mut command = Command::new(python());
        // It ends when its input does, so also with a test that is killed.
        command.arg(fixture("smtp_server.py")).arg(dir.path()).args(options).stdin(Stdio::piped()).stdout(Stdio::piped());
        let log = dir.path().join("server.log");
        command.stderr(fs::File::create(&log).unwrap());
        let mut child = command.spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let port = line.trim().rsplit(' ').next().unwrap_or_default().parse();
        let port =
            port.unwrap_or_else(|_| panic!("the mail server did not start: {}", fs::read_to_string(&log).unwrap_or_default()));
        Self { port, child, dir }
    }

    /// What it kept, in order.
    pub fn kept(&self) -> Vec<Kept> {
        let mut paths: Vec<PathBuf> = fs::read_dir(self.dir.path()).unwrap().map(|entry| entry.unwrap().path()).collect();
        paths.retain(|path| path.extension().is_some_and(|extension| extension == "eml"));
        paths.sort();
        paths.iter().map(|path| Kept::read(&fs::read(path).unwrap())).collect()
    }
}

impl Kept {
    /// The server writes the envelope as three headers before the message.
    fn read(file: &[u8]) -> Self {
        let ends = file.iter().enumerate().filter(|(_, byte)| **byte == b'\n').map(|(at, _)| at + 1);
        let (envelope, bytes) = file.split_at(ends.take(3).last().unwrap());
        Self { envelope: String::from_utf8(envelope.to_vec()).unwrap(), bytes: bytes.to_vec() }
    }
}

impl Drop for MailServer {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
