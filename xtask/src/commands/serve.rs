//! Serves the page: while it is changed, or as it is published.

use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::process::ExitCode;
use std::thread::sleep;
use std::time::Duration;

use super::build::{release, trunk};
use crate::process::Tree;
use crate::programs::{dist, root};
use crate::server::{Allowed, Server};
use crate::{Result, tools};

#[derive(Debug, PartialEq, Eq)]
struct Wish {
    port: u16,
    release: bool,
    /// Whether a page of a portal is served too, which has the page in a frame.
    example: bool,
}

/// The page of a portal, which looks for the atlas on the usual port.
const EXAMPLE: &str = "docs/example";
const EXAMPLE_PORT: u16 = 8081;
/// What that page may do: as a portal, it knows whose script and whose frames it has.
const EXAMPLE_POLICY: &str =
    "default-src 'none'; script-src 'self' http://127.0.0.1:8080; style-src 'self'; frame-src http://127.0.0.1:8080";

pub(super) fn run(words: &[String]) -> Result<ExitCode> {
    let wish = wish(words)?;
    if wish.release { published(wish.port, wish.example) } else { changing(wish.port) }
}

fn published(port: u16, example: bool) -> Result<ExitCode> {
    // Said before the build rather than after it.
    free(port)?;
    release()?;
    let hosts = example.then_some("http:");
    let server = Server::start_with(&dist(), port, Allowed { hosts, ..Allowed::default() })?;
    announce(port);
    let portal = if example {
        let allowed = Allowed { policy: Some(EXAMPLE_POLICY), ..Allowed::default() };
        println!("A page that embeds it: http://127.0.0.1:{EXAMPLE_PORT}");
        Some(Server::start_with(&root().join(EXAMPLE), EXAMPLE_PORT, allowed)?)
    } else {
        None
    };
    server.stay();
    drop(portal);
    Ok(ExitCode::SUCCESS)
}

fn changing(port: u16) -> Result<ExitCode> {
    free(port)?;
    tools::for_the_page()?;
    let mut trunk = Tree::start(trunk().args(["serve", "--address", "127.0.0.1", "--port", &port.to_string()]))?;
    let mut announced = false;
    loop {
        if let Some(status) = trunk.ended() {
            return if status.success() { Ok(ExitCode::SUCCESS) } else { Err(format!("trunk serve ended: {status}")) };
        }
        if !announced && TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok() {
            announce(port);
            announced = true;
        }
        sleep(Duration::from_millis(200));
    }
}

fn announce(port: u16) {
    println!("Minxin Atlas: http://127.0.0.1:{port}");
}

fn free(port: u16) -> Result {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port))
        .map(drop)
        .map_err(|error| format!("port {port} of 127.0.0.1 cannot be had: {error}; choose another with --port"))
}

fn wish(words: &[String]) -> Result<Wish> {
    let mut wish = Wish { port: 8080, release: false, example: false };
    let mut words = words.iter();
    while let Some(word) = words.next() {
        match word.as_str() {
            "--release" => wish.release = true,
            "--example" => wish.example = true,
            "--port" => {
                let number = words.next().and_then(|number| number.parse().ok()).filter(|port| *port > 0);
                wish.port = number.ok_or("--port wants a number from 1 to 65535")?;
            }
            other => return Err(format!("serve does not know {other:?}; it knows --release, --example and --port N")),
        }
    }
    if wish.example && (wish.port != 8080 || !wish.release) {
        return Err(
            "the example embeds the page as it is published, on port 8080: serve --release --example".to_owned()
        );
    }
    Ok(wish)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_become_a_wish() {
        let of = |words: &[&str]| wish(&words.iter().map(ToString::to_string).collect::<Vec<_>>());
        assert_eq!(of(&[]), Ok(Wish { port: 8080, release: false, example: false }));
        assert_eq!(of(&["--port", "9000", "--release"]), Ok(Wish { port: 9000, release: true, example: false }));
        assert_eq!(of(&["--release", "--example"]), Ok(Wish { port: 8080, release: true, example: true }));
        for wrong in [&["--port"][..], &["--example"], &["--port", "0"], &["--port", "x"], &["now"]] {
            assert!(of(wrong).is_err(), "{wrong:?}");
        }
    }
}
