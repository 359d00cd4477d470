//! `serve-dist PORT [--example]`: serves dist/ with the headers of a release, and on request the page of a portal that embeds it.

use std::process::ExitCode;

use minxin_server::{Server, SiteOptions};
use xtask::programs::{dist, root};
use xtask::{Result, main_with};

/// The page of a portal, which embeds the atlas from its default port.
const EXAMPLE: &str = "docs/example";
const EXAMPLE_PORT: u16 = 8081;
/// The policy of that page: scripts and frames of the atlas are allowed.
const EXAMPLE_POLICY: &str =
    "default-src 'none'; script-src 'self' http://127.0.0.1:8080; style-src 'self'; frame-src http://127.0.0.1:8080";

fn main() -> ExitCode {
    main_with(|words| run(words).map(|()| ExitCode::SUCCESS))
}

fn run(words: &[String]) -> Result {
    let (port, has_example) = match words {
        [port] => (port, false),
        [port, option] if option == "--example" => (port, true),
        _ => return Err("serve-dist needs a port, and takes --example".to_owned()),
    };
    let port = port.parse().map_err(|error| format!("{port}: {error}"))?;
    let frame_ancestor = has_example.then_some("http:");
    let server = Server::start_with(&dist(), port, SiteOptions { frame_ancestor, ..SiteOptions::default() })?;
    println!("Minxin Atlas: {}", server.url());
    let portal = if has_example {
        let options = SiteOptions { policy: Some(EXAMPLE_POLICY), ..SiteOptions::default() };
        let portal = Server::start_with(&root().join(EXAMPLE), EXAMPLE_PORT, options)?;
        println!("A page that embeds it: {}", portal.url());
        Some(portal)
    } else {
        None
    };
    server.wait();
    drop(portal);
    Ok(())
}
