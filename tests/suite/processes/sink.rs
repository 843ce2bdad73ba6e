//! A mail server in the test: it keeps every delivery, and misbehaves as it is told. Encryption is not its business.

use std::{
    collections::HashMap,
    io::{BufRead, BufReader, Write},
    net::{TcpListener, TcpStream},
    sync::{Arc, Condvar, Mutex},
    time::{Duration, Instant},
};

/// Where in a conversation a server can misbehave.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Stage {
    Greeting,
    Ehlo,
    Mail,
    Rcpt,
    Data,
    /// In the middle of the message.
    Body,
    /// After the final dot, before the answer to it: the server has the mail and the client does not know.
    End,
}

/// What a server does at a stage.
#[derive(Clone)]
pub enum Act {
    /// What servers usually do.
    Usual,
    /// It says this.
    Reply(&'static str),
    /// It breaks the line.
    Close,
    /// It takes so long, and then does the usual.
    After(Duration),
    /// It lets the other side wait until the gate opens, and then does the usual.
    Wait(Gate),
}

/// Decides what happens at a stage; told how often the stage was reached before.
type Script = Box<dyn Fn(Stage, usize) -> Act + Send + Sync>;

/// A gate at which a server waits.
#[derive(Clone, Default)]
pub struct Gate(Arc<(Mutex<bool>, Condvar)>);

impl Gate {
    /// Lets everybody through from now on.
    pub fn open(&self) {
        *self.0.0.lock().unwrap() = true;
        self.0.1.notify_all();
    }

    fn wait(&self) {
        let mut is_open = self.0.0.lock().unwrap();
        while !*is_open {
            is_open = self.0.1.wait(is_open).unwrap();
        }
    }
}

/// A mail that was handed over whole.
#[derive(Clone, Debug)]
pub struct Delivery {
    pub at: Instant,
    pub to: String,
    /// The message as received, without the doubled dots.
    pub bytes: Arc<Vec<u8>>,
}

/// A mail server.
pub struct Sink {
    pub port: u16,
    shared: Arc<Shared>,
}

struct Shared {
    script: Script,
    reached: Mutex<HashMap<Stage, usize>>,
    deliveries: Mutex<Vec<Delivery>>,
}

impl Sink {
    /// A server that does what servers usually do.
    pub fn start() -> Self {
        Self::scripted(|_, _| Act::Usual)
    }

    /// A server that does as it is told.
    pub fn scripted(script: impl Fn(Stage, usize) -> Act + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let shared = Arc::new(Shared { script: Box::new(script), reached: Mutex::default(), deliveries: Mutex::default() });
        let everybody = shared.clone();
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let shared = everybody.clone();
                // A line that breaks ends its own conversation and nothing else.
                std::thread::spawn(move || shared.converse(stream));
            }
        });
        Self { port, shared }
    }

    /// The address of this server for `SAMTYKKE_MAIL_URL`.
    pub fn url(&self) -> String {
        format!("smtp://127.0.0.1:{}", self.port)
    }

    /// Everything that was handed over, in order.
    pub fn deliveries(&self) -> Vec<Delivery> {
        self.shared.deliveries.lock().unwrap().clone()
    }

    /// What was handed over for this address, in order.
    pub fn to(&self, address: &str) -> Vec<Delivery> {
        self.shared.deliveries.lock().unwrap().iter().filter(|delivery| delivery.to == address).cloned().collect()
    }

    /// How often a stage was reached.
    pub fn reached(&self, stage: Stage) -> usize {
        self.shared.reached.lock().unwrap().get(&stage).copied().unwrap_or_default()
    }
}

/// The line is broken, by either side.
struct Broken;

impl From<std::io::Error> for Broken {
    fn from(_: std::io::Error) -> Self {
        Self
    }
}

impl Shared {
    /// What the script says about this stage, reached once more now.
    fn act(&self, stage: Stage) -> Act {
        let before = {
            let mut reached = self.reached.lock().unwrap();
            let count = reached.entry(stage).or_default();
            *count += 1;
            *count - 1
        };
        (self.script)(stage, before)
    }

    /// Does what is to be done at a stage, and answers with `usual` or the scripted words. True when it was the usual.
    fn at(&self, stage: Stage, line: &mut BufReader<TcpStream>, usual: &str) -> Result<bool, Broken> {
        does(self.act(stage), line, usual)
    }

    fn converse(&self, stream: TcpStream) -> Result<(), Broken> {
        stream.set_nodelay(true)?;
        let mut line = BufReader::new(stream);
        self.at(Stage::Greeting, &mut line, "220 mx.test ESMTP")?;
        let mut to = String::new();
        loop {
            let mut command = String::new();
            if line.read_line(&mut command)? == 0 {
                return Err(Broken);
            }
            let command = command.trim_end();
            match command.split([' ', ':']).next().unwrap_or_default().to_ascii_uppercase().as_str() {
                "EHLO" => self.at(Stage::Ehlo, &mut line, "250-mx.test\r\n250-8BITMIME\r\n250 SMTPUTF8")?,
                "MAIL" => self.at(Stage::Mail, &mut line, "250 2.1.0 fine")?,
                "RCPT" => {
                    to = command.split(['<', '>']).nth(1).unwrap_or_default().to_owned();
                    self.at(Stage::Rcpt, &mut line, "250 2.1.5 fine")?
                }
                "DATA" => {
                    if self.at(Stage::Data, &mut line, "354 go on")? {
                        self.take(&mut line, &to)?;
                    }
                    true
                }
                "QUIT" => {
                    line.get_mut().write_all(b"221 bye\r\n")?;
                    return Ok(());
                }
                _ => {
                    line.get_mut().write_all(b"250 fine\r\n")?;
                    true
                }
            };
        }
    }

    /// Takes a message up to the lone dot (RFC 5321 §4.5.2); without the dot it was never handed over.
    fn take(&self, line: &mut BufReader<TcpStream>, to: &str) -> Result<(), Broken> {
        let mut bytes = Vec::new();
        let mut is_first = true;
        loop {
            let mut next = Vec::new();
            line.read_until(b'\n', &mut next)?;
            if next == b".\r\n" {
                break;
            }
            if !next.ends_with(b"\n") {
                return Err(Broken);
            }
            if std::mem::take(&mut is_first) && matches!(self.act(Stage::Body), Act::Close) {
                return Err(Broken);
            }
            bytes.extend_from_slice(next.strip_prefix(b".").unwrap_or(&next));
        }
        let act = self.act(Stage::End);
        // What is refused in so many words was not delivered; what is followed by silence was.
        let is_kept = !matches!(act, Act::Reply(_));
        let number = {
            let mut deliveries = self.deliveries.lock().unwrap();
            if is_kept {
                deliveries.push(Delivery { at: Instant::now(), to: to.to_owned(), bytes: Arc::new(bytes) });
            }
            deliveries.len()
        };
        does(act, line, &format!("250 2.0.0 Ok: queued as Q{number:05}"))?;
        Ok(())
    }
}

/// Does what is to be done, and answers with `usual` or the scripted words. True when it was the usual.
fn does(act: Act, line: &mut BufReader<TcpStream>, usual: &str) -> Result<bool, Broken> {
    let reply = match act {
        Act::Usual => None,
        Act::Reply(reply) => Some(reply),
        Act::Close => return Err(Broken),
        Act::After(time) => {
            std::thread::sleep(time);
            None
        }
        Act::Wait(gate) => {
            gate.wait();
            None
        }
    };
    // One write: an answer in two packets would wait for an acknowledgement in between.
    line.get_mut().write_all(format!("{}\r\n", reply.unwrap_or(usual)).as_bytes())?;
    Ok(reply.is_none())
}
