//! A mail server that does as it is told, for one test.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::{TcpListener, TcpStream},
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering::SeqCst},
    },
};

use native_tls::{Identity, TlsAcceptor, TlsStream};

pub(super) const AUTHORITY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/mail/authority.pem");
const SERVER: (&str, &str) =
    (include_str!("../../../../tests/fixtures/mail/server.pem"), include_str!("../../../../tests/fixtures/mail/server.key"));
const STRANGER: (&str, &str) =
    (include_str!("../../../../tests/fixtures/mail/stranger.pem"), include_str!("../../../../tests/fixtures/mail/stranger.key"));

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Tls {
    None,
    Starttls,
    Implicit,
}

/// What a server does; a command and its number among its like give a reply, `close` breaks the line.
pub(super) struct Script {
    pub(super) tls: Tls,
    pub(super) is_stranger: bool,
    pub(super) extensions: &'static [&'static str],
    pub(super) answer: fn(&str, usize) -> Option<&'static str>,
}

impl Default for Script {
    fn default() -> Self {
        Self { tls: Tls::None, is_stranger: false, extensions: &["8BITMIME", "SMTPUTF8"], answer: |_, _| None }
    }
}

#[derive(Default)]
pub(super) struct Seen {
    pub(super) commands: Mutex<Vec<String>>,
    pub(super) mails: Mutex<Vec<Vec<u8>>>,
    pub(super) connections: AtomicUsize,
    pub(super) open: AtomicUsize,
    pub(super) peak: AtomicUsize,
}

pub(super) struct Server {
    pub(super) port: u16,
    pub(super) seen: Arc<Seen>,
}

enum Line {
    Plain(TcpStream),
    Tls(Box<TlsStream<TcpStream>>),
}

impl Read for Line {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        match self {
            Self::Plain(stream) => stream.read(buffer),
            Self::Tls(stream) => stream.read(buffer),
        }
    }
}

impl Write for Line {
    fn write(&mut self, buffer: &[u8]) -> std::io::Result<usize> {
        match self {
            Self::Plain(stream) => stream.write(buffer),
            Self::Tls(stream) => stream.write(buffer),
        }
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl Server {
    pub(super) fn start(script: Script) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let seen = Arc::new(Seen::default());
        let (script, shared) = (Arc::new(script), seen.clone());
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                let (script, seen) = (script.clone(), shared.clone());
                std::thread::spawn(move || {
                    seen.connections.fetch_add(1, SeqCst);
                    seen.peak.fetch_max(seen.open.fetch_add(1, SeqCst) + 1, SeqCst);
                    let _ = serve(stream.unwrap(), &script, &seen);
                    seen.open.fetch_sub(1, SeqCst);
                });
            }
        });
        Self { port, seen }
    }

    pub(super) fn connections(&self) -> usize {
        self.seen.connections.load(SeqCst)
    }

    pub(super) fn mails(&self) -> Vec<Vec<u8>> {
        self.seen.mails.lock().unwrap().clone()
    }

    pub(super) fn count(&self, verb: &str) -> usize {
        self.seen.commands.lock().unwrap().iter().filter(|command| command.starts_with(verb)).count()
    }
}

fn serve(stream: TcpStream, script: &Script, seen: &Seen) -> std::io::Result<()> {
    stream.set_nodelay(true)?;
    let (cert, key) = if script.is_stranger { STRANGER } else { SERVER };
    let acceptor = TlsAcceptor::new(Identity::from_pkcs8(cert.as_bytes(), key.as_bytes()).unwrap()).unwrap();
    let secure =
        |stream| acceptor.accept(stream).map(|stream| Line::Tls(Box::new(stream))).map_err(|_| std::io::Error::other("TLS"));
    let first = if script.tls == Tls::Implicit { secure(stream)? } else { Line::Plain(stream) };
    let mut line = BufReader::new(first);
    line.get_mut().write_all(b"220 mx.test ESMTP\r\n")?;
    loop {
        let mut command = String::new();
        if line.read_line(&mut command)? == 0 {
            return Ok(());
        }
        let command = command.trim_end().to_owned();
        let verb = command.split([' ', ':']).next().unwrap_or_default().to_uppercase();
        let number = {
            let mut commands = seen.commands.lock().unwrap();
            commands.push(command.clone());
            commands.iter().filter(|other| other.to_uppercase().starts_with(&verb)).count()
        };
        let scripted = (script.answer)(&command, number);
        if scripted == Some("close") {
            return Ok(());
        }
        let is_encrypted = matches!(line.get_ref(), Line::Tls(_));
        let usual = match verb.as_str() {
            "EHLO" => {
                let starttls = (script.tls == Tls::Starttls && !is_encrypted).then_some("STARTTLS");
                let offered: String =
                    script.extensions.iter().copied().chain(starttls).map(|extension| format!("250-{extension}\r\n")).collect();
                format!("250-mx.test\r\n{offered}250 HELP")
            }
            "STARTTLS" => "220 go ahead".to_owned(),
            "DATA" => "354 go on".to_owned(),
            "AUTH" => if command == "AUTH PLAIN AHVzZXIAaHVudGVyMg==" { "235 welcome" } else { "535 5.7.8 wrong" }.to_owned(),
            "QUIT" => "221 bye".to_owned(),
            _ => "250 fine".to_owned(),
        };
        write!(line.get_mut(), "{}\r\n", scripted.map_or(usual, str::to_owned))?;
        match verb.as_str() {
            "STARTTLS" => {
                let Line::Plain(plain) = line.into_inner() else { return Ok(()) };
                line = BufReader::new(secure(plain)?);
            }
            "DATA" if scripted.is_none() => {
                let mail = read_mail(&mut line)?;
                let number = {
                    let mut mails = seen.mails.lock().unwrap();
                    mails.push(mail);
                    mails.len()
                };
                match (script.answer)("END", number) {
                    Some("close") => return Ok(()),
                    Some(reply) => write!(line.get_mut(), "{reply}\r\n")?,
                    None => write!(line.get_mut(), "250 2.0.0 Ok: queued as Q{number:03}\r\n")?,
                }
            }
            "QUIT" => return Ok(()),
            _ => {}
        }
    }
}

/// Reads up to the lone dot and takes the doubled ones off (RFC 5321 §4.5.2).
fn read_mail(line: &mut BufReader<Line>) -> std::io::Result<Vec<u8>> {
    let mut mail = Vec::new();
    loop {
        let mut next = Vec::new();
        line.read_until(b'\n', &mut next)?;
        if next == b".\r\n" || next.is_empty() {
            return Ok(mail);
        }
        mail.extend_from_slice(next.strip_prefix(b".").unwrap_or(&next));
    }
}
