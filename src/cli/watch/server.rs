//! The server: a few paths, on this machine only, a thread for each connection.
//!
//! It is for one person, so there is no keeping of connections and no more than a request each. What a
//! client can take is bounded all the same: how many there are, how long a request may be and how long all of
//! it may take.

use std::io::{self, Read as _, Write as _};
use std::net::{Ipv4Addr, Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use super::Failure;
use super::live::Live;
use super::page::SCRIPT;
use super::request::{self, Refusal, Request, Wanted};

/// The port, if nobody says another. It spells a program.
const PORT: u16 = 5310;
/// So many connections are served at once.
const CONNECTIONS: usize = 128;
/// So many of them may wait for changes, so that others still get a page.
const WAITING: usize = 64;
/// A request is no longer, in bytes.
const LONGEST_HEAD: usize = 8 << 10;
/// All of a request comes within this.
const READING: Duration = Duration::from_secs(5);
/// All of an answer is taken within this.
const WRITING: Duration = Duration::from_secs(20);
/// What a client still sends when it has its answer is read for so long, and so much of it:
/// else the answer may be lost with it.
const LINGERING: Duration = Duration::from_secs(1);
const LINGERING_BYTES: usize = 1 << 20;
/// So often those who wait are told that nothing has changed; that shows who is still there.
const HEARTBEAT: Duration = Duration::from_secs(15);
/// A thread needs no more than its buffers, in bytes.
const STACK: usize = 256 << 10;

/// What is said with every answer: nothing from elsewhere runs in the page, nobody shows it in
/// another, and nobody keeps it.
const HEADERS: &str = "Connection: close\r\nCache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\nReferrer-Policy: \
                       no-referrer\r\nCross-Origin-Resource-Policy: same-origin\r\nCross-Origin-Opener-Policy: \
                       same-origin\r\nContent-Security-Policy: default-src 'none'; script-src 'self'; connect-src 'self'; \
                       style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'\r\n";

/// A server that has its port.
pub struct Server {
    listener: TcpListener,
    port: u16,
}

impl Server {
    /// Takes the port that is asked for, or else the usual one or any that is free.
    pub fn bind(port: Option<u16>) -> Result<Self, Failure> {
        let bind = |port| TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, port)));
        let listener = match port {
            Some(port) => bind(port),
            None => bind(PORT).or_else(|_| bind(0)),
        };
        let bound = listener.and_then(|listener| Ok((listener.local_addr()?.port(), listener)));
        let (port, listener) = bound.map_err(|error| {
            let port = port.map_or_else(String::new, |port| format!(" at port {port}"));
            Failure::new(format!("cannot serve the sheet{port}: {error}; choose another with `--port`"))
        })?;
        Ok(Self { listener, port })
    }

    /// The address for the browser.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}/", self.port)
    }

    /// Serves the page from now on, beside whatever else is done.
    pub fn serve(self, live: Arc<Live>) -> Result<(), Failure> {
        let (all, waiting) = (Room::new(CONNECTIONS), Room::new(WAITING));
        let accept = move || {
            for stream in self.listener.incoming() {
                let Ok(stream) = stream else {
                    // Too many files are open, or the like; that passes.
                    thread::sleep(Duration::from_millis(50));
                    continue;
                };
                let Some(place) = all.enter() else {
                    refuse_at_once(stream);
                    continue;
                };
                let connection = Connection {
                    stream,
                    port: self.port,
                    live: Arc::clone(&live),
                    waiting: waiting.clone(),
                    _place: place,
                };
                // If there can be no more threads, the connection is closed with the closure.
                let _ = spawn(move || connection.serve());
            }
        };
        spawn(accept).map_err(|error| Failure::new(format!("cannot serve the sheet: {error}")))
    }
}

fn spawn(work: impl FnOnce() + Send + 'static) -> io::Result<()> {
    thread::Builder::new().stack_size(STACK).spawn(work).map(drop)
}

/// Room for so many.
#[derive(Clone)]
struct Room {
    inside: Arc<AtomicUsize>,
    most: usize,
}

/// A place in it, until it is dropped.
struct Place(Arc<AtomicUsize>);

impl Room {
    fn new(most: usize) -> Self {
        Self { inside: Arc::default(), most }
    }

    fn enter(&self) -> Option<Place> {
        let place = Place(Arc::clone(&self.inside));
        (self.inside.fetch_add(1, Ordering::Relaxed) < self.most).then_some(place)
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

/// The client is not waited for: others are.
fn refuse_at_once(mut stream: TcpStream) {
    let _ = stream.set_nonblocking(true);
    let _ = stream.write(refusal(Refusal::TooMany).as_bytes());
}

struct Connection {
    stream: TcpStream,
    port: u16,
    live: Arc<Live>,
    waiting: Room,
    _place: Place,
}

impl Connection {
    /// Answers a request. A client that goes away wants no answer.
    fn serve(mut self) {
        let Ok(read) = self.read() else { return };
        let answered = match read {
            Ok(request) => self.answer(request),
            Err(why) => self.write(refusal(why).as_bytes()),
        };
        if answered.is_ok() {
            self.linger();
        }
    }

    /// The request, or why there is none.
    fn read(&mut self) -> io::Result<Result<Request, Refusal>> {
        let end = Instant::now() + READING;
        let mut head = Vec::with_capacity(1 << 10);
        let mut buffer = [0; 1 << 10];
        loop {
            let read = match self.read_until(end, &mut buffer) {
                Ok(0) => return Err(io::ErrorKind::UnexpectedEof.into()),
                Ok(read) => read,
                Err(error) if is_timeout(&error) => return Ok(Err(Refusal::TooSlow)),
                Err(error) => return Err(error),
            };
            head.extend_from_slice(buffer.get(..read).unwrap_or_default());
            match request::read(&head, self.port) {
                Some(request) => return Ok(request),
                None if head.len() >= LONGEST_HEAD => return Ok(Err(Refusal::TooLarge)),
                None => {}
            }
        }
    }

    fn read_until(&mut self, end: Instant, buffer: &mut [u8]) -> io::Result<usize> {
        self.stream.set_read_timeout(Some(left(end)?))?;
        self.stream.read(buffer)
    }

    fn answer(&mut self, request: Request) -> io::Result<()> {
        match request.wanted {
            Wanted::Page => {
                let (page, version) = self.live.page();
                self.send("text/html; charset=utf-8", &page.html(&version), request)
            }
            Wanted::Script => self.send("text/javascript; charset=utf-8", SCRIPT, request),
            Wanted::Events => self.send_events(request),
        }
    }

    fn send(&mut self, kind: &str, body: &str, request: Request) -> io::Result<()> {
        let head = head("200 OK", kind, &format!("Content-Length: {}\r\n", body.len()));
        let body = if request.head_only { "" } else { body };
        self.write(format!("{head}{body}").as_bytes())
    }

    /// Tells the version now and whenever there is another, until the client goes away.
    fn send_events(&mut self, request: Request) -> io::Result<()> {
        let Some(_place) = self.waiting.enter() else {
            return self.write(refusal(Refusal::TooMany).as_bytes());
        };
        let head = head("200 OK", "text/event-stream", "");
        if request.head_only {
            return self.write(head.as_bytes());
        }
        self.write(format!("{head}retry: 500\n\n").as_bytes())?;
        let mut known = None;
        loop {
            match self.live.next_version(known.as_deref(), HEARTBEAT) {
                Some(version) => {
                    self.write(format!("data: {version}\n\n").as_bytes())?;
                    known = Some(version);
                }
                None => self.write(b":\n\n")?,
            }
        }
    }

    /// Writes all, if the client takes it in time.
    fn write(&mut self, mut bytes: &[u8]) -> io::Result<()> {
        let end = Instant::now() + WRITING;
        while !bytes.is_empty() {
            self.stream.set_write_timeout(Some(left(end)?))?;
            let written = self.stream.write(bytes)?;
            bytes = bytes.get(written..).unwrap_or_default();
        }
        Ok(())
    }

    /// Lets the client read its answer to the end.
    fn linger(&mut self) {
        let end = Instant::now() + LINGERING;
        let mut buffer = [0; 4 << 10];
        let mut dropped = 0;
        let _ = self.stream.shutdown(Shutdown::Write);
        while dropped < LINGERING_BYTES {
            match self.read_until(end, &mut buffer) {
                Ok(0) | Err(_) => return,
                Ok(read) => dropped += read,
            }
        }
    }
}

/// The time until then; an error if it is past.
fn left(end: Instant) -> io::Result<Duration> {
    let left = end.saturating_duration_since(Instant::now());
    if left.is_zero() { Err(io::ErrorKind::TimedOut.into()) } else { Ok(left) }
}

fn is_timeout(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::TimedOut | io::ErrorKind::WouldBlock)
}

fn head(status: &str, kind: &str, more: &str) -> String {
    format!("HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{more}{HEADERS}\r\n")
}

fn refusal(why: Refusal) -> String {
    let words = format!("{}\n", why.words());
    let allow = if why == Refusal::OtherMethod { "Allow: GET, HEAD\r\n" } else { "" };
    let more = format!("Content-Length: {}\r\n{allow}", words.len());
    format!("{}{words}", head(why.status(), "text/plain; charset=utf-8", &more))
}
