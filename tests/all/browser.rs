//! A real headless Chromium, for what only a browser can tell: whether a page works, what it looks
//! like, and what it prints.
//!
//! ```
//! let browser = Browser::start();
//! let page = browser.open("http://127.0.0.1:5310/"); // or open_file(&path)
//! page.wait_for("document.querySelector('h1')");
//! let heights = page.evaluate("[...document.querySelectorAll('section')].map(s => s.offsetHeight)");
//! std::fs::write("sheet.pdf", page.pdf(Paper::A4)).unwrap();
//! std::fs::write("sheet.png", page.screenshot()).unwrap();
//! ```
//!
//! A page takes longer to open than most sheets to lay out: who looks at many goes from one to the next in one page, with
//! `go_to_file`. Its size, and whether it shows itself as on paper, stay; set before, they spare the page a second layout.
//!
//! It is driven over the pipe of `--remote-debugging-pipe`: a JSON object a message, each ended by a
//! zero byte, in and out. That needs no port, no socket and no driver program, and Chromium ends when the
//! pipe does, whatever becomes of the test. The messages are those of the Chrome DevTools Protocol.

use std::cell::{Cell, RefCell};
use std::fs::{self, File};
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use data_encoding::BASE64;
use serde_json::{Value, json};
use tempfile::TempDir;

/// No answer takes longer, also not on a machine that does much else.
const PATIENCE: Duration = Duration::from_secs(60);

/// The names that Chromium goes by.
const NAMES: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "chrome"];

const FLAGS: [&str; 14] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-extensions",
    "--disable-sync",
    "--no-first-run",
    "--mute-audio",
    "--hide-scrollbars",
    "--remote-debugging-pipe",
];

/// A Chromium with a fresh profile, which ends with this value.
pub struct Browser {
    child: Child,
    /// Nothing once the browser is told to end.
    to: RefCell<Option<ChildStdin>>,
    from: Receiver<Value>,
    last_id: Cell<u64>,
    /// The profile, and what the browser says on standard error.
    folder: TempDir,
}

/// A page in a browser.
pub struct Page<'b> {
    browser: &'b Browser,
    session: String,
}

/// What is printed on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paper {
    A4,
    Letter,
}

impl Paper {
    /// Width and height, in inches.
    pub const fn inches(self) -> (f64, f64) {
        match self {
            Self::A4 => (210.0 / 25.4, 297.0 / 25.4),
            Self::Letter => (8.5, 11.0),
        }
    }
}

impl Browser {
    /// Starts Chromium. Fails the test if there is none.
    pub fn start() -> Self {
        let name = NAMES.iter().find(|name| is_installed(name)).unwrap_or_else(|| {
            panic!("this test needs Chromium: `apt-get install chromium`; none of {NAMES:?} can be run")
        });
        let folder = tempfile::tempdir().unwrap();
        let errors = File::create(folder.path().join("errors")).unwrap();
        // Chromium reads at 3 and writes at 4; a shell puts the ends of two ordinary pipes there.
        let mut child = Command::new("sh")
            .args(["-c", "exec \"$0\" \"$@\" 3<&0 4>&1 </dev/null >/dev/null", name])
            .args(FLAGS)
            .arg(format!("--user-data-dir={}", folder.path().join("profile").display()))
            .env_remove("DISPLAY")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(errors)
            .spawn()
            .unwrap();
        let to = child.stdin.take().unwrap();
        let mut pipe = BufReader::new(child.stdout.take().unwrap());
        let (sender, from) = channel();
        std::thread::spawn(move || {
            let mut message = Vec::new();
            while pipe.read_until(0, &mut message).is_ok_and(|read| read > 0) {
                message.pop();
                let Ok(value) = serde_json::from_slice(&message) else { break };
                if sender.send(value).is_err() {
                    break;
                }
                message.clear();
            }
        });
        Self { child, to: RefCell::new(Some(to)), from, last_id: Cell::new(0), folder }
    }

    /// Opens an address and waits until it is loaded.
    pub fn open(&self, url: &str) -> Page<'_> {
        let target = self.call(None, "Target.createTarget", &json!({ "url": "about:blank" }));
        let attach = json!({ "targetId": target["targetId"], "flatten": true });
        let session = self.call(None, "Target.attachToTarget", &attach)["sessionId"].as_str().unwrap().to_owned();
        let page = Page { browser: self, session };
        page.go(url);
        page
    }

    /// Opens a file.
    pub fn open_file(&self, path: &Path) -> Page<'_> {
        self.open(&url_of(path))
    }

    /// What a method of the protocol returns. An error of it fails the test.
    fn call(&self, session: Option<&str>, method: &str, params: &Value) -> Value {
        self.try_call(session, method, params).unwrap_or_else(|error| panic!("{method}: {error}"))
    }

    /// The same, with the error of the protocol.
    fn try_call(&self, session: Option<&str>, method: &str, params: &Value) -> Result<Value, Value> {
        let id = self.last_id.get() + 1;
        self.last_id.set(id);
        let mut message = json!({ "id": id, "method": method, "params": params });
        if let Some(session) = session {
            message["sessionId"] = session.into();
        }
        let mut bytes = message.to_string().into_bytes();
        bytes.push(0);
        if let Some(to) = self.to.borrow_mut().as_mut() {
            // If it has ended, that shows when nothing comes back.
            let _ = to.write_all(&bytes).and_then(|()| to.flush());
        }
        let end = Instant::now() + PATIENCE;
        loop {
            match self.from.recv_timeout(end.saturating_duration_since(Instant::now())) {
                Ok(mut reply) if reply["id"] == id => {
                    return if reply["error"].is_null() {
                        Ok(reply["result"].take())
                    } else {
                        Err(reply["error"].take())
                    };
                }
                // An event, or the answer to a call that was given up.
                Ok(_) => {}
                Err(RecvTimeoutError::Timeout) => panic!("{method}: no answer within {PATIENCE:?}"),
                Err(RecvTimeoutError::Disconnected) => panic!("{method}: Chromium has ended.\n{}", self.errors()),
            }
        }
    }

    fn errors(&self) -> String {
        fs::read_to_string(self.folder.path().join("errors")).unwrap_or_default()
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // It ends with its pipe, and takes its children with it; but the profile is only
        // removed once it has.
        self.to.borrow_mut().take();
        let end = Instant::now() + Duration::from_secs(10);
        while self.child.try_wait().is_ok_and(|status| status.is_none()) {
            if Instant::now() > end {
                let _ = self.child.kill();
                let _ = self.child.wait();
            }
            std::thread::sleep(Duration::from_millis(10));
        }
    }
}

impl Page<'_> {
    /// Goes to another address and waits until it is loaded.
    pub fn go(&self, url: &str) {
        let gone = self.call("Page.navigate", &json!({ "url": url }));
        assert!(gone["errorText"].is_null(), "{url}: {}", gone["errorText"]);
        self.wait_for("document.readyState === 'complete'");
    }

    /// Goes to a file.
    pub fn go_to_file(&self, path: &Path) {
        self.go(&url_of(path));
    }

    /// The value of an expression in the page, as JSON; that of a promise once it is kept. An
    /// exception fails the test.
    pub fn evaluate(&self, script: &str) -> Value {
        self.try_evaluate(script).unwrap_or_else(|error| panic!("{script}\n{error}"))
    }

    fn try_evaluate(&self, script: &str) -> Result<Value, Value> {
        let params = json!({ "expression": script, "returnByValue": true, "awaitPromise": true });
        let mut result = self.browser.try_call(Some(&self.session), "Runtime.evaluate", &params)?;
        let exception = result["exceptionDetails"].take();
        if exception.is_null() { Ok(result["result"]["value"].take()) } else { Err(exception) }
    }

    /// Waits until an expression is true in the page, whatever is loaded there meanwhile, and
    /// returns its value. It fails the test if that does not happen.
    pub fn wait_for(&self, script: &str) -> Value {
        let end = Instant::now() + PATIENCE;
        loop {
            // A page that is just going away has an error for an answer.
            let value = self.try_evaluate(script);
            match &value {
                Ok(Value::Null | Value::Bool(false)) | Err(_) => {}
                Ok(found) => return found.clone(),
            }
            assert!(Instant::now() < end, "{script}\nnever came true; last it was {value:?}\n{}", self.text());
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// The text that the page shows.
    pub fn text(&self) -> String {
        self.evaluate("document.body.innerText").as_str().unwrap_or_default().to_owned()
    }

    /// Sets the size of the window, in CSS pixels.
    pub fn resize(&self, width: u32, height: u32) {
        let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.call("Emulation.setDeviceMetricsOverride", &size);
    }

    /// Shows the page as it is on paper (`print`) or on a screen (`screen`), for what is measured in it.
    pub fn show_as(&self, media: &str) {
        self.call("Emulation.setEmulatedMedia", &json!({ "media": media }));
    }

    /// The page as a PDF, as it is printed: with its own margins and backgrounds, without head and
    /// foot lines of the browser.
    pub fn pdf(&self, paper: Paper) -> Vec<u8> {
        let (width, height) = paper.inches();
        let params = json!({ "paperWidth": width, "paperHeight": height, "printBackground": true });
        self.data("Page.printToPDF", &params)
    }

    /// What the window shows, as a PNG.
    pub fn screenshot(&self) -> Vec<u8> {
        self.data("Page.captureScreenshot", &json!({ "format": "png" }))
    }

    fn data(&self, method: &str, params: &Value) -> Vec<u8> {
        BASE64.decode(self.call(method, params)["data"].as_str().unwrap().as_bytes()).unwrap()
    }

    /// What any other method of the protocol returns.
    pub fn call(&self, method: &str, params: &Value) -> Value {
        self.browser.call(Some(&self.session), method, params)
    }
}

fn url_of(path: &Path) -> String {
    format!("file://{}", fs::canonicalize(path).unwrap().to_str().unwrap())
}

fn is_installed(name: &str) -> bool {
    let mut paths =
        std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default()).collect::<Vec<_>>().into_iter();
    paths.any(|folder| folder.join(name).is_file())
}

#[test]
fn a_page_is_measured_printed_and_looked_at() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("page.html");
    fs::write(
        &file,
        "<!DOCTYPE html><title>t</title><style>@media print { p { height: 123px } }</style><p>A “page”\
         <script>setTimeout(() => { document.title = 'later' }, 50)</script>",
    )
    .unwrap();
    let browser = Browser::start();
    let page = browser.open_file(&file);
    assert_eq!(page.text(), "A “page”");
    page.wait_for("document.title === 'later'");
    assert_eq!(page.evaluate("Promise.resolve({ a: [1, 2.5] })"), json!({ "a": [1, 2.5] }));
    page.show_as("print");
    assert_eq!(page.evaluate("document.querySelector('p').offsetHeight"), 123);
    page.resize(400, 300);
    let png = page.screenshot();
    assert_eq!((&png[..4], &png[16..24]), (&b"\x89PNG"[..], &[0, 0, 1, 0x90, 0, 0, 1, 0x2c][..]));
    for (paper, size) in [(Paper::A4, (595.3, 841.9)), (Paper::Letter, (612.0, 792.0))] {
        let pdf = String::from_utf8_lossy(&page.pdf(paper)).into_owned();
        let media_box = pdf.split_once("/MediaBox [0 0 ").and_then(|(_, rest)| rest.split_once(']')).unwrap().0;
        // Chromium rounds up to whole points.
        let points: Vec<f64> = media_box.split(' ').map(|number| number.parse::<f64>().unwrap()).collect();
        assert!((points[0] - size.0).abs() < 1.0 && (points[1] - size.1).abs() < 1.0, "{paper:?}: {media_box}");
    }
    page.go_to_file(&file);
    let as_before = "innerWidth === 400 && document.querySelector('p').offsetHeight === 123";
    assert_eq!(page.evaluate(as_before), true, "what is set stays");
    let second = browser.open_file(&file);
    assert_eq!(second.evaluate("window.innerWidth === 400"), false, "a page has its own window");
}
