//! One connection: requests read and answered one after the other.

use std::io::{self, BufRead, BufReader, BufWriter, Read, Write};
use std::net::{Shutdown, TcpStream};
use std::time::Duration;

use super::answer::{Answer, Asked, Site, answer};

/// How long a connection may idle.
const PATIENCE: Duration = Duration::from_secs(30);
/// The longest head of a request that is read.
const LONGEST: u64 = 32 * 1024;

/// Answers until the other side goes, or idles too long.
pub(super) fn serve(site: &Site, stream: &TcpStream) {
    // A reader that went away, or that does not speak HTTP, is no concern of ours.
    let _ = stream.set_read_timeout(Some(PATIENCE)).and_then(|()| stream.set_nodelay(true)).and_then(|()| {
        let mut reader = BufReader::new(stream);
        while let Some(head) = read_head(&mut reader)? {
            let request = Request::of(&head);
            write_answer(stream, &answer(site, &request.asked), &request)?;
            if !request.stays {
                break;
            }
        }
        // Closing with something unread would throw away what was answered.
        stream.shutdown(Shutdown::Write)?;
        io::copy(&mut reader.take(LONGEST * 8), &mut io::sink()).map(drop)
    });
}

/// The lines up to the empty one; none at the end of the connection, or when they are too many.
fn read_head(reader: &mut impl BufRead) -> io::Result<Option<String>> {
    let mut reader = reader.take(LONGEST);
    let mut head = String::new();
    loop {
        let length = reader.read_line(&mut head)?;
        if length == 0 {
            return Ok(None);
        }
        if head.ends_with("\r\n\r\n") || head.ends_with("\n\n") {
            return Ok(Some(head));
        }
    }
}

struct Request<'a> {
    asked: Asked<'a>,
    /// Whether only the head of the answer is wanted.
    brief: bool,
    /// Whether the connection stays for another request.
    stays: bool,
}

impl<'a> Request<'a> {
    fn of(head: &'a str) -> Self {
        let mut lines = head.lines();
        let mut words = lines.next().unwrap_or_default().split(' ');
        let (method, url) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
        let header = |wanted: &str| {
            lines
                .clone()
                .filter_map(|line| line.split_once(':'))
                .find_map(|(name, value)| name.eq_ignore_ascii_case(wanted).then(|| value.trim()))
        };
        let reads = matches!(method, "GET" | "HEAD");
        // What has a body is not read on: the rest of it would be taken for the next request.
        let bare = header("Content-Length").is_none_or(|length| length == "0") && header("Transfer-Encoding").is_none();
        let closing = header("Connection").is_some_and(|word| word.eq_ignore_ascii_case("close"));
        Self {
            asked: Asked {
                reads,
                url,
                encodings: header("Accept-Encoding").unwrap_or_default(),
                known: header("If-None-Match").unwrap_or_default(),
            },
            brief: method == "HEAD",
            stays: bare && !closing && words.next() == Some("HTTP/1.1"),
        }
    }
}

fn write_answer(stream: &TcpStream, answer: &Answer, request: &Request<'_>) -> io::Result<()> {
    let mut writer = BufWriter::new(stream);
    let reason = match answer.status {
        200 => "OK",
        301 => "Moved Permanently",
        304 => "Not Modified",
        404 => "Not Found",
        _ => "Method Not Allowed",
    };
    write!(writer, "HTTP/1.1 {} {reason}\r\n", answer.status)?;
    for (name, value) in &answer.headers {
        write!(writer, "{name}: {value}\r\n")?;
    }
    if answer.status != 304 {
        write!(writer, "Content-Length: {}\r\n", answer.body.len())?;
    }
    write!(writer, "Connection: {}\r\n\r\n", if request.stays { "keep-alive" } else { "close" })?;
    if !request.brief {
        writer.write_all(&answer.body)?;
    }
    writer.flush()
}

#[cfg(test)]
mod tests {
    use crate::server::Server;
    use std::io::{Read, Write};
    use std::net::TcpStream;
    use std::path::PathBuf;

    struct Place(PathBuf);

    impl Drop for Place {
        fn drop(&mut self) {
            let _ = std::fs::remove_dir_all(&self.0);
        }
    }

    fn served(name: &str) -> (Place, Server) {
        let place = Place(std::env::temp_dir().join(format!("xtask-served-{name}-{}", std::process::id())));
        std::fs::create_dir_all(&place.0).unwrap();
        std::fs::write(place.0.join("index.html"), "<p>民心").unwrap();
        let server = Server::start(&place.0, 0).unwrap();
        (place, server)
    }

    fn open(server: &Server) -> TcpStream {
        TcpStream::connect(server.url().trim_start_matches("http://")).unwrap()
    }

    fn told(stream: &mut TcpStream, request: &str) -> String {
        stream.write_all(request.as_bytes()).unwrap();
        let mut told = String::new();
        stream.read_to_string(&mut told).unwrap();
        told
    }

    #[test]
    fn several_requests_share_a_connection() {
        let (_place, server) = served("several");
        let told = told(
            &mut open(&server),
            "GET /?lang=en HTTP/1.1\r\nHost: x\r\n\r\nHEAD / HTTP/1.1\r\n\r\nGET /no HTTP/1.1\r\nConnection: close\r\n\r\n",
        );
        let starts: Vec<&str> = told.lines().filter(|line| line.contains("HTTP/1.1")).collect();
        assert_eq!(starts, ["HTTP/1.1 200 OK", "<p>民心HTTP/1.1 200 OK", "HTTP/1.1 404 Not Found"], "{told}");
        assert!(told.contains("Content-Type: text/html; charset=utf-8\r\n"), "{told}");
        assert_eq!(told.matches("Content-Length: 9\r\n").count(), 2, "{told}");
    }

    #[test]
    fn idle_connections_hold_up_nobody() {
        let (_place, server) = served("idle");
        let _idle: Vec<TcpStream> = (0..20).map(|_| open(&server)).collect();
        assert!(told(&mut open(&server), "GET / HTTP/1.0\r\n\r\n").starts_with("HTTP/1.1 200"));
    }

    #[test]
    fn bodies_and_nonsense_end_the_connection() {
        let (_place, server) = served("nonsense");
        let posted = told(&mut open(&server), "POST / HTTP/1.1\r\nContent-Length: 20\r\n\r\nGET / HTTP/1.1\r\n\r\n");
        assert!(posted.starts_with("HTTP/1.1 405"), "{posted}");
        assert_eq!(posted.matches("HTTP/1.1").count(), 1, "{posted}");
        assert!(told(&mut open(&server), "\r\n\r\n").starts_with("HTTP/1.1 405"));
        assert_eq!(told(&mut open(&server), &"x".repeat(40_000)), "");
    }
}
