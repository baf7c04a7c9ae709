//! What a client asks for, and whether it may.
//!
//! The server is for the browser of the person who started it. A page from elsewhere can make that
//! browser send requests here too: under a name of its own that it lets lead to this machine, which shows
//! in `Host`, or from its own origin, which shows in `Origin` and `Sec-Fetch-Site`.

use httparse::{EMPTY_HEADER, Status};

/// A request has so many headers at the most.
const HEADERS: usize = 64;

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// `/`
    Page,
    /// `/live.js`
    Script,
    /// `/events`
    Events,
}

/// A request that is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Request {
    pub wanted: Wanted,
    /// Whether only the head of the answer is wanted.
    pub head_only: bool,
}

/// Why a request is not answered as it would like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    NoHttp,
    OtherHost,
    OtherOrigin,
    NoSuchPath,
    OtherMethod,
    TooSlow,
    TooLarge,
    TooMany,
}

impl Refusal {
    /// The status line behind `HTTP/1.1`.
    pub const fn status(self) -> &'static str {
        match self {
            Self::NoHttp => "400 Bad Request",
            Self::OtherHost | Self::OtherOrigin => "403 Forbidden",
            Self::NoSuchPath => "404 Not Found",
            Self::OtherMethod => "405 Method Not Allowed",
            Self::TooSlow => "408 Request Timeout",
            Self::TooLarge => "431 Request Header Fields Too Large",
            Self::TooMany => "503 Service Unavailable",
        }
    }

    /// What a person reads.
    pub const fn words(self) -> &'static str {
        match self {
            Self::NoHttp => "this is not HTTP",
            Self::OtherHost => "the address is not the one that liftplan has printed",
            Self::OtherOrigin => "pages from elsewhere may not ask here",
            Self::NoSuchPath => "there is only the sheet, at /",
            Self::OtherMethod => "there is nothing to do here but to look",
            Self::TooSlow => "the request took too long",
            Self::TooLarge => "the request is too large",
            Self::TooMany => "too many connections at once",
        }
    }
}

/// Reads the head of a request to a port of this machine; nothing if it has not come whole yet.
pub fn read(bytes: &[u8], port: u16) -> Option<Result<Request, Refusal>> {
    let mut headers = [EMPTY_HEADER; HEADERS];
    let mut parsed = httparse::Request::new(&mut headers);
    match parsed.parse(bytes) {
        Ok(Status::Partial) => None,
        Ok(Status::Complete(_)) => Some(judge(&parsed, port)),
        Err(httparse::Error::TooManyHeaders) => Some(Err(Refusal::TooLarge)),
        Err(_) => Some(Err(Refusal::NoHttp)),
    }
}

fn judge(request: &httparse::Request<'_, '_>, port: u16) -> Result<Request, Refusal> {
    let values = |name: &'static str| {
        let named = request.headers.iter().filter(move |header| header.name.eq_ignore_ascii_case(name));
        named.map(|header| str::from_utf8(header.value).unwrap_or("\u{fffd}").trim())
    };
    let mut hosts = values("host");
    match (hosts.next(), hosts.next()) {
        (Some(host), None) if is_own(host, port) => {}
        _ => return Err(Refusal::OtherHost),
    }
    // A link from elsewhere may lead here; everything else is for the pages of this server.
    let is_link = values("sec-fetch-mode").eq(["navigate"]) && values("sec-fetch-dest").eq(["document"]);
    let mut sites = values("sec-fetch-site");
    let mut origins = values("origin");
    let is_own_origin = |origin: &str| origin.strip_prefix("http://").is_some_and(|host| is_own(host, port));
    if !is_link && sites.any(|site| !matches!(site, "same-origin" | "none")) || !origins.all(is_own_origin) {
        return Err(Refusal::OtherOrigin);
    }
    let head_only = match request.method {
        Some("GET") => false,
        Some("HEAD") => true,
        _ => return Err(Refusal::OtherMethod),
    };
    let wanted = match request.path {
        Some("/") => Wanted::Page,
        Some("/live.js") => Wanted::Script,
        Some("/events") => Wanted::Events,
        _ => return Err(Refusal::NoSuchPath),
    };
    Ok(Request { wanted, head_only })
}

/// Whether a host and port are those of this server.
fn is_own(host: &str, port: u16) -> bool {
    let name = match host.rsplit_once(':') {
        // The end of an address in brackets is no port.
        Some((name, written)) if !written.ends_with(']') => (written == port.to_string()).then_some(name),
        // The port of HTTP need not be written.
        _ => (port == 80).then_some(host),
    };
    name.is_some_and(|name| name.eq_ignore_ascii_case("localhost") || matches!(name, "127.0.0.1" | "[::1]"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const FETCHED: &str = "sec-fetch-site: cross-site\r\nsec-fetch-mode: no-cors\r\nsec-fetch-dest: script\r\n";
    const FOLLOWED: &str = "sec-fetch-site: cross-site\r\nsec-fetch-mode: navigate\r\nsec-fetch-dest: document\r\n";
    const FRAMED: &str = "sec-fetch-site: same-site\r\nsec-fetch-mode: navigate\r\nsec-fetch-dest: iframe\r\n";

    fn asked(line: &str, headers: &str) -> Option<Result<Wanted, Refusal>> {
        let head = format!("{line} HTTP/1.1\r\n{headers}\r\n");
        read(head.as_bytes(), 5310).map(|read| read.map(|request| request.wanted))
    }

    #[test]
    fn the_three_names_of_this_machine_are_known_and_no_other() {
        for host in ["127.0.0.1:5310", "localhost:5310", "LocalHost:5310", "[::1]:5310"] {
            assert_eq!(asked("GET /", &format!("Host: {host}\r\n")), Some(Ok(Wanted::Page)), "{host}");
        }
        for host in [
            "",
            "localhost",
            "localhost:5311",
            "localhost:05310",
            "[::1]",
            "::1:5310",
            "127.0.0.1",
            "evil.example:5310",
            "evil.example",
            "127.0.0.1.evil.example:5310",
            "localhost:5310.evil.example",
            "127.0.0.2:5310",
            "0.0.0.0:5310",
            "user@localhost:5310",
            "localhost:5310:5310",
        ] {
            assert_eq!(asked("GET /", &format!("Host: {host}\r\n")), Some(Err(Refusal::OtherHost)), "{host}");
        }
        assert_eq!(asked("GET /", ""), Some(Err(Refusal::OtherHost)));
        let two = "Host: localhost:5310\r\nHost: localhost:5310\r\n";
        assert_eq!(asked("GET /", two), Some(Err(Refusal::OtherHost)));
    }

    #[test]
    fn the_port_of_http_need_not_be_written() {
        let head = b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";
        assert!(matches!(read(head, 80), Some(Ok(_))));
        assert_eq!(read(head, 8080), Some(Err(Refusal::OtherHost)));
    }

    #[test]
    fn pages_from_elsewhere_may_link_here_and_no_more() {
        let from = |headers: &str| asked("GET /", &format!("Host: localhost:5310\r\n{headers}"));
        assert_eq!(from(FOLLOWED), Some(Ok(Wanted::Page)));
        for headers in ["sec-fetch-site: none\r\n", "sec-fetch-site: same-origin\r\nOrigin: http://localhost:5310\r\n"]
        {
            assert_eq!(from(headers), Some(Ok(Wanted::Page)), "{headers}");
        }
        for headers in [
            FETCHED,
            FRAMED,
            "Origin: http://evil.example\r\n",
            "Origin: null\r\n",
            "Origin: https://localhost:5310\r\n",
        ] {
            assert_eq!(from(headers), Some(Err(Refusal::OtherOrigin)), "{headers}");
        }
    }

    #[test]
    fn there_are_three_paths_to_look_at() {
        let path = |path: &str| asked(&format!("GET {path}"), "Host: localhost:5310\r\n");
        assert_eq!(path("/events"), Some(Ok(Wanted::Events)));
        assert_eq!(path("/live.js"), Some(Ok(Wanted::Script)));
        for other in ["/index.html", "/../etc/passwd", "//", "/?", "/events/", "http://localhost:5310/", "*"] {
            assert_eq!(path(other), Some(Err(Refusal::NoSuchPath)), "{other}");
        }
        let post = asked("POST /", "Host: localhost:5310\r\nContent-Length: 3\r\n");
        assert_eq!(post, Some(Err(Refusal::OtherMethod)));
        assert_eq!(read(b"\x16\x03\x01\x02\x00\x01\x00\x01", 5310), Some(Err(Refusal::NoHttp)));
        assert_eq!(read(b"GET / HTTP/1.1\r\nHost: localh", 5310), None);
    }
}
