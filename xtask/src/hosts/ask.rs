//! One request, and the answer to it, without anything that a browser would do about either.

use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpStream};
use std::time::Duration;

use crate::Result;

/// How long an answer may take.
const PATIENCE: Duration = Duration::from_secs(10);

/// What a host answered.
#[derive(Debug)]
pub(super) struct Answer {
    pub(super) status: u16,
    headers: Vec<(String, String)>,
    pub(super) body: Vec<u8>,
}

impl Answer {
    /// The values of a header, joined as HTTP joins them; empty where there is none.
    pub(super) fn header(&self, name: &str) -> String {
        let own = self.headers.iter().filter(|(own, _)| own.eq_ignore_ascii_case(name));
        own.map(|(_, value)| value.as_str()).collect::<Vec<_>>().join(", ")
    }
}

/// Asks a port of this machine for a path, with more lines in the request, each with its end.
pub(super) fn ask(port: u16, path: &str, more: &str) -> Result<Answer> {
    let trouble = |error: std::io::Error| format!("{path}: no answer: {error}");
    let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).map_err(trouble)?;
    stream.set_read_timeout(Some(PATIENCE)).map_err(trouble)?;
    let request = format!("GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n{more}\r\n");
    stream.write_all(request.as_bytes()).map_err(trouble)?;
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).map_err(trouble)?;
    answer(&bytes).ok_or_else(|| format!("{path}: the answer is no HTTP"))
}

fn answer(bytes: &[u8]) -> Option<Answer> {
    let end = bytes.windows(4).position(|four| four == b"\r\n\r\n")?;
    let (head, body) = (std::str::from_utf8(bytes.get(..end)?).ok()?, bytes.get(end + 4..)?);
    let mut lines = head.split("\r\n");
    let status = lines.next()?.split(' ').nth(1)?.parse().ok()?;
    let header = |line: &str| line.split_once(':').map(|(name, value)| (name.to_owned(), value.trim().to_owned()));
    let mut answer = Answer { status, headers: lines.filter_map(header).collect(), body: body.to_owned() };
    // Caddy sends so what is packed.
    if answer.header("Transfer-Encoding").eq_ignore_ascii_case("chunked") {
        answer.body = joined(body)?;
    }
    Some(answer)
}

/// What was sent in chunks, each behind its length in hexadecimal.
fn joined(mut rest: &[u8]) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    loop {
        let end = rest.windows(2).position(|two| two == b"\r\n")?;
        let length = usize::from_str_radix(std::str::from_utf8(rest.get(..end)?).ok()?, 16).ok()?;
        if length == 0 {
            return Some(bytes);
        }
        let (chunk, behind) = rest.get(end + 2..)?.split_at_checked(length)?;
        bytes.extend_from_slice(chunk);
        rest = behind.strip_prefix(b"\r\n")?;
    }
}

#[cfg(test)]
mod tests {
    use super::answer;

    #[test]
    fn answers_are_read() {
        let read = answer(b"HTTP/1.1 404 Not Found\r\nVary: a\r\nvary:b\r\n\r\n\0x\r\n\r\n").unwrap();
        assert_eq!(
            (read.status, read.header("VARY"), read.body.as_slice()),
            (404, "a, b".to_owned(), &b"\0x\r\n\r\n"[..])
        );
        assert_eq!(read.header("ETag"), "");
        assert!(answer(b"HTTP/1.1 200 OK\r\n").is_none());
    }

    #[test]
    fn chunks_are_joined() {
        let head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
        let read = |body: &str| answer(format!("{head}{body}").as_bytes()).map(|answer| answer.body);
        assert_eq!(read("2\r\nab\r\nA\r\n0123456789\r\n0\r\n\r\n").unwrap(), b"ab0123456789");
        assert_eq!(read("2\r\nab"), None);
        assert_eq!(read("x\r\nab\r\n"), None);
    }
}
