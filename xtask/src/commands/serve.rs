//! Serves the page during development, or as it is published.

use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::process::ExitCode;
use std::thread::sleep;
use std::time::Duration;

use super::build::{release, trunk};
use crate::process::ProcessGroup;
use crate::programs::{self, command};
use crate::{Result, tools};

#[derive(Debug, PartialEq, Eq)]
struct Options {
    port: u16,
    release: bool,
    /// True if the page of a portal is served too, which embeds the page in a frame.
    example: bool,
}

/// The port that the page of the portal embeds.
const DEFAULT_PORT: u16 = 8080;

pub(super) fn run(words: &[String]) -> Result<ExitCode> {
    let options = options(words)?;
    // An error now is better than one after the build.
    check_free(options.port)?;
    if options.release { serve_release(&options) } else { serve_development(options.port) }
}

/// Builds the page and serves it with the server crate, which has the dependencies for HTTP.
fn serve_release(options: &Options) -> Result<ExitCode> {
    release()?;
    let mut serve = command("cargo");
    serve.args(["run", "--quiet", "--package", "minxin-server", "--bin", "serve-dist", "--"]);
    serve.arg(options.port.to_string());
    if options.example {
        serve.arg("--example");
    }
    programs::run(&mut serve, "serving the page").map(|()| ExitCode::SUCCESS)
}

fn serve_development(port: u16) -> Result<ExitCode> {
    tools::for_the_page()?;
    let mut trunk =
        ProcessGroup::start(trunk().args(["serve", "--address", "127.0.0.1", "--port", &port.to_string()]))?;
    let mut is_announced = false;
    loop {
        if let Some(status) = trunk.exit_status() {
            return if status.success() { Ok(ExitCode::SUCCESS) } else { Err(format!("trunk serve ended: {status}")) };
        }
        if !is_announced && TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok() {
            println!("Minxin Atlas: http://127.0.0.1:{port}");
            is_announced = true;
        }
        sleep(Duration::from_millis(200));
    }
}

fn check_free(port: u16) -> Result {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port))
        .map(drop)
        .map_err(|error| format!("port {port} of 127.0.0.1 cannot be used: {error}; choose another with --port"))
}

fn options(words: &[String]) -> Result<Options> {
    let mut options = Options { port: DEFAULT_PORT, release: false, example: false };
    let mut words = words.iter();
    while let Some(word) = words.next() {
        match word.as_str() {
            "--release" => options.release = true,
            "--example" => options.example = true,
            "--port" => {
                let number = words.next().and_then(|number| number.parse().ok()).filter(|port| *port > 0);
                options.port = number.ok_or("--port needs a number from 1 to 65535")?;
            }
            other => return Err(format!("serve does not know {other:?}; it knows --release, --example and --port N")),
        }
    }
    if options.example && (options.port != DEFAULT_PORT || !options.release) {
        return Err("the example embeds the published page on port 8080: serve --release --example".to_owned());
    }
    Ok(options)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_are_read() {
        let of = |words: &[&str]| options(&words.iter().map(ToString::to_string).collect::<Vec<_>>());
        assert_eq!(of(&[]), Ok(Options { port: 8080, release: false, example: false }));
        assert_eq!(of(&["--port", "9000", "--release"]), Ok(Options { port: 9000, release: true, example: false }));
        assert_eq!(of(&["--release", "--example"]), Ok(Options { port: 8080, release: true, example: true }));
        for wrong in [&["--port"][..], &["--example"], &["--port", "0"], &["--port", "x"], &["now"]] {
            assert!(of(wrong).is_err(), "{wrong:?}");
        }
    }
}
