//! `liftplan watch --serve`: whom it answers and what, over plain connections and in a real browser.

use std::fs;
use std::io::{ErrorKind, Read as _, Write as _};
use std::net::{Ipv4Addr, TcpStream};
use std::path::PathBuf;
use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::browser::{Browser, Page, Paper};
use crate::watching::{PATIENCE, Watching, eventually, save};

/// A plan that is served.
struct Served {
    watching: Watching,
    url: String,
    port: u16,
    folder: TempDir,
}

impl Served {
    fn start(plan: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("a.plan"), plan).unwrap();
        Self::start_in(folder, "0")
    }

    fn start_in(folder: TempDir, port: &str) -> Self {
        let watching = Watching::start(folder.path(), &["a.plan", "--serve", "--port", port]);
        let url = watching.url();
        let port = url.trim_end_matches('/').rsplit_once(':').unwrap().1.parse().unwrap();
        Self { watching, url, port, folder }
    }

    fn plan(&self) -> PathBuf {
        self.folder.path().join("a.plan")
    }

    fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        stream.set_write_timeout(Some(PATIENCE)).unwrap();
        stream
    }

    /// All that comes back for these bytes.
    fn answer(&self, bytes: &[u8]) -> String {
        let mut stream = self.connect();
        // It may be answered, and be cut off, before it is all sent.
        let _ = stream.write_all(bytes);
        read_to_end(&mut stream)
    }

    /// What comes back for a request to this host.
    fn get(&self, path: &str) -> String {
        self.ask("GET", path, &format!("Host: 127.0.0.1:{}\r\n", self.port))
    }

    fn ask(&self, method: &str, path: &str, headers: &str) -> String {
        self.answer(format!("{method} {path} HTTP/1.1\r\n{headers}\r\n").as_bytes())
    }

    /// A stream of events, at its first event.
    fn events(&self) -> (TcpStream, String) {
        let mut stream = self.connect();
        write!(stream, "GET /events HTTP/1.1\r\nHost: localhost:{}\r\n\r\n", self.port).unwrap();
        let event = read_event(&mut stream);
        (stream, event)
    }
}

fn read_to_end(stream: &mut TcpStream) -> String {
    let mut bytes = Vec::new();
    let mut buffer = [0; 4096];
    loop {
        match stream.read(&mut buffer) {
            Ok(0) => break,
            Ok(read) => bytes.extend_from_slice(&buffer[..read]),
            Err(error) if error.kind() == ErrorKind::ConnectionReset => break,
            Err(error) => panic!("{error} after {}", String::from_utf8_lossy(&bytes)),
        }
    }
    String::from_utf8(bytes).unwrap()
}

/// The data of the next event.
fn read_event(stream: &mut TcpStream) -> String {
    let mut read = String::new();
    let mut buffer = [0];
    loop {
        assert_eq!(stream.read(&mut buffer).unwrap(), 1, "the stream ends: {read}");
        read.push(char::from(buffer[0]));
        if let Some((_, data)) = read.split_once("data: ")
            && let Some(data) = data.strip_suffix("\n\n")
        {
            return data.to_owned();
        }
    }
}

fn status(answer: &str) -> u16 {
    let status = answer.strip_prefix("HTTP/1.1 ").and_then(|rest| rest.get(..3));
    status.unwrap_or_else(|| panic!("no answer: `{answer}`")).parse().unwrap()
}

const PLAN: &str = "program \"Strong\"\nsquat: 3x5 @100kg\n";

#[test]
fn the_sheet_is_served_with_headers_that_let_nothing_else_in() {
    let served = Served::start(PLAN);
    let page = served.get("/");
    assert_eq!(status(&page), 200);
    assert!(page.contains("<title>Strong</title>") && page.contains("<script src=\"/live.js\""), "{page}");
    assert_eq!(page.matches("<script").count(), 1);
    let head = page.split_once("\r\n\r\n").unwrap().0;
    let body = page.split_once("\r\n\r\n").unwrap().1;
    assert!(head.contains(&format!("Content-Length: {}\r\n", body.len())));
    for answer in [&page, &served.get("/live.js"), &served.get("/nothing"), &served.ask("PUT", "/", "Host: x\r\n")] {
        let head = answer.split_once("\r\n\r\n").unwrap().0.to_lowercase();
        for header in [
            "content-security-policy: default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'unsafe-inline'; \
             base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
            "x-content-type-options: nosniff",
            "cache-control: no-store",
            "cross-origin-resource-policy: same-origin",
            "connection: close",
        ] {
            assert!(head.lines().any(|line| line == header), "{header}\n{head}");
        }
        assert!(!head.contains("access-control"), "{head}");
    }
}

#[test]
fn head_is_get_without_the_body() {
    let served = Served::start(PLAN);
    let host = format!("Host: [::1]:{}\r\n", served.port);
    for path in ["/", "/live.js"] {
        let (get, head) = (served.ask("GET", path, &host), served.ask("HEAD", path, &host));
        assert_eq!(get.split_inclusive("\r\n\r\n").next().unwrap(), head);
    }
    let events = served.ask("HEAD", "/events", &host);
    assert!(events.starts_with("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n"));
    assert!(events.ends_with("\r\n\r\n") && events.matches("\r\n\r\n").count() == 1);
}

#[test]
fn only_this_machine_is_answered_and_only_under_its_own_names() {
    let served = Served::start(PLAN);
    let port = served.port;
    // It listens at one address, so that not even another of this machine's reaches it.
    assert!(TcpStream::connect((Ipv4Addr::new(127, 0, 0, 2), port)).is_err());
    for host in [format!("127.0.0.1:{port}"), format!("localhost:{port}"), format!("[::1]:{port}")] {
        assert_eq!(status(&served.ask("GET", "/", &format!("Host: {host}\r\n"))), 200, "{host}");
    }
    for headers in [
        format!("Host: evil.example:{port}\r\n"),
        "Host: localhost\r\n".to_owned(),
        format!("Host: localhost:{}\r\n", port.wrapping_add(1)),
        String::new(),
        format!("Host: localhost:{port}\r\nHost: localhost:{port}\r\n"),
        format!("Host: localhost:{port}\r\nOrigin: http://evil.example\r\n"),
        format!("Host: localhost:{port}\r\nSec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: cors\r\n"),
    ] {
        for path in ["/", "/events", "/live.js"] {
            let answer = served.ask("GET", path, &headers);
            assert_eq!(status(&answer), 403, "{headers}");
            assert!(!answer.contains("100"), "{answer}");
        }
    }
}

#[test]
fn other_paths_and_methods_are_refused() {
    let served = Served::start(PLAN);
    for path in ["/a.plan", "/../a.plan", "/index.html", "/?a=b", "//", "/%2e%2e/", "*", "http://127.0.0.1/"] {
        assert_eq!(status(&served.get(path)), 404, "{path}");
    }
    let host = format!("Host: localhost:{}\r\n", served.port);
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "get", "BREW"] {
        let answer = served.ask(method, "/", &format!("{host}Content-Length: 3\r\n\r\nabc"));
        assert_eq!(status(&answer), 405, "{method}");
        assert!(answer.contains("Allow: GET, HEAD\r\n"));
    }
    for bytes in [&b"\x16\x03\x01\x02\x00\x01"[..], b"GET\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n", b"\0\0\0\0\r\n\r\n"] {
        assert_eq!(status(&served.answer(bytes)), 400, "{bytes:?}");
    }
    assert_eq!(status(&served.get("/")), 200);
}

#[test]
fn what_is_too_large_is_cut_off() {
    let served = Served::start(PLAN);
    let host = format!("Host: localhost:{}\r\n", served.port);
    for headers in [
        format!("{host}X: {}\r\n", "a".repeat(100_000)),
        format!("{host}{}", "A: b\r\n".repeat(100)),
        format!("{host}{}", "A: b\r\n".repeat(20_000)),
    ] {
        assert_eq!(status(&served.ask("GET", "/", &headers)), 431);
    }
    assert_eq!(status(&served.get(&format!("/{}", "a".repeat(100_000)))), 431);
    // Without an end it is not read for long either.
    let mut stream = served.connect();
    let chunk = [b'a'; 1 << 16];
    let begun = Instant::now();
    let sent = (0..10_000).take_while(|_| stream.write_all(&chunk).is_ok()).count();
    assert!(sent < 1_000, "{sent} chunks went through");
    assert!(begun.elapsed() < Duration::from_secs(20));
    assert_eq!(status(&served.get("/")), 200);
}

#[test]
fn slow_clients_hold_nobody_up_and_are_cut_off() {
    let served = Served::start(PLAN);
    let begun = Instant::now();
    // Fifty say nothing, one a letter now and then.
    let silent: Vec<TcpStream> = (0..50).map(|_| served.connect()).collect();
    let mut slow = served.connect();
    slow.set_nonblocking(true).unwrap();
    let mut answer = Vec::new();
    let mut letters = "GET / HTTP/1.1\r\nX: ".bytes().chain(std::iter::repeat(b'a'));
    while begun.elapsed() < Duration::from_secs(30) {
        assert_eq!(status(&served.get("/")), 200);
        let _ = slow.write(&[letters.next().unwrap()]);
        let mut buffer = [0; 1024];
        match slow.read(&mut buffer) {
            Ok(0) => break,
            Ok(read) => answer.extend_from_slice(&buffer[..read]),
            Err(error) if error.kind() == ErrorKind::WouldBlock => {}
            Err(_) => break,
        }
        std::thread::sleep(Duration::from_millis(100));
    }
    assert_eq!(status(&String::from_utf8(answer).unwrap()), 408);
    for mut stream in silent {
        assert_eq!(status(&read_to_end(&mut stream)), 408);
    }
    assert!(begun.elapsed() < Duration::from_secs(30));
}

#[test]
fn a_client_that_takes_no_answer_holds_nobody_up() {
    // Far more than what is buffered between two programs.
    let served =
        Served::start(&format!("block 100 weeks\n{}", "day\nsquat: 20x5 @100kg\nbench: 20x5 @80kg\n".repeat(7)));
    let ask = format!("GET / HTTP/1.1\r\nHost: localhost:{}\r\n\r\n", served.port);
    let mut stuck: Vec<TcpStream> = (0..10).map(|_| served.connect()).collect();
    for stream in &mut stuck {
        stream.write_all(ask.as_bytes()).unwrap();
    }
    let page = served.get("/");
    assert!(page.len() > 5_000_000 && page.ends_with("</html>\n"), "{}", page.len());
    save(served.plan(), PLAN);
    served.watching.comes_to_say("· 1 session ·");
}

#[test]
fn many_connections_are_served_and_too_many_are_turned_away() {
    let served = Served::start(PLAN);
    let (streams, versions): (Vec<TcpStream>, Vec<String>) = (0..50).map(|_| served.events()).unzip();
    assert!(versions.iter().all(|version| *version == versions[0]));
    assert_eq!(status(&served.get("/")), 200);
    // All of them hear of a save.
    save(served.plan(), PLAN.replace("100", "110"));
    let mut heard: Vec<(TcpStream, String)> = Vec::new();
    for mut stream in streams {
        let version = read_event(&mut stream);
        assert_ne!(version, versions[0]);
        heard.push((stream, version));
    }
    assert!(heard.iter().all(|(_, version)| *version == heard[0].1));
    assert!(served.get("/").contains(&heard[0].1));
    // There is room for so many who listen and no more; pages are still served.
    for _ in 50..64 {
        heard.push(served.events());
    }
    assert_eq!(status(&served.get("/events")), 503);
    assert_eq!(status(&served.get("/")), 200);
    // Nor is there for more connections than are served at once.
    let idle: Vec<TcpStream> = (0..200).map(|_| served.connect()).collect();
    assert_eq!(status(&served.answer(b"")), 503);
    drop(idle);
    drop(heard);
    eventually("room again", || (status(&served.get("/")) == 200).then_some(()));
    // Those who have gone away are found out by what they are told.
    let mut load = 200;
    eventually("room for listeners again", || {
        load += 1;
        save(served.plan(), PLAN.replace("100", &load.to_string()));
        served.watching.comes_to_say("no mistakes");
        let mut stream = served.connect();
        write!(stream, "GET /events HTTP/1.1\r\nHost: localhost:{}\r\n\r\n", served.port).unwrap();
        let mut answer = [0; 12];
        stream.read_exact(&mut answer).unwrap();
        (&answer == b"HTTP/1.1 200").then_some(())
    });
}

#[test]
fn a_save_that_changes_nothing_on_the_page_is_no_event() {
    let served = Served::start(PLAN);
    let (mut stream, first) = served.events();
    save(served.plan(), format!("{PLAN}# a remark\n"));
    served.watching.says("no mistakes");
    save(served.plan(), PLAN.replace("100", "110"));
    let next = read_event(&mut stream);
    let number = |version: &str| version.rsplit_once('-').unwrap().1.parse::<u32>().unwrap();
    assert_eq!(number(&next), number(&first) + 1);
}

#[test]
fn two_plans_are_served_at_once() {
    let folders = [tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap()];
    let started: Vec<(Watching, String)> = folders
        .iter()
        .map(|folder| {
            fs::write(folder.path().join("a.plan"), PLAN).unwrap();
            let watching = Watching::start(folder.path(), &["a.plan", "--serve"]);
            let url = watching.url();
            (watching, url)
        })
        .collect();
    assert_ne!(started[0].1, started[1].1);
}

/// Loads on the page.
const LOADS: &str = "[...document.querySelectorAll('.sets tbody td')].map(n => n.innerText).join(' ')";

fn waits_for_load(page: &Page, load: &str) {
    page.wait_for(&format!("{LOADS}.includes('{load}')"));
}

#[test]
fn the_page_follows_the_plan_through_mistakes_and_back() {
    let served = Served::start(PLAN);
    let browser = Browser::start();
    let page = browser.open(&served.url);
    waits_for_load(&page, "100");
    save(served.plan(), PLAN.replace("100", "110"));
    waits_for_load(&page, "110");
    save(served.plan(), "program \"Strong\"\nsquat: 3x5 @<img src=x onerror=alert(1)>\n");
    page.wait_for("document.body.innerText.includes('a.plan is not built')");
    let text = page.text();
    assert!(text.contains("<img src=x onerror=alert(1)>") && text.contains("1 error in a.plan"), "{text}");
    assert_eq!(
        page.evaluate("document.querySelector('.sets') === null && document.querySelector('img') === null"),
        true
    );
    fs::remove_file(served.plan()).unwrap();
    page.wait_for("document.body.innerText.includes('cannot read a.plan')");
    save(served.plan(), PLAN.replace("100", "120"));
    waits_for_load(&page, "120");
    assert_eq!(page.evaluate("document.title"), "Strong");
}

#[test]
fn what_a_plan_says_runs_nothing_in_the_page() {
    let served = Served::start(
        "program \"</body><script>window.ran = 1</script>\"\nsquat: 3x5 @100kg\n  \"<img src=x onerror='window.ran = 2'>\"\n",
    );
    let browser = Browser::start();
    let page = browser.open(&served.url);
    waits_for_load(&page, "100");
    assert_eq!(page.evaluate("window.ran === undefined && document.scripts.length === 1"), true);
    // Nor would it if it got in.
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"window.ran = 3\">')");
    page.evaluate(
        "document.body.append(Object.assign(document.createElement('script'), { textContent: 'window.ran = 4' }))",
    );
    assert_eq!(page.evaluate("new Promise(done => setTimeout(() => done(window.ran === undefined), 200))"), true);
    let fetched = page.evaluate("fetch('http://127.0.0.1:9/').then(() => 'sent', error => error.name)");
    assert_eq!(fetched, "TypeError");
    save(served.plan(), PLAN.replace("100", "130"));
    waits_for_load(&page, "130");
}

#[test]
fn the_page_stays_where_it_was_scrolled_to() {
    let long = |load: u32| format!("program \"Long\"\n{}", format!("day\nsquat: 5x5 @{load}kg\n").repeat(12));
    let served = Served::start(&long(100));
    let browser = Browser::start();
    let page = browser.open(&served.url);
    page.resize(900, 700);
    waits_for_load(&page, "100");
    page.evaluate("scrollTo(0, 2345)");
    save(served.plan(), long(105));
    waits_for_load(&page, "105");
    page.wait_for("scrollY === 2345");
    // Also if there was a short page between.
    save(served.plan(), "squat: 5x5 @\n");
    page.wait_for("document.title.includes('a.plan') && scrollY === 0");
    save(served.plan(), long(110));
    waits_for_load(&page, "110");
    page.wait_for("scrollY === 2345");
}

#[test]
fn warnings_stand_beside_the_sheet_and_never_on_paper() {
    let warned = "program \"Strong\"\nbench: 3x5 @80%\n";
    let served = Served::start(warned);
    let browser = Browser::start();
    let page = browser.open(&served.url);
    assert_eq!(page.wait_for("document.querySelector('details.live summary').innerText"), "1 warning in a.plan");
    page.evaluate("document.querySelector('details.live').open = true");
    assert!(page.text().contains("W1002"), "{}", page.text());
    save(served.plan(), warned.replace("3x5", "3x6"));
    page.wait_for("document.querySelector('.sets').innerText.includes('6')");
    assert_eq!(page.wait_for("document.querySelector('details.live').open"), true, "what is open stays so");
    page.show_as("print");
    assert_eq!(page.evaluate("getComputedStyle(document.querySelector('details.live')).display"), "none");
    // What is printed from here is what is printed from the file.
    let file = served.folder.path().join("a.html");
    let build = assert_cmd::Command::cargo_bin("liftplan")
        .unwrap()
        .args(["build", "a.plan", "-o", "a.html"])
        .current_dir(served.folder.path())
        .output()
        .unwrap();
    assert!(build.status.success() && !fs::read_to_string(&file).unwrap().contains("<script"));
    let pages = |pdf: &[u8]| String::from_utf8_lossy(pdf).matches("/Type /Page\n").count();
    assert_eq!((pages(&page.pdf(Paper::A4)), pages(&browser.open_file(&file).pdf(Paper::A4))), (1, 1));
}

#[test]
fn the_page_says_when_nobody_answers_and_comes_back_with_the_program() {
    let served = Served::start(PLAN);
    let browser = Browser::start();
    let page = browser.open(&served.url);
    waits_for_load(&page, "100");
    assert_eq!(page.evaluate("getComputedStyle(document.getElementById('live-gone')).display"), "none");
    let Served { watching, port, folder, .. } = served;
    watching.send("-INT");
    assert_eq!(watching.ends().0.code(), Some(0));
    page.wait_for("getComputedStyle(document.getElementById('live-gone')).display !== 'none'");
    assert!(page.text().contains("does not answer"));
    save(folder.path().join("a.plan"), PLAN.replace("100", "140"));
    let _served = Served::start_in(folder, &port.to_string());
    waits_for_load(&page, "140");
    assert_eq!(page.evaluate("getComputedStyle(document.getElementById('live-gone')).display"), "none");
}
