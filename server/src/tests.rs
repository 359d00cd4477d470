//! Connections to a running server.

use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};

use crate::Server;

struct TempDir(PathBuf);

impl Drop for TempDir {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn serve_page(name: &str) -> (TempDir, Server) {
    let directory = TempDir(std::env::temp_dir().join(format!("server-{name}-{}", std::process::id())));
    std::fs::create_dir_all(&directory.0).unwrap();
    std::fs::write(directory.0.join("index.html"), "<p>民心").unwrap();
    let server = Server::start(&directory.0, 0).unwrap();
    (directory, server)
}

fn connect(server: &Server) -> TcpStream {
    TcpStream::connect(server.url().trim_start_matches("http://")).unwrap()
}

fn send(stream: &mut TcpStream, request: &str) -> String {
    let mut answer = String::new();
    // A closed connection refuses the request, or is reset behind the answer.
    let _ = stream.write_all(request.as_bytes()).and_then(|()| stream.read_to_string(&mut answer));
    answer
}

#[test]
fn several_requests_share_a_connection() {
    let (_directory, server) = serve_page("several");
    let answers = send(
        &mut connect(&server),
        "GET /?lang=en HTTP/1.1\r\nHost: x\r\n\r\nHEAD / HTTP/1.1\r\nHost: x\r\n\r\n\
         GET /no HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
    );
    let starts: Vec<&str> = answers.lines().filter(|line| line.contains("HTTP/1.1")).collect();
    assert_eq!(starts, ["HTTP/1.1 200 OK", "<p>民心HTTP/1.1 200 OK", "HTTP/1.1 404 Not Found"], "{answers}");
    assert!(answers.contains("content-type: text/html; charset=utf-8\r\n"), "{answers}");
    assert_eq!(answers.matches("content-length: 9\r\n").count(), 2, "{answers}");
}

#[test]
fn idle_connections_delay_no_other() {
    let (_directory, server) = serve_page("idle");
    let _idle: Vec<TcpStream> = (0..20).map(|_| connect(&server)).collect();
    assert!(send(&mut connect(&server), "GET / HTTP/1.0\r\n\r\n").starts_with("HTTP/1.0 200"));
}

#[test]
fn a_body_is_not_taken_for_a_request() {
    let (_directory, server) = serve_page("body");
    let request = "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 18\r\n\r\nGET / HTTP/1.1\r\n\r\n\
                   GET /no HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
    let answers = send(&mut connect(&server), request);
    let starts: Vec<&str> = answers.lines().filter(|line| line.contains("HTTP/1.1")).collect();
    assert_eq!(starts.len(), 2, "{answers}");
    assert!(starts[0].contains("405") && starts[1].contains("404"), "{answers}");
    assert!(send(&mut connect(&server), &"x".repeat(1_000_000)).starts_with("HTTP/1.1 4"));
}

#[test]
fn a_server_that_is_dropped_closes_its_connections() {
    let (_directory, server) = serve_page("dropped");
    let (port, mut open) = (server.port(), connect(&server));
    drop(server);
    assert_eq!(send(&mut open, "GET / HTTP/1.1\r\nHost: x\r\n\r\n"), "");
    assert!(TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err());
}

#[test]
fn a_missing_directory_and_a_port_in_use_say_what_to_do() {
    let trouble = Server::start(Path::new("/no/such/place"), 0).unwrap_err();
    assert!(trouble.contains("build the page first"), "{trouble}");
    let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let port = taken.local_addr().unwrap().port();
    let trouble = Server::start(Path::new("."), port).unwrap_err();
    assert!(trouble.contains("--port"), "{trouble}");
}
