//! A wire between two programs: it passes everything on, remembers what the calling side said, and can be cut.

use std::{
    io::{Read, Write},
    net::{Shutdown, TcpListener, TcpStream},
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering::SeqCst},
    },
};

/// A wire to some port on this machine.
pub struct Wire {
    /// Where to call instead.
    pub port: u16,
    shared: Arc<Shared>,
}

struct Shared {
    to: u16,
    is_cut: AtomicBool,
    said: Mutex<Vec<u8>>,
    calls: Mutex<Vec<TcpStream>>,
}

impl Wire {
    /// A wire to this port.
    pub fn to(port: u16) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let shared =
            Arc::new(Shared { to: port, is_cut: AtomicBool::new(false), said: Mutex::default(), calls: Mutex::default() });
        let (port, everybody) = (listener.local_addr().unwrap().port(), shared.clone());
        std::thread::spawn(move || {
            for call in listener.incoming().flatten() {
                // While the wire is cut, who calls is hung up on.
                if !everybody.is_cut.load(SeqCst) {
                    let _ = everybody.connect(call);
                }
            }
        });
        Self { port, shared }
    }

    /// Everything that callers said so far.
    pub fn said(&self) -> Vec<u8> {
        self.shared.said.lock().unwrap().clone()
    }

    /// Cuts the wire: running calls break, new ones are hung up on.
    pub fn cut(&self) {
        self.shared.is_cut.store(true, SeqCst);
        for call in self.shared.calls.lock().unwrap().drain(..) {
            let _ = call.shutdown(Shutdown::Both);
        }
    }

    /// Mends the wire.
    pub fn mend(&self) {
        self.shared.is_cut.store(false, SeqCst);
    }
}

impl Shared {
    fn connect(self: &Arc<Self>, caller: TcpStream) -> std::io::Result<()> {
        let called = TcpStream::connect(("127.0.0.1", self.to))?;
        caller.set_nodelay(true)?;
        called.set_nodelay(true)?;
        self.calls.lock().unwrap().extend([caller.try_clone()?, called.try_clone()?]);
        self.pass_on(caller.try_clone()?, called.try_clone()?, true);
        self.pass_on(called, caller, false);
        Ok(())
    }

    fn pass_on(self: &Arc<Self>, mut from: TcpStream, mut to: TcpStream, is_caller: bool) {
        let shared = self.clone();
        std::thread::spawn(move || {
            let mut buffer = [0; 16 * 1024];
            while let Ok(length @ 1..) = from.read(&mut buffer) {
                if is_caller {
                    shared.said.lock().unwrap().extend_from_slice(&buffer[..length]);
                }
                if to.write_all(&buffer[..length]).is_err() {
                    break;
                }
            }
            let _ = to.shutdown(Shutdown::Both);
            let _ = from.shutdown(Shutdown::Both);
        });
    }
}
